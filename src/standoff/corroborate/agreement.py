"""Parts of two claims compared: parties, days, figures. None where the part keeps them apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from standoff.corroborate.figures import counted, exclude
from standoff.corroborate.nearness import RECURRING, Part
from standoff.corroborate.parties import government, is_particular
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.wording import overlap
from standoff.reading import Quantity
from standoff.terms import EventType, Stance

__all__ = [
    "NEAR_DAYS",
    "doers",
    "figures",
    "orders_apart",
    "parties",
    "swapped",
    "time",
    "together",
]

NEAR_DAYS = 7
"""Days between two publications beyond which undated claims are about different times."""

_MAY_BE, _NOBODY = 0.6, 0.3
_AT_A_TABLE = frozenset({EventType.CONSULT, EventType.AGREE})
"""What goes on for days, each told for itself: the next day's talks are other talks."""
_FADING = 3
"""Days between reports of an undated event that may come again from which on only a figure that both
have makes them reports of one.
"""
_AT_ONCE, _PER_DAY = 0.8, 0.2
"""What reports of one day agree in time, and what each day takes: news comes on its day or the next."""
_LONG = 60
"""Days of a window beyond which it is a stretch of a war, and no time of one event of it."""
_ORDER = 10
_SOON = 0.5
_SAME_FIGURE, _OTHER_FIGURE, _OTHER_UNIT = 1.0, -0.8, -3.5


def doers(claim: Proposition) -> Mapping[str, frozenset[str]]:
    """Who does it. Where nobody is told, a government that denies it is taken for the one accused: "Minsk
    rejected the charge of jamming".
    """
    if claim.actors or not claim.claim.holders or claim.claim.holders[-1].stance is not Stance.DENIES:
        return claim.actors
    denier = government(claim.claim.holders[-1].actor)
    return {denier: frozenset()} if denier and denier not in claim.recipients else {}


def parties(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> Part | None:
    """Agreement of two sets of parties; None where both are told and they have none in common."""
    if not one or not other:
        return None, ""
    for key in sorted(one.keys() & other.keys()):
        return 1.0, key.partition(":")[2] or key
    if any(map(is_particular, one)) and any(map(is_particular, other)):
        return None
    alike = overlap(_name_words(one), _name_words(other))
    if alike >= 0.5:
        return 0.3 + 0.7 * alike, "by name"
    return (_MAY_BE if _may_be(one, other) or _may_be(other, one) else _NOBODY), ""


def _without(told: Mapping[str, frozenset[str]], shared: Collection[str]) -> Mapping[str, frozenset[str]]:
    return {key: sectors for key, sectors in told.items() if key not in shared}


def _may_be(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """True for "soldiers" of no country beside those of one: of the same sectors, told with less."""
    sectors = frozenset[str]().union(*other.values())
    return not any(map(is_particular, one)) and any(mine & sectors for mine in one.values())


def swapped(one: Proposition, other: Proposition) -> bool:
    """True where those who do it in one are those to whom it is done in the other, and nobody does it in
    both: the rebels who fire on drivers, and the drivers who burn down what is the rebels'.
    """
    if one.actors.keys() & other.actors.keys() or not one.actors or not other.actors:
        return False
    mine, theirs = one.actors.keys() & other.recipients.keys(), other.actors.keys() & one.recipients.keys()
    return bool(mine or theirs)


def together(one: Proposition, other: Proposition) -> Part | None:
    """Agreement of those who do something with each other, whichever of them is told first. To have one
    of two in common is half of it: who meets France and who meets Spain may both be Portugal. It is nothing
    where those with whom they do it have nothing in common, not even an office: the envoy who visits
    Lisbon, and the tourists who do. A single one who is told is half of any two.
    """
    mine, theirs = {**one.actors, **one.recipients}, {**other.actors, **other.recipients}
    found = parties(mine, theirs)
    if found is None or found[0] != 1.0:
        return found
    shared = mine.keys() & theirs.keys()
    partners = parties(_without(mine, shared), _without(theirs, shared))
    if partners is None or (partners[0] is not None and partners[0] <= _NOBODY):
        return 0.0, ""
    return len(shared) / max(2, min(len(mine), len(theirs))), found[1]


def time(one: Proposition, other: Proposition) -> Part | None:
    """Agreement in time; None where the two are about different times.

    Two dated events must overlap, or touch: clocks and datelines differ by a day. An event without a
    date has that of its context, else it is taken to be near the day of publication, which is all
    that is known of it.
    """
    mine, theirs = (p.window or p.scene.window for p in (one, other))
    recurring = one.type in RECURRING
    if mine and theirs:
        if recurring and _is_long(mine) is not _is_long(theirs):
            return None
        gap = _gap(mine, theirs)
        if gap == 0:
            return 1.0, f"both on {_shown(mine, theirs)}"
        told = one.window and other.window
        touching = 0.4 if recurring else 0.5
        return (touching, "one day apart") if gap == 1 and not (told and one.type in _AT_A_TABLE) else None
    if one.day is None or other.day is None:
        return None, ""
    published = abs((one.day - other.day).days)
    window = mine or theirs
    if window:
        if recurring and _is_long(window):
            return None
        day = other.day if mine else one.day
        published = min(published, _gap(window, (day, day)))
    if published > NEAR_DAYS:
        return None
    if recurring and not window and published >= _FADING and not _same_figure(one, other):
        return None
    days = f"published {published} day{'s' if published > 1 else ''} apart"
    if not recurring:
        return max(1.0 - published / (NEAR_DAYS + 1), 0.0), days if published else "published the same day"
    late = max(published - 1, 0) if window else published
    return max(_AT_ONCE - _PER_DAY * late, 0.0), days if published else "published the same day"


def orders_apart(one: Proposition, other: Proposition) -> bool:
    """True where both count the same unit and no figure of one is within ten times that of the other:
    the dead of one night and the dead of the war. What does not add up day by day may be told as
    "thousands" and as 24,000.
    """
    pairs = _same_unit(one, other)
    if one.type not in RECURRING:
        return bool(pairs) and all(_exclude(a, b) and _factor(a, b) > _ORDER for a, b in pairs)
    return bool(pairs) and all(_factor(a, b) > _ORDER for a, b in pairs)


def figures(one: Proposition, other: Proposition, when: Part) -> tuple[float, str]:
    """What figures add to the evidence or take from it: the same figure speaks for one event; other
    units, or a figure that excludes the other some days apart, speak for two. On one day it is what
    they contest.
    """
    units = [{counted(q.unit, p.trigger) for q in p.quantities if q.unit} for p in (one, other)]
    if one.type not in RECURRING and all(units) and not units[0] & units[1]:
        return _OTHER_UNIT, ""
    same = _same_figure(one, other)
    if same:
        return _SAME_FIGURE, f"same figure ({same})"
    pairs = _same_unit(one, other)
    apart = pairs and all(_exclude(a, b) for a, b in pairs)
    soon = when[0] is not None and when[0] >= _SOON
    return (_OTHER_FIGURE if apart and not soon else 0.0), ""


def _name_words(keys: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(word for key in keys for word in key.partition(":")[2].split())


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Whole days between two windows, 0 where they overlap."""
    return max((max(one[0], other[0]) - min(one[1], other[1])).days, 0)


def _is_long(window: tuple[date, date]) -> bool:
    return (window[1] - window[0]).days > _LONG


def _shown(one: tuple[date, date], other: tuple[date, date]) -> str:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def _factor(one: Quantity, other: Quantity) -> float:
    mine, theirs = one.low or one.high, other.low or other.high
    return max(mine, theirs) / min(mine, theirs) if mine and theirs else 1.0


def _same_unit(one: Proposition, other: Proposition) -> list[tuple[Quantity, Quantity]]:
    pairs = ((a, b) for a in one.quantities for b in other.quantities)
    return [
        (a, b)
        for a, b in pairs
        if a.unit and b.unit and counted(a.unit, one.trigger) == counted(b.unit, other.trigger)
    ]


def _same_figure(one: Proposition, other: Proposition) -> str | None:
    """The words of a figure that both give of the same thing."""
    pairs = _same_unit(one, other)
    return next((a.span.text for a, b in pairs if (a.low, a.high) == (b.low, b.high)), None)


def _exclude(one: Quantity, other: Quantity) -> bool:
    about = one.approximate or other.approximate
    return exclude((one.low, one.high), (other.low, other.high), approximate=about)
