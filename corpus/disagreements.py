"""Where two coders of one article differ, side by side, to be read and decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.labels import Article
from standoff.document import Span

__all__ = ["Disagreement", "Marked", "disagreements"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that a coder marked, in one piece or several, and the label that was given to them."""

    role: str
    spans: tuple[Span, ...]
    label: str

    def __str__(self) -> str:
        words = " ... ".join(span.text for span in self.spans)
        return f"[{words}]{{{self.label}}}" if self.label else f"[{words}]"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the first coder has and what the second has instead; None where one of them marked nothing."""

    role: str
    first: Marked | None
    second: Marked | None

    @property
    def start(self) -> int:
        """Where in the text the two part."""
        return min(marked.spans[0].start for marked in (self.first, self.second) if marked)

    def __str__(self) -> str:
        return f"{self.role:10}{self.first or '-'}\n{'':10}{self.second or '-'}"


def disagreements(first: Article, second: Article) -> list[Disagreement]:
    """All that one coder has and the other has not, in the order of the text.

    Marks of one role that share words are one disagreement, whether they differ in words or in label.
    Parties are left out, as the agreement leaves them out.
    """
    mine, theirs = tuple(_marked(first)), tuple(_marked(second))
    left = [one for one in theirs if one not in mine]
    found = []
    for one in mine:
        if one in theirs:
            continue
        other = next((other for other in left if _meet(one, other)), None)
        if other is not None:
            left.remove(other)
        found.append(Disagreement(one.role, one, other))
    found += [Disagreement(other.role, None, other) for other in left]
    return sorted(found, key=lambda one: (one.start, one.role))


def _marked(article: Article) -> Iterator[Marked]:
    seen: set[Marked] = set()
    for said in article.attributions:
        seen.add(Marked("cue", said.cue, said.stance))
        seen.add(Marked("content", said.content, ""))
        if said.source:
            seen.add(Marked("source", said.source, said.kind))
    for event in article.events:
        seen.add(Marked("event", (event.trigger,), f"{event.type or '-'}:{event.values[-1]}"))
    for part in article.parts:
        if part.role not in ("actor", "recipient"):
            seen.add(Marked(part.role, (part.span,), ""))
    for span, kind in article.caveats:
        seen.add(Marked("caveat", (span,), kind))
    yield from sorted(seen, key=lambda one: (one.spans, one.role, one.label))


def _meet(one: Marked, other: Marked) -> bool:
    return one.role == other.role and _share_words(one.spans, other.spans)


def _share_words(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)
