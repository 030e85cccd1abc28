"""Caveats: the words by which an outlet or a source holds back ("could not be verified")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from standoff import codebook
from standoff.document import Document
from standoff.extract.mention import Mention
from standoff.extract.syntax import Syntax, Word
from standoff.reading import Caveat
from standoff.terms import CaveatKind

__all__ = ["find"]

_GAP = 4
_STOPS = frozenset({".", ";", ":", "?", "!"})
_QUOTES = frozenset("\"'“”‘’«»")
_CLASSES = {
    "NOT": frozenset({"not", "n't", "n’t", "nt", "never"}),
    "BE": frozenset({"be", "'s", "’s", "remain", "stay", "seem", "appear", "have"}),
}


@dataclass(frozen=True, slots=True)
class _Element:
    """One step of a pattern: any of `words`; a gap of up to `gap` words; or, `barred`, none of `words`."""

    words: frozenset[str] = frozenset()
    relation: str = ""
    gap: int = 0
    optional: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: CaveatKind
    elements: tuple[_Element, ...]


def find(document: Document, syntax: Syntax) -> list[Mention[Caveat]]:
    """Every caveat, in text order; the longest where several patterns fit the same words.

    The span runs from the first to the last word that states it; `about` is left empty here.
    """
    mentions = []
    for sentence in syntax.sentences:
        words = [word for word in sentence.words if word.pos != "SPACE" and word.text not in _QUOTES]
        fits = [
            (start, end, rank)
            for start, word in enumerate(words)
            for rank in sorted({*_openers(word.lemma), *_openers(word.text.lower())})
            if (end := _match(_patterns()[rank].elements, words, start)) is not None
        ]
        kept: list[tuple[int, int, int]] = []
        for fit in sorted(fits, key=lambda fit: (fit[0] - fit[1], fit[2], fit[0])):
            if not any(fit[0] < end and start < fit[1] for start, end, _ in kept):
                kept.append(fit)
        whole = document.span(sentence.start, sentence.end)
        for start, end, rank in sorted(kept):
            span = document.span(words[start].start, words[end - 1].end)
            head = syntax.head_of(span.start, span.end) or words[start]
            mentions.append(Mention(Caveat(span, whole, _patterns()[rank].kind), head))
    return mentions


def _match(elements: tuple[_Element, ...], words: list[Word], at: int) -> int | None:
    """Where a match that begins at `at` ends; the shortest gaps that fit. None where there is none.

    An optional element that is not there takes the gap behind it along, so no match begins with a gap.
    """
    if not elements:
        return at
    first, rest = elements[0], elements[1:]
    if first.barred:
        allowed = at >= len(words) or not _is(words[at], first)
        return _match(rest, words, at) if allowed else None
    if first.gap:
        for skipped in range(first.gap + 1):
            if skipped and (at + skipped > len(words) or words[at + skipped - 1].text in _STOPS):
                return None
            end = _match(rest, words, at + skipped)
            if end is not None:
                return end
        return None
    if at < len(words) and _is(words[at], first):
        end = _match(rest, words, at + 1)
        if end is not None:
            return end
    if not first.optional:
        return None
    return _match(rest[1:] if rest[0].gap else rest, words, at)


def _is(word: Word, element: _Element) -> bool:
    fits = word.lemma in element.words or word.text.lower() in element.words
    return fits and (not element.relation or word.relation == element.relation)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(CaveatKind(row["kind"]), tuple(_element(piece) for piece in row["pattern"].split()))
        for row in codebook.table("caveats")
    )


@cache
def _first_words() -> dict[str, list[int]]:
    """From each word with which a pattern can begin to the numbers of those patterns."""
    first: dict[str, list[int]] = {}
    for rank, pattern in enumerate(_patterns()):
        for element in pattern.elements:
            if not element.gap:
                for word in sorted(element.words):
                    first.setdefault(word, []).append(rank)
                if not element.optional:
                    break
    return first


def _openers(word: str) -> list[int]:
    return _first_words().get(word, [])


def _element(piece: str) -> _Element:
    if piece.startswith("..."):
        return _Element(gap=int(piece[3:] or _GAP))
    barred, optional = piece.startswith("!"), piece.endswith("?")
    words, _, relation = piece.strip("!?").partition("/")
    known: set[str] = set()
    for word in words.split("|"):
        known |= _CLASSES.get(word, {word})
    return _Element(frozenset(known), relation, optional=optional, barred=barred)
