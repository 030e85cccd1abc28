"""How far the reading is, on stderr and only where somebody can see it move."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from standoff.cli.output import safe, screen

if TYPE_CHECKING:
    from standoff.pipeline import Result

__all__ = ["progress", "settling"]


@contextmanager
def progress(inputs: Sequence[str]) -> Iterator[Callable[[Result], None]]:
    """A bar that moves with each result given to what this yields; without a terminal, nothing."""
    if not sys.stderr.isatty():
        yield lambda result: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
    )
    with Progress(*columns, console=screen(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=_expected(inputs), name="")

        def moved(result: Result) -> None:
            bar.update(task, advance=1, name=_short(result.name))

        yield moved


@contextmanager
def settling() -> Iterator[Callable[[int, int], None]]:
    """A bar for `Ledger.settle`, moved by calling what this yields; without a terminal, nothing."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("Grouping"), BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=screen(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _expected(inputs: Sequence[str]) -> int | None:
    """How many documents there will be, as far as the file system tells; None where it does not."""
    total = 0
    for given in inputs:
        if given.lower().endswith(".zip"):
            return None
        if os.path.isdir(given):
            for _, folders, names in os.walk(given):
                folders[:] = [name for name in folders if not name.startswith(".")]
                total += sum(1 for name in names if not name.startswith("."))
        else:
            total += 1
    return total


def _short(name: str) -> str:
    tail = name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name
    return safe(tail[:28])
