"""Base forms put right: misspelt verbs ("the US warne"), and words whose ending the parser's rules
take off wrongly ("staged", "bases", "co-operated"). Broken English must not stop the reading."""

from __future__ import annotations

import re
from functools import cache

from standoff.codebook import table
from standoff.extract.syntax import Syntax, Word

__all__ = ["mend"]

_SHORTEST = 4
"""Shorter words have too many neighbours to mend their spelling."""

_CLOSED = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][^aeioswxyz]")
"""One syllable that doubles its last letter before an ending: "stag" gives "stagged"."""


def mend(syntax: Syntax) -> None:
    """Sets the lemma of each verb that no dictionary has to the codebook's one verb a letter away,
    and gives words with irregular or hyphenated forms their base.

    The words and their offsets stay; a verb with two such neighbours, or none, is left alone.
    """
    for word in syntax.words:
        form = word.text.lower()
        if form in _bases():
            word.lemma = _bases()[form]
        elif word.pos == "VERB":
            word.lemma = _verb(word, form)


def _verb(word: Word, form: str) -> str:
    lemma = word.lemma
    if form in (lemma + "ed", lemma + "ing", lemma + "es") and _CLOSED.fullmatch(lemma):
        return lemma + "e"
    if not word.known and len(lemma) >= _SHORTEST:
        return _nearest(lemma) or lemma
    return lemma


@cache
def _bases() -> dict[str, str]:
    """Forms whose base no rule finds."""
    found = {row["form"]: row["lemma"] for row in table("misread_lemmas")}
    for row in table("hyphenated"):
        found |= dict.fromkeys(row["forms"].split("|"), row["lemma"])
    return found


@cache
def _nearest(lemma: str) -> str | None:
    from rapidfuzz.distance import OSA

    near = [
        known
        for known in _verbs()
        if known[0] == lemma[0] and OSA.distance(known, lemma, score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 else None


@cache
def _verbs() -> tuple[str, ...]:
    cues = {row["cue"] for row in table("cues") if row["pos"] == "verb"}
    events = {row["verb"].split()[0] for row in table("events_verbs")}
    found = (verb for verb in cues | events if verb.isalpha() and verb.islower())
    return tuple(sorted(verb for verb in found if len(verb) >= _SHORTEST))
