"""Who copies whom: documents folded into voices by the text they share and the credits they give."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from standoff.corroborate.candidates import Filing, Index, filing, nearest
from standoff.corroborate.findings import Cluster, Judgement
from standoff.corroborate.judged import joined
from standoff.corroborate.membership import Known, described, source_of
from standoff.corroborate.sameness import Compared, compared
from standoff.corroborate.ties import Text, Tie, text_of
from standoff.reading import Reading

__all__ = ["Lineage", "cluster", "fold"]

_ALIKE = 0.02
"""Ties that differ by no more than this are as strong as each other."""


def cluster(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> list[Cluster]:
    """The clusters of documents that are one text, sorted by id; every document is in exactly one.

    The result does not depend on the order of `readings`. Each document is compared with those
    before it, in the order of publication, that share the most shingles and details; it joins the
    cluster of the one that holds most of its text. A document made of two others therefore belongs to
    its main origin, and the two stay apart. What people judged a copy is one, see `judged`.
    """
    lineage = Lineage()
    lineage.add(readings)
    return joined(lineage.clusters(), judgements)


class Lineage:
    """Clusters that grow with the documents.

    A new document is compared with a few before it, and a few after it are compared with it; the
    clusters that hang together with any of them are made again. In whatever order and portions documents
    come, the clusters are those of all of them at once.
    """

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._filings: dict[str, Filing] = {}
        self._index = Index()
        self._same: defaultdict[int, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = {}
        self._compared: dict[str, Compared] = {}
        self._tied: defaultdict[str, set[str]] = defaultdict(set)
        self._known: Known = {}
        self._clusters: dict[str, Cluster] = {}
        self._cluster_of: dict[str, str] = {}

    def add(self, readings: Iterable[Reading]) -> None:
        """Takes in documents. One that is here already changes nothing."""
        texts = {text.order: text for text in map(text_of, readings)}
        touched: set[str] = set()
        for order in sorted(texts.keys() - self._texts.keys()):
            self._texts[order] = texts[order]
            touched |= self._file(order)
        stale: set[str] = set()
        for order in sorted(touched):
            stale |= self._compare(order)
        self._make(self._hanging_together(stale))

    def clusters(self) -> list[Cluster]:
        """All clusters, sorted by id."""
        return [self._clusters[name] for name in sorted(self._clusters)]

    def _file(self, order: str) -> set[str]:
        """Files a text; gives those to compare anew. Of texts with the same words the first is filed."""
        found = self._filings[order] = filing(self._texts[order])
        same = self._same[found.words]
        insort(same, order)
        if same[0] != order:
            return {order}
        touched = {*same}
        if len(same) > 1:
            keys = self._filings[same[1]].keys
            self._index.remove(same[1], keys)
            touched |= self._index.after(same[1], keys)
        self._index.put(order, found.keys)
        return touched | self._index.after(order, found.keys)

    def _compare(self, order: str) -> set[str]:
        """Finds the ties of a text with those before it; gives the texts whose clusters may change."""
        found = self._filings[order]
        first = self._same[found.words][0]
        near = nearest(self._index.before(order, found.sought)) if first == order else [first]
        if near == self._near.get(order):
            return set()
        was = self._partners(order)
        known = set(self._near.get(order, ()))
        self._near[order] = near
        made = compared(self._texts[order], [self._texts[other] for other in near if other not in known])
        kept = self._compared.get(order, Compared()).only(near)
        self._compared[order] = Compared(kept.ties + made.ties, kept.passages + made.passages)
        now = self._partners(order)
        for other in was - now:
            self._tied[order].discard(other)
            self._tied[other].discard(order)
        for other in now - was:
            self._tied[order].add(other)
            self._tied[other].add(order)
        return {order} | was | now

    def _partners(self, order: str) -> set[str]:
        return {made.other.order for made in self._compared.get(order, Compared()).ties}

    def _hanging_together(self, orders: set[str]) -> list[str]:
        """These texts and all that ties lead to from them, in order."""
        found = set(orders)
        rest = list(orders)
        while rest:
            more = self._tied[rest.pop()] - found
            found |= more
            rest += more
        return sorted(found)

    def _make(self, orders: Sequence[str]) -> None:
        """Makes the clusters of these texts; ties lead to none besides."""
        for name in {self._cluster_of[order] for order in orders if order in self._cluster_of}:
            del self._clusters[name]
        texts = [self._texts[order] for order in orders]
        for members in fold(texts, self._compared):
            made = described(members, self._compared, self._known)
            self._clusters[made.id] = made
            self._cluster_of.update((text.order, made.id) for text in members)


def fold(texts: Sequence[Text], found: Mapping[str, Compared]) -> list[list[Text]]:
    """Each of `texts`, which are in order, in the group of its strongest tie.

    `found` has by `Text.order` what each has with others. A rewrite of a rewrite, known by weak ties
    only, is none of the first unless it names it, or formulaic reports of one kind would hang together
    in chains. Groups that carry the text of one agency, which is not itself in both, become one where a
    text has ties with both: each may hold another part of it.
    """
    group: dict[str, list[Text]] = {}
    reworked: dict[str, int] = {}
    for text in texts:
        ties = _strongest_first(found[text.order].ties, found)
        ties = [made for made in ties if made.named or not (made.weak and reworked[made.other.order])]
        reworked[text.order] = reworked[ties[0].other.order] + ties[0].weak if ties else 0
        main = group[ties[0].other.order] if ties else []
        main.append(text)
        group[text.order] = main
        for made in ties[1:]:
            other = group[made.other.order]
            if other is not main and _are_parts(main, other):
                main.extend(other)
                group.update((member.order, main) for member in other)
    whole = {id(members): members for members in group.values()}
    return [sorted(members, key=lambda text: text.order) for members in whole.values()]


def _strongest_first(ties: Sequence[Tie], found: Mapping[str, Compared]) -> list[Tie]:
    """Ties that hold most of the text first, then the others, the strongest of each first.

    A copy of a copy is about as much a copy of what that one was made from, which then comes first.
    """
    ranked = sorted(ties, key=lambda made: (not made.holds_most, -made.strength, made.other.order))
    if len(ranked) > 1:
        first = ranked[0]
        behind = {made.other.order for made in found[first.other.order].ties}
        alike = (made for made in ranked if made.strength >= first.strength - _ALIKE)
        origins = [made for made in alike if made.other.order in behind]
        first = min(origins, key=lambda made: made.other.order, default=first)
        ranked.sort(key=lambda made: made is not first)
    return ranked


def _are_parts(one: Sequence[Text], other: Sequence[Text]) -> bool:
    source = source_of(one)
    if source is None or source != source_of(other):
        return False
    return not all(any(text.home == source for text in group) for group in (one, other))
