"""Numbers that different sources give of one thing: side by side, and which of them exclude others.

Never averaged, never summed, never compared across units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from math import inf

from standoff.corroborate.findings import Figure
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.sources import Source
from standoff.corroborate.wording import sense
from standoff.reading import Quantity
from standoff.terms import HolderKind

__all__ = ["Given", "conflicts", "counted", "courses", "exclude", "given", "shown", "unit_of"]

_ABOUT = 0.1
"""How far "about" reaches to either side, as a share of the number."""

_SAME_TIME = 1
"""Days within which two figures are of one moment. Later ones may have grown: a toll rises."""

_UNTOLD = frozenset({HolderKind.ANONYMOUS, HolderKind.UNNAMED})
_PEOPLE = sense("people")
_BEFALLS = {sense(unit): unit for unit in ("killed", "injured", "arrested", "captured", "displaced")}
"""What people may be counted for, under the names of `codebook/units.tsv`."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure with the source that gives it.

    `ref` is its claim, `counts` what is counted in comparable form, `day` the document's date; None
    where unknown. `whole` is False for a part of another figure of its claim.
    """

    ref: str
    figure: Figure
    source: Source
    approximate: bool
    counts: str | None
    whole: bool
    day: date | None


def given(proposition: Proposition, source: Source, holder: str | None) -> Iterator[Given]:
    """The figures of one claim, given by `source`; `holder` is its name, None for the outlet.

    Where the claim has an event they are the event's, else those that stand in the claim's words. People
    are counted as the dead or the hurt where the event word says so: "12 people were killed". Of two
    that count the same ("seven were wounded, two of them badly") the smaller is part of the other.
    """
    document = proposition.reading.document
    day = date.fromisoformat(document.published) if document.published else None
    quantities = _quantities(proposition)
    most: dict[str | None, float] = {}
    for quantity in quantities:
        counts = counted(quantity.unit, proposition.trigger)
        most[counts] = max(most.get(counts, -inf), _size(quantity))
    for quantity in quantities:
        counts = counted(quantity.unit, proposition.trigger)
        unit = quantity.unit
        if unit_of(unit) == _PEOPLE and counts in _BEFALLS:
            unit = _BEFALLS[counts]
        figure = Figure(quantity.low, quantity.high, unit, holder, proposition.key, quantity.span)
        whole = _size(quantity) >= most[counts]
        yield Given(proposition.ref, figure, source, quantity.approximate, counts, whole, day)


def conflicts(figures: Iterable[Given]) -> list[tuple[Given, Given]]:
    """Pairs of figures of one thing, by two sources at one time, that exclude each other by more than a
    tenth to either side: 112 dead and 118 are no quarrel.

    Of each source its latest figure counts: who corrects himself does not contradict himself. A toll
    that is higher a day later has risen.
    """
    latest: dict[tuple[object, ...], Given] = {}
    for one in figures:
        if one.counts is None or not one.whole:
            continue
        before = latest.get((one.counts, one.source.key))
        if before is None or _when(before) <= _when(one):
            latest[one.counts, one.source.key] = one
    ordered = [one for _, one in sorted(latest.items(), key=_order)]
    return [pair for pair in combinations(ordered, 2) if _conflict(*pair)]


def courses(figures: Iterable[Given]) -> list[list[Given]]:
    """The figures of each source that gives one on one day and another later, earliest first.

    Who is not named, and who gives several on one day, is left out: those may be several people.
    """
    found: dict[tuple[object, ...], dict[date, list[Given]]] = {}
    for one in sorted(figures, key=_when):
        if one.counts is None or not one.whole or one.day is None or one.source.kind in _UNTOLD:
            continue
        days = found.setdefault((one.source.key, one.counts), {})
        days.setdefault(one.day, []).append(one)
    result = []
    for key in sorted(found, key=repr):
        told = [given for _, given in sorted(found[key].items())]
        if any(len(set(map(_bounds_of, given))) > 1 for given in told):
            continue
        course = [next(same) for _, same in groupby((given[0] for given in told), key=_bounds_of)]
        if len(course) > 1:
            result.append(course)
    return result


def exclude(
    one: tuple[float | None, float | None],
    other: tuple[float | None, float | None],
    *,
    approximate: bool = False,
) -> bool:
    """True where two figures of one unit, each (low, high), cannot both be right.

    A bound that is not told is open: "at least 24" and "31" agree, "12" and "40" do not. With
    `approximate` (one of them is) bounds give way by a tenth.

    >>> exclude((24, None), (31, 31)), exclude((12, 12), (40, 40))
    (False, True)
    """
    (low, high), (least, most) = _bounds(one, approximate), _bounds(other, approximate)
    return high < least or most < low


def unit_of(unit: str | None) -> str | None:
    """The unit in a form that its names share: "soldiers" and "troops". None where it is not told."""
    return sense(unit.split()[-1]) if unit and unit.split() else None


def counted(unit: str | None, trigger: frozenset[str]) -> str | None:
    """What is counted, in comparable form: people are the dead where the event word is for killing and
    the hurt where it is for hurting, which "12 people" alone does not say.

    >>> counted("people", frozenset({"kill"})) == counted("killed", frozenset())
    True
    """
    plain = unit_of(unit)
    became = sorted(trigger & _BEFALLS.keys())
    return became[0] if plain == _PEOPLE and became else plain


def shown(low: float | None, high: float | None, unit: str | None) -> str:
    """A figure in words: "at least 24 dead", "up to 30", "20 to 30"."""
    if low is None and high is None:
        words = "some"
    elif low is None:
        words = f"up to {high:,.12g}"
    elif high is None:
        words = f"at least {low:,.12g}"
    else:
        words = f"{low:,.12g}" if low == high else f"{low:,.12g} to {high:,.12g}"
    return f"{words} {unit}" if unit else words


def _bounds(figure: tuple[float | None, float | None], approximate: bool) -> tuple[float, float]:
    low = -inf if figure[0] is None else figure[0]
    high = inf if figure[1] is None else figure[1]
    give = _ABOUT if approximate else 0.0
    return low - abs(low) * give if low != -inf else low, high + abs(high) * give if high != inf else high


def _conflict(one: Given, other: Given) -> bool:
    if one.counts != other.counts or one.source.key == other.source.key:
        return False
    if not exclude(_bounds_of(one), _bounds_of(other), approximate=True):
        return False
    if not one.day or not other.day or one.day == other.day:
        return True
    early, late = sorted((one, other), key=_when)
    risen = one.counts in _BEFALLS and (late.figure.low or 0.0) > (early.figure.high or 0.0) > 0.0
    return abs((one.day - other.day).days) <= _SAME_TIME and not risen


def _bounds_of(one: Given) -> tuple[float | None, float | None]:
    return one.figure.low, one.figure.high


def _size(quantity: Quantity) -> float:
    return quantity.low or quantity.high or 0.0


def _quantities(proposition: Proposition) -> tuple[Quantity, ...]:
    claim = proposition.claim
    if claim.event is not None:
        return claim.event.quantities
    mentioned = proposition.reading.mentions.quantities
    return tuple(q for q in mentioned if any(span.covers(q.span) for span in claim.content))


def _when(one: Given) -> tuple[str, str, int]:
    return one.day.isoformat() if one.day else "", one.figure.document, one.figure.span.start


def _order(item: tuple[tuple[object, ...], Given]) -> tuple[str, tuple[str, ...]]:
    return _when(item[1])[0], item[1].source.key
