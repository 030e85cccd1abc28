"""A claim's page: who stands where, the figures side by side, and each sentence that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from standoff.corroborate.findings import Change
from standoff.ledger.rows import ClaimDetail, DocumentRow, Evidence, JudgementRow
from standoff.reading import Claim
from standoff.report.links import Site, caveat_anchor, claim_anchor, figure_anchor, sentence_anchor
from standoff.report.marks import Mark, annotate
from standoff.report.ranges import Range, ranges
from standoff.report.sides import Step, Told, chain
from standoff.report.words import shortened
from standoff.terms import Relation

__all__ = ["Became", "Card", "Copy", "Decided", "End", "Same", "Sentence", "context", "layers"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the evidence, marked, with its chain of holders and where it stands."""

    html: Markup
    beyond: tuple[Markup, ...]
    chain: tuple[Step, ...]
    claim: Claim
    href: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Another document of the card's voice: how it comes by its text, and what it says otherwise."""

    document: DocumentRow
    relation: Relation
    because: str
    href: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class End:
    """One of two sentences that are held to say the same."""

    words: str
    outlet: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Same:
    """That two sentences say the same: how sure it is, from 0 to 1, and why."""

    one: End
    other: End
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Card:
    """What one voice says: the sentences of its first document, its caveats, and its copies."""

    document: DocumentRow
    href: str | None
    relation: Relation
    because: str
    sentences: tuple[Sentence, ...]
    caveats: tuple[tuple[str, str | None], ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a claim, with the sentences before and after."""

    change: Change
    before: End
    after: End


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about a claim here or its document; each end is its words or its id."""

    row: JudgementRow
    subject: End
    object: End | None


def context(detail: ClaimDetail, told: Told, site: Site) -> dict[str, Any]:
    """What the template of the page is filled with."""
    outlets = {e.document.key: e.document.outlet or "an outlet without a name" for e in detail.evidence}
    figures = [
        Range(
            figure.low,
            figure.high,
            figure.unit,
            figure.holder,
            figure.span.text,
            outlets.get(figure.document, "an outlet without a name"),
            site.document(figure.document, figure_anchor(figure.span)),
        )
        for figure in detail.group.figures
    ]
    return {
        "told": told,
        "group": detail.group,
        "ranges": ranges(figures),
        "cards": _cards(detail, site),
        "links": _same(detail, site),
        "became": _became(detail, site),
        "decided": _decided(detail, site),
    }


def layers(claim: Claim) -> list[Mark]:
    """The marks of one claim: whose word (source), by which word (cue), what (content), the event."""
    marks = [Mark(span.start, span.end, "content") for span in claim.content]
    for holder in claim.holders:
        if holder.source:
            marks.append(Mark(holder.source.start, holder.source.end, "source"))
        if holder.cue:
            marks.append(Mark(holder.cue.start, holder.cue.end, "cue"))
    if claim.event:
        marks.append(Mark(claim.event.trigger.start, claim.event.trigger.end, "event"))
    return marks


def _ends(detail: ClaimDetail, site: Site) -> dict[str, End]:
    """The sentence of each claim here, by "document key:claim id"."""
    return {
        f"{e.document.key}:{e.claim.id}": End(
            shortened(e.claim.sentence.text, 160),
            e.document.outlet or "an outlet without a name",
            site.document(e.document.key, sentence_anchor(e.claim.sentence)),
        )
        for e in detail.evidence
    }


def _became(detail: ClaimDetail, site: Site) -> list[Became]:
    ends = _ends(detail, site)
    return [
        # What was withdrawn has no sentence after, but a text that lacks it.
        Became(change, ends[change.before], ends.get(change.after) or _text(change.after, site))
        for change in detail.group.changes
        if change.before in ends
    ]


def _text(ref: str, site: Site) -> End:
    return End("the later text", "", site.document(ref.partition(":")[0]))


def _decided(detail: ClaimDetail, site: Site) -> list[Decided]:
    ends = _ends(detail, site)
    rows = {e.document.key: e.document for e in detail.evidence}

    def end(name: str) -> End:
        key, _, claim = name.partition(":")
        if key in rows and not claim:
            row = rows[key]
            outlet = row.outlet or "an outlet without a name"
            return End(row.title or "Without a title", outlet, site.document(key))
        return ends.get(name) or End(name, "", site.document(key, claim_anchor(claim) if claim else None))

    return [
        Decided(row, end(row.subject), end(row.object) if row.object else None) for row in detail.judgements
    ]


def _same(detail: ClaimDetail, site: Site) -> list[Same]:
    """The links between sentences in other words; those between copies say nothing new."""
    ends = _ends(detail, site)
    return [
        Same(ends[link.one], ends[link.other], link.score, link.because)
        for link in detail.group.links
        if link.one in ends and link.other in ends and ends[link.one].words != ends[link.other].words
    ]


def _cards(detail: ClaimDetail, site: Site) -> list[Card]:
    """A card a cluster, in the order of its first evidence."""
    order: dict[str, int] = {}
    for one in detail.evidence:
        order.setdefault(one.cluster, len(order))
    by_cluster = sorted(detail.evidence, key=lambda e: order[e.cluster])
    return [_card(list(group), detail, site) for _, group in groupby(by_cluster, key=lambda e: e.cluster)]


def _card(evidence: list[Evidence], detail: ClaimDetail, site: Site) -> Card:
    """The original leads where it makes the claim itself, else the earliest that does."""
    lead = next((e for e in evidence if e.member.relation is Relation.ORIGINAL), evidence[0])
    key = lead.document.key
    mine = [e for e in evidence if e.document.key == key]
    caveats = (
        (caveat.span.text, site.document(key, caveat_anchor(caveat.span)))
        for caveat in detail.group.caveats
        if caveat.document == key
    )
    return Card(
        document=lead.document,
        href=site.document(key),
        relation=lead.member.relation,
        because=lead.member.because,
        sentences=tuple(_sentence(e, site) for e in mine),
        caveats=tuple(dict.fromkeys(caveats)),
        copies=_copies(evidence, mine, site),
    )


def _copies(evidence: list[Evidence], shown: list[Evidence], site: Site) -> tuple[Copy, ...]:
    """The documents of `evidence` that are not yet shown; a sentence shown once is not shown again."""
    seen = {e.claim.sentence.text for e in shown}
    copies = []
    by_document: dict[str, list[Evidence]] = {}
    for one in evidence:
        if one.document.key != shown[0].document.key:
            by_document.setdefault(one.document.key, []).append(one)
    for mine in by_document.values():
        first = mine[0]
        other = [e for e in mine if e.claim.sentence.text not in seen]
        seen.update(e.claim.sentence.text for e in other)
        copies.append(
            Copy(
                first.document,
                first.member.relation,
                first.member.because,
                site.document(first.document.key, sentence_anchor(first.claim.sentence)),
                tuple(_sentence(e, site) for e in other),
            )
        )
    return tuple(copies)


def _sentence(evidence: Evidence, site: Site) -> Sentence:
    claim = evidence.claim
    here = claim.sentence
    marks = [Mark(m.start - here.start, m.end - here.start, m.kind) for m in layers(claim)]
    return Sentence(
        html=annotate(here.text, marks),
        beyond=tuple(
            annotate(span.text, [Mark(0, len(span), "content")])
            for span in claim.content
            if not span.overlaps(here)
        ),
        chain=chain(claim),
        claim=claim,
        href=site.document(evidence.document.key, sentence_anchor(here)),
    )
