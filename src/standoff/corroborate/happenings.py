"""Acts told several times folded into one happening each, so that copies and retellings count once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.corroborate.acts import DENIAL, Act, Sort
from standoff.reading import Place
from standoff.terms import Precision

__all__ = ["Happening", "happenings"]

_WEEK = 7
_CITY = (Precision.POINT, Precision.CITY)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something done or said, once, however often it is told.

    `claims` are all that tell of it, as "document key:claim id". `first` and `last` are as for an `Act`.
    """

    sort: Sort
    type: str
    score: float
    actors: frozenset[str]
    recipients: frozenset[str]
    places: tuple[Place, ...]
    first: date | None
    last: date | None
    claims: tuple[str, ...]


def happenings(acts: Iterable[Act]) -> list[Happening]:
    """What happened, by day, undated last. The result does not depend on the order of `acts`.

    One happening are: deeds of one type in one claim group; words of one type by one speaker about
    what is one group; what is said by one and the same word; and what one text and its copies tell
    of one type and day with parties and places that do not exclude each other.
    """
    every = sorted(acts, key=lambda act: (act.ref, act.sort, act.type))
    whole = _Sets(len(every))
    for keys in (_group_keys(every), _word_keys(every)):
        same: dict[Hashable, int] = {}
        for number, key in keys:
            whole.join(same.setdefault(key, number), number)
    for one, other in _retold(every):
        whole.join(one, other)
    together: defaultdict[int, list[Act]] = defaultdict(list)
    for number, act in enumerate(every):
        together[whole.first(number)].append(act)
    found = [_happening(same) for same in together.values()]
    return sorted(found, key=lambda one: (one.first is None, one.first or date.min, one.claims, one.type))


def _group_keys(acts: Sequence[Act]) -> Iterable[tuple[int, Hashable]]:
    for number, act in enumerate(acts):
        if act.group is not None:
            yield number, (act.group, act.type, act.actors if act.sort is Sort.WORD else None)


def _word_keys(acts: Sequence[Act]) -> Iterable[tuple[int, Hashable]]:
    return ((number, act.word) for number, act in enumerate(acts) if act.word is not None)


def _retold(acts: Sequence[Act]) -> Iterable[tuple[int, int]]:
    """Pairs that one text and its copies tell of one thing, each with the fullest that it goes with."""
    stories: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, act in enumerate(acts):
        stories[act.cluster, act.sort, act.type, act.first, act.last].append(number)
    for numbers in stories.values():
        heads: list[int] = []
        for number in sorted(numbers, key=lambda n: (-_fullness(acts[n]), n)):
            head = next((head for head in heads if _agree(acts[head], acts[number])), None)
            if head is None:
                heads.append(number)
            else:
                yield head, number


def _fullness(act: Act) -> int:
    return bool(act.actors) + bool(act.recipients) + bool(_towns(act))


def _agree(one: Act, other: Act) -> bool:
    return all(
        not mine or not theirs or mine & theirs
        for mine, theirs in (
            (one.actors, other.actors),
            (one.recipients, other.recipients),
            (_towns(one), _towns(other)),
        )
    )


def _towns(act: Act) -> frozenset[str]:
    return frozenset(place.name.casefold() for place in act.places if place.precision in _CITY)


def _happening(acts: Sequence[Act]) -> Happening:
    head = min(acts, key=lambda act: (act.type != DENIAL, -_fullness(act), act.ref))
    scores = Counter(act.score for act in acts if act.type == head.type)
    when = min(acts, key=_certainty)
    places = {(place.name, place.country): place for act in acts for place in act.places}
    return Happening(
        sort=head.sort,
        type=head.type,
        score=min(scores, key=lambda score: (-scores[score], -abs(score))),
        actors=frozenset().union(*(act.actors for act in acts)),
        recipients=frozenset().union(*(act.recipients for act in acts)),
        places=tuple(places[name] for name in sorted(places, key=lambda pair: (pair[0], pair[1] or ""))),
        first=when.first,
        last=when.last,
        claims=tuple(sorted({act.ref for act in acts})),
    )


def _certainty(act: Act) -> tuple[object, ...]:
    """Less for what is better to date a happening by: a day that the text gives before the day of
    publication, and both before a stretch of time.
    """
    if act.first is None or act.last is None:
        return 2, 0, 0, date.max, act.ref
    width = (act.last - act.first).days
    return int(width >= _WEEK), int(not act.dated), width, act.first, act.ref


class _Sets:
    """Disjoint sets of the numbers from 0, each known by its least member (Galler & Fischer 1964)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def first(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low
