"""On whose reporting a text relies: sentence after sentence "told Northwire", "Northwire reported"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from standoff.codebook import table
from standoff.corroborate.newsrooms import Newsroom, newsroom, newsroom_of
from standoff.corroborate.shingles import sentence_ends
from standoff.corroborate.wording import FUNCTION_WORDS
from standoff.document import Document, Span
from standoff.extract.credit_forms import Form, forms
from standoff.reading import Reading
from standoff.terms import CreditKind

__all__ = ["Leaning", "leanings"]

_OFTEN = 2
_SHARE = 0.25
_MAIN_SHARE = 1 / 3
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Leaning:
    """That a text names one newsroom as the source of what it tells.

    It does so by name in `named` sentences, and in `sentences` counting "the agency said", of
    `of_sentences` in all; `span` is the first place. `known` is True where it is surely a newsroom and
    not, say, a person: the codebook or the text shows it.
    """

    newsroom: Newsroom
    span: Span
    named: int
    sentences: int
    of_sentences: int
    known: bool

    @property
    def relies(self) -> bool:
        """True where a quarter of the text is told by its word, not a sentence in passing."""
        return self.sentences >= max(_OFTEN, self.of_sentences * _SHARE)

    @property
    def mostly(self) -> bool:
        """True where so much of it is that the text is the newsroom's voice, told by another."""
        return self.named >= _OFTEN and self.sentences >= self.of_sentences * _MAIN_SHARE


def leanings(reading: Reading) -> dict[Newsroom, Leaning]:
    """Every name that stands where a newsroom stands as a source, except the text's own newsroom.

    People stand in the same words ("the mayor told Anna Lee"): a name that is not `known` means a
    newsroom only where documents of a newsroom of that name are at hand.
    """
    document = reading.document
    ends = sentence_ends(document.text)
    places: dict[Newsroom, list[tuple[Span, bool]]] = {}
    for span, name in _named(document):
        places.setdefault(newsroom(name), []).append((span, False))
    for credit in reading.credits:
        if credit.kind is CreditKind.IN_TEXT:
            places.setdefault(newsroom(credit.name), []).append((credit.span, True))
    places.pop(newsroom_of(document), None)
    again = [(match.start(), bisect_right(ends, match.start())) for match in _again().finditer(document.text)]
    found = {}
    for room, spans in places.items():
        first = min(span for span, _ in spans)
        named = {bisect_right(ends, span.start) for span, _ in spans}
        later = {sentence for start, sentence in again if start > first.start}
        shown = any(known for _, known in spans)
        found[room] = Leaning(room, first, len(named), len(named | later), len(ends), shown)
    return found


def _named(document: Document) -> Iterator[tuple[Span, str]]:
    """Capitalised names in the forms in which a text says whose reporting it is."""
    for paragraph in re.finditer(r"[^\n]+", document.text):
        for form in _forms():
            for match in form.pattern.finditer(paragraph.group()):
                start, end = match.span("span")
                span = document.span(paragraph.start() + start, paragraph.start() + end)
                yield from ((span, name) for name in _names(match["slot"], form))


def _names(words: str, form: Form) -> Iterator[str]:
    """What may be the name: it ends where the words of the form begin, or begins where they end."""
    for word in _WORD.finditer(words):
        name = words[word.start() :] if form.leads else words[: word.end()]
        if name.casefold() not in FUNCTION_WORDS:
            yield name


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(form for form in forms() if form.kind == CreditKind.IN_TEXT)


@cache
def _again() -> re.Pattern[str]:
    nouns = "|".join(f"{row['after']} {row['noun']}" for row in table("newsroom_nouns"))
    return re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)
