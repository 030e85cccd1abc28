"""What the model reads in a text: attributions, events with their parts, and named things, by offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.terms import CaveatKind, EventType, Factuality, HolderKind, Stance
from train.model.network import Vectors, network
from train.model.pieces import Pieces, Window, cut, windows
from train.model.tasks import FLAT, ROLES, ROLES_OF, VALUES

if TYPE_CHECKING:
    from train.model.network import Floats

__all__ = ["Tagged", "TaggedAttribution", "TaggedEvent", "tag"]

Pair = tuple[int, int]

_GAP = 2
"""Characters between two pieces of one span that the model left out: a space, a comma."""


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """A cue with its source and content, in pieces and in text order; `source` is empty where nobody is told.

    `certainty` is that of the cue, 0 to 1.
    """

    cue: Pair
    source: tuple[Pair, ...]
    content: tuple[Pair, ...]
    stance: Stance
    kind: HolderKind
    certainty: float


@dataclass(frozen=True, slots=True)
class TaggedEvent:
    """A head word, its type, the words of its parts by role, and the value of its innermost holder.

    `values` has one for each attribution in whose content it stands, outermost first; else the outlet's.
    """

    trigger: Pair
    type: EventType | None
    parts: tuple[tuple[str, Pair], ...]
    values: tuple[Factuality, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that is read in a text, in text order."""

    attributions: tuple[TaggedAttribution, ...]
    events: tuple[TaggedEvent, ...]
    named: tuple[tuple[str, Pair], ...]
    caveats: tuple[tuple[CaveatKind, Pair], ...]


def tag(text: str) -> Tagged:
    """Reads a text window by window."""
    pieces = cut(text)
    attributions: list[TaggedAttribution] = []
    events: list[TaggedEvent] = []
    named: list[tuple[str, Pair]] = []
    caveats: list[tuple[CaveatKind, Pair]] = []
    for window in windows(len(pieces.ids)):
        reader = _Reader(text, pieces, window)
        said = list(reader.attributions())
        attributions += (one for _, one in said)
        events += reader.events(said)
        named += reader.spans("named")
        caveats += ((CaveatKind(kind), pair) for kind, pair in reader.spans("caveat"))
    return Tagged(tuple(attributions), tuple(events), tuple(named), tuple(caveats))


class _Reader:
    """One window of a text."""

    def __init__(self, text: str, pieces: Pieces, window: Window) -> None:
        self._text = text
        self._pieces = pieces
        self._window = window
        self._vectors: Vectors = network().vectors(pieces.ids[window.start : window.end])

    def attributions(self) -> Iterator[tuple[int, TaggedAttribution]]:
        """Each attribution whose cue is the window's own, with the piece at which the cue begins."""
        scores = self._vectors.flat("cue")
        stances, kinds = self._vectors.flat("stance"), self._vectors.flat("kind")
        cues = [(first, last) for _, first, last in self._runs(scores, FLAT["cue"])]
        sources = [
            (first, last) for _, first, last in self._runs(self._vectors.flat("source"), FLAT["source"])
        ]
        source_of = self._links("source", cues, sources)
        contents: list[list[Pair]] = [[] for _ in cues]
        for task in ("content", "inner"):
            spans = [(first, last) for _, first, last in self._runs(self._vectors.flat(task), FLAT[task])]
            belongs = self._links("content", cues, spans)
            for number, span in enumerate(spans):
                best = max(range(len(cues)), key=lambda cue: belongs[cue][number], default=None)
                if best is not None and belongs[best][number] > 0:
                    contents[best].append(span)
        for number, (first, last) in enumerate(cues):
            if not contents[number] or not self._own(first):
                continue
            near = [span for span, score in zip(sources, source_of[number], strict=True) if score > 0]
            yield (
                first,
                TaggedAttribution(
                    cue=self._pair(first, last),
                    source=tuple(self._joined(self._pair(*span) for span in near)),
                    content=tuple(self._joined(self._pair(*span) for span in sorted(contents[number]))),
                    stance=Stance(FLAT["stance"][int(stances[first].argmax())]),
                    kind=HolderKind(FLAT["kind"][int(kinds[first].argmax())]),
                    certainty=1 - _certainty(scores[first], 0),
                ),
            )

    def _links(self, sort: str, cues: Sequence[Pair], spans: Sequence[Pair]) -> list[list[float]]:
        """For each cue how much more each span seems to belong to it than not."""
        if not spans:
            return [[] for _ in cues]
        scores = (self._vectors.link(sort, first, spans) for first, _ in cues)
        return [[float(yes - no) for no, yes in found] for found in scores]

    def events(self, said: Sequence[tuple[int, TaggedAttribution]]) -> Iterator[TaggedEvent]:
        """Each event of the window's own."""
        scores = self._vectors.flat("event")
        found = scores.argmax(-1)
        spans = [
            (name, (first, last))
            for task in ("party", "named", "condition")
            for name, first, last in self._runs(self._vectors.flat(task), FLAT[task])
        ]
        for place in range(len(found)):
            number = int(found[place])
            if not number or not self._own(place) or not self._pieces.first[place + self._window.start]:
                continue
            trigger = self._pair(place, self._word_end(place))
            cues: list[int | None] = list(_holders(trigger, said)) or [None]
            values = (int(self._vectors.value(place, cue).argmax()) for cue in cues)
            type_ = FLAT["event"][number]
            yield TaggedEvent(
                trigger,
                None if type_ == "other" else EventType(type_),
                tuple(self._roles(place, spans)),
                tuple(VALUES[value] for value in values),
                1 - _certainty(scores[place], 0),
            )

    def _roles(self, place: int, spans: Sequence[tuple[str, Pair]]) -> Iterator[tuple[str, Pair]]:
        """What spans are to the event at a piece, of what spans of their sort can be."""
        if not spans:
            return
        scores = self._vectors.roles(place, [span for _, span in spans])
        for (sort, span), row in zip(spans, scores, strict=True):
            best = max(ROLES_OF[sort], key=lambda role: row[ROLES.index(role)])
            if row[ROLES.index(best)] > row[0]:
                yield best, self._pair(*span)

    def spans(self, task: str) -> Iterator[tuple[str, Pair]]:
        """Spans of a flat task that begin in the window's own pieces, with their names."""
        for name, first, last in self._runs(self._vectors.flat(task), FLAT[task]):
            if self._own(first):
                yield name, self._pair(first, last)

    def _own(self, piece: int) -> bool:
        return self._window.own <= piece + self._window.start < self._window.own_end

    def _pair(self, first: int, last: int) -> Pair:
        """Offsets of the pieces from first to last."""
        return self._pieces.starts[first + self._window.start], self._pieces.ends[last + self._window.start]

    def _word_end(self, piece: int) -> int:
        """The last piece of the word that begins at `piece`."""
        first, end = self._pieces.first, self._window.end
        at = piece + self._window.start + 1
        while at < end and not first[at]:
            at += 1
        return at - 1 - self._window.start

    def _runs(self, scores: Floats, classes: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Runs of one name, as first and last piece. A word is whole: its first piece decides."""
        name: str | None = None
        start = last = 0
        for piece, number in enumerate(scores.argmax(-1)):
            begins = self._pieces.first[piece + self._window.start]
            place, _, here = classes[int(number)].partition("-")
            if not begins and piece:
                if name is not None:
                    last = piece
                continue
            if name is not None and (here != name or place == "B"):
                yield name, start, last
                name = None
            if here and name is None:
                name, start = here, piece
            last = piece
        if name is not None:
            yield name, start, last

    def _joined(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Neighbours that nothing but a space or a mark parts, as one."""
        held: Pair | None = None
        for pair in pairs:
            if held is not None and pair[0] - held[1] <= _GAP and not self._text[held[1] : pair[0]].strip():
                held = (held[0], pair[1])
                continue
            if held is not None:
                yield held
            held = pair
        if held is not None:
            yield held


def _holders(trigger: Pair, said: Sequence[tuple[int, TaggedAttribution]]) -> list[int]:
    """The first pieces of the cues of the attributions that hold the event, outermost first."""
    holding = [
        (sum(end - start for start, end in one.content), first)
        for first, one in said
        if any(start <= trigger[0] and trigger[1] <= end for start, end in one.content)
    ]
    return [first for _, first in sorted(holding, key=lambda pair: (-pair[0], pair[1]))]


def _certainty(scores: Floats, number: int) -> float:
    """The probability of one class."""
    import numpy as np

    shifted = np.exp(scores - scores.max())
    return float(shifted[number] / shifted.sum())
