"""Numbers that different sources give of one thing: side by side, and which of them exclude others.

Never averaged, never summed, never compared across units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import inf

from standoff.corroborate.findings import Figure
from standoff.corroborate.propositions import Proposition
from standoff.corroborate.sources import Source
from standoff.corroborate.wording import sense
from standoff.reading import Quantity

__all__ = ["Given", "conflicts", "exclude", "given", "shown", "unit_of"]

_ABOUT = 0.1
"""How far "about" reaches to either side, as a share of the number."""

_SAME_TIME = 1
"""Days within which two figures are of one moment. Later ones may have grown: a toll rises."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure with the source that gives it. `day` is the document's date; None where unknown."""

    figure: Figure
    source: Source
    approximate: bool
    day: date | None


def given(proposition: Proposition, source: Source, holder: str | None) -> Iterator[Given]:
    """The figures of one claim, given by `source`; `holder` is its name, None for the outlet.

    Where the claim has an event they are the event's, else those that stand in the claim's words.
    """
    document = proposition.reading.document
    day = date.fromisoformat(document.published) if document.published else None
    for quantity in _quantities(proposition):
        figure = Figure(quantity.low, quantity.high, quantity.unit, holder, proposition.key, quantity.span)
        yield Given(figure, source, quantity.approximate, day)


def conflicts(figures: Iterable[Given]) -> list[tuple[Given, Given]]:
    """Pairs of figures of one unit, by two sources at one time, that exclude each other.

    Of each source its latest figure counts: who corrects himself does not contradict himself.
    """
    latest: dict[tuple[object, ...], Given] = {}
    for one in figures:
        unit = unit_of(one.figure.unit)
        if unit is None:
            continue
        before = latest.get((unit, one.source.key))
        if before is None or _when(before) <= _when(one):
            latest[unit, one.source.key] = one
    found = []
    for (key, one), (other_key, other) in combinations(sorted(latest.items(), key=_order), 2):
        apart = abs((one.day - other.day).days) if one.day and other.day else 0
        if key[0] == other_key[0] and apart <= _SAME_TIME and _exclude(one, other):
            found.append((one, other))
    return found


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


def _exclude(one: Given, other: Given) -> bool:
    mine, theirs = one.figure, other.figure
    about = one.approximate or other.approximate
    return exclude((mine.low, mine.high), (theirs.low, theirs.high), approximate=about)


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
