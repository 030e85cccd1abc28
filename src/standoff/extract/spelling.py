"""Misspelt verbs: "the US warne", "troops have masse". Broken English must not stop the reading."""

from __future__ import annotations

from functools import cache

from standoff.codebook import table
from standoff.extract.syntax import Syntax

__all__ = ["mend"]

_SHORTEST = 4
"""Shorter words have too many neighbours to mend their spelling."""


def mend(syntax: Syntax) -> None:
    """Sets the lemma of each verb that no dictionary has to the codebook's one verb a letter away.

    The words and their offsets stay; a verb with two such neighbours, or none, is left alone.
    """
    for word in syntax.words:
        if word.pos == "VERB" and not word.known and len(word.lemma) >= _SHORTEST:
            word.lemma = _nearest(word.lemma) or word.lemma


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
    events = {row["verb"] for row in table("events_verbs")}
    return tuple(sorted(verb for verb in cues | events if verb.isalpha() and len(verb) >= _SHORTEST))
