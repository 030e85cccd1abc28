"""Inputs through the two steps in processes of their own, results in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Any

from standoff.document import Document
from standoff.errors import StandoffError
from standoff.pipeline.processes import Crew
from standoff.pipeline.stages import Options, Result, extracted, loaded
from standoff.reading import Reading
from standoff.sources import Failure, Raw

__all__ = ["in_workers"]

_AHEAD = 4
"""Inputs under way for each process: enough that none waits, few enough to bound memory."""

_STRETCH = 20_000
"""Code points of a text for which there is as much time as for loading it."""


@dataclass(slots=True)
class _Slot:
    """One input under way: the step it is at, and its result once there is one."""

    number: int
    name: str
    step: Callable[..., Any] | None = None
    future: Future[Any] | None = None
    document: Document | None = None
    result: Result | None = None


def in_workers(
    opened: Iterator[Raw | Failure],
    options: Options,
    known: Callable[[Document], bool] | None,
    jobs: int,
) -> Generator[Result]:
    """What became of each of `opened`, in order. See `read_all` for `known`."""
    line = _Line(options, known, jobs)
    try:
        more = True
        while more or line.slots:
            while more and len(line.slots) < _AHEAD * jobs:
                given = next(opened, None)
                more = given is not None
                if given is not None:
                    line.enter(given)
            if line.slots:
                yield line.first()
                line.leave()
    finally:
        line.stop()


class _Line:
    """The inputs under way, oldest first, and the processes that work on them."""

    def __init__(self, options: Options, known: Callable[[Document], bool] | None, jobs: int) -> None:
        self.slots: deque[_Slot] = deque()
        self._options = options
        self._known = known
        self._entered = 0
        self._crew = Crew(jobs, options.settings)

    def enter(self, given: Raw | Failure) -> None:
        """Puts an input at the end of the line and begins with it."""
        slot = _Slot(self._entered, given.name)
        self._entered += 1
        self.slots.append(slot)
        if isinstance(given, Failure):
            slot.result = Result(given.name, error=given.error)
        else:
            self._begin(slot, 1, loaded, given, self._options)

    def first(self) -> Result:
        """The result of the oldest input; waits for it while the others go on."""
        while True:
            for slot in self.slots:
                self._advance(slot)
            result = self.slots[0].result
            if result is not None:
                return result
            wait([s.future for s in self.slots if s.future], return_when=FIRST_COMPLETED)

    def leave(self) -> None:
        """Drops the oldest input: its result was taken."""
        self.slots.popleft()

    def stop(self) -> None:
        """Ends all processes at once, whatever they are doing."""
        self._crew.stop()

    def _begin(self, slot: _Slot, stretches: int, step: Callable[..., Any], *arguments: Any) -> None:
        seconds = stretches * self._options.settings.reading_seconds
        slot.step = step
        slot.future = self._crew.submit(slot.number, slot.name, seconds, step, *arguments)

    def _advance(self, slot: _Slot) -> None:
        """Takes a slot one step on if what it waited for is there."""
        if slot.result is not None:
            return
        if slot.future is not None and slot.future.done():
            outcome: Document | Reading | StandoffError = slot.future.result()
            slot.future = None
            if isinstance(outcome, Document):
                slot.document = outcome
            elif slot.document is None:
                assert isinstance(outcome, StandoffError)
                slot.result = Result(slot.name, error=outcome)
            else:
                slot.result = Result.of(slot.name, slot.document, outcome)
        if slot.document is not None and slot.step is loaded and not self._may_be_twin(slot):
            if self._known and self._known(slot.document):
                slot.result = Result(slot.name, slot.document, duplicate=True)
            else:
                stretches = 1 + len(slot.document.text) // _STRETCH
                self._begin(slot, stretches, extracted, slot.name, slot.document, self._options)

    def _may_be_twin(self, slot: _Slot) -> bool:
        """True while an earlier input is the same document, or may be one: it is known when that is taken."""
        if self._known is None or slot.document is None:
            return False
        for earlier in self.slots:
            if earlier is slot:
                return False
            if earlier.document is None and earlier.result is None:
                return True
            if earlier.document is not None and earlier.document.key == slot.document.key:
                return True
        return False
