"""The pages that a list names, and those of the lists that it names, fetched one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from standoff.errors import InputError, NotText
from standoff.settings import Settings
from standoff.sources.base import Failure, Raw, label
from standoff.sources.feeds import Listed, is_listing, listing
from standoff.sources.visitor import Visitor, host_of

__all__ = ["in_turn", "pages"]

_DEEPEST = 3
"""Lists within lists: an OPML file of sitemap indexes has this many."""


def pages(raw: Raw, *, allow_private: bool, settings: Settings) -> Iterator[Raw | Failure]:
    """Each page that the list `raw` leads to, each address once; a list that fails is a failure too.

    The order is that of the lists, as far as pauses allow: while one host rests another is asked.
    """
    visitor = Visitor(settings, allow_private)
    seen: set[str] = set()
    yield from _pages(raw, visitor, seen, 0)


def _pages(raw: Raw, visitor: Visitor, seen: set[str], depth: int) -> Iterator[Raw | Failure]:
    try:
        found = listing(raw, visitor.settings)
    except InputError as error:
        yield Failure(raw.name, error)
        return
    new = [entry for entry in found.entries if entry.url not in seen]
    seen.update(entry.url for entry in new)
    if not new:
        if not found.entries:
            yield Failure(raw.name, NotText(raw.name, f"is a {found.form} that names no pages", "check it"))
        return
    for entry in in_turn(new, visitor):
        try:
            answer = visitor.visit(entry.url)
        except InputError as error:
            yield Failure(label(entry.url), error)
            continue
        assert answer.raw is not None
        if is_listing(answer.raw) and depth < _DEEPEST:
            yield from _pages(answer.raw, visitor, seen, depth + 1)
        else:
            yield answer.raw


def in_turn(entries: Iterable[Listed], visitor: Visitor) -> Iterator[Listed]:
    """All of `entries`, each time the first whose host need be waited for the least."""
    lines: dict[str, deque[tuple[int, Listed]]] = {}
    for n, entry in enumerate(entries):
        lines.setdefault(host_of(entry.url), deque()).append((n, entry))
    while lines:
        host = min(lines, key=lambda host: (visitor.wait_for(lines[host][0][1].url), lines[host][0][0]))
        _, entry = lines[host].popleft()
        if not lines[host]:
            del lines[host]
        yield entry
