"""What two texts share, counted exactly: runs of words, sentences, quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress

from standoff.corroborate.shingles import SHINGLE, Print

__all__ = ["Overlap", "Part", "added", "compare"]

_LEAD = 0.3
_LEAD_WORDS = 60
_SAME_SENTENCE = 0.8
_QUOTATION = 5
_ALL_QUOTED = 0.2


@dataclass(frozen=True, slots=True)
class Part:
    """How much of one text stands in the other. Shares are 0 to 1.

    `prose` leaves quotations out: ten desks that quote one speaker share the quotations and nothing
    else. `lead` is the prose of the first three tenths (60 words at least): what is new in a follow-up
    stands there, what it repeats stands below. A text that is nearly all quotation, such as a speech,
    is measured whole. `sentences` of `of_sentences` are shared nearly word
    for word; `quotations` of `of_quotations` stand in the other text; `longest` is the longest shared
    run outside quotation marks, in words.
    """

    words: int
    all: float
    prose: float
    lead: float
    sentences: int
    of_sentences: int
    quotations: int
    of_quotations: int
    longest: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """`first` says how much of the first text is in the second, `second` the other way round."""

    first: Part
    second: Part
    same: bool
    """True where the two texts have the same words in the same order."""


def compare(one: Print, other: Print) -> Overlap:
    """Exactly what two texts share, each seen from its own side."""
    shared = set(one.shingles) & set(other.shingles)
    return Overlap(_part(one, shared), _part(other, shared), same=one.words == other.words)


def added(text: Print, others: Iterable[Print], more: Print) -> int:
    """Words of `text` in its longest run that stands in `more` and in none of the `others`."""
    shared = set(text.shingles)
    has = _covered(text, shared & set(more.shingles))
    for other in others:
        for i, known in enumerate(_covered(text, shared & set(other.shingles))):
            if known:
                has[i] = 0
    return _longest(has)


def _covered(text: Print, shared: set[int]) -> bytearray:
    """1 at each word in a shared shingle. One that tells little counts only beside one that tells."""
    covered = bytearray(len(text.words))
    untelling = []
    for i, shingle in enumerate(text.shingles):
        if shingle in shared:
            if text.telling[i]:
                covered[i : i + SHINGLE] = b"\1" * SHINGLE
            else:
                untelling.append(i)
    for i in (*untelling, *reversed(untelling)):
        if covered[i] or covered[i + SHINGLE - 1]:
            covered[i : i + SHINGLE] = b"\1" * SHINGLE
    return covered


def _part(text: Print, shared: set[int]) -> Part:
    covered = _covered(text, shared)
    prose = bytes(compress(covered, (not quoted for quoted in text.quoted)))
    if len(prose) < len(text.words) * _ALL_QUOTED:
        prose = bytes(covered)
    sentences = [covered[start:end] for start, end in text.sentences if end - start >= SHINGLE]
    quotations = [covered[start:end] for start, end in text.quotations if end - start >= _QUOTATION]
    return Part(
        words=len(text.words),
        all=_share(covered),
        prose=_share(prose),
        lead=_share(prose[: max(_LEAD_WORDS, round(len(prose) * _LEAD))]),
        sentences=sum(_share(words) >= _SAME_SENTENCE for words in sentences),
        of_sentences=len(sentences),
        quotations=sum(_share(words) >= _SAME_SENTENCE for words in quotations),
        of_quotations=len(quotations),
        longest=_longest(prose),
    )


def _share(covered: bytes | bytearray) -> float:
    return covered.count(1) / len(covered) if covered else 0.0


def _longest(covered: bytes | bytearray) -> int:
    return max(map(len, covered.split(b"\0")))
