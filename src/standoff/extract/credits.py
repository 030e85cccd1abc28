"""Credits: whose text or reporting a text says it is, by the forms that newsrooms use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from standoff.document import Document
from standoff.extract.credit_forms import LIST_MARK, Form, forms, nobody
from standoff.extract.newsrooms import agency
from standoff.extract.paragraphs import paragraphs
from standoff.extract.syntax import Syntax
from standoff.reading import Credit
from standoff.terms import CreditKind

__all__ = ["agency", "find"]

_PLACES = frozenset({"GPE", "LOC", "NORP", "DATE"})

Named = tuple[int, int, str]
"""Where a name stands, and the name that the credit gives it."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    form: Form
    names: tuple[Named, ...]


def find(document: Document, syntax: Syntax) -> list[Credit]:
    """Every credit, in text order: datelines, source lines, bylines, and newsrooms quoted in the text.

    `name` is the canonical one of the agencies table, else the words as they stand. A newsroom outside
    the table is known by a form that only newsrooms stand in ("(Northwire) -"); its name then counts
    wherever it reports. Photo credits are none.
    """
    text = document.text
    places = {text[name.start : name.end] for name in syntax.names if name.label in _PLACES}

    def is_name(words: str) -> str | None:
        if words.lower() in nobody() or (words in places and agency(words) is None):
            return None
        return agency(words) or words

    blocks = [(start, text[start:end]) for start, end in paragraphs(syntax)]
    found = [one for form in forms() if not form.closed for one in _matches(blocks, form, is_name)]
    shown = {name for one in found if one.form.shows for _, _, name in one.names}

    def is_agency(words: str) -> str | None:
        return agency(words) or (words if words in shown else None)

    found += [one for form in forms() if form.closed for one in _matches(blocks, form, is_agency)]
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.form.rank, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    kept = [one for one in sorted(kept, key=lambda one: one.start) if not _is_object(one, syntax)]
    return [credit for one in kept for credit in _credits(document, one, kept)]


def _is_object(one: _Found, syntax: Syntax) -> bool:
    """True for "officials who met Reuters said": the newsroom before the verb is not its subject."""
    if one.form.kind != "in-text" or not one.form.leads:
        return False
    word = syntax.head_of(one.names[0][0], one.names[0][1])
    return word is not None and word.relation in ("prepositional_object", "object")


def _matches(
    blocks: list[tuple[int, str]], form: Form, known: Callable[[str], str | None]
) -> Iterator[_Found]:
    for offset, block in blocks:
        for match in form.pattern.finditer(block):
            if form.kind == "not":
                yield _Found(offset + match.start(), offset + match.end(), form, ())
                continue
            start, end = match.span("span")
            names = _names(match, form, known)
            if not names:
                continue
            if form.slot == "agency" and form.leads:
                start = max(start, names[0][0])
            elif match.end("slot") == end:
                end = names[-1][1]
            shifted = tuple((offset + a, offset + b, name) for a, b, name in names)
            yield _Found(offset + start, offset + end, form, shifted)


def _names(match: re.Match[str], form: Form, known: Callable[[str], str | None]) -> list[Named]:
    """The names in the slot of a match: one that touches the form's words, or all of a list."""
    start, words = match.start("slot"), match["slot"]
    if match.string[:start].lower().endswith("the ") and agency(f"The {words}"):
        return [(start - 4, start + len(words), agency(f"The {words}") or words)]
    if form.slot in ("person", "persons"):
        return [(start + a, start + b, piece) for a, b, piece in _split(words)]
    if form.slot in ("agencies", "names"):
        return _listed(start, words, known, closed=form.closed)
    if form.slot == "name":
        name = known(words)
        return [(start, start + len(words), name)] if name else []
    edges = [m.start() for m in re.finditer(r"\S+", words)]
    ends = [m.end() for m in re.finditer(r"\S+", words)]
    if form.leads:
        candidates = [(edge, len(words)) for edge in edges]
    else:
        candidates = [(0, end) for end in reversed(ends)]
    for a, b in candidates:
        name = known(words[a:b])
        if name:
            return [(start + a, start + b, name)]
    return []


def _listed(start: int, words: str, known: Callable[[str], str | None], *, closed: bool) -> list[Named]:
    whole = agency(words)
    if whole:
        return [(start, start + len(words), whole)]
    found = []
    for a, b, piece in _split(words):
        name = known(piece)
        if name:
            found.append((start + a, start + b, name))
        elif closed:
            return []
    return found


def _split(words: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for mark in [*LIST_MARK.finditer(words), None]:
        end = mark.start() if mark else len(words)
        if end > start:
            yield start, end, words[start:end]
        start = mark.end() if mark else end


def _credits(document: Document, one: _Found, kept: list[_Found]) -> Iterator[Credit]:
    """The credits of one form: its whole span for the first name of a list, the bare name for the rest."""
    if one.form.kind == "not":
        return
    if one.form.kind == "signed":
        newsroom = _newsroom(kept)
        if newsroom:
            yield Credit(document.span(one.start, one.end), newsroom, CreditKind.CREDIT)
            return
    kind = CreditKind.BYLINE if one.form.kind == "signed" else CreditKind(one.form.kind)
    for number, (start, end, name) in enumerate(one.names):
        if len(one.names) == 1:
            start, end = one.start, one.end
        elif number == 0 and document.text[one.start] != "(":
            start = one.start
        yield Credit(document.span(start, end), name, kind)


def _newsroom(kept: list[_Found]) -> str | None:
    """The newsroom that a dateline or a credit of the text names."""
    for other in kept:
        if other.form.kind in ("dateline", "credit") and other.names:
            return other.names[0][2]
    return None
