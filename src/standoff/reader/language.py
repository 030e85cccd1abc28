"""Which language is it? Only English is read; anything else is named, so that it is never misread."""

from __future__ import annotations

import re
from functools import cache

from standoff.codebook import table

__all__ = ["language_of"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASCII = re.compile(r"[A-Za-z]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")
_SAMPLE = 20_000
_FEWEST = 8
"""Words below which nothing can be told from statistics."""

_PLAIN = 15
"""Letters of words in lower case that say more of the language than all words, names among them."""

_CLEARLY = 0.08
"""Share of distinctive English function words from which a text is English: prose has about 0.2."""

_HARDLY = 0.03
"""Share up to which it may be any language: other languages have less than 0.01 of them."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that most of `text` is in.

    Texts of fewer than eight words are English where ASCII letters dominate. In longer ones the
    share of function words decides, so that broken English and English full of foreign names pass;
    only where it is low is a statistical model asked.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if sum(map(len, _OTHER_SCRIPT.findall(sample))) * 2 > letters:
        return _statistics(sample)
    ascii_share = sum(map(len, _ASCII.findall(sample))) / max(letters, 1)
    if len(words) < _FEWEST:
        return "en" if ascii_share >= 0.8 else _statistics(sample)
    english = _function_words()
    share = sum(1 for word in words if word.lower().replace("’", "'") in english) / len(words)
    if share >= _CLEARLY:
        return "en"
    # Names mislead the model, and so do capitals: it has seen mostly lower case.
    plain = [word for word in words if word.islower()]
    guess = _statistics(" ".join(plain if sum(map(len, plain)) >= _PLAIN else words).lower())
    if guess != "en" and share > _HARDLY and ascii_share > 0.98:
        return "en"
    return guess


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text: any one of them may be a quotation."""
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))


def _statistics(text: str) -> str:
    from py3langid import rank

    for language, _ in rank(text):
        if language == "pcm":  # Nigerian Pidgin: what headlines in English are often taken for
            return "en"
        if language in _known():
            return str(language)
    return "en"


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("function_words"))


@cache
def _known() -> frozenset[str]:
    return frozenset(row["code"] for row in table("languages"))
