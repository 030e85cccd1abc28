"""Quotations: where the quotation marks open and close."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Quote", "find"]

_CLOSERS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "''": "''", "``": "''"}
_DOUBLE = re.compile(r"''|``|[“”„«»]|\"{1,3}")
_STRAIGHT = ('"', "''")
_SINGLE = re.compile(
    r"(?<![\w'’])[‘'](?=[\w“\"])(?:[^‘“”\"\n]|(?<=\w)['’](?=\w))*?(?<=[\w.,!?…])['’](?![\w])"
)
_SHORTEST_OPEN = 20
"""An unclosed mark opens a quotation only if so many code points follow it in the paragraph."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks, half-open. `closed` is False where it runs to the paragraph's
    end without a closing mark, as quotations over several paragraphs do."""

    start: int
    end: int
    closed: bool

    def covers(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


def find(text: str) -> list[Quote]:
    """Top-level quotations in text order; a quotation inside another belongs to the outer one."""
    quotes: list[Quote] = []
    offset = 0
    for paragraph in text.split("\n"):
        quotes.extend(_double(text, offset, offset + len(paragraph)))
        offset += len(paragraph) + 1
    singles = [Quote(m.start(), m.end(), True) for m in _SINGLE.finditer(text)]
    outside = [single for single in singles if not any(q.overlaps(single.start, single.end) for q in quotes)]
    return sorted([*quotes, *outside], key=lambda quote: quote.start)


def _double(text: str, start: int, end: int) -> list[Quote]:
    quotes: list[Quote] = []
    opened: tuple[int, str] | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark = match.group()[:1] if match.group().startswith('"') else match.group()
        if opened is not None and mark in opened[1]:
            quotes.append(Quote(opened[0], match.end(), True))
            opened = None
        elif opened is None and mark in _CLOSERS and _opens(text, match, start, end):
            opened = (match.start(), _CLOSERS[mark])
    if opened is not None and end - opened[0] > _SHORTEST_OPEN:
        quotes.append(Quote(opened[0], end, False))
    return quotes


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """A straight mark opens a quotation where a word follows it and none precedes it."""
    if match.group()[:1] != '"' and match.group() not in _STRAIGHT:
        return True
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-,:")
