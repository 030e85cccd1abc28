"""From results into the ledger, one transaction a document, with a count that always sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field

from standoff import codebook
from standoff.errors import LedgerError, SpanError
from standoff.ledger import Ledger, Outcome
from standoff.pipeline import Result, identity

__all__ = ["Tally", "kept", "take_in"]


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far. `run` is None before the first; lines are for the user."""

    run: int | None = None
    counts: Counter[Outcome] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)

    @property
    def added(self) -> int:
        """Documents that this run put into the ledger."""
        return self.counts[Outcome.OK] + self.counts[Outcome.PARTIAL]

    def line(self) -> str:
        """The accounting: "read 4 = 2 ok + 0 partial + 1 failed + 1 duplicate"."""
        parts = " + ".join(f"{self.counts[outcome]} {outcome}" for outcome in Outcome)
        return f"read {self.counts.total()} = {parts}"


def take_in(
    ledger: Ledger,
    results: Generator[Result],
    tally: Tally,
    *,
    command: str,
    extractor: str,
    watch: Callable[[Result], None],
) -> None:
    """Stores each result and counts it in `tally`, then tells `watch`; the run is begun with the first.

    Raises LedgerError where the ledger itself cannot be written; what was stored before is kept.
    """
    # Closed at once, whatever happens here: else what reads goes on for nobody.
    with closing(results):
        for result in results:
            if tally.run is None:
                tally.run = ledger.begin(command, identity(extractor), codebook.digest())
            outcome = _store(ledger, tally.run, result, tally)
            tally.counts[outcome] += 1
            watch(result)
    if tally.run is not None:
        ledger.finish(tally.run)


def kept(ledger: Ledger, tally: Tally) -> int:
    """Documents of the run as the ledger itself counts them: a stop may fall between storing and counting.

    Raises LedgerError where the ledger cannot be read.
    """
    if tally.run is None:
        return 0
    row = ledger.run(tally.run).row
    return row.ok + row.partial


def _store(ledger: Ledger, run: int, result: Result, tally: Tally) -> Outcome:
    name, error = result.name, result.error
    if result.reading is not None:
        try:
            outcome = ledger.add(result.reading, run=run, name=name, partial=result.partial)
        except (SpanError, LedgerError) as refused:
            # Of the document, or of the ledger: then no other could be stored either.
            if isinstance(refused, LedgerError) and refused.subject != name:
                raise
            error = refused
        else:
            if outcome is Outcome.DUPLICATE:
                tally.duplicates.append(_known(result))
            return outcome
    if error is not None:
        ledger.record(run, name, Outcome.FAILED, f"{error.reason}; {error.remedy}")
        tally.failures.append(f"{name}: {error.reason}; {error.remedy}")
        return Outcome.FAILED
    tally.duplicates.append(_known(result))
    ledger.record(run, name, Outcome.DUPLICATE, f"document {_key(result)} is in the ledger")
    return Outcome.DUPLICATE


def _known(result: Result) -> str:
    return f"{result.name}: is in the ledger already, as document {_key(result)}"


def _key(result: Result) -> str:
    assert result.document is not None
    return result.document.key
