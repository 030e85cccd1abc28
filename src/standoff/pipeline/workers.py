"""Several processes at the two steps, results in the order of the inputs, and deaths survived."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Any

from standoff.document import Document
from standoff.errors import StandoffError, Unreadable
from standoff.pipeline.stages import Options, Result, extracted, loaded
from standoff.reading import Reading
from standoff.sources import Failure, Raw

__all__ = ["in_workers"]

_AHEAD = 4
"""Inputs under way for each process: enough that none waits, few enough to bound memory."""


@dataclass(slots=True)
class _Slot:
    """One input under way: the step it is at, and its result once there is one."""

    name: str
    step: Callable[..., Any] | None = None
    arguments: tuple[Any, ...] = ()
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
        self._jobs = jobs
        self._pool = _pool(jobs)

    def enter(self, given: Raw | Failure) -> None:
        """Puts an input at the end of the line and begins with it."""
        slot = _Slot(given.name)
        self.slots.append(slot)
        if isinstance(given, Failure):
            slot.result = Result(given.name, error=given.error)
        else:
            self._begin(slot, loaded, given, self._options)

    def first(self) -> Result:
        """The result of the oldest input; waits for it while the others go on."""
        while True:
            try:
                for slot in self.slots:
                    self._advance(slot)
                result = self.slots[0].result
                if result is not None:
                    return result
                wait([s.future for s in self.slots if s.future], return_when=FIRST_COMPLETED)
            except BrokenProcessPool:
                self._recover()

    def leave(self) -> None:
        """Drops the oldest input: its result was taken."""
        self.slots.popleft()

    def stop(self) -> None:
        """Ends all processes at once, whatever they are doing."""
        # Public only from Python 3.14 on, as kill_workers().
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, slot: _Slot, step: Callable[..., Any], *arguments: Any) -> None:
        slot.step, slot.arguments, slot.future = step, arguments, None
        try:
            with _children_deaf_to_interrupts():
                slot.future = self._pool.submit(step, *arguments)
        except BrokenProcessPool:
            self._recover()

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
        if slot.document is not None and slot.step is loaded and not self._is_twin(slot):
            if self._known and self._known(slot.document):
                slot.result = Result(slot.name, slot.document, duplicate=True)
            else:
                self._begin(slot, extracted, slot.name, slot.document, self._options)

    def _is_twin(self, slot: _Slot) -> bool:
        """True while an earlier input is the same document: only when that is taken is this one known."""
        if self._known is None or slot.document is None:
            return False
        for earlier in self.slots:
            if earlier is slot:
                return False
            if earlier.document is not None and earlier.document.key == slot.document.key:
                return True
        return False

    def _recover(self) -> None:
        """After a process died: new ones, and what was under way once more, one at a time.

        Of those that were under way nobody can say which one killed it, until it does so again alone.
        """
        self._restart()
        for slot in self.slots:
            if slot.step is None or slot.result is not None or _is_done(slot.future):
                continue
            if slot.future is None and slot.document is not None and slot.step is loaded:
                continue
            try:
                with _children_deaf_to_interrupts():
                    slot.future = self._pool.submit(slot.step, *slot.arguments)
                wait([slot.future])
                if isinstance(slot.future.exception(), BrokenProcessPool):
                    raise BrokenProcessPool
            except BrokenProcessPool:
                slot.future = None
                error = Unreadable(slot.name, "the reading process died", "report this with the text")
                slot.result = Result(slot.name, slot.document, error=error)
                self._restart()

    def _restart(self) -> None:
        self.stop()
        self._pool = _pool(self._jobs)


def _is_done(future: Future[Any] | None) -> bool:
    """True where it ended by itself, with a value or an error of its own."""
    if future is None or not future.done() or future.cancelled():
        return False
    return not isinstance(future.exception(), BrokenProcessPool)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_settle_in)


def _settle_in() -> None:
    """Runs first in each process: it leaves when its parent does, and only then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    # A parent that is killed cannot tell its children; they would wait for work for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _children_deaf_to_interrupts() -> Iterator[None]:
    """Holds ^C back while a process may be started, which inherits that.

    The terminal sends ^C to all processes, and one that is still importing would print its trace.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
