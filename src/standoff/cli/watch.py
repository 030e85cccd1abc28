"""`standoff watch`: feeds, again and again, into the ledger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.options import LEDGER, AllowPrivate, Extractor, Jobs, LedgerPath
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.cli.intake import Tally
    from standoff.ledger import Ledger
    from standoff.pipeline import Result
    from standoff.sources.visitor import Visitor
    from standoff.watch import Round

__all__ = ["watch"]

_EVERY = "15m"
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SOONEST = 60

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|URL...", help="OPML files, text files with one address a line, addresses of feeds."
    ),
]
Every = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="From one round to the next: 90s, 15m, 2h, 1d; 15m if not given."),
]
Once = Annotated[bool, typer.Option("--once", help="One round, then end.")]


def watch(
    sources: Sources,
    every: Every = None,
    once: Once = False,
    ledger: LedgerPath = LEDGER,
    allow_private: AllowPrivate = False,
    jobs: Jobs = 1,
    extractor: Extractor = None,
) -> None:
    """Follow feeds and add what is new.

    RSS, Atom, JSON Feed, sitemaps, and OPML or text files that name them. Each round asks every feed
    whether it changed, reads its new pages, and looks again at those of the last days: a text that
    was changed is a new version of its page. robots.txt is obeyed and no site is hurried. What is
    new is told on one line each; a feed that fails is told and tried again later, ever more seldom.
    With --once the exit code is 1 if anything failed.

    \b
    Examples:
      standoff watch feeds.opml
      standoff watch feeds.txt --once --ledger border.db
    """
    from standoff.ledger import Ledger
    from standoff.settings import Settings
    from standoff.sources.visitor import Visitor
    from standoff.watch import check

    pause = _seconds(every, once)
    settings = Settings.from_environment()
    check(sources, settings)
    visitor = Visitor(settings, allow_private)
    with Ledger(ledger) as opened:
        while True:
            well = _round(opened, visitor, sources, jobs, extractor)
            if once:
                raise typer.Exit(0 if well else 1)
            _wait(pause, opened)


def _seconds(every: str | None, once: bool) -> float:
    if every is not None and once:
        raise UsageError("--every --once", "contradict each other", "give one of them")
    match = re.fullmatch(r"([0-9]{1,6})([smhd])", every or _EVERY)
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0
    if seconds < _SOONEST:
        raise UsageError(f"--every {every}", "is no time of a minute or more", "write it like 15m or 2h")
    return seconds


def _round(ledger: Ledger, visitor: Visitor, sources: list[str], jobs: int, extractor: str | None) -> bool:
    """One round; True where every list and page that was due was had."""
    from standoff.cli.intake import Tally, kept, take_in
    from standoff.cli.output import complain
    from standoff.cli.progress import settling
    from standoff.ledger import Outcome
    from standoff.pipeline import chosen, read_opened
    from standoff.watch import Round

    tally, turn = Tally(), Round(ledger, visitor, sources)
    told = 0

    def watch(result: Result) -> None:
        nonlocal told
        before = turn.stored(result)
        if tally.added > told:
            told = tally.added
            _tell(result, changed=before is not None and before.checked_at is not None)

    try:
        results = read_opened(turn.inputs(), jobs=jobs, isolated=True, extractor=extractor, known=ledger.has)
        take_in(ledger, results, tally, command="watch", extractor=chosen(extractor), watch=watch)
        if tally.added:
            complain("Looking for copies and grouping the claims ...")
            with settling() as moved:
                ledger.settle(moved)
    except KeyboardInterrupt as error:
        raise _stopped(ledger, kept(ledger, tally)) from error
    _tell_troubles(tally, turn)
    typer.echo(tally.line())
    return not (tally.counts[Outcome.FAILED] or turn.asleep)


def _tell(result: Result, *, changed: bool) -> None:
    from standoff.cli.output import safe

    reading = result.reading
    assert reading is not None
    document = reading.document
    said = " ".join(safe(document.title or document.text[:60]).split())
    about = ", ".join(filter(None, (document.outlet, document.published or "undated")))
    many = f"{len(reading.claims)} claim{'' if len(reading.claims) == 1 else 's'}"
    typer.echo(f"{'changed' if changed else 'new'}: {said} ({safe(about)}): {many}, document {document.key}")


def _tell_troubles(tally: Tally, turn: Round) -> None:
    from standoff.cli.output import complain

    for line in tally.failures:
        complain(line)
    for row in turn.asleep:
        times = f"failed {row.failures} times" if row.failures > 1 else "failed before"
        when = (row.due_at or "")[:16].replace("T", " ")
        complain(f"{row.url}: not asked: {times} ({row.trouble}); it is tried again after {when} UTC")
    for host, count in turn.left.items():
        pages = f"{count} page{' is' if count == 1 else 's are'}"
        complain(f"{host}: asked to be left alone; {pages} left for a later round")


def _wait(seconds: float, ledger: Ledger) -> None:
    import time

    try:
        time.sleep(seconds)
    except KeyboardInterrupt as error:
        raise _stopped(ledger, 0) from error


def _stopped(ledger: Ledger, added: int) -> typer.Exit:
    from standoff.cli.output import complain

    new = f"{added} new document{'' if added == 1 else 's'}" if added else "nothing is lost"
    complain(f"Stopped. What was read is kept in {ledger.path} ({new}); the same command goes on from there.")
    return typer.Exit(130)
