"""People's judgements on which claims are one, over what the machine grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from standoff.corroborate.findings import Judgement, Link
from standoff.corroborate.grouping import Grouped
from standoff.terms import JudgementKind

__all__ = ["misread", "regrouped"]


def misread(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The claims, as "document key:claim id", that are judged to be wrong readings of their sentences."""
    return frozenset(j.subject for j in judgements if j.kind is JudgementKind.WRONG_READING)


def regrouped(found: Sequence[Grouped], judgements: Iterable[Judgement]) -> list[Grouped]:
    """The groups of `found` with those made one that are judged the same, and parted that are not.

    Two that are not the same are parted where the links between them are weakest, so that each keeps
    the claims that stand closer to it. A link that people made is never cut; judgements that
    contradict each other are not accepted, so none has to be. Judgements about claims that are in no
    group change nothing.
    """
    members = {member.ref: member for group, _ in found for member in group}
    known = [j for j in judgements if j.subject in members and j.object in members]
    if not known:
        return list(found)
    links = _Links(link for _, links in found for link in links)
    for judgement in _of(known, JudgementKind.SAME):
        links.join(_judged(judgement))
    for judgement in _of(known, JudgementKind.NOT_SAME):
        links.part(judgement.subject, str(judgement.object))
    groups = [
        (
            sorted((members[ref] for ref in refs), key=lambda member: member.order),
            sorted(links.among(refs), key=lambda link: (-link.score, link.one, link.other)),
        )
        for refs in links.pieces(members)
    ]
    return sorted(groups, key=lambda pair: pair[0][0].order)


def _of(judgements: Iterable[Judgement], kind: JudgementKind) -> list[Judgement]:
    return sorted((j for j in judgements if j.kind is kind), key=lambda judgement: judgement.id)


def _judged(judgement: Judgement) -> Link:
    why = f": {judgement.why}" if judgement.why else ""
    return Link(judgement.subject, str(judgement.object), 1.0, f"judged so by {judgement.by}{why}")


class _Links:
    """Links as a forest: one way, or none, from each claim to each other."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._at: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        self._kept: set[Link] = set()
        for link in links:
            self._put(link)

    def join(self, link: Link) -> None:
        """Puts a link that is never cut. Where there was another way between its ends, its weakest link
        that may be cut gives way to it.
        """
        way = self._way(link.one, link.other)
        loose = [each for each in way if each not in self._kept]
        if way and not loose:
            return
        if loose:
            self._cut(_weakest(loose))
        self._put(link)
        self._kept.add(link)

    def part(self, one: str, other: str) -> None:
        """Cuts the weakest link on the way between the two, if there is a way."""
        loose = [each for each in self._way(one, other) if each not in self._kept]
        if loose:
            self._cut(_weakest(loose))

    def pieces(self, refs: Iterable[str]) -> Iterator[list[str]]:
        """`refs` in sets that hang together."""
        seen: set[str] = set()
        for ref in refs:
            if ref not in seen:
                piece = list(self._reached(ref))
                seen.update(piece)
                yield piece

    def among(self, refs: Iterable[str]) -> set[Link]:
        """The links between any of `refs`."""
        return {link for ref in refs for link in self._at[ref].values()}

    def _put(self, link: Link) -> None:
        self._at[link.one][link.other] = link
        self._at[link.other][link.one] = link

    def _cut(self, link: Link) -> None:
        del self._at[link.one][link.other]
        del self._at[link.other][link.one]

    def _reached(self, start: str) -> dict[str, Link | None]:
        """All that links lead to from `start`, each with the link that led there."""
        found: dict[str, Link | None] = {start: None}
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for there, link in self._at[here].items():
                if there not in found:
                    found[there] = link
                    waiting.append(there)
        return found

    def _way(self, one: str, other: str) -> list[Link]:
        led = self._reached(one)
        way: list[Link] = []
        here = other
        while (link := led.get(here)) is not None:
            way.append(link)
            here = link.one if link.other == here else link.other
        return way


def _weakest(links: Iterable[Link]) -> Link:
    return min(links, key=lambda link: (link.score, link.one, link.other))
