"""Which earlier texts a text is compared with: those that share the most keys of an index with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from standoff.corroborate.shingles import number, sketch
from standoff.corroborate.ties import Text

__all__ = ["HOLDERS", "Filing", "filing", "nearest"]

HOLDERS = 16
"""Texts that are looked at under one key: the last ones, in `Text.order`, before the one that seeks."""

_NEAREST = 12
_SAMPLE = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a text is filed and sought.

    `words` is a number that texts of the same words share, and no others. `keys` are those it is filed
    under, `sought` those of them under which earlier texts that may be tied to it stand.
    """

    words: int
    keys: frozenset[int]
    sought: frozenset[int]


def filing(text: Text) -> Filing:
    """Keys of a text: samples of its shingles, and of its details with the week of publication.

    A heavy rewrite shares no shingles outside quotations, but it does share pairs of a figure or a
    newsroom with a name. They are filed for their own week and the next and sought in their own: a
    rewrite comes soon, and pairs that are common in a long war find those of the day.
    """
    shingles = sketch(text.print)
    pairs = sorted(_pairs(text))
    week = _week(text)
    now, after = (frozenset() if week is None else _detail_keys(pairs, week + offset) for offset in (0, 1))
    return Filing(number(text.print.words), shingles | now | after, shingles | now)


def nearest(holders: Iterable[Iterable[str]]) -> list[str]:
    """The texts, by `Text.order`, that stand under the most keys, at most twelve.

    `holders` has for each key that is sought the last `HOLDERS` texts before the one that seeks.
    """
    shared = Counter(order for found in holders for order in found)
    return nsmallest(_NEAREST, shared, key=lambda order: (-shared[order], order))


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
    day = text.published
    return date.fromisoformat(day).toordinal() // _WEEK if day else None
