"""Where paragraphs begin and end: the stretches over which patterns are matched."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.extract.syntax import Syntax

__all__ = ["paragraphs"]


def paragraphs(syntax: Syntax) -> Iterator[tuple[int, int]]:
    """Offsets of each paragraph, from its first sentence to its last, in text order."""
    start = end = 0
    current = -1
    for sentence in syntax.sentences:
        if sentence.paragraph != current:
            if end > start:
                yield start, end
            start, current = sentence.start, sentence.paragraph
        end = sentence.end
    if end > start:
        yield start, end
