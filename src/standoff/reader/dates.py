"""The day on which a text says that it was published. Never today's date, and never a guess."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["iso_day", "stated_day"]

_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d-])")
_UNSET = ("0001-01-01", "1900-01-01", "1970-01-01")
"""What programs write where they know no date."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|Sept"
_DAY_FIRST = rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH})\.?,? (?P<y1>\d{{4}})"
_MONTH_FIRST = rf"(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
_DATE = rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}))"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,12})?"
_ALONE = re.compile(rf"(?i)\s*(?:(?:first )?published(?: on)?:? ?|date:? ?)?{_WEEKDAY}{_DATE}{_TIME}\.?\s*")
_DATELINE = re.compile(
    rf"\s*[A-Z][A-Z .'’-]+(?:, [A-Z][\w .'’-]{{0,40}})?[,:]? (?:\([^)]{{1,30}}\) ?[—–-] ?)?{_WEEKDAY}{_DATE}"
    r" ?(?:\([^)]{1,30}\) ?)?[—–:-]"
)


def iso_day(value: str) -> str | None:
    """The day in an ISO 8601 date or date and time, as written: no time zone moves it.

    None for anything else, for days that do not exist, and for those that stand for "unset".
    """
    match = _ISO.match(value)
    if not match or match[1] in _UNSET:
        return None
    return _valid(match[1])


def stated_day(lines: list[str]) -> str | None:
    """The day in a line that is nothing but a date, or in a dateline that states the year.

    Only the first lines of a text should be given: elsewhere a date is one the text tells of.
    """
    for line in lines:
        match = _ALONE.fullmatch(line) or _DATELINE.match(line)
        if match:
            return _day(match)
    return None


def _day(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return iso_day(match["iso"])
    year, month, day = (match[f"{part}1"] or match[f"{part}2"] for part in "ymd")
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.lower().startswith(month[:3].lower()))
    return _valid(f"{year}-{number:02}-{int(day):02}")


def _valid(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None
