"""`standoff reindex`: all tables made again from the readings."""

from __future__ import annotations

import typer

from standoff.cli.options import LEDGER, LedgerPath

__all__ = ["reindex"]


def reindex(ledger: LedgerPath = LEDGER) -> None:
    """Make all indexes and groups again.

    They are made from the readings, which are the truth, and are the same as before.

    \b
    Example:
      standoff reindex --ledger border.db
    """
    from standoff.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        opened.reindex()
        numbers = opened.overview()
    groups = sum(numbers.groups.values())
    typer.echo(
        f"{ledger}: {numbers.documents} documents, {numbers.claims} claims, {groups} groups made again"
    )
