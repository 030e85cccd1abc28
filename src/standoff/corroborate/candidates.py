"""Which earlier texts a text is compared with: those that share the most keys of an index with it.

An index of keys is all that is needed to find them, in memory or in a database: what is read for one
text is bounded, however many others there are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from standoff.corroborate.shingles import number, sketch
from standoff.corroborate.ties import Text

__all__ = ["HOLDERS", "Filing", "Index", "filing", "nearest"]

HOLDERS = 32
"""Texts that are looked at under one key: the first in `Text.order`. The later ones are copies of these
or share boilerplate."""

_NEAREST = 12
_SAMPLE = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a text is filed and sought.

    `words` is a number that texts of the same words share, and no others. `keys` are those it is filed
    under, `sought` those under which earlier texts that may be tied to it stand, `seekers` those under
    which later ones do that seek it.
    """

    words: int
    keys: frozenset[int]
    sought: frozenset[int]
    seekers: frozenset[int]


def filing(text: Text) -> Filing:
    """Keys of a text: samples of its shingles, and of its details with the week of publication.

    A heavy rewrite shares no shingles outside quotations, but it does share pairs of a figure or a
    newsroom with a name. They stand for a week only: a rewrite comes soon, and pairs that are common in
    a long war would otherwise be taken up by its first articles for ever.
    """
    shingles = sketch(text.print)
    pairs = sorted(_pairs(text))
    week = _week(text)
    before, now, after = (
        frozenset() if week is None else _detail_keys(pairs, week + offset) for offset in (-1, 0, 1)
    )
    return Filing(
        words=number(text.print.words),
        keys=shingles | now,
        sought=shingles | now | before,
        seekers=shingles | now | after,
    )


def nearest(holders: Iterable[Iterable[str]]) -> list[str]:
    """The texts, by `Text.order`, that stand under the most keys, at most twelve.

    `holders` has for each key that is sought the first `HOLDERS` texts before the one that seeks.
    """
    shared = Counter(order for found in holders for order in found)
    return nsmallest(_NEAREST, shared, key=lambda order: (-shared[order], order))


class Index:
    """Texts under their keys, in memory."""

    def __init__(self) -> None:
        self._under: defaultdict[int, list[str]] = defaultdict(list)

    def put(self, order: str, keys: Iterable[int]) -> None:
        """Files the text of this `order`."""
        for key in keys:
            insort(self._under[key], order)

    def remove(self, order: str, keys: Iterable[int]) -> None:
        """Takes the text of this `order` out."""
        for key in keys:
            under = self._under[key]
            del under[bisect_left(under, order)]

    def before(self, order: str, keys: Iterable[int]) -> Iterator[list[str]]:
        """For each key the first texts under it that come before `order`."""
        for key in keys:
            under = self._under.get(key, ())
            if under and under[0] < order:
                yield [held for held in under[:HOLDERS] if held < order]

    def after(self, order: str, keys: Iterable[int]) -> set[str]:
        """Texts under these keys that come after `order` and may see it there."""
        found: set[str] = set()
        for key in keys:
            under = self._under.get(key, [])
            place = bisect_right(under, order)
            if place <= HOLDERS:
                found.update(under[place:])
        return found


def _pairs(text: Text) -> Iterator[tuple[str, str, int]]:
    """Each telling figure with each name, of which a sample is enough; each newsroom with each name."""
    told_by = {text.home, *text.credits, *(room for room, found in text.leanings.items() if found.relies)}
    for name in text.details.names:
        for figure in text.details.telling:
            yield f"{figure:g}", name, _SAMPLE
        for room in told_by:
            yield room.key, name, 1


def _detail_keys(pairs: Iterable[tuple[str, str, int]], week: int) -> frozenset[int]:
    keys = ((number((str(week), anchor, name)), sample) for anchor, name, sample in pairs)
    return frozenset(key for key, sample in keys if key % sample == 0)


def _week(text: Text) -> int | None:
    day = text.document.published
    return date.fromisoformat(day).toordinal() // _WEEK if day else None
