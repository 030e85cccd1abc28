"""Documents and runs as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

from standoff.cli.styled import DIM, HEAD, NAME, piece, put, words
from standoff.ledger.rows import DocumentRow, Outcome, RunDetail, RunRow
from standoff.report.words import OUTCOMES

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["documents", "run", "runs"]

_STYLES = {Outcome.FAILED: "red", Outcome.PARTIAL: "yellow", Outcome.DUPLICATE: DIM, Outcome.OK: ""}


def documents(console: Console, rows: Sequence[DocumentRow]) -> None:
    """Prints a row a document."""
    if not rows:
        put(console, piece("No documents.", DIM))
        return
    table = _table()
    table.add_column("Document", no_wrap=True)
    table.add_column("Published", no_wrap=True)
    table.add_column("Outlet and title", ratio=1)
    table.add_column("Claims", justify="right")
    for row in rows:
        about = (
            words(row.outlet or "unknown outlet", NAME) + piece("  ") + words(row.title or "Without a title")
        )
        table.add_row(piece(row.key), piece(row.published or "undated"), about, str(row.claims))
    console.print(table)


def runs(console: Console, rows: Sequence[RunRow]) -> None:
    """Prints a row a run."""
    if not rows:
        put(console, piece("No runs.", DIM))
        return
    table = _table()
    for name in ("Run", "Began (UTC)", "Ended", "Command"):
        table.add_column(name, no_wrap=True)
    for name in Outcome:
        table.add_column(name.capitalize(), justify="right", no_wrap=True)
    for row in rows:
        ended = piece(_moment(row.finished_at)[11:16]) if row.finished_at else piece("did not end", "yellow")
        counts = [str(getattr(row, outcome)) for outcome in Outcome]
        table.add_row(str(row.id), _moment(row.started_at)[:16], ended, row.command, *counts)
    console.print(table)


def run(console: Console, detail: RunDetail) -> None:
    """Prints one run, and each of its inputs that is not simply read."""
    row = detail.row
    ended = f"ended {_moment(row.finished_at)}" if row.finished_at else "did not end"
    put(console, words(f"Run {row.id}: {row.command}, began {_moment(row.started_at)}, {ended} (UTC)", HEAD))
    put(console, words(f"{row.extractor}, codebook {row.codebook}", DIM))
    counts = {outcome: getattr(row, outcome) for outcome in Outcome}
    sums = " + ".join(f"{number} {outcome}" for outcome, number in counts.items())
    put(console, piece(f"read {sum(counts.values())} = {sums}"))
    told = [one for one in detail.inputs if one.outcome is not Outcome.OK]
    if told:
        console.print()
    for one in told:
        text = piece(f"{OUTCOMES[one.outcome]}: ", _STYLES[one.outcome]) + words(one.name)
        console.print(text + words(f": {one.reason}" if one.reason else ""), soft_wrap=True)


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold"
    )


def _moment(iso: str) -> str:
    return iso[:19].replace("T", " ")
