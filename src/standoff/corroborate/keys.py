"""An index of what stands under which keys, in order: what is read for one thing is bounded, however many
others there are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Protocol

__all__ = ["Entry", "Index", "MemoryIndex"]

Entry = tuple[int, str]
"""A key, a number of 63 bits at most, and a place under it: a string that sorts."""


class Index(Protocol):
    """Places under keys, in memory or in a database."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Files places under keys. None of these may be there."""

    def remove(self, entries: Iterable[Entry]) -> None:
        """Takes places out. Each of these must be there."""

    def before(self, entries: Collection[Entry], most: int) -> list[list[str]]:
        """For each entry the last `most` places under its key that come before its place, in order."""

    def after(self, entries: Collection[Entry], most: int) -> list[list[str]]:
        """For each entry the first `most` places under its key that come after its place, in order."""


class MemoryIndex:
    """An index in memory."""

    def __init__(self) -> None:
        self._under: defaultdict[int, list[str]] = defaultdict(list)

    def put(self, entries: Iterable[Entry]) -> None:
        """See `Index`."""
        for key, place in entries:
            insort(self._under[key], place)

    def remove(self, entries: Iterable[Entry]) -> None:
        """See `Index`."""
        for key, place in entries:
            under = self._under[key]
            del under[bisect_left(under, place)]

    def before(self, entries: Collection[Entry], most: int) -> list[list[str]]:
        """See `Index`."""
        found = []
        for key, place in entries:
            under = self._under.get(key, [])
            end = bisect_left(under, place)
            found.append(under[max(0, end - most) : end])
        return found

    def after(self, entries: Collection[Entry], most: int) -> list[list[str]]:
        """See `Index`."""
        found = []
        for key, place in entries:
            under = self._under.get(key, [])
            start = bisect_right(under, place)
            found.append(under[start : start + most])
        return found
