"""From the words of a time expression to the dates they name; None where they name none.

Each reading takes a match of its form in `time_grammar` and uses that match's named groups.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date
from functools import cache

from standoff import codebook
from standoff.extract.dates import (
    Now,
    Period,
    day_of_month,
    month_near,
    one_day,
    one_month,
    one_year,
    shifted,
    stretch,
    unit_around,
    weekday_near,
    weekend,
)
from standoff.extract.numbers import VAGUE, value_of

__all__ = [
    "ago",
    "calendar_day",
    "century",
    "counted",
    "day_range",
    "day_word",
    "decade",
    "entries",
    "holiday",
    "month",
    "month_of_year",
    "named_date",
    "numeric_day",
    "part",
    "period",
    "quarter",
    "reference",
    "season",
    "the_unit",
    "the_weekend",
    "unknown",
    "weekday",
    "year",
    "year_range",
]

Match = re.Match[str]

_HOURS = 24

_VAGUE_COUNT = re.compile(rf"(?:few|many|several|{VAGUE})", re.IGNORECASE)


@cache
def entries(*kinds: str) -> dict[str, str]:
    """From each spelling of these kinds of time word, in lower case, to its value cell."""
    return {
        spelling.lower(): row["value"]
        for row in codebook.table("time_words")
        if row["kind"] in kinds
        for spelling in row["word"].split("|")
    }


def part(match: Match, name: str) -> str:
    """The words of a group in lower case, white space made one blank; "" where it matched nothing."""
    return " ".join((match.groupdict().get(name) or "").lower().replace("’", "'").split())


def unknown(_match: Match, _now: Now) -> Period | None:
    """A length, a set, a clock time, or a reference to another event: no date of its own."""
    return None


def calendar_day(match: Match, now: Now) -> Period | None:
    """ "Tuesday, 15 February 2022", "15 February", "last Feb. 15"."""
    month_number, day = _number(match, "month"), int(part(match, "day"))
    if part(match, "year"):
        return day_of_month(_full_year(part(match, "year"), now), month_number, day)
    weekday_number = _number(match, "weekday") if part(match, "weekday") else None
    direction = _direction(match)
    if direction in ("before", "after"):
        now = _looking(now, direction)
    return month_near(month_number, now, day, weekday_number)


def day_range(match: Match, now: Now) -> Period | None:
    """ "14-16 May", "May 30 to June 2, 2009": the year of the later day holds for both."""
    last_month = _number(match, "month2") if part(match, "month2") else _number(match, "month")
    if part(match, "year"):
        last = day_of_month(_full_year(part(match, "year"), now), last_month, int(part(match, "day2")))
    else:
        last = month_near(last_month, now, int(part(match, "day2")))
    if last is None or last.end is None:
        return None
    first = day_of_month(last.end.year, _number(match, "month"), int(part(match, "day")))
    if first is not None and first.start is not None and first.start > last.end:
        first = day_of_month(last.end.year - 1, _number(match, "month"), int(part(match, "day")))
    return None if first is None else stretch(first.start, last.end)


def numeric_day(match: Match, now: Now) -> Period | None:
    """ "2022-02-15", "15.02.2022", "15/02/2022". "7/8/07" may be either month: its year is all it says."""
    full = _full_year(part(match, "year"), now)
    if not part(match, "first"):
        return day_of_month(full, int(part(match, "monthnumber")), int(part(match, "day")))
    first, second = int(part(match, "first")), int(part(match, "second"))
    if part(match, "mark") == "." or first > 12 or first == second:
        return day_of_month(full, second, first) if second <= 12 else None
    if second > 12:
        return day_of_month(full, first, second)
    return one_year(full)


def month(match: Match, now: Now) -> Period | None:
    """ "May 2009", "last November", "April"."""
    number, direction = _number(match, "month"), _direction(match)
    if part(match, "year"):
        return one_month(_full_year(part(match, "year"), now), number)
    if now.published is None:
        return None
    if direction == "this":
        return one_month(now.published.year, number)
    if direction == "":
        return month_near(number, now)
    later = number > now.published.month if direction == "after" else number >= now.published.month
    step = (0 if later else 1) if direction == "after" else (-1 if later else 0)
    return one_month(now.published.year + step, number) if now.published.year + step <= MAXYEAR else None


def month_of_year(match: Match, now: Now) -> Period | None:
    """ "October of next year"."""
    full = _relative_year(match, now)
    return None if full is None else one_month(full, _number(match, "month"))


def year(match: Match, now: Now) -> Period | None:
    """ "2014". A fiscal year begins when its company or state says, so it names no dates."""
    return None if part(match, "fiscal") else one_year(_full_year(part(match, "year"), now))


def year_range(match: Match, _now: Now) -> Period | None:
    """ "2014-16", "2014–2016"; "2014/15" too."""
    first, last = part(match, "year"), part(match, "year2")
    end = int(last if len(last) == 4 else first[:2] + last)
    return stretch(date(int(first), 1, 1), date(end, 12, 31)) if end > int(first) else None


def decade(match: Match, _now: Now) -> Period | None:
    """ "the 1990s", "the '90s", "the nineties"; two figures below 50 may be of either century."""
    word = part(match, "decade")
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4:
        first = int(digits)
    elif digits:
        first = 1900 + int(digits) if int(digits) >= 50 else 0
    else:
        first = int(entries("decade")[word] or 0)
    return stretch(date(first, 1, 1), date(first + 9, 12, 31)) if first else None


def century(match: Match, _now: Now) -> Period | None:
    """ "the 19th century": 1801 to 1900. One before Christ names no ISO dates."""
    word = part(match, "century")
    number = int(re.sub(r"\D", "", word) or entries("ordinal").get(word, "0"))
    if part(match, "bc") or not 1 <= number <= 99:
        return None
    return stretch(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31))


def weekday(match: Match, now: Now) -> Period | None:
    """ "Tuesday", "last Friday night"."""
    return weekday_near(_number(match, "weekday"), now, _direction(match))


def day_word(match: Match, now: Now) -> Period | None:
    """ "today", "tomorrow morning", "this evening", "last night"."""
    offset = entries("day").get(part(match, "dayword"), "-1" if _direction(match) == "before" else "0")
    return _shifted_day(now, int(offset))


def the_weekend(match: Match, now: Now) -> Period | None:
    """ "this weekend"; "the weekend" where the tense says which."""
    return weekend(now, _direction(match))


def period(match: Match, now: Now) -> Period | None:
    """ "last week", "this year", "the next month": with "the", a stretch that touches publication."""
    if now.published is None:
        return None
    count, unit = _length(match)
    direction = _direction(match)
    if direction == "this":
        return unit_around(now.published, count, unit)
    if unit == "days":
        return None
    if part(match, "the") or part(match, "which") in ("past", "coming"):
        if part(match, "unit") == "quarter":
            return _neighbour(now.published, direction, count, unit)
        return _touching(now.published, direction, count, unit)
    if unit == "years" and count == 10:
        return None
    return _neighbour(now.published, direction, count, unit)


def counted(match: Match, now: Now) -> Period | None:
    """ "the past three years", "the coming days": up to publication or from it on.

    Where the number is not told ("recent weeks", "the next few days") the far side is open.
    """
    if now.published is None:
        return None
    size, unit = _length(match)
    count = part(match, "count")
    number = None if not count or _VAGUE_COUNT.search(count) else value_of(count)
    if number is not None and part(match, "unit").startswith("hour"):
        size, number = 1, number / _HOURS
    which = part(match, "which")
    direction = "before" if which == "recent" else _direction(match)
    if size == 0 or number is None or number != int(number) or which == "recent":
        return stretch(now.published, None) if direction == "after" else stretch(None, now.published)
    return _touching(now.published, direction, size * int(number), unit)


def ago(match: Match, now: Now) -> Period | None:
    """ "two weeks ago": the week that lies two back. Open numbers and hours name no day."""
    count = part(match, "count")
    size, unit = _length(match)
    if now.published is None or size != 1 or part(match, "bound") or not count:
        return None
    number = 1.0 if count in ("a", "an") else value_of(count) if not _VAGUE_COUNT.search(count) else None
    if number is None or number != int(number):
        return None
    sign = 1 if part(match, "ahead") else -1
    day = shifted(now.published, sign * int(number), unit)
    return None if day is None else unit_around(day, 1, unit)


def holiday(match: Match, now: Now) -> Period | None:
    """ "Christmas Eve", "last Christmas", "Easter 2016"; one that moves names no day, only a year."""
    month_day = entries("holiday")[part(match, "holiday")]
    direction = _direction(match)
    if not month_day:
        return one_year(int(part(match, "year"))) if part(match, "year") else None
    month_number, day = int(month_day[:2]), int(month_day[3:])
    if part(match, "year"):
        return day_of_month(int(part(match, "year")), month_number, day)
    if direction in ("before", "after"):
        now = _looking(now, direction)
    return month_near(month_number, now, day)


def season(match: Match, _now: Now) -> Period | None:
    """ "the summer of 2014": somewhere in that year. A winter lies in two; months differ by hemisphere."""
    if part(match, "season") == "winter" or not part(match, "year"):
        return None
    return one_year(int(part(match, "year")))


def quarter(match: Match, now: Now) -> Period | None:
    """ "the third quarter of 2009", "Q3 2009", "the first quarter of this year", of a calendar year."""
    full = int(part(match, "year")) if part(match, "year") else _relative_year(match, now)
    if full is None or part(match, "fiscal"):
        return None
    word = part(match, "quarter")
    number = int(re.sub(r"\D", "", word) or entries("ordinal").get(word, "0"))
    if not 1 <= number <= 4:
        return None
    first = number * 3 - 2
    return stretch(date(full, first, 1), one_month(full, first + 2).end)


def named_date(match: Match, _now: Now) -> Period | None:
    """ "9/11"."""
    return one_day(date.fromisoformat(entries("date")[part(match, "named")]))


def reference(match: Match, now: Now) -> Period | None:
    """ "now": the day of publication; "recently": open, up to it; "soon": open, from it on."""
    if now.published is None:
        return None
    word = part(match, "reference")
    if word in entries("present"):
        return one_day(now.published)
    return stretch(None, now.published) if word in entries("past") else stretch(now.published, None)


def the_unit(match: Match, now: Now) -> Period | None:
    """ "the end of the year" in a future clause: the year of publication. In a story of the past, unknown."""
    if now.published is None or not now.ahead:
        return None
    return unit_around(now.published, *_length(match))


def _number(match: Match, name: str) -> int:
    return int(entries(name.rstrip("2"))[part(match, name)])


def _length(match: Match) -> tuple[int, str]:
    """How many of which unit the unit word is: (10, "years") for "decade"."""
    word = part(match, "unit").rstrip(".")
    units = entries("unit")
    if word not in units:
        word = next(w for w in (word[:-1], word[:-3] + "y", word) if w in units)
    size, unit = units[word].split()
    return int(size), unit


def _direction(match: Match) -> str:
    """ "before", "this", "after" or "" for the word before the period."""
    word = part(match, "which")
    return next((kind for kind in ("before", "this", "after") if word in entries(kind)), "")


def _looking(now: Now, direction: str) -> Now:
    return Now(now.published, ahead=direction == "after", behind=direction == "before")


def _full_year(digits: str, now: Now) -> int:
    """A year of two figures: the one nearest to publication, else by the POSIX pivot (69 is 1969)."""
    if len(digits) > 2:
        return int(digits)
    if now.published is None:
        return int(digits) + (1900 if int(digits) >= 69 else 2000)
    published = now.published.year
    near = published // 100 * 100 + int(digits)
    return min((near - 100, near, near + 100), key=lambda candidate: abs(candidate - published))


def _relative_year(match: Match, now: Now) -> int | None:
    """The year that "last year", "this year" or "next year" is; None without those words."""
    if now.published is None or not _direction(match):
        return None
    return now.published.year + {"before": -1, "this": 0, "after": 1}[_direction(match)]


def _shifted_day(now: Now, offset: int) -> Period | None:
    day = None if now.published is None else shifted(now.published, offset, "days")
    return None if day is None else one_day(day)


def _touching(published: date, direction: str, count: int, unit: str) -> Period | None:
    if direction == "after":
        end = shifted(published, count, unit)
        return None if end is None else stretch(published, end)
    start = shifted(published, -count, unit)
    return None if start is None else stretch(start, published)


def _neighbour(published: date, direction: str, count: int, unit: str) -> Period | None:
    day = shifted(published, count if direction == "after" else -count, unit)
    return None if day is None else unit_around(day, count, unit)
