"""`standoff report DIR`: the ledger as a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.options import (
    LEDGER,
    About,
    Actor,
    LedgerPath,
    Place,
    Recipient,
    Since,
    Status,
    Type,
    Until,
    given,
)

__all__ = ["report"]


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, or one with an older report.")],
    ledger: LedgerPath = LEDGER,
    about: About = None,
    type: Type = None,
    actor: Actor = None,
    recipient: Recipient = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
) -> None:
    """Write the ledger as pages for a browser.

    They open from disk, with no network, and every figure leads to its sentence. The filters are
    those of 'claims'. An older report in DIR is replaced; nothing else is.

    \b
    Example:
      standoff report border-report --since 2022-02
    """
    from standoff import report as pages
    from standoff.ledger import Ledger

    filters = given(
        about=about,
        type=type,
        actor=actor,
        recipient=recipient,
        place=place,
        since=since,
        until=until,
        status=status,
    )
    with Ledger(ledger, create=False) as opened:
        first = pages.write(opened, folder, **filters)
    typer.echo(f"The report begins at {first}")
