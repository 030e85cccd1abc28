"""Who is quoted in a text, with the words: the same choice of several speakers is one reporter's work."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from standoff.corroborate.shingles import SHINGLE, fingerprint
from standoff.reading import Reading
from standoff.terms import Manner

__all__ = ["Quoted", "found_in", "quoted_in"]

_QUOTED = frozenset({Manner.DIRECT, Manner.MIXED})
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that `speaker` is quoted with, as the numbers of their shingles."""

    speaker: str
    shingles: frozenset[int]


def quoted_in(reading: Reading) -> tuple[Quoted, ...]:
    """What the text quotes, in text order, each quotation once; those of three words and less left out."""
    found: dict[tuple[int, int], Quoted] = {}
    for claim in reading.claims:
        if claim.manner not in _QUOTED or not claim.holders:
            continue
        holder = claim.holders[-1]
        name = (holder.resolved or (holder.source.text if holder.source else "")).casefold().split()
        for span in claim.content:
            shingles = _spoken(span.text, whole=claim.manner is Manner.DIRECT)
            if name and shingles:
                found[span.start, span.end] = Quoted(name[-1], shingles)
    return tuple(found[place] for place in sorted(found))


def found_in(quotations: Sequence[Quoted], shingles: Collection[int]) -> list[Quoted]:
    """Those of `quotations` whose words stand in a text with these shingles."""
    there = frozenset(shingles)
    return [q for q in quotations if len(q.shingles & there) >= len(q.shingles) * _SAME]


def _spoken(words: str, *, whole: bool) -> frozenset[int]:
    """The shingles of the quoted words; of all words where the `whole` is quoted."""
    found = fingerprint(words)
    places = enumerate(found.shingles)
    return frozenset(number for i, number in places if whole or all(found.quoted[i : i + SHINGLE]))
