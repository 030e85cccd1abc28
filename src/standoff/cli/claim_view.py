"""One claim for a terminal: in a sentence, why it stands so, figures, and the evidence by holder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from standoff.cli.judgements_view import signed
from standoff.cli.reading_view import steps
from standoff.cli.styled import (
    DIM,
    HEAD,
    NAME,
    brief_days,
    marked,
    marks_of,
    piece,
    put,
    quantity,
    quoted,
    status,
    words,
)
from standoff.cli.telling import telling
from standoff.corroborate.findings import ClaimGroup, Voice
from standoff.ledger.rows import ClaimDetail, DocumentRow, Evidence, JudgementRow
from standoff.report.links import Site
from standoff.report.sides import tell
from standoff.report.words import CHANGES, JUDGED, KINDS, count, day
from standoff.terms import Relation

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]


def show(console: Console, detail: ClaimDetail) -> None:
    """Prints the claim group with all its evidence."""
    group = detail.group
    outlets = {e.document.key: e.document for e in detail.evidence}
    put(console, words(telling(tell(detail, Site((), ()))), HEAD))
    console.print()
    put(console, status(group.status) + piece(f"  claim {group.id}", DIM))
    told = {change.because for change in group.changes}
    for reason in group.because:
        if reason not in told:
            put(console, piece("- ") + words(reason), 2, 4)
    _changes(console, group)
    _figures(console, group, outlets)
    left = list(detail.evidence)
    for voices, side in (
        (group.asserted_by, piece("for ", "green")),
        (group.denied_by, piece("against ", "red")),
        (group.doubted_by, piece("in doubt ", "yellow")),
    ):
        for voice in voices:
            shown = [e for e in detail.evidence if f"{e.document.key}:{e.claim.id}" in voice.claims]
            left = [e for e in left if e not in shown]
            _side(console, side, voice, shown)
    gone = [e for e in left if f"{e.document.key}:{e.claim.id}" in group.overtaken]
    for heading, shown in (
        ("Given up, told again in a later text, or surer than the original: not counted", gone),
        ("Others, who neither assert nor deny it", [e for e in left if e not in gone]),
    ):
        if shown:
            console.print()
            put(console, piece(heading, HEAD))
            _evidence(console, shown)
    _caveats(console, group, outlets)
    _judgements(console, detail.judgements)


def _changes(console: Console, group: ClaimGroup) -> None:
    if not group.changes:
        return
    console.print()
    put(console, piece("What became of it", HEAD))
    for change in group.changes:
        put(console, piece(f"{CHANGES[change.kind]}: ", "yellow") + words(change.because), 2, 4)


def _figures(console: Console, group: ClaimGroup, documents: dict[str, DocumentRow]) -> None:
    if not group.figures:
        return
    console.print()
    put(console, piece("Figures side by side", HEAD))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=DIM)
    for name in ("figure", "says who", "where"):
        table.add_column(name)
    for figure in group.figures:
        row = documents.get(figure.document)
        table.add_row(
            quantity(figure),
            words(figure.holder or "the outlet itself"),
            words(f"{_outlet(row)}, {brief_days(row.published, None)}" if row else figure.document),
        )
    console.print(table)


def _side(console: Console, side: Text, voice: Voice, evidence: Sequence[Evidence]) -> None:
    console.print()
    about = [KINDS[voice.kind], *(["a party to it"] if voice.party else [])]
    about.append(count(len(voice.documents), "article"))
    put(console, side + words(voice.name, NAME) + piece(f"  {', '.join(about)}", DIM))
    _evidence(console, evidence)


def _evidence(console: Console, evidence: Iterable[Evidence]) -> None:
    """Each sentence once, with all places where it stands word for word."""
    same: dict[tuple[object, ...], list[Evidence]] = {}
    for one in evidence:
        same.setdefault(_looks(one), []).append(one)
    for these in same.values():
        claim = these[0].claim
        marks = marks_of(claim)
        indent = steps(console, claim, 2)
        put(console, marked(claim.sentence, marks), indent)
        for span in claim.content:
            if not span.overlaps(claim.sentence):
                put(console, piece("… ") + marked(span, marks), indent)
        if claim.condition:
            put(console, piece("only if ", DIM) + quoted(claim.condition.text), indent)
        for one in these:
            put(console, _place(one), indent, indent + 2)


def _looks(evidence: Evidence) -> tuple[object, ...]:
    """What two pieces of evidence that look the same on the screen have in common."""
    claim = evidence.claim
    holders = [(h.source and h.source.text, h.resolved, h.stance, h.factuality) for h in claim.holders]
    contents = [span.text for span in claim.content]
    return (claim.sentence.text, *contents, *holders, claim.factuality)


def _place(evidence: Evidence) -> Text:
    row, member = evidence.document, evidence.member
    where = f"{_outlet(row)}, {day(row.published)}, document {row.key}, claim {evidence.claim.id}"
    text = piece("— ") + words(where)
    if member.relation is not Relation.ORIGINAL:
        text += piece(f" ({member.relation})")
    text.stylize(DIM)
    return text


def _caveats(console: Console, group: ClaimGroup, documents: dict[str, DocumentRow]) -> None:
    if not group.caveats:
        return
    console.print()
    put(console, piece("Caveats", HEAD))
    for caveat in group.caveats:
        row = documents.get(caveat.document)
        where = f"{_outlet(row)}, {day(row.published)}" if row else caveat.document
        put(console, quoted(caveat.span.text) + piece(" — ") + words(where, DIM), 2, 4)


def _judgements(console: Console, rows: Sequence[JudgementRow]) -> None:
    if not rows:
        return
    console.print()
    put(console, piece("What people decided", HEAD))
    for row in rows:
        told = f"{row.subject} {JUDGED[row.kind]} {row.object or ''}".strip()
        put(console, piece(f"{row.id}  ", DIM) + words(told) + piece(" ") + signed(row), 2, 4)


def _outlet(row: DocumentRow | None) -> str:
    return (row.outlet if row else None) or "unknown outlet"
