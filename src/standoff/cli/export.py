"""`standoff export`: every claim as a row, for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from standoff.cli.options import LEDGER, LedgerPath

__all__ = ["export"]


class _Format(StrEnum):
    JSONL = "jsonl"
    PLOVER = "plover"


def export(
    format: Annotated[
        _Format,
        typer.Option(
            help="jsonl: readings as 'read --json' gives them; plover: CSV, one event code a claim."
        ),
    ],
    ledger: LedgerPath = LEDGER,
) -> None:
    """Write all that was read, document by document.

    \b
    Examples:
      standoff export --format jsonl > readings.jsonl
      standoff export --format plover > events.csv
    """
    from standoff.cli.output import write_lines
    from standoff.export import csv, plover
    from standoff.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        readings = (opened.document(row.key).reading for row in opened.documents())
        if format is _Format.JSONL:
            write_lines(reading.to_line() for reading in readings)
        else:
            write_lines(csv.lines(plover.COLUMNS, plover.rows(readings)), end="\r\n")
