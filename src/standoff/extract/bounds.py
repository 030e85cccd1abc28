"""A number with the words around it that bound it, and the low and high they give."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from standoff.extract.numbers import (
    GAP,
    NUMERAL,
    VAGUE,
    alternatives,
    vague_value,
    value_of,
    words_of_kind,
)
from standoff.extract.units import unit_words

__all__ = ["Bounded", "bounded_number", "read"]

_NO_WORD_GOES_ON = r"(?!\w)(?![-‐‑–]\w)(?![.,:/]\d)"


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number at `start` to `end`, its qualifiers included; None for a bound the words leave open."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool = False


@cache
def bounded_number() -> re.Pattern[str]:
    """A number with its qualifiers: groups before, between, sign, first, joint, second, measure, member,
    plus and after; `core` runs from the sign or the number to the measure."""
    bound = alternatives(*words_of_kind("low", "high", "about", "low-about", "high-about"))
    after = alternatives(*words_of_kind("low-after", "high-after", "about-after"))
    signs = [w for w in unit_words("currency") if not w.isalpha() or len(w) == 3]
    sign = f"(?-i:{'|'.join(re.escape(w.upper()) for w in sorted(signs, key=lambda w: (-len(w), w)))})"
    measure = alternatives(*(w for w in unit_words("measure") if w != "%"))
    member = alternatives(*unit_words("member", "measure", "people"))
    number = f"(?:{VAGUE}|{NUMERAL})"
    return re.compile(
        rf"(?<![\w#@/_=])(?<!\d[.,:/])(?<!\w[-‐‑–])"
        rf"(?P<before>(?:{bound}(?:{GAP}|(?<=~)))*)(?P<between>between{GAP})?"
        rf"(?P<core>(?P<sign>{sign}\s?)?(?P<first>{number})"
        rf"(?:(?P<joint>\s?[-‐‑–]\s?|{GAP}(?:to|or){GAP}|(?(between){GAP}and{GAP}|(?!)))"
        rf"(?:{sign}\s?)?(?P<second>{number}))?"
        rf"(?P<measure>\s?%|{GAP}?{measure}(?!\w))?)"
        rf"(?:(?P<member>[-‐‑]{member}(?!\w))|(?P<plus>\+|-plus\b)|{_NO_WORD_GOES_ON})"
        rf"(?P<after>{GAP}{after}(?!\w))?",
        re.IGNORECASE,
    )


def read(match: re.Match[str]) -> list[Bounded]:
    """What a match of `bounded_number` says: one number or range; two for "rose from 12 to 15"."""
    start = match.start("before") if match["before"] else match.start("core")
    first = _number(match["first"])
    end = _end(match)
    if match["second"] is None:
        return [_with_qualifiers(replace(first, start=start, end=end), match)]
    second = _number(match["second"])
    scale = _scale(match["second"])
    if first.low is not None and first.low < 1000 <= scale and _scale(match["first"]) == 1:
        first = replace(first, low=first.low * scale, high=first.low * scale)
    lead = match.string[max(0, match.start("core") - 8) : match.start("core")]
    if "to" in match["joint"].lower() and (re.search(r"\bfrom\s+$", lead, re.I) or _falls(first, second)):
        return [
            _with_qualifiers(replace(first, start=start, end=match.end("first")), match),
            replace(second, start=match.start("second"), end=end),
        ]
    if _falls(first, second):
        return []
    if match["between"]:
        start = match.start("between")
    return [_with_qualifiers(Bounded(start, end, first.low, second.high), match)]


def _falls(first: Bounded, second: Bounded) -> bool:
    return first.low is not None and second.low is not None and second.low < first.low


def _number(words: str) -> Bounded:
    if " ".join(words.lower().split()) in words_of_kind("vague"):
        return Bounded(0, 0, vague_value(words), None)
    value = value_of(words)
    return Bounded(0, 0, value, value, approximate=words.lower().startswith("a couple"))


def _scale(words: str) -> float:
    """What the last word of a number multiplies by: a million in "3 million", else 1."""
    last = re.split(r"[\s\d-]+", words.lower())[-1]
    value = float(words_of_kind("scale", "suffix").get(last, 1))
    return value if value >= 1000 else 1.0


def _end(match: re.Match[str]) -> int:
    """Where it ends: with "or so", "+", a percent sign or a glued unit, not with a unit after a space."""
    if match["after"]:
        return match.end("after")
    if match["plus"]:
        return match.end("plus")
    measure = match["measure"]
    if measure and (
        not measure[0].isspace() or unit_words().get(" ".join(measure.split()).lower()) == "percent"
    ):
        return match.end("measure")
    return match.end("second") if match["second"] else match.end("first")


def _with_qualifiers(number: Bounded, match: re.Match[str]) -> Bounded:
    words = " ".join(match["before"].lower().replace("~", "~ ").split())
    kinds = _kinds(words)
    if match["after"]:
        kinds |= _kinds(" ".join(match["after"].lower().split()), "-after")
    if match["plus"]:
        kinds.add("low")
    low, high = number.low, number.high
    if any(kind.startswith("low") for kind in kinds):
        high = None
    elif any(kind.startswith("high") for kind in kinds):
        low = None
    about = any("about" in kind for kind in kinds)
    return replace(number, low=low, high=high, approximate=number.approximate or about)


def _kinds(words: str, suffix: str = "") -> set[str]:
    """The kinds of the qualifiers that a run of them is made of, the longest first: "just over" is one."""
    kind_of, form = _qualifiers(suffix)
    return {kind_of[phrase] for phrase in form.findall(words)} if words else set()


@cache
def _qualifiers(suffix: str) -> tuple[dict[str, str], re.Pattern[str]]:
    kinds = ("low-about", "high-about", "low", "high", "about")
    kind_of = {phrase: kind for kind in kinds for phrase in words_of_kind(kind + suffix)}
    return kind_of, re.compile(rf"(?<!\w){alternatives(*kind_of)}(?!\w)")
