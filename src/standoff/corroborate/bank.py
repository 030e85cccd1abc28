"""Where grouping keeps what it knows of claims: a protocol, and the bank that is in memory."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from standoff.corroborate.blocks import article_of
from standoff.corroborate.joining import Pair
from standoff.corroborate.keys import Entry, Index, MemoryIndex
from standoff.corroborate.propositions import Proposition

__all__ = ["Bank", "Linked", "MemoryBank"]


@dataclass(frozen=True, slots=True)
class Linked:
    """That two claims are alike: how far, why, and whether the link was taken to join them."""

    score: float
    because: str
    taken: bool = False


class Bank(Protocol):
    """What is known of claims, each called by its `blocks.name_of`, and of their articles, each called by its
    key. Of the claims of one form the first is their head: only heads are filed, linked and joined.
    """

    @property
    def claims(self) -> Index:
        """Heads under their keys."""

    @property
    def articles(self) -> Index:
        """Articles under the bands of their openings."""

    def put(self, claims: Mapping[str, Proposition], forms: Mapping[str, int]) -> None:
        """Takes in claims, each with the number of its form."""

    def drop(self, names: Collection[str]) -> None:
        """Takes claims out."""

    def forms(self, forms: Collection[int]) -> Mapping[int, Sequence[str]]:
        """The claims of each form, in order."""

    def propositions(self, names: Collection[str]) -> Mapping[str, Proposition]:
        """The claims themselves."""

    def sorts(self, articles: Collection[str]) -> Mapping[str, Mapping[str, int | None]]:
        """The heads of each article with their `blocks.sort_of`."""

    def head(self, sorts: Mapping[str, int | None], others: Collection[str]) -> None:
        """Notes that some claims are heads, of these sorts, and that others are not any more."""

    def filed(self, articles: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """The bands and places of articles, by key; those that are not filed are left out."""

    def file(self, article: str, entries: Sequence[Entry]) -> None:
        """Notes under which bands an article is filed; without any, that it is not filed any more."""

    def before(self, article: str) -> set[str]:
        """The articles that it was found to be like and that come before it."""

    def beside(self, articles: Collection[str]) -> set[tuple[str, str]]:
        """All pairs of a later and an earlier article that are alike, with one of these among them."""

    def stand(self, article: str, before: Collection[str]) -> None:
        """Notes which articles before it one is like."""

    def links(self, names: Collection[str]) -> Mapping[Pair, Linked]:
        """All links that have an end among these."""

    def scores(self, names: Collection[str]) -> Mapping[Pair, tuple[float, bool]]:
        """How far all links reach that have an end among these, and whether they are taken."""

    def taken(self, names: Collection[str]) -> Mapping[Pair, Linked]:
        """The links that have an end among these and are taken."""

    def take(self, pairs: Mapping[Pair, bool]) -> None:
        """Notes which links are taken and which are not."""

    def link(self, links: Mapping[Pair, Linked]) -> None:
        """Puts links between claims that have none."""

    def unlink(self, pairs: Collection[Pair]) -> None:
        """Takes links out."""

    def groups(self, names: Collection[str]) -> Mapping[str, str | None]:
        """For each head the name of the first one in its group; None where it is in none yet."""

    def members(self, groups: Collection[str]) -> Mapping[str, list[str]]:
        """The heads in each group, in order."""

    def group(self, names: Mapping[str, str]) -> None:
        """Notes in which group each head is."""


class MemoryBank:
    """A bank in memory, for as many claims as it holds."""

    def __init__(self) -> None:
        self.claims: Index = MemoryIndex()
        self.articles: Index = MemoryIndex()
        self._claims: dict[str, Proposition] = {}
        self._form: dict[str, int] = {}
        self._forms: defaultdict[int, list[str]] = defaultdict(list)
        self._sorts: defaultdict[str, dict[str, int | None]] = defaultdict(dict)
        self._filed: dict[str, Sequence[Entry]] = {}
        self._before: defaultdict[str, set[str]] = defaultdict(set)
        self._beside: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._links: defaultdict[str, dict[Pair, Linked]] = defaultdict(dict)
        self._group: dict[str, str] = {}
        self._members: defaultdict[str, list[str]] = defaultdict(list)

    def put(self, claims: Mapping[str, Proposition], forms: Mapping[str, int]) -> None:
        """See `Bank`."""
        for name, claim in claims.items():
            self._claims[name] = claim
            self._form[name] = forms[name]
            insort(self._forms[forms[name]], name)

    def drop(self, names: Collection[str]) -> None:
        """See `Bank`."""
        for name in names:
            del self._claims[name]
            self._forms[self._form.pop(name)].remove(name)

    def forms(self, forms: Collection[int]) -> Mapping[int, Sequence[str]]:
        """See `Bank`."""
        return {form: tuple(self._forms.get(form, ())) for form in forms}

    def propositions(self, names: Collection[str]) -> Mapping[str, Proposition]:
        """See `Bank`."""
        return self._claims

    def sorts(self, articles: Collection[str]) -> Mapping[str, Mapping[str, int | None]]:
        """See `Bank`."""
        return {article: dict(self._sorts.get(article, {})) for article in articles}

    def head(self, sorts: Mapping[str, int | None], others: Collection[str]) -> None:
        """See `Bank`."""
        for name in others:
            self._sorts[article_of(name)].pop(name)
            self._leave(name)
        for name, sort in sorts.items():
            self._sorts[article_of(name)][name] = sort

    def filed(self, articles: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """See `Bank`."""
        return {article: self._filed[article] for article in articles if article in self._filed}

    def file(self, article: str, entries: Sequence[Entry]) -> None:
        """See `Bank`."""
        self._filed.pop(article, None)
        if entries:
            self._filed[article] = entries

    def before(self, article: str) -> set[str]:
        """See `Bank`."""
        return set(self._before[article])

    def beside(self, articles: Collection[str]) -> set[tuple[str, str]]:
        """See `Bank`."""
        return set[tuple[str, str]]().union(*(self._beside[article] for article in articles))

    def stand(self, article: str, before: Collection[str]) -> None:
        """See `Bank`."""
        for other in self._before[article].symmetric_difference(before):
            for one in (article, other):
                self._beside[one] ^= {(article, other)}
        self._before[article] = set(before)

    def links(self, names: Collection[str]) -> Mapping[Pair, Linked]:
        """See `Bank`."""
        return {pair: found for name in names for pair, found in self._links[name].items()}

    def scores(self, names: Collection[str]) -> Mapping[Pair, tuple[float, bool]]:
        """See `Bank`."""
        return {pair: (found.score, found.taken) for pair, found in self.links(names).items()}

    def taken(self, names: Collection[str]) -> Mapping[Pair, Linked]:
        """See `Bank`."""
        return {pair: found for pair, found in self.links(names).items() if found.taken}

    def take(self, pairs: Mapping[Pair, bool]) -> None:
        """See `Bank`."""
        for pair, taken in pairs.items():
            self.link({pair: replace(self._links[pair[0]][pair], taken=taken)})

    def link(self, links: Mapping[Pair, Linked]) -> None:
        """See `Bank`."""
        for pair, found in links.items():
            for name in pair:
                self._links[name][pair] = found

    def unlink(self, pairs: Collection[Pair]) -> None:
        """See `Bank`."""
        for pair in pairs:
            for name in pair:
                del self._links[name][pair]

    def groups(self, names: Collection[str]) -> Mapping[str, str | None]:
        """See `Bank`."""
        return {name: self._group.get(name) for name in names}

    def members(self, groups: Collection[str]) -> Mapping[str, list[str]]:
        """See `Bank`."""
        return {group: list(self._members.get(group, [])) for group in groups}

    def group(self, names: Mapping[str, str]) -> None:
        """See `Bank`."""
        for name, group in names.items():
            self._leave(name)
            self._group[name] = group
            insort(self._members[group], name)

    def _leave(self, name: str) -> None:
        group = self._group.pop(name, None)
        if group is not None:
            self._members[group].remove(name)
