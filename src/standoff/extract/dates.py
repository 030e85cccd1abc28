"""Calendar arithmetic for time expressions: periods, and which year or day a bare name means."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from standoff.terms import Granularity

__all__ = [
    "Now",
    "Period",
    "day_of_month",
    "month_near",
    "one_day",
    "one_month",
    "one_week",
    "one_year",
    "part_of",
    "shifted",
    "stretch",
    "unit_around",
    "weekday_near",
    "weekend",
]

SETTLED_DAYS = 60
"""Up to so many days from publication the nearest year wins, whatever the tense says."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both inclusive; None where the words leave that side open."""

    start: date | None
    end: date | None
    precision: Granularity


@dataclass(frozen=True, slots=True)
class Now:
    """What a relative expression hangs on: the day of publication, and the tense of its clause.

    `ahead` is True in a future clause, `behind` in a past one; both False where tense says nothing.
    """

    published: date | None
    ahead: bool = False
    behind: bool = False


def one_day(day: date) -> Period:
    return Period(day, day, Granularity.DAY)


def one_week(day: date) -> Period:
    """The ISO week, Monday to Sunday, that holds this day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), Granularity.WEEK)


def one_month(year: int, month: int) -> Period:
    last = monthrange(year, month)[1]
    return Period(date(year, month, 1), date(year, month, last), Granularity.MONTH)


def one_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)


def stretch(start: date | None, end: date | None) -> Period:
    return Period(start, end, Granularity.SPAN)


def day_of_month(year: int, month: int, day: int) -> Period | None:
    """That day, or None where the month is not so long."""
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


def shifted(day: date, count: int, unit: str) -> date | None:
    """`day` moved by `count` days, weeks, months or years; None beyond the calendar.

    The 31st moved to a shorter month is its last day.
    """
    if unit in ("days", "weeks"):
        try:
            return day + timedelta(days=count * (7 if unit == "weeks" else 1))
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, count: int, unit: str) -> Period | None:
    """The day, ISO week, calendar month, quarter, year, decade or century that holds `day`.

    `count` and `unit` measure it: 1 weeks, 3 months, 10 years. None for any other length.
    """
    if unit == "days" and count == 1:
        return one_day(day)
    if unit == "weeks" and count == 1:
        return one_week(day)
    if unit == "months" and count == 1:
        return one_month(day.year, day.month)
    if unit == "months" and 12 % count == 0:
        first = (day.month - 1) // count * count + 1
        return stretch(date(day.year, first, 1), one_month(day.year, first + count - 1).end)
    if unit == "years" and count == 1:
        return one_year(day.year)
    if unit == "years" and count in (10, 100):
        begin = day.year // 10 * 10 if count == 10 else (day.year - 1) // 100 * 100 + 1
        if begin < 1 or begin + count - 1 > MAXYEAR:
            return None
        return stretch(date(begin, 1, 1), date(begin + count - 1, 12, 31))
    return None


def weekday_near(weekday: int, now: Now, which: str = "") -> Period | None:
    """The day that a weekday's bare name means: the last one, in a future clause the next one.

    The day of publication itself counts, except after "last" (`which` "before") and "next" ("after").
    """
    if now.published is None:
        return None
    back = (now.published.weekday() - weekday) % 7
    on = (weekday - now.published.weekday()) % 7
    if which == "before":
        offset = -(back or 7)
    elif which == "after":
        offset = on or 7
    else:
        offset = on if now.ahead else -back
    day = shifted(now.published, offset, "days")
    return None if day is None else one_day(day)


def month_near(month: int, now: Now, day: int | None = None, weekday: int | None = None) -> Period | None:
    """That month, or day of it, in the year nearest to publication.

    Further away than `SETTLED_DAYS` the tense of the clause decides: "in November" with a past verb
    is the last one. A weekday named with it must fit.
    """
    if now.published is None:
        return None
    found: list[tuple[int, bool, Period]] = []
    for year in range(max(1, now.published.year - 3), min(MAXYEAR, now.published.year + 3) + 1):
        period = one_month(year, month) if day is None else day_of_month(year, month, day)
        if period is None or period.start is None or period.end is None:
            continue
        if weekday is not None and period.start.weekday() != weekday:
            continue
        distance = max((period.start - now.published).days, (now.published - period.end).days, 0)
        later = period.start > now.published
        if distance > SETTLED_DAYS and ((later and now.behind) or (not later and now.ahead)):
            continue
        found.append((distance, later, period))
    return min(found, key=lambda item: item[:2])[2] if found else None


def weekend(now: Now, which: str) -> Period | None:
    """The Saturday and Sunday meant by "last", "this", "next" or (`which` empty) "the" weekend."""
    if now.published is None:
        return None
    monday = now.published - timedelta(days=now.published.weekday())
    inside = now.published.weekday() >= 5
    weeks = {"before": -1, "after": 0 if not inside else 1}.get(which)
    if weeks is None:
        if inside or now.ahead:
            weeks = 0
        elif now.behind:
            weeks = -1
        elif which == "this":
            weeks = 0
        else:
            return None
    saturday = shifted(monday, weeks * 7 + 5, "days")
    return None if saturday is None else stretch(saturday, shifted(saturday, 1, "days"))


def part_of(period: Period, word: str, published: date | None) -> Period:
    """ "Later this year" lies after publication, "earlier this year" before; other parts are not cut."""
    if published is None or period.start is None or period.end is None:
        return period
    if not period.start <= published <= period.end:
        return period
    if word == "earlier":
        return replace(period, end=published)
    if word == "later":
        return replace(period, start=published)
    return period
