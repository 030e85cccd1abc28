"""One round of watching, from the lists to the pages; all it must remember is in the ledger.

A page is noted as due in the same transaction as the list that named it, and as had only when it is
stored: whatever kills a round, the next one goes on where it was.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from standoff.errors import Busy, InputError, Refused, TooLarge
from standoff.ledger import Ledger, Watched
from standoff.pipeline import Result
from standoff.sources import Failure, Raw
from standoff.sources.base import label
from standoff.sources.feeds import Listed, Listing, listing
from standoff.sources.lists import in_turn
from standoff.sources.visitor import Visitor, host_of
from standoff.sources.web import Validators
from standoff.watch.sources import lists_in
from standoff.watch.times import after, backoff, recheck

__all__ = ["Round"]

_MOST_TRIES = 5
"""Times that a page is asked for in vain before it is given up."""

_DEEPEST = 3
"""Lists within lists, as an OPML file of sitemap indexes."""


def _is_final(error: InputError) -> bool:
    """True where asking for a page again would give the same."""
    return isinstance(error, (Refused, TooLarge)) or error.status in (404, 410, 451)


def _now() -> datetime:
    return datetime.now(UTC)


class Round:
    """Yields what is to be read, and keeps track. Tell it by `stored` what became of each.

    After it, `asleep` holds the lists that were not asked because they failed before, and `left`
    counts by host the pages that wait for a later round because the host is to be left alone.
    `clock` tells the time; the system's does unless another is given.
    """

    def __init__(
        self,
        ledger: Ledger,
        visitor: Visitor,
        sources: Sequence[str],
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.asleep: list[Watched] = []
        self.left: Counter[str] = Counter()
        self._ledger = ledger
        self._visitor = visitor
        self._sources = sources
        self._clock = clock or _now
        self._open: dict[str, Watched] = {}

    def inputs(self) -> Iterator[Raw | Failure]:
        """Every page that is had, and every list or page that is not."""
        asked: list[str] = []
        for found in self._lists():
            if isinstance(found, Failure):
                yield found
            else:
                asked.append(found)
        pages = {row.url: row for via in asked for row in self._ledger.due(via, self._at())}
        wanted = [Listed(row.url, "page", row.mark) for row in pages.values()]
        for entry in in_turn(wanted, self._visitor):
            yield from self._page(pages[entry.url])

    def stored(self, result: Result) -> Watched | None:
        """Notes that a page was dealt with, and returns what was known of it before; None for a list."""
        row = self._open.pop(result.name, None)
        if row is None:
            return None
        if result.reading is not None or result.duplicate:
            self._note_had(row)
        else:
            assert result.error is not None
            trouble = f"{result.error.reason}; {result.error.remedy}"
            self._note(replace(row, checked_at=self._at(), due_at=None, trouble=trouble))
        return row

    def _lists(self) -> Iterator[str | Failure]:
        """The address of each list whose pages are to be looked after, or why it could not be read."""
        waiting: deque[tuple[str, str, int]] = deque()
        for source in self._sources:
            try:
                waiting.extend((url, source, 0) for url in lists_in(source, self._visitor.settings))
            except InputError as error:
                yield Failure(label(source), error)
        seen: set[str] = set()
        while waiting:
            url, via, depth = waiting.popleft()
            if url in seen:
                continue
            seen.add(url)
            row = self._ledger.watched([url]).get(url)
            if row is None or row.leads_to != "list":
                row = Watched(url, via, "list", "", self._at(), due_at=self._at())
            yield url
            if row.due_at is not None and row.due_at > self._at():
                self.asleep.append(row)
            else:
                failure = self._ask(row)
                if failure is not None:
                    yield failure
            if depth < _DEEPEST:
                waiting.extend((each.url, url, depth + 1) for each in self._ledger.watched_lists(url))

    def _ask(self, row: Watched) -> Failure | None:
        """Reads a list and notes what it names."""
        try:
            answer = self._visitor.visit(row.url, Validators(row.etag, row.last_modified))
            found = None if answer.raw is None else listing(answer.raw, self._visitor.settings)
        except InputError as error:
            # A page that somebody takes for a list stays a page.
            if all(known.leads_to == "list" for known in self._ledger.watched([row.url]).values()):
                self._note(self._failed(row, error))
            return Failure(label(row.url), error)
        had = replace(
            row,
            etag=answer.validators.etag,
            last_modified=answer.validators.last_modified,
            checked_at=self._at(),
            failures=0,
            due_at=self._at(),
            trouble=None,
        )
        self._note(*(self._named(row.url, found) if found else ()), had)
        return None

    def _named(self, via: str, found: Listing) -> list[Watched]:
        """What the list names that is new, or of which it says something new."""
        known = self._ledger.watched([entry.url for entry in found.entries])
        # A feed that is named no longer is asked no longer.
        rows = [replace(row, via="") for row in self._ledger.watched_lists(via) if row.url not in known]
        for entry in found.entries:
            row = known.get(entry.url)
            if row is None:
                rows.append(
                    Watched(entry.url, via, entry.leads_to, entry.mark, self._at(), due_at=self._at())
                )
            elif row.leads_to == "list":
                rows.append(replace(row, via=row.via or via))
            elif row.mark != entry.mark and row.via == via:
                rows.append(replace(row, mark=entry.mark, failures=0, due_at=self._at()))
        return rows

    def _page(self, row: Watched) -> Iterator[Raw | Failure]:
        wait = self._visitor.wait_for(row.url)
        if wait > self._visitor.settings.longest_delay:
            self.left[host_of(row.url)] += 1
            self._note(replace(row, due_at=after(self._clock(), wait)))
            return
        try:
            answer = self._visitor.visit(row.url, Validators(row.etag, row.last_modified))
        except InputError as error:
            self._note(self._failed(row, error))
            yield Failure(label(row.url), error)
            return
        row = replace(row, etag=answer.validators.etag, last_modified=answer.validators.last_modified)
        if answer.raw is None:
            self._note_had(row)
            return
        self._open[answer.raw.name] = row
        yield answer.raw

    def _note_had(self, row: Watched) -> None:
        due = recheck(row.first_seen, self._clock())
        self._note(replace(row, checked_at=self._at(), failures=0, due_at=due, trouble=None))

    def _failed(self, row: Watched, error: InputError) -> Watched:
        """When to try again: after the time that the site asks for, else later with each failure."""
        failures, longest = row.failures + 1, self._visitor.settings.longest_wait
        due: str | None = after(self._clock(), backoff(failures, longest))
        if isinstance(error, Busy):
            wait = max(self._visitor.wait_for(row.url), min(error.seconds or 0.0, longest))
            due, failures = after(self._clock(), wait), row.failures
        elif row.leads_to == "page" and (failures >= _MOST_TRIES or _is_final(error)):
            due = None
        return replace(row, failures=failures, due_at=due, trouble=error.reason)

    def _note(self, *rows: Watched) -> None:
        self._ledger.note_watched(rows)

    def _at(self) -> str:
        return after(self._clock(), 0.0)
