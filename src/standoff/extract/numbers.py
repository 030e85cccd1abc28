"""English number words and digits, as patterns and as values; `times` and `quantities` share them."""

from __future__ import annotations

import math
import re
from functools import cache

from standoff import codebook

__all__ = ["GAP", "NUMERAL", "VAGUE", "alternatives", "vague_value", "value_of", "words_of_kind"]

GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
"""White space between two words of one expression: at most one line break, so no empty line."""


@cache
def words_of_kind(*kinds: str) -> dict[str, str]:
    """Words of these kinds in the numbers table, in its order, with their value cell."""
    return {row["word"]: row["value"] for row in codebook.table("numbers") if row["kind"] in kinds}


def alternatives(*words: str) -> str:
    """A pattern for any of these words or phrases: the longest that fits, any white space in it."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(GAP.join(re.escape(part) for part in word.split()) for word in ordered) + ")"


def _cardinals(low: int, high: int) -> str:
    return alternatives(*(w for w, v in words_of_kind("cardinal").items() if low <= int(v) <= high))


_SMALL = rf"(?:{_cardinals(20, 90)}(?:(?:[-‐‑]|{GAP}){_cardinals(1, 9)}\b)?|{_cardinals(0, 19)})"
_LARGE = alternatives(*(scale for scale in words_of_kind("scale") if scale != "hundred"))
_SCALE = alternatives(*words_of_kind("scale"))
_UNDER_THOUSAND = (
    rf"(?:(?:{_SMALL}|an?){GAP}hundred\b(?:(?:{GAP}and)?{GAP}{_SMALL}\b)?|{_SMALL}|an?(?={GAP}{_LARGE}\b))"
)
_IN_WORDS = (
    rf"(?:(?:{_UNDER_THOUSAND}(?:{GAP}{_LARGE})+(?:{GAP}and)?{GAP})*"
    rf"{_UNDER_THOUSAND}\b(?:{GAP}and{GAP}a{GAP}half\b)?(?:{GAP}{_LARGE}\b)*)"
)
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+|\d+)"
_LONG_SUFFIX = alternatives(*(suffix for suffix in words_of_kind("suffix") if len(suffix) > 1))
_SHORT_SUFFIX = alternatives(*(suffix for suffix in words_of_kind("suffix") if len(suffix) == 1))
_METRES = rf"(?!{GAP}?-?(?:long|wide|high|deep|tall|thick|away|from|above|below|off|sprint|race)\b)"
_IN_DIGITS = (
    rf"(?:{_DIGITS}(?:{GAP}and{GAP}a{GAP}half\b)?(?:(?:{GAP}|-)?{_SCALE}\b)+"
    rf"|{_DIGITS}{GAP}?{_LONG_SUFFIX}\b|{_DIGITS}{_SHORT_SUFFIX}\b{_METRES}|{_DIGITS})"
)
_HALF = rf"(?:half{GAP}(?:an?{GAP})?(?:{_SCALE}|dozen)\b|a{GAP}quarter{GAP}of{GAP}a{GAP}{_LARGE}\b)"
_DOZEN = rf"(?:(?:(?:{_SMALL}|an?){GAP})?dozen\b|an?{GAP}score\b(?={GAP}of\b))"
_COUPLE = rf"(?:a{GAP}(?:couple|pair|trio)\b(?={GAP}(?:of|more|{_SCALE})\b)(?:{GAP}(?:of{GAP})?{_SCALE})?)"

NUMERAL = rf"(?:{_HALF}|{_DOZEN}|{_COUPLE}|{_IN_WORDS}|{_IN_DIGITS})"
"""Digits or words that are one number. Match it with IGNORECASE and read it with `value_of`."""

VAGUE = alternatives(*words_of_kind("vague"))
"""Words for an inexact many: "dozens", "several hundred". Read it with `vague_value`."""


def vague_value(words: str) -> float:
    """The least that an inexact number can mean: 24 for "dozens"."""
    return float(words_of_kind("vague")[" ".join(words.lower().split())])


def value_of(words: str) -> float | None:
    """The number that `words` name, or None where they name none.

    >>> value_of("two hundred and fifty thousand"), value_of("1.5 million"), value_of("half a dozen")
    (250000.0, 1500000.0, 6.0)
    """
    text = " ".join(words.lower().replace("and a half", "+half").split())
    text = re.sub(r"(?<=\d)[,\u00a0\u202f\u2009](?=\d{3})", "", text)
    text = re.sub(r"(?<=\d)(?=[a-z])", " ", text)
    tokens = [token for token in re.split(r"[\s‐‑-]+", text) if token not in ("and", "of")]
    factor = 1.0
    if tokens[0] == "half":
        factor, tokens = 0.5, tokens[1:]
    elif tokens[:2] == ["a", "quarter"]:
        factor, tokens = 0.25, tokens[2:]
    total = current = 0.0
    seen = False
    for token in tokens:
        if token in ("a", "an"):
            continue
        number = _token_value(token)
        if number is None:
            return None
        if token in words_of_kind("scale", "suffix", "group"):
            if seen and current == 0.0:
                total *= number
                continue
            current = (current if seen else 1.0) * number
            if number >= 1000:
                total, current = total + current, 0.0
        else:
            current += number
        seen = True
    result = factor * (total + current)
    return result if seen and math.isfinite(result) else None


def _token_value(token: str) -> float | None:
    if token == "+half":
        return 0.5
    if re.fullmatch(r"\d+(?:\.\d+)?", token):
        return float(token)
    value = words_of_kind("cardinal", "scale", "suffix", "group").get(token)
    return None if value is None else float(value)
