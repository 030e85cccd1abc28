"""Judgements for a terminal: in a sentence with the words they are about, by whom, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.styled import DIM, HEAD, NAME, piece, put, quoted, words
from standoff.corroborate.findings import Judgement
from standoff.ledger.rows import JudgementRow
from standoff.report.words import JUDGED, day, shortened
from standoff.terms import JudgementKind

if TYPE_CHECKING:
    from rich.console import Console

    from standoff.ledger import Ledger

__all__ = ["show", "signed", "told"]

_LONGEST = 160
"""Code points of what one claim says; `standoff claim` shows the whole."""


def show(console: Console, ledger: Ledger, rows: Sequence[JudgementRow]) -> None:
    """Prints each judgement with its number; what was withdrawn is told to be."""
    if not rows:
        put(console, piece("No judgements.", DIM))
    for number, row in enumerate(rows):
        if number:
            console.print()
        put(console, piece(f"{row.id}  ", HEAD) + told(ledger, row), 0, 4)
        put(console, signed(row), 4, 6)
        if row.withdrawn_at is not None:
            by = f"by {row.withdrawn_by}, " if row.withdrawn_by else ""
            why = f": {row.withdrawn_why}" if row.withdrawn_why else ""
            gone = words(f"{by}{day(row.withdrawn_at[:10])}{why}", DIM)
            put(console, piece("withdrawn ", "yellow") + gone, 4, 6)


def told(ledger: Ledger, judgement: Judgement | JudgementRow) -> Text:
    """ "“ten died” (Herald, 3 May 2031) is the same claim as “a dozen died” (Tide, 3 May 2031)"."""
    about = _document if judgement.kind is JudgementKind.COPY_OF else _claim
    text = about(ledger, judgement.subject) + piece(f" {JUDGED[judgement.kind]}", "bold")
    return text if judgement.object is None else text + piece(" ") + about(ledger, judgement.object)


def signed(row: JudgementRow) -> Text:
    """ "— Ana, 3 May 2031: one strike, two spellings"."""
    why = f": {row.why}" if row.why else ""
    return words(f"— {row.by}, {day(row.at[:10])}{why}", DIM)


def _claim(ledger: Ledger, ref: str) -> Text:
    key, _, id = ref.partition(":")
    reading = ledger.document(key).reading
    claim = next(claim for claim in reading.claims if claim.id == id)
    said = " … ".join(span.text for span in claim.content)
    where = f"({reading.document.outlet or 'unknown outlet'}, {day(reading.document.published)}, {ref})"
    return quoted(shortened(" ".join(said.split()), _LONGEST)) + piece(" ") + words(where, DIM)


def _document(ledger: Ledger, key: str) -> Text:
    row = ledger.document(key).row
    where = f"({row.outlet or 'unknown outlet'}, {day(row.published)}, {key})"
    return words(row.title or "Without a title", NAME) + piece(" ") + words(where, DIM)
