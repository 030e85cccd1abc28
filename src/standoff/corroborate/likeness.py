"""How far two claims are the same claim, with the reasons; None where something keeps them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from standoff.corroborate.parties import is_particular
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.wording import overlap, sense
from standoff.reading import Place
from standoff.terms import EventType, Precision

__all__ = ["ENOUGH", "NEAR_DAYS", "Likeness", "likeness"]

ENOUGH = 0.58
"""From this score on two claims of a typed event are one claim."""

NEAR_DAYS = 7
"""Days between two publications beyond which undated claims are about different times."""

_WORDS_ALONE = 0.72
_WORDS_AND_TRIGGER = 0.62
_FEW_WORDS = 4
_NEAR_KM = 25.0
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_EXACT = frozenset({Precision.POINT, Precision.CITY})
_NEUTRAL = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 1; `because` names what agrees, in words."""

    score: float
    because: str


def likeness(one: Proposition, other: Proposition) -> Likeness | None:
    """How far `one` and `other` say the same. None where they cannot be one claim.

    Claims of a typed event are compared part by part: what is done (the trigger), in which words, by
    whom, to whom, where, when. A part that one of them does not tell counts neither way; parts that
    exclude each other (two countries, two towns, two days) keep the claims apart. Other claims have
    their words only, and need to share nearly all of them.
    """
    if one.type is not other.type:
        return None
    time = _time(one, other)
    if time is None:
        return None
    words = overlap(one.words, other.words)
    trigger = _trigger(one, other)
    if 0.3 * words + 0.3 * trigger[0] + 0.4 < ENOUGH and one.type is not None:
        return None
    shared = len(one.words & other.words)
    said = f"{shared} of {len(one.words | other.words)} content words"
    if one.type is None:
        return _by_words(one, other, words, f"{said}; {time[1]}")
    actors, recipients = (one.actors, other.actors), (one.recipients, other.recipients)
    if one.type in _MUTUAL:
        actors = recipients = ({**one.actors, **one.recipients}, {**other.actors, **other.recipients})
    who, whom = _parties(*actors), _parties(*recipients)
    where = _places(one.places, other.places)
    if who is None or whom is None or where is None:
        return None
    score = (
        0.3 * words
        + 0.3 * trigger[0]
        + 0.15 * who[0]
        + 0.05 * whom[0]
        + 0.1 * where[0]
        + 0.1 * time[0]
        - _unit_clash(one, other)
    )
    reasons = [f"both {one.type}", trigger[1], said]
    reasons += [f"{label} {part[1]}" for label, part in (("actor", who), ("recipient", whom)) if part[1]]
    reasons += [reason for reason in (where[1], time[1]) if reason]
    return Likeness(round(score, 3), "; ".join(reason for reason in reasons if reason))


def _by_words(one: Proposition, other: Proposition, words: float, said: str) -> Likeness | None:
    few = min(len(one.words), len(other.words)) < _FEW_WORDS
    half = 2 * len(one.words & other.words) >= len(one.words | other.words)
    if few or not half or one.numbers != other.numbers:
        return None
    same_trigger = bool(one.trigger & other.trigger)
    needed = _WORDS_AND_TRIGGER if same_trigger else _WORDS_ALONE
    if words < needed:
        return None
    return Likeness(round(max(words, ENOUGH), 3), said)


def _trigger(one: Proposition, other: Proposition) -> tuple[float, str]:
    if one.trigger & other.trigger:
        return 1.0, f"same event word ({', '.join(sorted(one.trigger & other.trigger))})"
    if one.trigger & other.words or other.trigger & one.words:
        return 0.7, "the event word of one stands in the other"
    if one.mode and one.mode == other.mode:
        return 0.6, f"same mode ({one.mode})"
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


def _places(one: tuple[Place, ...], other: tuple[Place, ...]) -> tuple[float, str] | None:
    """Agreement of the best pair of places; None where every pair is two places far apart."""
    if not one or not other:
        return _NEUTRAL, ""
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
            return 0.7, f"{one.name} and {other.name} are {apart:.0f} km apart"
        return 0.0, ""
    if one.precision is other.precision and one.precision is not None:
        return 0.0, ""
    if one.country and one.country == other.country:
        wide, narrow = sorted((one, other), key=lambda place: place.precision in _EXACT)
        return 0.7, f"{narrow.name} may lie in {wide.name}"
    return 0.2, ""


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
    return 1.0 - published / (NEAR_DAYS + 1), _days_apart(published)


def _days_apart(days: int) -> str:
    return "published the same day" if not days else f"published {days} day{'s' if days > 1 else ''} apart"


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Whole days between two windows, 0 where they overlap."""
    return max((max(one[0], other[0]) - min(one[1], other[1])).days, 0)


def _shown(one: tuple[date, date], other: tuple[date, date]) -> str:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def _unit_clash(one: Proposition, other: Proposition) -> float:
    """What it costs that both count something and neither counts what the other counts."""
    mine = {sense(q.unit) for q in one.quantities if q.unit}
    theirs = {sense(q.unit) for q in other.quantities if q.unit}
    return 0.2 if mine and theirs and not mine & theirs else 0.0
