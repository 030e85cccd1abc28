"""A document's page: its text with all that was read in it, and each claim in the margin beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from standoff.corroborate.findings import ClaimGroup
from standoff.ledger.rows import DocumentDetail
from standoff.reading import Caveat, Claim, Reading
from standoff.report.claim import layers
from standoff.report.links import (
    Site,
    caveat_anchor,
    claim_anchor,
    credit_anchor,
    figure_anchor,
    sentence_anchor,
)
from standoff.report.marks import Mark, Note, annotate, paragraphs
from standoff.report.sides import Step, chain
from standoff.report.words import shortened
from standoff.terms import EventType, Factuality

__all__ = ["Holding", "MarginNote", "Paragraph", "context"]

_CLOSING = frozenset(".,;:!?…”’\"')]")


@dataclass(frozen=True, slots=True)
class MarginNote:
    """One claim beside its text. `back` is the anchor of its number in the text."""

    number: int
    anchor: str
    back: str
    what: str
    factuality: Factuality
    type: EventType | None
    condition: str | None
    group: ClaimGroup | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Claims in a row that one chain of holders makes; an empty chain is the newsroom itself."""

    chain: tuple[Step, ...]
    notes: tuple[MarginNote, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the text, and the claims and caveats in it."""

    html: Markup
    holdings: tuple[Holding, ...]
    caveats: tuple[Caveat, ...]


def context(detail: DocumentDetail, groups: Mapping[str, ClaimGroup], site: Site) -> dict[str, Any]:
    """What the template of the page is filled with. `groups` are those that the report shows."""
    member = next(m for m in detail.cluster.documents if m.key == detail.row.key)
    return {
        "row": detail.row,
        "reading": detail.reading,
        "document": detail.reading.document,
        "cluster": detail.cluster,
        "member": member,
        "paragraphs": _paragraphs(detail, groups, site),
        "kinds": sorted({mark.kind for mark in _marks(detail.reading)}),
    }


def _marks(reading: Reading) -> list[Mark]:
    """Every mark of the page. An anchor stands once: sentences and figures are told by their start."""
    marks: dict[str | None, Mark] = {}
    for claim in reading.claims:
        sentence = Mark(claim.sentence.start, claim.sentence.end, "sentence", sentence_anchor(claim.sentence))
        marks.setdefault(sentence.id, sentence)
        for mark in layers(claim):
            marks.setdefault(f"{mark}", mark)
        for quantity in claim.event.quantities if claim.event else ():
            figure = Mark(quantity.span.start, quantity.span.end, "figure", figure_anchor(quantity.span))
            marks.setdefault(figure.id, figure)
    for quantity in reading.mentions.quantities:
        figure = Mark(quantity.span.start, quantity.span.end, "figure", figure_anchor(quantity.span))
        marks.setdefault(figure.id, figure)
    for caveat in reading.caveats:
        mark = Mark(caveat.span.start, caveat.span.end, "caveat", caveat_anchor(caveat.span))
        marks.setdefault(mark.id, mark)
    for credit in reading.credits:
        mark = Mark(credit.span.start, credit.span.end, "credit", credit_anchor(credit.span))
        marks.setdefault(mark.id, mark)
    return list(marks.values())


def _paragraphs(detail: DocumentDetail, groups: Mapping[str, ClaimGroup], site: Site) -> list[Paragraph]:
    reading = detail.reading
    text = reading.document.text
    marks = _marks(reading)
    extents = paragraphs(text)
    notes: list[list[tuple[int, Claim, MarginNote]]] = [[] for _ in extents]
    for number, (at, claim) in enumerate(_ends(reading), start=1):
        row = min(bisect_left([end for _, end in extents], at), len(extents) - 1)
        notes[row].append((at, claim, _note(number, claim, detail, groups, site)))
    found = []
    begun = 0
    for (start, end), here in zip(extents, notes, strict=True):
        over = [
            mark if mark.start >= begun else replace(mark, id=None)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        references = [Note(min(max(at, start), end), _reference(note)) for at, _, note in here]
        found.append(
            Paragraph(
                html=annotate(text, over, start=start, end=end, notes=references),
                holdings=tuple(
                    Holding(holders, tuple(note for _, _, note in same))
                    for holders, same in groupby(here, key=lambda pair: chain(pair[1]))
                ),
                caveats=tuple(c for c in reading.caveats if begun <= c.span.start < end),
            )
        )
        begun = end
    return found


def _ends(reading: Reading) -> list[tuple[int, Claim]]:
    """Where each claim's number stands: after its last words and what closes them. In order of text."""
    text = reading.document.text
    found = []
    for claim in reading.claims:
        at = max(span.end for span in claim.content or (claim.sentence,))
        while at < len(text) and text[at] in _CLOSING:
            at += 1
        found.append((at, claim))
    return sorted(found, key=lambda pair: (pair[0], pair[1].sentence.start, pair[1].id))


def _note(
    number: int, claim: Claim, detail: DocumentDetail, groups: Mapping[str, ClaimGroup], site: Site
) -> MarginNote:
    group = groups.get(detail.groups.get(claim.id, ""))
    return MarginNote(
        number=number,
        anchor=claim_anchor(claim.id),
        back=f"r-{number}",
        what=shortened(" … ".join(span.text for span in claim.content) or claim.sentence.text, 90),
        factuality=claim.holders[-1].factuality if claim.holders else claim.factuality,
        type=claim.event.type if claim.event else None,
        condition=claim.condition.text if claim.condition else None,
        group=group,
        href=site.claim(group.id) if group else None,
    )


def _reference(note: MarginNote) -> Markup:
    return Markup('<sup class="ref"><a href="#{}" id="{}" aria-label="claim {n}">{n}</a></sup>').format(
        note.anchor, note.back, n=note.number
    )
