"""`standoff demo`: the sample articles from beginning to end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.options import Jobs
from standoff.errors import UsageError

__all__ = ["demo"]

_ROWS = 12


def demo(
    into: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the ledger and the report.")] = Path(
        "demo"
    ),
    jobs: Jobs = 1,
) -> None:
    """Try it all on the sample articles.

    They are read into a ledger of their own, the claims are shown and a report is written. The
    articles tell of a stand-off that never happened; they come with Standoff.

    \b
    Example:
      standoff demo --into trial
    """
    from time import perf_counter

    from standoff import report, sample
    from standoff.cli.claims_view import show
    from standoff.cli.intake import Tally, take_in
    from standoff.cli.output import complain, screen
    from standoff.cli.progress import progress
    from standoff.ledger import Ledger
    from standoff.pipeline import DEFAULT, read_all

    articles = [str(path) for path in sample.articles()]
    path = into / "sample.db"
    _clear(path)
    into.mkdir(parents=True, exist_ok=True)
    complain(f"Reading {len(articles)} sample articles ...")
    tally = Tally()
    began = perf_counter()
    with Ledger(path) as ledger:
        results = read_all(articles, jobs=jobs, isolated=True, extractor=DEFAULT, known=ledger.has)
        with progress(articles) as watch:
            take_in(ledger, results, tally, command="demo", extractor=DEFAULT, watch=watch)
        read = perf_counter()
        ledger.settle()
        settled = perf_counter()
        groups = ledger.claims()
        first = report.write(ledger, into / "report")
    written = perf_counter()
    for line in tally.failures:
        complain(line)
    show(screen(), groups[:_ROWS])
    typer.echo(
        f"\n{len(groups)} claims in {tally.added} articles; the {min(_ROWS, len(groups))} that most "
        f"articles carry are above.\n"
        f"  {tally.line()}: {read - began:.1f} s\n"
        f"  copies and groups: {settled - read:.1f} s\n"
        f"  report: {written - settled:.1f} s\n\n"
        f"The ledger  {path}\n"
        f"The report  {first}\n\n"
        f"Go on with  standoff claims --ledger {path} --status contested"
    )
    if tally.failures:
        raise typer.Exit(1)


def _clear(path: Path) -> None:
    """Removes the ledger of an earlier demo; raises UsageError where it is somebody's work."""
    from standoff.ledger import Ledger

    if not path.exists():
        return
    with Ledger(path, create=False) as ledger:
        others = [run.command for run in ledger.runs() if run.command != "demo"]
    if others:
        raise UsageError(str(path), "holds more than the sample", "name another folder with --into")
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
