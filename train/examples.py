"""Texts with what is known of them, as numbers a window: what the model is to tell of each piece.

A task of which a text knows nothing is left out (`None`, or -100 for a piece).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.labels import Article
from standoff.document import Span
from train.model.pieces import Pieces, Window, cut, windows
from train.model.tasks import FLAT, LINKS, ROLES, VALUES

__all__ = ["UNKNOWN", "Example", "Said", "examples_of", "examples_of_said"]

UNKNOWN = -100
Pair = tuple[int, int]

_TASKS = {
    "actor": ("party", "party"),
    "recipient": ("party", "party"),
    "place": ("named", "place"),
    "time": ("named", "time"),
    "quantity": ("named", "quantity"),
    "condition": ("condition", "condition"),
}
"""The task that finds the spans of each role, and their name in it."""


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution by offsets alone, as corpora without stance and nesting have it."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]


@dataclass(slots=True)
class Example:
    """One window. Pieces are counted from its start; spans are first and last piece.

    `flat` has a row of classes for each task that is known. `links` has for each sort of span those that
    there are and, for each, the cues that it belongs to; `cues` all cues. `spans` are those that may be
    something to an event, `events` the piece of each and what the spans are to it. `values` has an
    event's piece, the piece of the cue of one of its holders (-1: the outlet) and the class of the value.
    """

    ids: tuple[int, ...]
    flat: dict[str, list[int]]
    cues: list[int] = field(default_factory=list)
    links: dict[str, dict[Pair, set[int]]] = field(default_factory=lambda: {sort: {} for sort in LINKS})
    spans: list[Pair] = field(default_factory=list)
    events: list[tuple[int, dict[Pair, int]]] = field(default_factory=list)
    values: list[tuple[int, int, int]] = field(default_factory=list)


def examples_of(article: Article) -> Iterator[Example]:
    """The windows of an article of the corpus."""
    pieces = cut(article.text)
    for window in windows(len(pieces.ids)):
        yield _Maker(pieces, window).of_article(article)


def examples_of_said(text: str, said: Sequence[Said]) -> Iterator[Example]:
    """The windows of a text of which only the attributions are known."""
    pieces = cut(text)
    for window in windows(len(pieces.ids)):
        yield _Maker(pieces, window).of_said(said)


class _Maker:
    def __init__(self, pieces: Pieces, window: Window) -> None:
        self._window = window
        self._pieces = pieces
        self._length = window.end - window.start

    def of_article(self, article: Article) -> Example:
        made = self._example(tuple(FLAT))
        cue_at: dict[int, int | None] = {}
        for one in sorted(article.attributions, key=lambda one: -sum(map(len, one.content))):
            source, cue, content = (
                [(span.start, span.end) for span in spans] for spans in (one.source, one.cue, one.content)
            )
            at = cue_at[one.id] = self._attribution(made, source, cue, content, inner=one.within is not None)
            if at is not None:
                made.flat["stance"][at] = FLAT["stance"].index(one.stance)
                made.flat["kind"][at] = FLAT["kind"].index(one.kind)
        parts = [
            (part, pieces) for part in article.parts if (pieces := self._pieces_of(part.span)) is not None
        ]
        for part, _ in parts:
            task, name = _TASKS[part.role]
            self._paint(made.flat[task], FLAT[task], name, part.span.start, part.span.end, over=False)
        made.spans = sorted({pieces for _, pieces in parts})
        for event in article.events:
            at = self._first(event.trigger.start, event.trigger.end)
            if at is None:
                continue
            made.flat["event"][at] = FLAT["event"].index(event.type or "other")
            own = {pieces: ROLES.index(part.role) for part, pieces in parts if event.id in part.events}
            made.events.append((at, own))
            holders = [cue_at[number] for number in event.chain] or [-1]
            made.values += [
                (at, cue, VALUES.index(value))
                for cue, value in zip(holders, event.values, strict=True)
                if cue is not None
            ]
        for span, kind in article.caveats:
            self._paint(made.flat["caveat"], FLAT["caveat"], kind, span.start, span.end)
        return made

    def of_said(self, said: Sequence[Said]) -> Example:
        made = self._example(("cue", "source", "content", "inner"))
        for one in sorted(said, key=lambda one: -sum(end - start for start, end in one.content)):
            inner = any(
                start <= one.cue[0][0] and one.cue[-1][1] <= end
                for other in said
                if other is not one and one.cue
                for start, end in other.content
            )
            self._attribution(made, one.source, one.cue, one.content, inner=inner)
        return made

    def _example(self, tasks: tuple[str, ...]) -> Example:
        told_at_heads = ("stance", "kind")
        flat = {task: [UNKNOWN if task in told_at_heads else 0] * self._length for task in tasks}
        return Example(self._pieces.ids[self._window.start : self._window.end], flat)

    def _attribution(
        self,
        made: Example,
        source: Sequence[Pair],
        cue: Sequence[Pair],
        content: Sequence[Pair],
        *,
        inner: bool,
    ) -> int | None:
        """Puts an attribution in; gives the piece at which its cue begins, None where that is not here."""
        for start, end in cue:
            self._paint(made.flat["cue"], FLAT["cue"], "cue", start, end)
        first = self._first(*cue[0]) if cue else None
        if first is not None:
            made.cues.append(first)
        for sort, task, spans in (
            ("source", "source", source),
            ("content", "inner" if inner else "content", content),
        ):
            for start, end in spans:
                self._paint(made.flat[task], FLAT[task], sort, start, end, over=False)
                pieces = self._ends(start, end)
                if pieces is not None:
                    own = made.links[sort].setdefault(pieces, set())
                    if first is not None:
                        own.add(first)
        return first

    def _within(self, start: int, end: int) -> Iterator[int]:
        """The pieces of the window that lie in these offsets."""
        for piece in range(self._window.start, self._window.end):
            if self._pieces.starts[piece] < end and self._pieces.ends[piece] > start:
                yield piece - self._window.start

    def _ends(self, start: int, end: int) -> Pair | None:
        """The first and last piece of what of these offsets is in the window."""
        pieces = list(self._within(start, end))
        return (pieces[0], pieces[-1]) if pieces else None

    def _pieces_of(self, span: Span) -> Pair | None:
        return self._ends(span.start, span.end)

    def _first(self, start: int, end: int) -> int | None:
        """The first piece of the words at these offsets, None where it is not in the window."""
        found = next(self._within(start, end), None)
        if found is None:
            return None
        whole = self._pieces.starts[found + self._window.start] <= start
        return found if whole else None

    def _paint(
        self, row: list[int], classes: Sequence[str], name: str, start: int, end: int, *, over: bool = True
    ) -> None:
        """Names the pieces at these offsets; without `over` not where one of them has a name already."""
        pieces = list(self._within(start, end))
        if not over and any(row[piece] for piece in pieces):
            return
        for place, piece in enumerate(pieces):
            row[piece] = classes.index(f"{'I' if place else 'B'}-{name}")
