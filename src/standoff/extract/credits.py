"""Credits: whose text or reporting a text says it is, by the forms that newsrooms use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from standoff.document import Document
from standoff.extract import gazetteer
from standoff.extract.credit_forms import LIST_MARK, Form, forms, newsroom_words, nobody
from standoff.extract.newsrooms import agency
from standoff.extract.paragraphs import paragraphs
from standoff.extract.syntax import Syntax
from standoff.reading import Credit
from standoff.terms import CreditKind

__all__ = ["agency", "find"]

_OWNER = re.compile(r"(?:.*['’]s?\s+)?(?:(?:the|an?|this|that|its)(?:\s+|$))?", re.IGNORECASE)
"""What stands before a name and is no part of it: "Russia's", "The"."""

_LINE = 80
"""A longer paragraph in capitals is a text set in capitals, where any word may look like a name."""

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
    dates = {text[name.start : name.end] for name in syntax.names if name.label == "DATE"}

    def is_name(words: str) -> str | None:
        if agency(words) is not None:
            return agency(words)
        area = any(place.is_area for place in gazetteer.lookup(words))
        return None if area or words in dates or words.lower() in nobody() else words

    blocks = [(start, text[start:end]) for start, end in paragraphs(syntax)]
    found = [one for form in forms() if not form.closed for one in _matches(blocks, form, is_name)]
    shown = {name for one in found if one.form.shows for _, _, name in one.names}

    def is_agency(words: str) -> str | None:
        if agency(words) is not None:
            return agency(words)
        return words if words in shown else _newsroom_by_its_words(words)

    found += [one for form in forms() if form.closed for one in _matches(blocks, form, is_agency)]
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.form.rank, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    kept = [one for one in sorted(kept, key=lambda one: one.start) if not _is_object(one, syntax)]
    return [credit for one in kept for credit in _credits(document, one, kept)]


def _newsroom_by_its_words(words: str) -> str | None:
    """The name in "the Kyiv Herald"; none in a text all in capitals, nor of two joined by a mark."""
    name = re.sub(r"^[Tt]he\s+", "", words)
    rest, _, last = name.rpartition(" ")
    joined = "/" in name or any(agency(piece) for piece in name.split("-"))
    return name if rest and last.lower() in newsroom_words() and not name.isupper() and not joined else None


def _is_object(one: _Found, syntax: Syntax) -> bool:
    """True for "officials who met Reuters said": the verb after the newsroom has another subject."""
    if one.form.kind != "in-text" or not one.form.leads:
        return False
    start, end, _ = one.names[0]
    subjects = [word.own_subject() for word in syntax.words_in(end, one.end) if word.is_verb]
    return any(subject is not None and not start <= subject.start < one.end for subject in subjects)


def _matches(
    blocks: list[tuple[int, str]], form: Form, known: Callable[[str], str | None]
) -> Iterator[_Found]:
    for offset, block in blocks[-1:] if form.last else blocks:
        capitals = block.isupper() and len(block) > _LINE
        if capitals and not form.closed and form.kind in ("credit", "in-text"):
            continue
        for match in form.pattern.finditer(block):
            if form.kind == "not":
                yield _Found(offset + match.start(), offset + match.end(), form, ())
                continue
            start, end = match.span("span")
            names = _names(match, form, known)
            if not names:
                continue
            if form.slot in ("agency", "name") and form.leads:
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
        owner = _OWNER.match(words) if agency(words) is None else None
        at = owner.end() if owner else 0
        name = known(words[at:]) if words[at:] else None
        return [(start + at, start + len(words), name)] if name else []
    tails = [(word.start(), len(words)) for word in re.finditer(r"\S+", words)]
    fronts = [(0, word.end()) for word in re.finditer(r"\S+", words)][::-1]
    near, far = (tails, tails[:0]) if form.leads else (fronts, tails)
    for sure, candidates in ((agency, near), (agency, far), (known, near)):
        for a, b in candidates:
            name = sure(words[a:b])
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
