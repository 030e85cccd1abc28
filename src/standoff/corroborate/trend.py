"""Which way it is going: deeds apart from words, in time, by who does it to whom, where, or of what type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from math import fsum
from typing import Any

import msgspec

from standoff.corroborate.acts import Act, Sort
from standoff.corroborate.happenings import Happening, happenings
from standoff.corroborate.powers import power_name
from standoff.reading import Place

__all__ = ["ENOUGH", "By", "Filter", "Point", "Series", "Tendency", "Trend", "Unit", "trend"]

ENOUGH = 3
"""Fewest happenings in one period that a direction is told from."""


class By(StrEnum):
    """What one series is of."""

    DYAD = "dyad"
    PLACE = "place"
    TYPE = "type"


class Unit(StrEnum):
    """The length of a period. A week begins on Monday (ISO 8601)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def start(self, day: date) -> date:
        """The first day of the period that `day` is in."""
        match self:
            case Unit.DAY:
                return day
            case Unit.WEEK:
                return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
            case Unit.MONTH:
                return day.replace(day=1)
        return day.replace(month=1, day=1)

    def end(self, start: date) -> date:
        """The last day of the period that begins on `start`."""
        longest = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}[self]
        if (date.max - start).days < longest:
            return date.max
        return self.start(start + timedelta(days=longest)) - timedelta(days=1)


_LONGEST = {Unit.DAY: 14, Unit.WEEK: 182, Unit.MONTH: 1096}
"""Up to how many days are shown by the day, the week and the month where nobody asks for one."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What counts; None is everything. `actor` and `recipient` are as `powers.power_named` gives them.

    `place` is a name without case or a country's code, `type` PLOVER's or `acts.DENIAL`. `since` and
    `until`, both inclusive, leave out what has no date between them.
    """

    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series: ISO dates of its first and last day, how much happened, and how it was.

    `score` is the mean over all that happened, from -10 (war) to +10 (retreat from it), each once
    however often it is told. `claims` are all that tell of it, as "document key:claim id".
    """

    start: str
    end: str
    events: int
    score: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Deeds and words in time. A period without any has no point.

    `name` says what it is of. `actor` and `recipient` are set by dyad, `place` (a name) and `country`
    (a code) by place, `type` by type.
    """

    name: str
    actor: str | None
    recipient: str | None
    place: str | None
    country: str | None
    type: str | None
    deeds: tuple[Point, ...]
    words: tuple[Point, ...]

    @property
    def events(self) -> int:
        """How much happened in all."""
        return sum(point.events for point in (*self.deeds, *self.words))


@dataclass(frozen=True, slots=True)
class Tendency:
    """The first and the last period of which there is enough to tell a direction from.

    `of` names the two of a dyad or the place, and is empty where all is taken together; `mutual` is
    True where both of a dyad act. A pair is None where one of its ends would stand on fewer than
    ENOUGH happenings.
    """

    of: tuple[str, ...]
    mutual: bool
    deeds: tuple[Point, Point] | None
    words: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The series, those of which most happened first, over the days from `first` to `last`.

    `first` and `last` are None where nothing happened on a known date. `undated` counts what is in
    no point, because its date is open or wider than a period. `tendency` is None where too little
    happened to tell one.
    """

    by: By
    unit: Unit
    first: str | None
    last: str | None
    undated: int
    tendency: Tendency | None
    series: tuple[Series, ...]

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """What a happening is filed under. Of a dyad `pair` is the same whoever of the two acts."""

    name: str
    pair: tuple[str, ...]
    actor: str = ""
    recipient: str = ""
    place: str = ""
    country: str = ""
    type: str = ""


def trend(
    acts: Iterable[Act], by: By = By.DYAD, unit: Unit | None = None, only: Filter | None = None
) -> Trend:
    """The trend of `acts`, which does not depend on their order.

    Without `unit`, periods are as long as the time that they span asks for. A country with itself is
    no dyad; by place and by type have what it does at home.
    """
    only = only or Filter()
    counted = [one for one in happenings(acts) if _passes(one, only)]
    keyed = [(one, keys) for one in counted if (keys := _keys(one, by, only))]
    unit = unit or _unit([one for one, _ in keyed])
    filed: dict[_Key, list[Happening]] = {}
    undated = 0
    for one, keys in keyed:
        if _start(one, unit) is None:
            undated += 1
        else:
            for key in keys:
                filed.setdefault(key, []).append(one)
    ranked = _ranked(filed)
    series = tuple(_series(key, filed[key], unit) for key in ranked)
    points = [point for one in series for point in (*one.deeds, *one.words)]
    return Trend(
        by=by,
        unit=unit,
        first=min((point.start for point in points), default=None),
        last=max((point.end for point in points), default=None),
        undated=undated,
        tendency=_tendency(ranked, filed, unit),
        series=series,
    )


def _passes(one: Happening, only: Filter) -> bool:
    if only.since or only.until:
        if one.first is None or one.last is None:
            return False
        if (only.since and one.first < only.since) or (only.until and one.last > only.until):
            return False
    return (
        (only.actor is None or only.actor in one.actors)
        and (only.recipient is None or only.recipient in one.recipients)
        and (only.place is None or any(_at(place, only.place) for place in one.places))
        and (only.type is None or only.type == one.type)
    )


def _at(place: Place, wanted: str) -> bool:
    return place.name.casefold() == wanted.casefold() or place.country == wanted.upper()


def _keys(one: Happening, by: By, only: Filter) -> list[_Key]:
    if by is By.TYPE:
        return [_Key(one.type.lower(), (one.type,), type=one.type)]
    if by is By.PLACE:
        places = [place for place in one.places if only.place is None or _at(place, only.place)]
        names = sorted({(place.name, place.country or "") for place in places})
        return [_Key(name, (name, country), place=name, country=country) for name, country in names]
    actors = [actor for actor in sorted(one.actors) if only.actor in (None, actor)]
    recipients = [recipient for recipient in sorted(one.recipients) if only.recipient in (None, recipient)]
    return [
        _Key(
            f"{power_name(actor)} → {power_name(recipient)}",
            tuple(sorted((power_name(actor), power_name(recipient)))),
            actor=actor,
            recipient=recipient,
        )
        for actor, recipient in product(actors, recipients)
        if actor != recipient
    ]


def _start(one: Happening, unit: Unit) -> date | None:
    """The first day of the period in which it happened; None where that can have been several."""
    if one.first is None or one.last is None or unit.start(one.first) != unit.start(one.last):
        return None
    return unit.start(one.first)


def _unit(found: Sequence[Happening]) -> Unit:
    days = [one.first for one in found if one.first and _start(one, Unit.WEEK)]
    span = (max(days) - min(days)).days if days else 0
    return next((unit for unit, most in _LONGEST.items() if span <= most), Unit.YEAR)


def _ranked(filed: Mapping[_Key, Sequence[Happening]]) -> list[_Key]:
    """Most happenings first; both directions of a dyad together."""
    both: Counter[tuple[str, ...]] = Counter()
    for key, found in filed.items():
        both[key.pair] += len(found)
    return sorted(filed, key=lambda key: (-both[key.pair], key.pair, -len(filed[key]), key))


def _series(key: _Key, found: Sequence[Happening], unit: Unit) -> Series:
    return Series(
        name=key.name,
        actor=key.actor or None,
        recipient=key.recipient or None,
        place=key.place or None,
        country=key.country or None,
        type=key.type or None,
        deeds=_points(found, Sort.DEED, unit),
        words=_points(found, Sort.WORD, unit),
    )


def _points(found: Iterable[Happening], sort: Sort, unit: Unit) -> tuple[Point, ...]:
    periods: defaultdict[date, list[Happening]] = defaultdict(list)
    for one in found:
        start = _start(one, unit)
        if one.sort is sort and start is not None:
            periods[start].append(one)
    return tuple(
        Point(
            start=start.isoformat(),
            end=unit.end(start).isoformat(),
            events=len(those),
            score=round(fsum(one.score for one in those) / len(those), 2),
            claims=tuple(sorted({ref for one in those for ref in one.claims})),
        )
        for start, those in sorted(periods.items())
    )


def _tendency(
    ranked: Iterable[_Key], filed: Mapping[_Key, Sequence[Happening]], unit: Unit
) -> Tendency | None:
    """That of the first dyad or place of which there is enough; of all types together."""
    together: dict[tuple[str, ...], list[_Key]] = {}
    for key in ranked:
        together.setdefault(() if key.type else key.pair, []).append(key)
    for keys in together.values():
        # What two do to a third, or what happens in two places, is under several keys; it counts once.
        found = list({id(one): one for key in keys for one in filed[key]}.values())
        deeds, words = (_ends(_points(found, sort, unit)) for sort in Sort)
        if deeds or words:
            key = keys[0]
            directed = power_name(key.actor), power_name(key.recipient)
            of = directed if key.actor else (key.place,) if key.place else ()
            return Tendency(of, len(keys) > 1, deeds, words)
    return None


def _ends(points: Sequence[Point]) -> tuple[Point, Point] | None:
    enough = [point for point in points if point.events >= ENOUGH]
    return (enough[0], enough[-1]) if len(enough) > 1 else None
