"""`standoff documents`: what is in the ledger."""

from __future__ import annotations

from standoff.cli.options import LEDGER, Csv, Json, LedgerPath, Limit

__all__ = ["documents"]


def documents(ledger: LedgerPath = LEDGER, limit: Limit = None, json: Json = False, csv: Csv = False) -> None:
    """List the documents in the ledger, newest first.

    \b
    Example:
      standoff documents --limit 20
    """
    from standoff.cli.output import one_form, screen, write_lines
    from standoff.ledger import Ledger

    one_form(json=json, csv=csv)
    with Ledger(ledger, create=False) as opened:
        rows = opened.documents(limit)
    if json:
        from standoff.export import jsonl

        write_lines(jsonl.lines(rows))
    elif csv:
        from standoff.export import csv as csv_form
        from standoff.export import tables

        write_lines(csv_form.lines(tables.DOCUMENTS, tables.documents(rows)), end="\r\n")
    else:
        from standoff.cli.rows_view import documents as show

        show(screen(), rows)
