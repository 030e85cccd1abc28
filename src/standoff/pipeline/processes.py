"""Processes that take one step at a time: one that dies, hangs or grows too large costs that step only."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from queue import PriorityQueue
from time import monotonic
from typing import Any

from standoff.errors import StandoffError, Unreadable
from standoff.settings import Settings

__all__ = ["Crew"]

_TICK = 0.05
"""Seconds between two looks at a process that works."""

_FULL = 0.6
"""Share of its memory that a process may hold between two steps. Above it a new one takes its place, so
that no step pays for what an earlier one left behind."""

_FIRST = -1
"""Number of the task that ends a thread, before all inputs."""


class Crew:
    """Some processes and what they were given to do, of which they take the lowest number first."""

    def __init__(self, size: int, limits: Settings) -> None:
        self._all = [_Worker(limits) for _ in range(size)]
        self._threads: list[threading.Thread] = []  # each waits for one process
        self._tasks: PriorityQueue[tuple[int, int, Future[Any], tuple[Any, ...]]] = PriorityQueue()
        self._given = 0
        # A program may end while nobody stopped us, as after ^C. Python then ends our processes and waits for
        # them, and a thread of ours would take one that died for a fault and begin another: for ever.
        self._ending = Finalize(None, self.stop, exitpriority=1)

    def submit(
        self, number: int, name: str, seconds: float, step: Callable[..., Any], *arguments: Any
    ) -> Future[Any]:
        """What `step` gives back for the input `name`, or the Unreadable that says why there is nothing."""
        future: Future[Any] = Future()
        self._given += 1
        self._tasks.put((number, self._given, future, (name, seconds, step, arguments)))
        if len(self._threads) < len(self._all):
            worker = self._all[len(self._threads)]
            worker.start()
            self._threads.append(threading.Thread(target=self._work, args=(worker,), daemon=True))
            self._threads[-1].start()
        return future

    def stop(self) -> None:
        """Ends all processes at once, whatever they are doing."""
        self._ending.cancel()
        for worker in self._all:
            worker.stop()
        for n in range(len(self._threads)):
            self._tasks.put((_FIRST, n, Future(), ()))
        for thread in self._threads:
            thread.join()

    def _work(self, worker: _Worker) -> None:
        while True:
            number, _, future, task = self._tasks.get()
            if number == _FIRST:
                return
            try:
                # Once more where it died: it may have been killed for what others did to the machine.
                future.set_result(worker.take(*task, again=True))
            except StandoffError as error:
                future.set_exception(error)


class _Worker:
    """One process, replaced by a new one where it had to end. Only one thread at a time may use it."""

    def __init__(self, limits: Settings) -> None:
        self._limits = limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        self._over = False

    def start(self) -> None:
        """Begins the process, unless there is one or no more may be begun."""
        with self._lock:
            if self._process is not None or self._over:
                return
            context = get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with _children_deaf_to_interrupts():
                process.start()
            theirs.close()
            self._process, self._connection = process, ours

    def stop(self) -> None:
        """Ends the process and begins no other."""
        with self._lock:
            self._over = True
            if self._process is not None:
                self._process.kill()
                self._process.join()

    def take(
        self, name: str, seconds: float, step: Callable[..., Any], arguments: tuple[Any, ...], *, again: bool
    ) -> Any:
        """What the step gives back, or why it gave nothing. Raises the StandoffError that it raises."""
        self.start()
        process, connection = self._process, self._connection
        if self._over or process is None or connection is None:
            return Unreadable(name, "was not read, for reading was stopped", "read it again")
        try:
            connection.send((step, arguments))
            connection.recv()  # it has begun: what it imports first counts for no input
            failure = self._watch(process, connection, name, seconds)
            if failure is None:
                fine, outcome = connection.recv()
        except (EOFError, OSError):
            self._end()
            if again:
                return self.take(name, seconds, step, arguments, again=False)
            reason = f"the reading process died{_signal(process.exitcode)}"
            return Unreadable(name, reason, "report this with the text")
        if failure is not None or _resident(process) > _FULL * self._limits.reading_memory:
            self._end()
        if failure is not None:
            return failure
        if not fine:
            raise outcome
        return outcome

    def _watch(
        self, process: BaseProcess, connection: Connection, name: str, seconds: float
    ) -> Unreadable | None:
        """Waits for the answer. What is wrong where there is to be none, else None."""
        end = monotonic() + seconds
        while not connection.poll(_TICK):
            failure = None
            if monotonic() > end:
                reason = f"was not read within {seconds:,.0f} seconds"
                failure = Unreadable(name, reason, "split it, or set STANDOFF_READING_SECONDS higher")
            elif _resident(process) > self._limits.reading_memory:
                reason = f"needs more than {self._limits.reading_memory / 1e6:,.0f} MB of memory"
                failure = Unreadable(name, reason, "split it, or set STANDOFF_READING_MEMORY higher")
            if failure is not None and not connection.poll():
                return failure
        return None

    def _end(self) -> None:
        with self._lock:
            if self._process is not None and self._connection is not None:
                self._process.kill()
                self._process.join()
                self._connection.close()
            self._process = self._connection = None


def _serve(connection: Connection) -> None:
    """What each process does: takes steps until its parent leaves, and only then ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    while True:
        try:
            step, arguments = connection.recv()
        except EOFError:
            return
        connection.send(None)
        try:
            answer = True, step(*arguments)
        except StandoffError as error:
            answer = False, error
        connection.send(answer)


def _leave_with_parent() -> None:
    # A parent that is killed cannot tell its children; they would go on with what they do.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _resident(process: BaseProcess) -> int:
    """Bytes of memory that a process holds; 0 where the system has no /proc to tell."""
    try:
        with open(f"/proc/{process.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _signal(code: int | None) -> str:
    """The name of the signal that ended a process, in brackets."""
    names = {int(each): each.name for each in signal.Signals}
    return f" ({names[-code]})" if code is not None and -code in names else ""


@contextmanager
def _children_deaf_to_interrupts() -> Iterator[None]:
    """Holds ^C back while a process is started, which inherits that.

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
