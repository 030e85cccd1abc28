"""Which claims are compared: those that stand close to each other under a key, or whose articles open alike.

How many that are does not depend on how many claims there are: under each key only the nearest count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from heapq import nsmallest
from itertools import combinations
from zlib import crc32

from standoff.corroborate.agreement import NEAR_DAYS
from standoff.corroborate.keys import Entry
from standoff.corroborate.parties import is_particular
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.shingles import number
from standoff.terms import EventType

__all__ = [
    "ARTICLES",
    "CLAIMS",
    "Place",
    "alike",
    "article_of",
    "bands",
    "comparable",
    "entries",
    "meet",
    "name_of",
    "place_of_article",
    "read_place",
    "refs_of",
    "sort_of",
]

CLAIMS = 16
"""Claims on either side that are looked at under one key, in the order of time."""

ARTICLES = 32
"""Articles before one that are looked at under each band of its opening, in the order of publication."""

_ALIKE = 12
_WEEKS = 8
_BANDS = 32
_PRIME = (1 << 61) - 1
_FACTORS = tuple(pow(3, 40 + number, _PRIME) for number in range(2 * _BANDS))
"""Ways to shuffle: multiplication by these, modulo the prime."""
_CLOSE = 3
"""Days between two times of a claim that need one place only."""
_APART = 2 * NEAR_DAYS
"""Days between two places beyond which claims are about different times in any case."""
_NEVER = "9999-99-99"
_DAY = len(_NEVER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim, by `name_of`, stands under a key. `day` is None for one without any date."""

    day: date | None
    name: str
    plain: bool
    """True for a claim that has nothing but its words to be compared by."""


def name_of(claim: Proposition) -> str:
    """What a claim is called: a string that sorts as `Proposition.order` does."""
    return f"{claim.reading.document.published or _NEVER} {claim.ref}"


def entries(claim: Proposition) -> list[Entry]:
    """The keys that two claims must have one of in common to be compared, with the places under them.

    Claims without an event have their words alone, of which half must be shared: so they share one of
    the first half in any order that holds for all (prefix filtering, Chaudhuri et al. 2006). Long
    words come first, for they are rare. Claims of an event share a place, or what is done and who it is
    done to or by; else the article must tell one story. A claim stands at the day on which it was told
    and, where that is another time, at the days of its event.
    """
    name, mark = name_of(claim), "p" if _is_plain(claim) else "e"
    places = [f"{day} {name} {mark}" for day in _days(claim)]
    keys = {number(map(str, topic)) & ~1 | 1 for topic in _word_topics(claim)}
    keys |= {number(map(str, topic)) & ~1 for topic in _event_topics(claim)}
    return [(key, place) for key in sorted(keys) for place in places]


def read_place(place: str) -> Place:
    """What a place that `entries` gave says."""
    day = place[:_DAY]
    known = None if day == _NEVER else date.fromisoformat(day)
    return Place(known, place[_DAY + 1 : -2], place.endswith("p"))


def comparable(key: int, one: Place, other: Place) -> bool:
    """True where claims at two places near each other under a key are compared: not two claims of events that
    share no more than a word, nor what is of other times.
    """
    if one.name == other.name or (key & 1 and not one.plain and not other.plain):
        return False
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= _APART


def sort_of(claim: Proposition) -> int | None:
    """What two claims of an event in articles on one story must have alike to be compared, as `likeness` has
    it. None for a claim that has its words alone.
    """
    return None if _is_plain(claim) else number(map(str, ("sort", *_sort(claim))))


def meet(one: Proposition, other: Proposition) -> bool:
    """True where the claims may be of one time."""
    mine, theirs = _weeks(one), _weeks(other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def place_of_article(claim: Proposition) -> str:
    """Where the article of a claim stands among all: the earlier first."""
    return f"{claim.reading.document.published or _NEVER} {claim.key}"


@lru_cache(maxsize=1024)
def bands(words: frozenset[str]) -> tuple[int, ...]:
    """Keys that two articles are the likelier to share the more words their openings do: of each of
    several ways to shuffle all words, the first one that is there (MinHash, Broder 1997).
    """
    if not words:
        return ()
    known = sorted(crc32(word.encode()) for word in words)
    first = [min((number * factor + 1) % _PRIME for number in known) for factor in _FACTORS]
    found = ((band, first[2 * band], first[2 * band + 1]) for band in range(_BANDS))
    return tuple(number(map(str, ("band", *band))) for band in found)


def alike(holders: Iterable[Iterable[str]]) -> list[str]:
    """The articles, by their places, that share the most bands: at most twelve of those before it."""
    shared = Counter(place for found in holders for place in found)
    return nsmallest(_ALIKE, shared, key=lambda place: (-shared[place], place))


def article_of(name: str) -> str:
    """The key of an article by its place, or by the name of a claim in it."""
    return name[_DAY + 1 :].partition(":")[0]


def refs_of(names: Iterable[str]) -> list[str]:
    """Claims by `name_of` as "document key:claim id"."""
    return [name[_DAY + 1 :] for name in names]


def _sort(claim: Proposition) -> tuple[object, ...]:
    violent = (claim.scope.ahead, claim.scope.whole) if claim.type is EventType.ASSAULT else ()
    return claim.type, claim.scope.number, *violent


def _is_plain(claim: Proposition) -> bool:
    return not claim.trigger or claim.scope.generic


def _word_topics(claim: Proposition) -> Iterator[tuple[object, ...]]:
    """One about no event in particular is compared only with others of that kind."""
    first = sorted(claim.words, key=lambda word: (-len(word), word))
    kind = "generic" if claim.scope.generic else "word"
    return ((kind, word) for word in first[: len(first) // 2 + 1])


def _event_topics(claim: Proposition) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    if _is_plain(claim):
        return found
    named = (*claim.places, *(claim.scene.places or claim.setting))
    places = sorted({place.name.casefold() for place in named})
    sort = _sort(claim)
    if claim.type is None:
        found.update(("event", *sort, word) for word in claim.trigger)
    elif claim.type is EventType.ASSAULT:
        found.update(("event", *sort, place) for place in places)
    else:
        parties = sorted(party for party in {*claim.actors, *claim.recipients} if is_particular(party))
        done = claim.trigger | claim.kinds
        found.update(("event", *sort, word, what) for word in done for what in (*parties, *places))
        found.update(("between", *sort, *pair) for pair in combinations(parties, 2))
    return found


def _days(claim: Proposition) -> list[str]:
    days = [claim.day] if claim.day else []
    window = claim.window or claim.scene.window
    if window:
        first, last = window
        for week in range(_WEEKS + 1):
            day = first + timedelta(days=week * NEAR_DAYS)
            if day <= max(first, last) and all(abs((day - other).days) > _CLOSE for other in days):
                days.append(day)
    return [day.isoformat() for day in days] or [_NEVER]


def _weeks(claim: Proposition) -> frozenset[int]:
    """Numbers of the weeks of publication and of the event: whatever is at most a week apart, be it two
    events, two publications or one and the other, has one in common.
    """
    weeks: set[int] = set()
    if claim.day:
        week = claim.day.toordinal() // NEAR_DAYS
        weeks.update({week, week + 1})
    window = claim.window or claim.scene.window
    if window:
        first, last = (day.toordinal() // NEAR_DAYS for day in window)
        weeks.update(range(first, min(last, first + _WEEKS) + 2))
    return frozenset(weeks)
