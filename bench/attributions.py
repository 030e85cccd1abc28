"""Attributions as benches compare them: spans by role, paired one to one where their words agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.reading import Holder, Reading

__all__ = ["Said", "Spans", "dice", "f1", "paired", "said_in", "union"]

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution. `outer` are the cues of those that it stands in, outermost first."""

    source: Spans
    cue: Spans
    content: Spans
    stance: str = ""
    outer: tuple[Spans, ...] = ()


def said_in(reading: Reading) -> list[Said]:
    """The reading's attributions, one a cue; content is joined over the claims under that cue."""
    sources: dict[Spans, Spans] = {}
    contents: dict[Spans, set[tuple[int, int]]] = {}
    stances: dict[Spans, str] = {}
    chains: dict[Spans, tuple[Spans, ...]] = {}
    for claim in reading.claims:
        chain = [(holder, _cue(holder)) for holder in claim.holders if holder.cue is not None]
        if not chain:
            continue
        holder, cue = chain[-1]
        sources[cue] = ((holder.source.start, holder.source.end),) if holder.source else ()
        contents.setdefault(cue, set()).update((span.start, span.end) for span in claim.content)
        stances.setdefault(cue, holder.stance)
        outer = tuple(other for _, other in chain[:-1])
        chains[cue] = max(chains.get(cue, ()), outer, key=len)
    return [
        Said(sources[cue], cue, union(contents[cue]), stances[cue], chains[cue]) for cue in sorted(sources)
    ]


def _cue(holder: Holder) -> Spans:
    assert holder.cue is not None
    return ((holder.cue.start, holder.cue.end),)


def dice(one: Spans, other: Spans) -> float:
    """Twice the characters shared, of the characters of both; 1 where both are empty."""
    if not one and not other:
        return 1.0
    mine, theirs = (set(_characters(spans)) for spans in (one, other))
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


def paired(found: Sequence[Said], true: Sequence[Said], least: float = 0.5) -> list[tuple[Said, Said]]:
    """Pairs whose sources and whose contents agree (Dice of at least `least` each), the closest first."""
    likeness = sorted(
        (
            (-(dice(one.content, other.content) + dice(one.source, other.source)), i, j)
            for i, one in enumerate(found)
            for j, other in enumerate(true)
            if _near(one.content, other.content)
            and dice(one.content, other.content) >= least
            and dice(one.source, other.source) >= least
        ),
    )
    mine: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for _, i, j in likeness:
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            pairs.append((found[i], true[j]))
    return pairs


def f1(right: int, found: int, true: int) -> float:
    """Of precision and recall."""
    return 2 * right / max(1, found + true)


def _near(one: Spans, other: Spans) -> bool:
    return bool(one and other) and one[0][0] < other[-1][1] and other[0][0] < one[-1][1]


def _characters(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in spans:
        yield from range(start, end)


def union(spans: Iterable[tuple[int, int]]) -> Spans:
    """Sorted spans, those at most two characters apart made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 2:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
