"""`standoff lineage`: who copies whom."""

from __future__ import annotations

from standoff.cli.options import LEDGER, Csv, Json, LedgerPath, Limit

__all__ = ["lineage"]


def lineage(ledger: LedgerPath = LEDGER, limit: Limit = None, json: Json = False, csv: Csv = False) -> None:
    """List who copies whom.

    Each cluster is one voice, however many documents it fills.

    \b
    Example:
      standoff lineage --json
    """
    from standoff.cli.output import one_form, screen, write_lines
    from standoff.ledger import Ledger

    one_form(json=json, csv=csv)
    with Ledger(ledger, create=False) as opened:
        clusters = opened.lineage()[:limit]
        rows = opened.documents()
    if json:
        from standoff.export import jsonl

        write_lines(jsonl.lines(clusters))
    elif csv:
        from standoff.export import csv as csv_form
        from standoff.export import tables

        write_lines(csv_form.lines(tables.LINEAGE, tables.lineage(clusters)), end="\r\n")
    else:
        from standoff.cli.lineage_view import show

        show(screen(), clusters, rows)
