"""`standoff trend`: which way it is going, deeds apart from words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.options import LEDGER, Csv, Json, LedgerPath, Limit, given
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.corroborate.trend import Trend

__all__ = ["trend"]


def trend(
    ledger: LedgerPath = LEDGER,
    by: Annotated[str, typer.Option(metavar="WHAT", help="dyad (who to whom), place or type.")] = "dyad",
    per: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="day, week, month or year; else what the time spanned asks for."),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="Who acts: a country or its like, as ESP, Spain or NATO."),
    ] = None,
    recipient: Annotated[str | None, typer.Option(metavar="WHO", help="Who is acted upon, likewise.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="WHERE", help="Name of a place, or a country's code.")
    ] = None,
    type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="PLOVER event type, as ASSAULT, or DENY.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Happened then or later: a day, month or year.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Happened then or earlier, likewise.")
    ] = None,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
    svg: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The picture as an SVG file, instead of in the terminal."),
    ] = None,
) -> None:
    """Show which way it is going.

    Deeds (what outlets themselves or independent sources say was done) stand apart from words
    (threats, promises, denials, requests, accusations). Each has a score from -10 (war) to +10
    (retreat from it), the mean of all in a period; what is told many times counts once. --json and
    --csv name the claims behind every point; 'standoff claim' shows one of them.

    \b
    Examples:
      standoff trend
      standoff trend --actor Spain --recipient Portugal --per week
      standoff trend --by place --since 2022-02 --csv
      standoff trend --svg border.svg
    """
    from standoff.cli.output import one_form, screen, write_lines
    from standoff.ledger import Ledger

    one_form(json=json, csv=csv)
    if svg is not None and (json or csv):
        raise UsageError(f"--svg {svg}", "is one form, and --json or --csv another", "give one of them")
    filters = given(
        per=per,
        actor=actor,
        recipient=recipient,
        place=place,
        type=type,
        since=since,
        until=until,
    )
    with Ledger(ledger, create=False) as opened:
        found = opened.trend(by=by, **filters)
    if limit is not None and (json or csv):
        found = replace(found, series=found.series[:limit])
    if json:
        from standoff.export import jsonl

        write_lines(jsonl.lines([found]))
    elif csv:
        from standoff.export import csv as csv_form
        from standoff.export import tables

        write_lines(csv_form.lines(tables.TREND, tables.trend(found)), end="\r\n")
    elif svg is not None:
        _draw(svg, found, _most(found) if limit is None else limit)
    else:
        from standoff.cli.trend_view import show

        show(screen(), found, _most(found) if limit is None else limit)


def _most(found: Trend) -> int:
    """How many series are shown where nobody says: pictures take room, a type takes a line."""
    return 5 if found.by != "type" else len(found.series)


def _draw(path: Path, found: Trend, most: int) -> None:
    from standoff.report.courses import standing_alone

    picture = standing_alone(found, most).encode()
    try:
        if path.exists() and not path.read_bytes()[:4] == b"<svg":
            raise UsageError(f"--svg {path}", "is there and no picture of a trend", "give another name")
        path.write_bytes(picture)
    except OSError as error:
        reason = f"cannot be written: {error.strerror}"
        raise UsageError(f"--svg {path}", reason, "give another path") from error
    typer.echo(f"The picture is {path}")
