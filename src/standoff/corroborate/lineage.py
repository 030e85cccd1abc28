"""Who copies whom: documents folded into voices by the text they share and the credits they give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from standoff.corroborate import candidates
from standoff.corroborate.candidates import Filing, filing, nearest
from standoff.corroborate.findings import Cluster, Judgement
from standoff.corroborate.judged import joined
from standoff.corroborate.keys import Entry
from standoff.corroborate.membership import described, source_of
from standoff.corroborate.sameness import Compared, compared
from standoff.corroborate.shelf import MemoryShelf, Shelf
from standoff.corroborate.ties import Text, Tie, text_of
from standoff.corroborate.versions import of_one_page, pages_of
from standoff.reading import Reading

__all__ = ["Lineage", "cluster", "fold"]

_ALIKE = 0.02
"""Ties that differ by no more than this are as strong as each other."""


def cluster(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> list[Cluster]:
    """The clusters of documents that are one text, sorted by id; every document is in exactly one.

    The result does not depend on the order of `readings`. Each document is compared with those
    before it, in the order of publication, that share the most shingles and details; it joins the
    cluster of the one that holds most of its text. A document made of two others therefore belongs to
    its main origin, and the two stay apart. Versions of one page are one, see `versions`, and what people
    judged a copy, see `judged`.
    """
    found = list(readings)
    lineage = Lineage()
    lineage.add(found)
    pages = [[reading.document.key for reading in page] for page in pages_of(found)]
    return joined(of_one_page(lineage.clusters(), pages), judgements)


class Lineage:
    """Clusters that grow with the documents.

    A new document is compared with a few before it, and a few after it are compared with it; the
    clusters that hang together with any of them are made again. In whatever order and portions documents
    come, the clusters are those of all of them at once. What is known is kept on a `Shelf`, so that no
    more of it need be in memory than is compared.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf: Shelf = MemoryShelf() if shelf is None else shelf

    def add(self, readings: Iterable[Reading]) -> set[str]:
        """Takes in documents; one that is here already changes nothing. Gives the ids of the clusters that
        were made, unmade or made again.
        """
        texts = {text.order: text for text in map(text_of, readings)}
        new = sorted(texts.keys() - self._shelf.known(texts))
        touched: set[str] = set()
        for order in new:
            touched |= self._file(texts[order])
        stale: set[str] = set()
        for order in sorted(touched):
            stale |= self._compare(order)
        return self._make(self._hanging_together(stale))

    def clusters(self) -> list[Cluster]:
        """All clusters, sorted by id."""
        return self._shelf.clusters()

    def _file(self, text: Text) -> set[str]:
        """Files a text; gives those to compare anew. Of texts with the same words the first is filed."""
        order, found = text.order, filing(text)
        self._shelf.put(text, found)
        same = self._shelf.same(found.words)
        if same[0] != order:
            return {order}
        touched = {*same}
        index = self._shelf.index
        if len(same) > 1:
            others = _entries(same[1], self._shelf.filing(same[1]).keys)
            index.remove(others)
            touched.update(*index.after(others, candidates.HOLDERS))
        entries = _entries(order, found.keys)
        index.put(entries)
        return touched.union(*index.after(entries, candidates.HOLDERS))

    def _compare(self, order: str) -> set[str]:
        """Finds the ties of a text with those before it; gives the texts whose clusters may change."""
        found = self._shelf.filing(order)
        near = self._near(order, found)
        was = self._shelf.near(order)
        if near == was:
            return set()
        had = self._shelf.compared([order])[order]
        fresh = set(near).difference(was or ())
        made = Compared()
        if fresh:
            texts = self._shelf.texts({order, *fresh})
            made = compared(texts[order], [texts[other] for other in fresh])
        now = Compared(_of(near, had.ties, made.ties), _of(near, had.passages, made.passages))
        self._shelf.keep(order, near, now)
        return {order, *_partners(had), *_partners(now)}

    def _near(self, order: str, found: Filing) -> list[str]:
        first = self._shelf.same(found.words)[0]
        if first != order:
            return [first]
        return nearest(self._shelf.index.before(_entries(order, found.sought), candidates.HOLDERS))

    def _hanging_together(self, orders: Collection[str]) -> list[str]:
        """These texts and all that ties lead to from them, in order."""
        found = set(orders)
        fresh = set(orders)
        while fresh:
            fresh = self._shelf.tied(fresh) - found
            found |= fresh
        return sorted(found)

    def _make(self, orders: Sequence[str]) -> set[str]:
        """Makes the clusters of these texts; ties lead to none besides."""
        found = self._shelf.compared(orders)
        known = self._shelf.members(orders)
        texts = self._shelf.texts(orders)
        made = [described(part, found, known) for part in fold([texts[order] for order in orders], found)]
        return self._shelf.replace(orders, made)


def _entries(order: str, keys: Iterable[int]) -> list[Entry]:
    return [(key, order) for key in sorted(keys)]


def _partners(found: Compared) -> set[str]:
    return {made.other.order for made in found.ties}


def _of(near: Collection[str], *ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Those of the ties that are with `near` ones, in their order."""
    kept = (made for those in ties for made in those if made.other.order in near)
    return tuple(sorted(kept, key=lambda made: made.other.order))


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
