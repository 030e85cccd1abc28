"""Where lineage keeps what it knows of texts: a protocol, and the shelf that is in memory."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from standoff.corroborate.candidates import Filing
from standoff.corroborate.findings import Cluster, Member
from standoff.corroborate.keys import Index, MemoryIndex
from standoff.corroborate.membership import Known, Made
from standoff.corroborate.sameness import Compared
from standoff.corroborate.ties import Text

__all__ = ["MemoryShelf", "Shelf", "changed"]


class Shelf(Protocol):
    """What is known of texts, each called by its `Text.order`."""

    @property
    def index(self) -> Index:
        """The texts under their keys."""

    def known(self, orders: Collection[str]) -> set[str]:
        """Those of `orders` that are here."""

    def put(self, text: Text, found: Filing) -> None:
        """Takes in a text that is not here; what it is filed under is not put into the index."""

    def same(self, words: int) -> list[str]:
        """The texts with the same words, by `Filing.words`, in order."""

    def filing(self, order: str) -> Filing:
        """Where it is filed and sought."""

    def texts(self, orders: Collection[str]) -> Mapping[str, Text]:
        """The texts themselves."""

    def near(self, order: str) -> list[str] | None:
        """The texts that it was last compared with; None where it never was."""

    def keep(self, order: str, near: list[str], found: Compared) -> None:
        """Notes what it was compared with, and what it has with them."""

    def compared(self, orders: Collection[str]) -> Mapping[str, Compared]:
        """What each has with others."""

    def tied(self, orders: Collection[str]) -> set[str]:
        """All that have a tie with any of these, before or after it."""

    def members(self, orders: Collection[str]) -> Known:
        """What is known of those that are in a cluster."""

    def replace(self, orders: Sequence[str], made: Sequence[Made]) -> set[str]:
        """Puts the clusters `made` of these texts in the place of those that they were in. Gives the ids of
        clusters that are not as they were.
        """

    def clusters(self) -> list[Cluster]:
        """All clusters, sorted by id."""


class MemoryShelf:
    """A shelf in memory, for as many texts as it holds."""

    def __init__(self) -> None:
        self.index: Index = MemoryIndex()
        self._texts: dict[str, Text] = {}
        self._filings: dict[str, Filing] = {}
        self._same: defaultdict[int, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = {}
        self._compared: dict[str, Compared] = {}
        self._tied: defaultdict[str, set[str]] = defaultdict(set)
        self._members: dict[str, tuple[str, Member]] = {}
        self._clusters: dict[str, Cluster] = {}
        self._cluster_of: dict[str, str] = {}

    def known(self, orders: Collection[str]) -> set[str]:
        """See `Shelf`."""
        return {order for order in orders if order in self._texts}

    def put(self, text: Text, found: Filing) -> None:
        """See `Shelf`."""
        self._texts[text.order] = text
        self._filings[text.order] = found
        insort(self._same[found.words], text.order)

    def same(self, words: int) -> list[str]:
        """See `Shelf`."""
        return self._same[words]

    def filing(self, order: str) -> Filing:
        """See `Shelf`."""
        return self._filings[order]

    def texts(self, orders: Collection[str]) -> Mapping[str, Text]:
        """See `Shelf`."""
        return self._texts

    def near(self, order: str) -> list[str] | None:
        """See `Shelf`."""
        return self._near.get(order)

    def keep(self, order: str, near: list[str], found: Compared) -> None:
        """See `Shelf`."""
        for other in _partners(self._compared.get(order)):
            self._tied[order].discard(other)
            self._tied[other].discard(order)
        self._near[order], self._compared[order] = near, found
        for other in _partners(found):
            self._tied[order].add(other)
            self._tied[other].add(order)

    def compared(self, orders: Collection[str]) -> Mapping[str, Compared]:
        """See `Shelf`."""
        return {order: self._compared.get(order, Compared()) for order in orders}

    def tied(self, orders: Collection[str]) -> set[str]:
        """See `Shelf`."""
        return set[str]().union(*(self._tied[order] for order in orders))

    def members(self, orders: Collection[str]) -> Known:
        """See `Shelf`."""
        return self._members

    def replace(self, orders: Sequence[str], made: Sequence[Made]) -> set[str]:
        """See `Shelf`."""
        names = {self._cluster_of[order] for order in orders if order in self._cluster_of}
        was = {name: self._clusters.pop(name) for name in names}
        for cluster, members in made:
            self._clusters[cluster.id] = cluster
            self._members.update(members)
            self._cluster_of.update((order, cluster.id) for order in members)
        return changed(was, (cluster for cluster, _ in made))

    def clusters(self) -> list[Cluster]:
        """See `Shelf`."""
        return [self._clusters[name] for name in sorted(self._clusters)]


def changed(was: Mapping[str, Cluster], now: Iterable[Cluster]) -> set[str]:
    """The ids of clusters that are not in both, or not the same."""
    found = {cluster.id: cluster for cluster in now}
    return {id for id in was.keys() | found.keys() if was.get(id) != found.get(id)}


def _partners(found: Compared | None) -> Iterable[str]:
    return [made.other.order for made in found.ties] if found is not None else []
