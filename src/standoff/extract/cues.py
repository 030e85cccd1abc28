"""The cue lexicon: words that present what somebody says, thinks or wants, with their frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from standoff.codebook import table
from standoff.extract.syntax import Word
from standoff.terms import Factuality, Stance

__all__ = ["Cue", "cues_of", "lexicon", "words_for"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of `codebook/cues.tsv`. `frames` are tried in their order."""

    lemma: str
    pos: str
    frames: tuple[str, ...]
    stance: Stance
    value: Factuality
    kind: str


@cache
def lexicon() -> dict[tuple[str, str], tuple[Cue, ...]]:
    """Cues by (lemma, part of speech)."""
    found: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for row in table("cues"):
        cue = Cue(
            row["cue"],
            row["pos"],
            tuple(row["frames"].split()),
            Stance(row["stance"]),
            Factuality(row["value"]),
            row["class"],
        )
        found[cue.lemma, cue.pos] = (*found.get((cue.lemma, cue.pos), ()), cue)
    return found


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of `codebook/cue_words.tsv` with this use."""
    return frozenset(row["word"] for row in table("cue_words") if row["use"] == use)


def cues_of(word: Word) -> tuple[Cue, ...]:
    """What the lexicon says of this word in this use, a particle considered: "rule out"."""
    if word.is_verb:
        for particle in word.dependents("particle"):
            found = lexicon().get((f"{word.lemma}_{particle.lemma}", "verb"))
            if found:
                return found
        return lexicon().get((word.lemma, "verb"), ())
    if word.pos == "NOUN":
        return lexicon().get((word.lemma, "noun"), ())
    if word.pos == "ADJ" or word.tag == "VBN":
        return lexicon().get((word.lemma, "adjective"), ())
    if word.pos == "ADV":
        return lexicon().get((word.lemma, "adverb"), ())
    return ()
