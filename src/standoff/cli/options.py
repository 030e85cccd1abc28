"""Options that several verbs have, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

__all__ = [
    "About",
    "Actor",
    "AllowPrivate",
    "Csv",
    "DateColumn",
    "Extractor",
    "Inputs",
    "Jobs",
    "Json",
    "LedgerPath",
    "Limit",
    "Outlet",
    "OutletColumn",
    "Place",
    "Published",
    "Recipient",
    "Since",
    "Status",
    "TextColumn",
    "TitleColumn",
    "Type",
    "Until",
    "UrlColumn",
    "given",
]

LEDGER = Path("standoff.db")

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-", help="Files, folders, archives, web addresses, or - for standard input."
    ),
]
LedgerPath = Annotated[
    Path, typer.Option("--ledger", metavar="PATH", envvar="STANDOFF_LEDGER", help="The ledger's file.")
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication, as 2022-02-15: stands for every input."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it: stands for every input.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses of this machine and its network too.")
]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.")]
Extractor = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", envvar="STANDOFF_EXTRACTOR", help='Who reads the texts; "rules" if not given.'
    ),
]
TextColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="Column of a table, or key of JSON, that holds the texts.")
]
TitleColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Likewise their headlines.")]
UrlColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Likewise their addresses.")]
DateColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Likewise their days of publication.")]
OutletColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Likewise who published them.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a view for people.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV instead of a view for people.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many.")]

About = Annotated[
    str | None, typer.Option(metavar="TEXT", help='Words of one sentence; a "phrase" in double quotes.')
]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="PLOVER event type, as ASSAULT.")]
Actor = Annotated[
    str | None, typer.Option(metavar="WHO", help="Who acts: the beginning of a code, as RUS, or a name.")
]
Recipient = Annotated[str | None, typer.Option(metavar="WHO", help="Who is acted upon, likewise.")]
Place = Annotated[str | None, typer.Option(metavar="WHERE", help="Name of a place, or a country's code.")]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Published then or later: a day, month or year.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published then or earlier, likewise.")]
Status = Annotated[
    str | None,
    typer.Option(metavar="STATUS", help="corroborated, single-source, contested, denied or unverified."),
]


def given(**options: Any) -> dict[str, Any]:
    """The options that the user gave, to be passed on as they are."""
    return {name: value for name, value in options.items() if value is not None}
