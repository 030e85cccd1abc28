"""The days on which a text says that it was published and changed. Never today's date, and never a guess."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from standoff.terms import PublishedFrom

__all__ = ["iso_day", "stated_day", "updated_day", "url_day"]

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
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?-i:[A-Z]{2,4}))?,? (?:on )?)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,12})?"
_LABEL = r"(?:first )?(?:published|posted|issued)(?: on| at)?:? ?"
_ALONE = re.compile(rf"(?i)(?P<label>{_LABEL}|date:? ?)?{_CLOCK}{_WEEKDAY}{_DATE}{_TIME}\.?")
_UPDATED = re.compile(
    rf"(?i)\(?(?:last )?(?:updated|modified|revised|changed)(?: on| at)?:? ?{_CLOCK}{_WEEKDAY}{_DATE}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4}\b)?)?\)?"
)
_BESIDE = " \t|·•,;–—-"
"""What stands between two dates on one line."""
_DATELINE = re.compile(
    rf"\s*[A-Z][A-Z .'’-]+(?:, [A-Z][\w .'’-]{{0,40}})?[,:]? (?:\([^)]{{1,30}}\) ?[—–-] ?)?{_WEEKDAY}{_DATE}"
    r" ?(?:\([^)]{1,30}\) ?)?[—–:-]"
)

_LONGEST_NOTE = 150
"""Characters of a line that says when a text was changed."""

_IN_PATH = re.compile(
    rf"(?i)(?<![\w])(?P<year>(?:19|20)\d{{2}})(?P<sep>[-/_]?)(?P<month>\d{{2}}|{_MONTH})(?P=sep)(?P<day>\d{{2}})(?!\d)"
)


def iso_day(value: str) -> str | None:
    """The day in an ISO 8601 date or date and time, as written: no time zone moves it.

    None for anything else, for days that do not exist, and for those that stand for "unset".
    """
    match = _ISO.match(value)
    if not match or match[1] in _UNSET:
        return None
    return _valid(match[1])


def stated_day(lines: list[str], *, labelled: bool = False) -> tuple[str, PublishedFrom] | None:
    """The day in a line that is nothing but a date, or in a dateline that states the year.

    Only the first lines of a text should be given: elsewhere a date is one the text tells of. With
    `labelled` a bare date does not count, only one that is said to be that of the publication.
    """
    for line in lines:
        match = _ALONE.fullmatch(_UPDATED.sub("", line).strip(_BESIDE))
        origin = PublishedFrom.TEXT
        if match and labelled and not match["label"]:
            continue
        if not match:
            match, origin = _DATELINE.match(line), PublishedFrom.DATELINE
        day = _day(match) if match else None
        if day:
            return day, origin
    return None


def updated_day(lines: list[str]) -> str | None:
    """The day of the last change, where a line says that it is: "Updated 7 May 2031, 10:15"."""
    for line in lines:
        match = _UPDATED.search(line) if len(line) <= _LONGEST_NOTE else None
        if match and (day := _day(match)):
            return day
    return None


def url_day(url: str | None) -> str | None:
    """The day in the path of an address, as in "/2031/05/06/barge" or "/world/2031-05-06-barge"."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    days = set()
    for match in _IN_PATH.finditer(path):
        month = match["month"]
        number = int(month) if month.isdigit() else _MONTHS.index(_full(month)) + 1
        days.add(_valid(f"{match['year']}-{number:02}-{int(match['day']):02}"))
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _full(month: str) -> str:
    return next(name for name in _MONTHS if name.lower().startswith(month[:3].lower()))


def _day(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return iso_day(match["iso"])
    year, month, day = (match[f"{part}1"] or match[f"{part}2"] for part in "ymd")
    return _valid(f"{year}-{_MONTHS.index(_full(month)) + 1:02}-{int(day):02}")


def _valid(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None
