"""Which way it is going, in one plain sentence, and the words for scores and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from standoff.corroborate.trend import ENOUGH, Point, Tendency, Trend, Unit
from standoff.report.words import MONTHS, count

__all__ = ["Period", "counted", "period_words", "periods", "sentence", "signed"]

_TONE = 1.5
"""A mean beyond this is friendly or hostile."""

_STEADY = 1.0
"""Means that differ by less are about the same."""


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a trend: ISO date of its first day, the label under it, and its year."""

    start: str
    label: str
    year: str


def periods(trend: Trend, most: int) -> list[Period]:
    """The last periods of the trend, at most so many, those without any event among them."""
    if trend.first is None or trend.last is None:
        return []
    first, start = date.fromisoformat(trend.first), trend.unit.start(date.fromisoformat(trend.last))
    found: list[Period] = []
    while len(found) < most:
        found.append(Period(start.isoformat(), _label(start, trend.unit), f"{start.year:04}"))
        if start <= first:
            break
        start = trend.unit.start(start - timedelta(days=1))
    return found[::-1]


def signed(score: float) -> str:
    """ "+2.1", "−4.2", "0.0": one decimal, with a minus as long as the plus."""
    shown = f"{score:+.1f}".replace("-", "−")
    return shown[1:] if shown[1:] == "0.0" else shown


def period_words(start: str, unit: Unit, *, year: bool = True) -> str:
    """ "on 24 February 2031", "in the week of 24 February 2031", "in February 2031", "in 2031"."""
    day = date.fromisoformat(start)
    month, ending = MONTHS[day.month - 1], f" {day.year:04}" if year else ""
    return {
        Unit.DAY: f"on {day.day} {month}{ending}",
        Unit.WEEK: f"in the week of {day.day} {month}{ending}",
        Unit.MONTH: f"in {month}{ending}",
        Unit.YEAR: f"in {day.year:04}",
    }[unit]


def sentence(trend: Trend) -> str:
    """ "Deeds between Spain and Portugal: from −4.2 (5) in the week of 24 February to +2.1 (3) in the week
    of 3 March 2031; words stay hostile." Where there is too little to tell it says so.
    """
    told = trend.tendency
    if told is None:
        return (
            f"Too little to tell which way it goes: a direction takes {ENOUGH} deeds or words "
            f"in one {trend.unit} and as many in another."
        )
    of = _of(told)
    if told.deeds is None:
        assert told.words is not None
        return f"Words{of}: {_course(told.words, trend.unit)}; too few deeds to tell."
    words = f"; words {_tones(told.words)}" if told.words else ""
    return f"Deeds{of}: {_course(told.deeds, trend.unit)}{words}."


def counted(amount: int, sort: str) -> str:
    """ "1 deed", "3 words"."""
    return count(amount, sort.removesuffix("s"))


def _of(told: Tendency) -> str:
    if len(told.of) == 2:
        one, other = told.of
        return f" between {one} and {other}" if told.mutual else f" of {one} towards {other}"
    return f" in {told.of[0]}" if told.of else ""


def _course(ends: tuple[Point, Point], unit: Unit) -> str:
    first, last = ends
    years = first.start[:4] != last.start[:4]
    one = f"{signed(first.score)} ({first.events}) {period_words(first.start, unit, year=years)}"
    other = f"{signed(last.score)} ({last.events}) {period_words(last.start, unit)}"
    if abs(last.score - first.score) < _STEADY:
        return f"{one}, and about the same, {other}"
    return f"from {one} to {other}"


def _tones(ends: tuple[Point, Point]) -> str:
    first, last = (_tone(point.score) for point in ends)
    return f"stay {last}" if first == last else f"turn from {first} to {last}"


def _tone(score: float) -> str:
    if abs(score) < _TONE:
        return "mixed"
    return "friendly" if score > 0 else "hostile"


def _label(start: date, unit: Unit) -> str:
    month = MONTHS[start.month - 1][:3]
    if unit is Unit.YEAR:
        return f"{start.year:04}"
    return month if unit is Unit.MONTH else f"{start.day} {month}"
