"""Capitals put right for the parser: old newswire and many headlines are in capitals throughout.

A parser trained on mixed case takes every word in capitals for a name. Words that a dictionary has
are made small; names of countries and peoples, days and months, and words that no dictionary has
keep a capital. The text gets no longer or shorter, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from standoff.codebook import table

__all__ = ["truecased"]

_FEWEST = 4
_SHARE = 0.85
_AMBIGUOUS = frozenset({"may", "march", "mar", "sat", "sun", "wed"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")


def truecased(text: str, known: Callable[[str], bool]) -> str:
    """`text` with its case put right where nearly all of it is in capitals, else as it is.

    `known` tells whether a dictionary has a lower-case word. The result has the same length.
    """
    words = _WORD.findall(text)
    letters = [c for word in words for c in word]
    if len(words) < _FEWEST or sum(c.isupper() for c in letters) < _SHARE * len(letters):
        return text
    pieces: list[str] = []
    last, fresh = 0, True
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        fresh = fresh or any(mark in between for mark in (". ", "? ", "! "))
        word = match.group()
        pieces += [between, word if _acronym(text, match) else _one(word, known, fresh)]
        last, fresh = match.end(), False
    result = "".join([*pieces, text[last:]])
    return result if len(result) == len(text) else text


def _one(word: str, known: Callable[[str], bool], fresh: bool) -> str:
    small = word.lower()
    if len(small) != len(word):
        return word
    proper = small in _proper() or not known(small.split("'")[0].split("’")[0])
    return small[0].upper() + small[1:] if proper or fresh or small == "i" else small


def _acronym(text: str, match: re.Match[str]) -> bool:
    """ "U.S.", and what stands alone in brackets: "[FMLN]"."""
    around = text[max(0, match.start() - 1) : match.end() + 1]
    return (around[:1] in "[(" and around[-1:] in "])") or bool(_DOTTED.match(text, match.start()))


@cache
def _proper() -> frozenset[str]:
    names = [
        row[column] for row in table("countries") for column in ("name", "adjectives", "people", "capital")
    ]
    words = {word.lower() for cell in names for name in cell.split("|") for word in name.split()}
    small = {row["word"] for row in table("grammar_words")} | {"and", "the", "of", "republic", "united"}
    dates = [row["word"] for row in table("time_words") if row["kind"] in ("weekday", "month")]
    calendar = {word.strip(".") for cell in dates for word in cell.split("|")} - _AMBIGUOUS
    return frozenset((words - small) | calendar)
