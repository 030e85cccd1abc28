"""The forms of `codebook/time_forms.tsv` as patterns, each with the reading of its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from standoff import codebook
from standoff.extract import time_readings
from standoff.extract.dates import Now, Period
from standoff.extract.numbers import GAP, NUMERAL, VAGUE, alternatives, words_of_kind
from standoff.extract.time_readings import entries

__all__ = ["DATE", "PART_BEFORE", "PERIOD", "TIME_OF_DAY", "Rule", "rules"]

DATE = "date"
PERIOD = "period"
TIME_OF_DAY = "time of day"


Reading = Callable[[re.Match[str], Now], Period | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form and its reading. The expression is the group `core` where there is one, else the match.

    `kind` says how it joins others: a time of day joins a date, a part ("early") joins both and periods.
    """

    kind: str
    pattern: re.Pattern[str]
    read: Reading


def _capitalised(kind: str) -> str:
    """The words of a kind with a capital, or all in capitals: "may" and "sun" are other words."""
    words = entries(kind)
    return f"(?-i:{alternatives(*(w.title() for w in words), *(w.upper() for w in words))})"


def _plain(*kinds: str) -> str:
    return alternatives(*entries(*kinds))


_DASH = r"(?:[-‐‑–—]|\s[-–—]\s)"
_COMMA = rf"(?:,{GAP}?|{GAP})"
_MONTH_NAME = _capitalised("month")
_WEEKDAY_NAME = _capitalised("weekday")
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR_NUMBER = r"(?:1[4-9]|20)\d\d"
_PART_NOUN = alternatives(*(w for w in entries("part") if w not in ("early", "late", "mid")))

_PIECES = {
    "GAP": GAP,
    "COMMA": _COMMA,
    "DASH": _DASH,
    "TO": rf"(?:{_DASH}|{GAP}(?:to|through|until){GAP})",
    "MONTH": f"(?P<month>{_MONTH_NAME})",
    "MONTH2": f"(?P<month2>{_MONTH_NAME})",
    "SHORTMONTH": r"(?P<month>(?-i:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))",
    "WEEKDAY": f"(?P<weekday>{_WEEKDAY_NAME})",
    "WEEKDAYNAME": _WEEKDAY_NAME,
    "MONTHNAME": _MONTH_NAME,
    "DAY": rf"(?P<day>{_DAY_NUMBER})(?:st|nd|rd|th)?(?!\d)",
    "DAY2": rf"(?P<day2>{_DAY_NUMBER})(?:st|nd|rd|th)?(?!\d)",
    "YEAR": rf"(?P<year>{_YEAR_NUMBER})(?![,.]?\d|s\b)",
    "YEAR2": rf"(?P<year2>{_YEAR_NUMBER}|\d\d)(?![,.]?\d)",
    "SHORTYEAR": r"(?P<year>\d\d)(?!\d)",
    "UNIT": f"(?P<unit>{_plain('unit')})",
    "UNITS": f"(?P<unit>{alternatives(*(f'{w}s' for w in entries('unit')), 'centuries')})",
    "ANYUNIT": f"(?P<unit>(?:{_plain('unit')})s?|centuries)",
    "DAYPART": _plain("daypart"),
    "WHICH": f"(?P<which>{_plain('before', 'this', 'after')})",
    "DEICTIC": r"(?P<which>last|past|this|current|next|coming)",
    "SEASON": f"(?P<season>{_plain('season')})",
    "HOLIDAY": f"(?P<holiday>(?-i:(?=[A-Z])){_plain('holiday')})".replace("'", "['’]"),
    "DAYWORD": f"(?P<dayword>{_plain('day')})",
    "REFERENCE": f"(?P<reference>{_plain('present', 'past', 'future')})",
    "NAMED": f"(?P<named>{_plain('date')})",
    "ZONE": _plain("zone"),
    "ORDINAL": _plain("ordinal"),
    "NUMERAL": NUMERAL,
    "COUNT": (
        rf"(?P<count>{VAGUE}|(?:a{GAP}|the{GAP})?(?:few|many)|several|{NUMERAL}|an?)"
        rf"(?:{GAP}(?:of|more){GAP}|{GAP}|[-‐‑])"
    ),
    "ABOUT": rf"(?:{alternatives(*words_of_kind('about', 'high-about', 'low-about'))}{GAP})",
    "BOUND": rf"(?P<bound>{alternatives(*words_of_kind('low', 'high'))})",
    "PARTNOUN": _PART_NOUN,
    "PARTADJ": alternatives("early", "earlier", "late", "later", "mid"),
    "RECURRING": _plain("recurring"),
    "DECADEWORD": _plain("decade"),
    "OLD": rf"(?:{GAP}|[-‐‑])(?:old|olds)\b",
    "AMPM": r"(?:[ap]\.?m\b\.?)",
}
"""What stands for <NAME> in a form. A group in a piece has the name that readings ask for."""

PART_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:the{GAP})?(?P<noun>{_PART_NOUN}){GAP}of{GAP}(?:the{GAP})?"
    rf"|(?:the{GAP})?(?P<word>(?:very{GAP})?(?:early|earlier|late|later|mid))(?:[-‐‑]|{GAP}(?:(?:on|in){GAP})?(?:the{GAP})?))$",
    re.IGNORECASE,
)
"""Words just before a period that pick a part of it: "the end of", "early", "mid-"."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every form, compiled once."""
    return tuple(
        Rule(row["kind"], _compiled(row["form"]), _reading(row["reading"]))
        for row in codebook.table("time_forms")
    )


def _reading(name: str) -> Reading:
    reading: Reading = getattr(time_readings, name)
    return reading


def _compiled(form: str) -> re.Pattern[str]:
    body = re.sub(r"<([A-Z0-9]+)>", lambda name: _PIECES[name[1]], form.replace(" ", GAP))
    return re.compile(rf"(?<![\w$£€¥])(?<!\d[.,:/–—-])(?:{body})(?!\w)", re.IGNORECASE)
