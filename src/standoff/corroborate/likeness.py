"""How far two claims are the same claim, with the reasons; None where something keeps them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from standoff.corroborate.figures import exclude, unit_of
from standoff.corroborate.parties import is_particular
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.wording import kin, overlap
from standoff.reading import Place, Quantity
from standoff.terms import EventType, Precision

__all__ = ["ENOUGH", "NEAR_DAYS", "Likeness", "likeness"]

ENOUGH = 0.6
"""From this score on two claims of a typed event are one claim."""

NEAR_DAYS = 7
"""Days between two publications beyond which undated claims are about different times."""

_WORDS_ALONE = 0.72
_WORDS_AND_TRIGGER = 0.62
_FEW_WORDS = 4
_NEAR_KM = 25.0
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_EXACT = frozenset({Precision.POINT, Precision.CITY})
_SPEECH = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
"""Acts of speech: two of them are one only where they are about one thing, whoever performs them."""
_TOPIC_OF_SPEECH = 0.3
_TOPIC_WORDS = 2
_SAME_AREA = 0.7
_RECURRING = frozenset({EventType.ASSAULT, EventType.PROTEST})
_FADING = 4
"""Days over which reports of an undated event that may come again lose the benefit of being near."""
_SOON = 0.5
_SAME_STORY = 0.3
_ELLIPTICAL = 0.3
_ORDER = 10
_PEOPLE = "people"
_NEUTRAL = 0.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 1; `because` names what agrees, in words."""

    score: float
    because: str


def likeness(one: Proposition, other: Proposition) -> Likeness | None:
    """How far `one` and `other` say the same. None where they cannot be one claim.

    Claims of a typed event are compared part by part: what is done (the trigger), in which words, by
    whom, to whom, where, when. A part that one of them does not tell counts neither way; parts that
    exclude each other (two countries, two towns, two days) keep the claims apart. Where the words
    name no topic ("the withdrawal"), the articles must tell one story. Claims of no typed event have
    their words only, and need to share nearly all of them.
    """
    if one.type is not other.type:
        return None
    time = _time(one, other)
    if time is None:
        return None
    said = f"{len(one.words & other.words)} of {len(one.words | other.words)} content words"
    if one.type is None:
        return _by_words(one, other, f"{said}; {time[1]}")
    trigger = _trigger(one, other)
    topic = _topic(one, other)
    if topic is not None and topic < _TOPIC_OF_SPEECH and one.type in _SPEECH:
        return None
    actors, recipients = (one.actors, other.actors), (one.recipients, other.recipients)
    if one.type in _MUTUAL:
        actors = recipients = ({**one.actors, **one.recipients}, {**other.actors, **other.recipients})
    who, whom = _parties(*actors), _parties(*recipients)
    where = _where(one, other)
    if who is None or whom is None or where is None:
        return None
    story = min(1.0, 2 * overlap(one.about, other.about))
    if topic is None and (story < _SAME_STORY or (time[0] < _SOON and where[0] < _SAME_AREA)):
        return None
    if topic == 0.0 and where[0] < _SAME_AREA and story < _SAME_STORY:
        return None
    if _orders_apart(one, other):
        return None
    score = (
        0.2 * trigger[0]
        + 0.2 * (_ELLIPTICAL if topic is None else topic)
        + 0.12 * who[0]
        + 0.03 * whom[0]
        + 0.15 * where[0]
        + 0.15 * story
        + 0.15 * time[0]
        + _figures(one, other, time[0])
    )
    reasons = [f"both {one.type}", trigger[1], said]
    reasons += [f"{label} {part[1]}" for label, part in (("actor", who), ("recipient", whom)) if part[1]]
    reasons += [where[1], time[1]]
    return Likeness(round(min(score, 1.0), 3), "; ".join(reason for reason in reasons if reason))


def _by_words(one: Proposition, other: Proposition, said: str) -> Likeness | None:
    few = min(len(one.words), len(other.words)) < _FEW_WORDS
    half = 2 * len(one.words & other.words) >= len(one.words | other.words)
    if few or not half or one.numbers != other.numbers:
        return None
    words = overlap(one.words, other.words)
    if words < (_WORDS_AND_TRIGGER if one.trigger & other.trigger else _WORDS_ALONE):
        return None
    return Likeness(round(max(words, ENOUGH), 3), said)


def _topic(one: Proposition, other: Proposition) -> float | None:
    """Agreement of the words around the event words. None where one of the two has hardly any: "the
    withdrawal" may be any withdrawal. Words for what happened and to how many people are no part of
    it: all reports of bloodshed share them. Nor are numbers, which are compared as figures.
    """
    common = {kin(word) for word in one.trigger | other.trigger} - {None} | {_PEOPLE}
    mine, theirs = (
        frozenset(w for w in p.words - p.trigger - p.numbers if kin(w) not in common) for p in (one, other)
    )
    if min(len(mine), len(theirs)) < _TOPIC_WORDS and one.type not in _SPEECH:
        return None
    return overlap(mine, theirs)


def _trigger(one: Proposition, other: Proposition) -> tuple[float, str]:
    if one.trigger & other.trigger:
        return 1.0, f"same event word ({', '.join(sorted(one.trigger & other.trigger))})"
    if one.trigger & other.words or other.trigger & one.words:
        return 0.7, "the event word of one stands in the other"
    shared = sorted({kin(word) or "" for word in one.trigger} & {kin(word) or "" for word in other.trigger})
    if shared and shared[-1]:
        return 0.6, f"event words of one kind ({shared[-1]})"
    if one.mode and one.mode == other.mode:
        return 0.5, f"same mode ({one.mode})"
    return 0.2, ""


def _parties(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> tuple[float, str] | None:
    """Agreement of two sets of parties; None where both are told and they have none in common."""
    if not one or not other:
        return _NEUTRAL, ""
    for key in sorted(one.keys() & other.keys()):
        return 1.0, key.partition(":")[2] or key
    if any(map(is_particular, one)) and any(map(is_particular, other)):
        return None
    alike = overlap(_name_words(one), _name_words(other))
    return (0.3 + 0.7 * alike, "by name") if alike >= 0.5 else (0.3, "")


def _name_words(keys: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(word for key in keys for word in key.partition(":")[2].split())


def _where(one: Proposition, other: Proposition) -> tuple[float, str] | None:
    """Agreement in place. Where one of the two does not tell, the settings speak, with less weight:
    that they differ parts nothing, for an article tells of more than one place.
    """
    if one.places and other.places:
        return _places(one.places, other.places)
    mine, theirs = one.places or one.setting, other.places or other.setting
    if not mine or not theirs:
        return _NEUTRAL, ""
    return _places(mine, theirs) or (0.0, "")


def _places(one: tuple[Place, ...], other: tuple[Place, ...]) -> tuple[float, str] | None:
    """Agreement of the best pair of places; None where every pair is two places far apart."""
    pairs = [_place(mine, theirs) for mine in one for theirs in other]
    best = max(pairs, key=lambda pair: pair[0])
    return best if best[0] > 0 else None


def _place(one: Place, other: Place) -> tuple[float, str]:
    if one.name.casefold() == other.name.casefold() or (one.geonames and one.geonames == other.geonames):
        return 1.0, f"same place ({one.name})"
    if one.country and other.country and one.country != other.country:
        return 0.0, ""
    if one.precision in _EXACT and other.precision in _EXACT:
        apart = _kilometres(one, other)
        if apart is not None and apart <= _NEAR_KM:
            return _SAME_AREA, f"{one.name} and {other.name} are {apart:.0f} km apart"
        return 0.0, ""
    if Precision.COUNTRY in (one.precision, other.precision) and one.country and one.country == other.country:
        wide, narrow = sorted((one, other), key=lambda place: place.precision is not Precision.COUNTRY)
        return _SAME_AREA, f"{narrow.name} is in {wide.name}"
    return 0.3, ""


def _kilometres(one: Place, other: Place) -> float | None:
    """Great-circle distance on a sphere of 6,371 km; None without coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    a, b, c, d = (
        radians(float(x or 0)) for x in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _time(one: Proposition, other: Proposition) -> tuple[float, str] | None:
    """Agreement in time; None where the two are about different times.

    Two dated events must overlap, or touch: clocks and datelines differ by a day. An event without a
    date is taken to be near the day of publication, which is all that is known of it.
    """
    if one.window and other.window:
        gap = _gap(one.window, other.window)
        if gap == 0:
            return 1.0, f"both on {_shown(one.window, other.window)}"
        return (0.5, "one day apart") if gap == 1 else None
    if one.day is None or other.day is None:
        return _NEUTRAL, ""
    published = abs((one.day - other.day).days)
    window = one.window or other.window
    if window:
        day = other.day if one.window else one.day
        published = min(published, _gap(window, (day, day)))
    if published > NEAR_DAYS:
        return None
    fading = _FADING if one.type in _RECURRING else NEAR_DAYS + 1
    return max(1.0 - published / fading, 0.0), _days_apart(published)


def _days_apart(days: int) -> str:
    return "published the same day" if not days else f"published {days} day{'s' if days > 1 else ''} apart"


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Whole days between two windows, 0 where they overlap."""
    return max((max(one[0], other[0]) - min(one[1], other[1])).days, 0)


def _shown(one: tuple[date, date], other: tuple[date, date]) -> str:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def _orders_apart(one: Proposition, other: Proposition) -> bool:
    """True where both count the same unit and no figure of one is within ten times that of the other:
    the dead of one night and the dead of the war.
    """
    pairs = _same_unit(one, other)
    return bool(pairs) and all(_factor(a, b) > _ORDER for a, b in pairs)


def _factor(one: Quantity, other: Quantity) -> float:
    mine, theirs = one.low or one.high, other.low or other.high
    return max(mine, theirs) / min(mine, theirs) if mine and theirs else 1.0


def _figures(one: Proposition, other: Proposition, soon: float) -> float:
    """What figures add or take: the same figure speaks for one event; other units, or a figure that
    excludes the other some days apart, speak for two. On one day it is what they contest.
    """
    units = [{unit_of(q.unit) for q in p.quantities if q.unit} for p in (one, other)]
    if all(units) and not units[0] & units[1]:
        return -0.2
    pairs = _same_unit(one, other)
    if any((a.low, a.high) == (b.low, b.high) for a, b in pairs):
        return 0.05
    apart = pairs and all(_exclude(a, b) for a, b in pairs)
    return -0.1 if apart and soon < _SOON else 0.0


def _same_unit(one: Proposition, other: Proposition) -> list[tuple[Quantity, Quantity]]:
    pairs = ((a, b) for a in one.quantities for b in other.quantities)
    return [(a, b) for a, b in pairs if a.unit and b.unit and unit_of(a.unit) == unit_of(b.unit)]


def _exclude(one: Quantity, other: Quantity) -> bool:
    about = one.approximate or other.approximate
    return exclude((one.low, one.high), (other.low, other.high), approximate=about)
