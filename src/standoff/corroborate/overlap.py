"""What two texts share, counted exactly: runs of words, sentences, quotations, figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from standoff.corroborate.shingles import SHINGLE, Print, figures

__all__ = ["Overlap", "Part", "compare"]

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
    figures: int
    of_figures: int
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
    common = figures(one) & figures(other)
    shared = set(one.shingles) & set(other.shingles)
    return Overlap(
        _part(one, shared, len(common)), _part(other, shared, len(common)), same=one.words == other.words
    )


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


def _part(text: Print, shared: set[int], common_figures: int) -> Part:
    covered = _covered(text, shared)
    prose = [i for i, quoted in enumerate(text.quoted) if not quoted]
    if len(prose) < len(text.words) * _ALL_QUOTED:
        prose = list(range(len(text.words)))
    lead = prose[: max(_LEAD_WORDS, round(len(prose) * _LEAD))]
    sentences = [r for r in text.sentences if r[1] - r[0] >= SHINGLE]
    kept = sum(1 for r in sentences if _share(covered, range(*r)) >= _SAME_SENTENCE)
    quotations = [list(run) for run in _quotations(text.quoted) if len(run) >= _QUOTATION]
    return Part(
        words=len(text.words),
        all=_share(covered, range(len(covered))),
        prose=_share(covered, prose),
        lead=_share(covered, lead),
        sentences=kept,
        of_sentences=len(sentences),
        quotations=sum(1 for run in quotations if _share(covered, run) >= _SAME_SENTENCE),
        of_quotations=len(quotations),
        figures=common_figures,
        of_figures=len(figures(text)),
        longest=_longest(covered, prose),
    )


def _share(covered: bytearray, places: Iterable[int]) -> float:
    values = [covered[i] for i in places]
    return sum(values) / len(values) if values else 0.0


def _quotations(quoted: tuple[bool, ...]) -> Iterable[list[int]]:
    for inside, run in groupby(range(len(quoted)), key=lambda i: quoted[i]):
        if inside:
            yield list(run)


def _longest(covered: bytearray, places: list[int]) -> int:
    longest = run = 0
    for i in places:
        run = run + 1 if covered[i] else 0
        longest = max(longest, run)
    return longest
