"""One document for a terminal: its text with marks, and the claims under the paragraph they end in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.reading_view import header
from standoff.cli.styled import (
    DIM,
    NAME,
    factuality,
    marked,
    marks_of,
    piece,
    put,
    quoted,
    stance_style,
    words,
)
from standoff.document import Span
from standoff.ledger.rows import DocumentDetail
from standoff.reading import Claim, Reading
from standoff.report.marks import paragraphs
from standoff.report.sides import holder_name
from standoff.report.words import CAVEATS, day, shortened
from standoff.terms import Relation

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]

_INDENT = 4
_LONGEST = 160


def show(console: Console, detail: DocumentDetail) -> None:
    """Prints the text with its marks, and under each paragraph the claims and caveats that end in it."""
    reading = detail.reading
    header(console, reading.document, [credit.name for credit in reading.credits])
    member = next(m for m in detail.cluster.documents if m.key == detail.row.key)
    alike = "" if member.relation is Relation.ORIGINAL else f" · {member.relation}: {member.because}"
    put(console, words(f"document {detail.row.key}{alike}", DIM))
    put(console, words(f"first seen {day(detail.first_seen)}", DIM))
    for warning in reading.run.warnings:
        put(console, words(warning, "yellow"))
    legend = piece("source", NAME) + piece("  ") + piece("cue", "italic") + piece("  ")
    put(console, legend + piece("content", "underline") + piece("  ") + piece("event", "bold"))
    numbered = sorted(enumerate(_in_order(reading), start=1), key=lambda pair: _end(pair[1]))
    extents = paragraphs(reading.document.text)
    ends = [end for _, end in extents]
    under: list[list[tuple[int, Claim]]] = [[] for _ in extents]
    for number, claim in numbered:
        under[min(bisect_left(ends, _end(claim)), len(extents) - 1)].append((number, claim))
    for (start, end), claims in zip(extents, under, strict=True):
        console.print()
        put(console, _paragraph(reading, start, end))
        for number, claim in sorted(claims):
            put(console, _line(number, claim, detail), _INDENT, 2 * _INDENT)
        for caveat in reading.caveats:
            if start <= caveat.span.start < end:
                kind = piece(f"caveat, {CAVEATS[caveat.kind]}: ", "yellow")
                put(console, kind + words(caveat.span.text), _INDENT, 2 * _INDENT)


def _paragraph(reading: Reading, start: int, end: int) -> Text:
    marks = [mark for claim in reading.claims for mark in marks_of(claim)]
    marks += [(caveat.span, "yellow") for caveat in reading.caveats]
    here = [(span, style) for span, style in marks if span.start < end and span.end > start]
    return marked(reading.document.span(start, end), sorted(set(here), key=_widest_first))


def _widest_first(mark: tuple[Span, str]) -> tuple[int, int, str]:
    """The order in which marks are laid on, so that the narrow ones lie on top."""
    return mark[0].start - mark[0].end, mark[0].start, mark[1]


def _line(number: int, claim: Claim, detail: DocumentDetail) -> Text:
    text = piece(f"{number:>2}  ", DIM)
    if claim.holders:
        text += piece(" › ", DIM).join(_who(claim))
    else:
        text += piece("The outlet itself", NAME) + piece(" · ", DIM) + factuality(claim.factuality)
    what = shortened(" … ".join(span.text for span in claim.content) or claim.sentence.text, _LONGEST)
    text += piece(": ") + quoted(what)
    group = detail.groups.get(claim.id)
    return text + piece(f"  claim {group[:16]}" if group else "", DIM)


def _who(claim: Claim) -> Iterator[Text]:
    for holder in claim.holders:
        stance = piece(holder.stance, stance_style(holder.stance))
        parts = words(holder_name(holder), NAME), stance, factuality(holder.factuality)
        yield piece(" · ", DIM).join(parts)


def _in_order(reading: Reading) -> list[Claim]:
    return sorted(reading.claims, key=lambda c: ((c.content or (c.sentence,))[0].start, _end(c), c.id))


def _end(claim: Claim) -> int:
    return max(span.end for span in claim.content or (claim.sentence,))
