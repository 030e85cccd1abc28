"""Speech told by the layout alone: the turns of a transcript ("PETROV: ...") and quotations that are
signed after a dash ("“...” — Anna Petrova")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.extract.quotes import Quote
from standoff.extract.stretches import Pair, trimmed

__all__ = ["Turn", "find"]

_TURN = re.compile(
    r"^[\"“ ]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?P<mark>:) (?P<said>\S.*)$", re.MULTILINE
)
_SIGNED = re.compile(
    r"[ \t]*(?P<mark>[―—–]|--?)[ \t]*(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})[ \t]*(?=\n|$)"
)
_FEWEST = 3
"""So many turns make a transcript; one line with a word in capitals and a colon makes none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Offsets of who speaks, of the mark after or before the name, and of what is said."""

    source: Pair
    mark: Pair
    content: Pair


def find(text: str, quotes: list[Quote]) -> list[Turn]:
    """All turns and signed quotations of a text, in text order."""
    return sorted([*_transcript(text), *_signed(text, quotes)], key=lambda turn: turn.mark)


def _transcript(text: str) -> list[Turn]:
    """Speakers take turns: two at least, of whom one speaks again. "UPDATE: ..." is nobody's turn."""
    found = list(_TURN.finditer(text))
    speakers = {match["name"] for match in found}
    if len(found) < _FEWEST or not 1 < len(speakers) < len(found):
        return []
    return [
        Turn(match.span("name"), match.span("mark"), trimmed(text, *match.span("said"))) for match in found
    ]


def _signed(text: str, quotes: list[Quote]) -> Iterator[Turn]:
    for quote in quotes:
        match = _SIGNED.match(text, quote.end) if quote.closed else None
        if match is not None:
            yield Turn(match.span("name"), match.span("mark"), (quote.start, quote.end))
