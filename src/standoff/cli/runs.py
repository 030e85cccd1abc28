"""`standoff runs`: what was added when, and what became of every input."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.options import LEDGER, Csv, Json, LedgerPath, Limit
from standoff.errors import UsageError

__all__ = ["runs"]


def runs(
    which: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]", help="One run, with each of its inputs.")
    ] = None,
    ledger: LedgerPath = LEDGER,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the runs that added to the ledger, or show one.

    The newest comes first, and the counts of a run sum to its inputs. One run is shown with every
    input that was not read, and why; --json and --csv name all inputs.

    \b
    Examples:
      standoff runs
      standoff runs 3
    """
    from standoff.cli.output import one_form, screen, write_lines
    from standoff.export import csv as csv_form
    from standoff.export import jsonl, tables
    from standoff.ledger import Ledger

    one_form(json=json, csv=csv)
    id = _number(which or [])
    if id is not None:
        with Ledger(ledger, create=False) as opened:
            detail = opened.run(id)
        if json:
            write_lines(jsonl.lines(tables.inputs(detail)))
        elif csv:
            write_lines(csv_form.lines(tables.INPUTS, tables.inputs(detail)), end="\r\n")
        else:
            from standoff.cli.rows_view import run as show_one

            show_one(screen(), detail)
        return
    with Ledger(ledger, create=False) as opened:
        rows = opened.runs()[:limit]
    if json:
        write_lines(jsonl.lines(rows))
    elif csv:
        write_lines(csv_form.lines(tables.RUNS, tables.runs(rows)), end="\r\n")
    else:
        from standoff.cli.rows_view import runs as show_all

        show_all(screen(), rows)


def _number(which: list[str]) -> int | None:
    """The number in "3" or "show 3"; None where no run is named."""
    if not which:
        return None
    number = which[-1]
    if which[:-1] not in ([], ["show"]) or not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise UsageError(" ".join(which), "is no run", "give its number, as in 'standoff runs 3'")
    return int(number)
