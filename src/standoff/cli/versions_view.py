"""The texts that a page had, for a terminal: a list, or what each changed in the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.text import Text

from standoff.cli.styled import DIM, HEAD, NAME, piece, put, words
from standoff.ledger.rows import VersionRow
from standoff.report.words import count, day

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["changes", "listed"]

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")


def listed(console: Console, rows: Sequence[VersionRow]) -> None:
    """Prints a line or two for each version."""
    first = rows[0].document
    put(console, words(first.title or "Without a title", HEAD))
    put(console, words(first.url or "no address", DIM))
    if len(rows) == 1:
        put(console, piece("It has one version in the ledger."))
    for number, row in enumerate(rows, start=1):
        console.print()
        put(console, _name(number, row))
        said = count(row.document.claims, "claim")
        if row.stands:
            put(console, piece(f"{said}; this text stands"), 4)
        else:
            put(console, piece(f"{said}, {row.withdrawn} of them not in the text that stands"), 4)


def changes(console: Console, rows: Sequence[VersionRow]) -> None:
    """Prints the sentences that each version took out of the one before and put into it."""
    if len(rows) == 1:
        listed(console, rows)
        return
    for number, (old, new) in enumerate(pairwise(rows), start=2):
        if number > 2:
            console.print()
        put(console, _name(number, new) + piece(f"  against version {number - 1}", DIM))
        console.print()
        for sign, sentence in _differences(old.text, new.text):
            style = {"-": "red", "+": "green"}.get(sign, DIM)
            put(console, piece(f"{sign} ", style) + words(sentence, style), 2, 4)


def _name(number: int, row: VersionRow) -> Text:
    about = f"version {number}", day(row.dated) if row.dated else "undated"
    return piece(" · ".join(about), NAME) + piece(f"  document {row.document.key}", DIM)


def _differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Sentences with the sign of what became of them; of what was left as it was only how much it is."""
    before, after = _SENTENCE.split(old.strip()), _SENTENCE.split(new.strip())
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield " ", f"({count(j - i, 'sentence')} as before)"
            continue
        yield from (("-", sentence) for sentence in before[i:j])
        yield from (("+", sentence) for sentence in after[k:m])
