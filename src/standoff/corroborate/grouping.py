"""The same claim wherever it is made: claims of all documents sorted into groups of one proposition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import msgspec

from standoff.corroborate import blocks
from standoff.corroborate.bank import Bank, Linked, MemoryBank
from standoff.corroborate.blocks import (
    Place,
    article_of,
    comparable,
    entries,
    meet,
    name_of,
    place_of_article,
    read_place,
    refs_of,
    sort_of,
)
from standoff.corroborate.findings import Cluster, Link
from standoff.corroborate.incidents import parted
from standoff.corroborate.joining import Joined, Pair, joined, rank
from standoff.corroborate.keys import Entry
from standoff.corroborate.likeness import ENOUGH, likeness
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.corroborate.shingles import number
from standoff.reading import Reading

__all__ = ["Grouped", "Grouping", "first_told", "group", "propositions"]

Grouped = tuple[list[Proposition], list[Link]]
"""The claims of one group, earliest first, and the links that hold it together."""

_Story = tuple[str, str]
"""A later and an earlier article, by key, that may tell one story."""

_FORM = msgspec.json.Encoder(order="deterministic")


def propositions(readings: Iterable[Reading], clusters: Iterable[Cluster]) -> list[Proposition]:
    """Every claim of every reading as a proposition, in an order of their own.

    A document without a date is given that of its cluster, since a copy is about the same days.
    """
    told = {member.key: first_told(cluster) for cluster in clusters for member in cluster.documents}
    unique = {reading.document.key: reading for reading in readings}
    found = [
        proposition
        for key, reading in unique.items()
        for proposition in propositions_of(reading, told.get(key, reading.document.published))
    ]
    return sorted(found, key=lambda proposition: proposition.order)


def first_told(cluster: Cluster) -> str | None:
    """The ISO date on which the text of a cluster first appeared."""
    return min((member.published for member in cluster.documents if member.published), default=None)


def group(found: Sequence[Proposition]) -> list[Grouped]:
    """The groups of claims that say the same, in the order of their first claims.

    Claims of one form (the same in the same words on one day) are one from the start. The others are
    compared where they may be one, see `blocks`. Links are taken from the strongest down, see
    `joining`. Claims about one attack are then parted by who is said to have done it, where that
    is disputed. The result depends on nothing but the members of `found`.
    """
    grouping = Grouping(MemoryBank())
    made = grouping.grouped(grouping.change((), found)).values()
    return sorted((pair for pairs in made for pair in pairs), key=lambda pair: pair[0][0].order)


class Grouping:
    """Groups that grow with the claims.

    A new claim is compared with those close to it, and the groups that this touches are joined
    again, in whatever order and portions claims come, to what joining all of them at once gives. What is
    known is kept in a `Bank`, so that no more of it need be in memory than is compared.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def change(self, gone: Iterable[Proposition], new: Iterable[Proposition]) -> set[str]:
        """Takes claims out and others in; a claim that changed is in both. Gives the names of the groups that
        are new or may not be as they were; one that is no more is left out.
        """
        old = {name_of(claim): claim for claim in gone}
        fresh = {name_of(claim): claim for claim in new}
        lost, filed, twinned = self._behead(old, fresh)
        removed = [entry for claim in lost.values() for entry in entries(claim)]
        added = [entry for claim in filed.values() for entry in entries(claim)]
        self._bank.claims.remove(removed)
        self._bank.claims.put(added)
        cut = dict(self._bank.links(lost.keys()))
        self._bank.unlink(cut.keys())
        alike, unlike = self._openings((*lost.values(), *filed.values()))
        beside = self._beside(added, blocks.CLAIMS)
        pairs = self._close(beside) | self._holes(self._beside(removed, blocks.CLAIMS))
        pairs |= self._told(filed, alike)
        # What was filed just now has no links yet.
        there = {name for pair in pairs if filed.keys().isdisjoint(pair) for name in pair}
        made = self._score(pairs - self._bank.scores(there).keys())
        fallen = self._fallen(beside, unlike)
        self._bank.unlink(fallen.keys())
        self._bank.link(made)
        cut |= fallen
        touched = {name for pair in (*cut, *made) for name in pair} | filed.keys()
        return self._join(touched - (lost.keys() - filed.keys()), cut, filed) | self.groups_of(twinned)

    def grouped(self, groups: Collection[str]) -> dict[str, list[Grouped]]:
        """The claims of each of these groups, by its name, in the one or several groups that they are in the
        end.
        """
        members = self._bank.members(groups)
        heads = [name for names in members.values() for name in names]
        known = self._bank.propositions(heads)
        number_of = {name: _form(known[name]) for name in heads}
        forms = self._bank.forms(set(number_of.values()))
        everyone = self._bank.propositions([name for names in forms.values() for name in names])
        taken: defaultdict[str, list[Link]] = defaultdict(list)
        for (one, other), found in self._bank.taken(heads).items():
            taken[one].append(_link((one, other), found.score, found.because))
        result: dict[str, list[Grouped]] = {}
        for group, names in members.items():
            twins = {name: forms[number_of[name]] for name in names}
            claims = [everyone[name] for name in sorted(name for same in twins.values() for name in same)]
            held = [link for name in names for link in taken[name]]
            held += [
                _link((name, other), 1.0, "the same words on the same day")
                for name, same in twins.items()
                for other in same[1:]
            ]
            held.sort(key=lambda link: (-link.score, link.one, link.other))
            result[group] = list(parted(claims, held))
        return result

    def _behead(
        self, old: Mapping[str, Proposition], fresh: Mapping[str, Proposition]
    ) -> tuple[dict[str, Proposition], dict[str, Proposition], set[str]]:
        """Takes claims out and in. Gives those that are heads no more or have changed, as they were; those
        that are heads now and were not, or have changed; and the heads of all forms that have other claims
        now.
        """
        forms = {name: _form(claim) for name, claim in fresh.items()}
        touched = {*forms.values(), *map(_form, old.values())}
        before = self._bank.forms(touched)
        self._bank.drop(old.keys())
        self._bank.put(fresh, forms)
        now = self._bank.forms(touched)
        first = {names[0] for names in before.values() if names}
        last = {names[0] for names in now.values() if names}
        gone = (first - last) | (first & old.keys())
        come = (last - first) | (last & fresh.keys())
        there = self._bank.propositions((gone - old.keys()) | come)
        lost = {name: old[name] if name in old else there[name] for name in gone}
        filed = {name: there[name] for name in come}
        self._bank.head({name: sort_of(claim) for name, claim in filed.items()}, gone)
        return lost, filed, last

    def _close(self, added: Sequence[_Beside]) -> set[Pair]:
        """The pairs of newly filed claims with those close to them under a key."""
        return {
            _pair(at.here.name, other.name)
            for at in added
            for other in (*at.before, *at.after)
            if comparable(at.key, at.here, other)
        }

    def _holes(self, removed: Sequence[_Beside]) -> set[Pair]:
        """The pairs that came close to each other because what stood between them is gone."""
        return {
            _pair(one.name, other.name)
            for at in removed
            if len(at.before) + len(at.after) > blocks.CLAIMS
            for (a, one), (b, other) in product(enumerate(at.before, 1), enumerate(at.after, 1))
            if a + b <= blocks.CLAIMS + 1 and comparable(at.key, one, other)
        }

    def _told(self, filed: Mapping[str, Proposition], alike: Collection[_Story]) -> set[Pair]:
        """The pairs of newly filed claims of an event with others of their article and of articles on one
        story; and those of articles that were found `alike` only now.
        """
        own = {claim.key for claim in filed.values()}
        stories = self._bank.beside(own) | set(alike)
        sorts = self._bank.sorts({article for pair in stories for article in pair} | own)
        found = {
            pair
            for article in own
            for pair in _of_one_sort(sorts[article], sorts[article])
            if not filed.keys().isdisjoint(pair)
        }
        maybe = {
            pair
            for later, earlier in stories
            for pair in _of_one_sort(sorts[later], sorts[earlier])
            if (later, earlier) in alike or not filed.keys().isdisjoint(pair)
        }
        known = self._bank.propositions({name for pair in maybe for name in pair})
        return found | {(one, other) for one, other in maybe if meet(known[one], known[other])}

    def _fallen(self, added: Sequence[_Beside], unlike: Collection[_Story]) -> dict[Pair, Linked]:
        """The links between claims that are not close any more because of those that came between, or whose
        articles are not alike any more.
        """
        full = [at for at in added if len(at.before) + len(at.after) > blocks.CLAIMS]
        come = Counter(at.key for at in full)
        wide: list[_Beside] = []
        for more in sorted({_rounded(count) for count in come.values()}):
            those = [(at.key, at.place) for at in full if _rounded(come[at.key]) == more]
            wide += self._beside(those, blocks.CLAIMS + more)
        linked = self._bank.scores({other.name for at in wide for other in at.after})
        earlier: defaultdict[str, list[str]] = defaultdict(list)
        for one, other in linked:
            earlier[other].append(one)
        suspects: set[Pair] = set()
        for at in wide:
            where = {one.name: a for a, one in enumerate(at.before, 1)}
            for b, there in enumerate(at.after, 1):
                near = (one for one in earlier[there.name] if one in where)
                suspects.update((one, there.name) for one in near if where[one] + b > blocks.CLAIMS)
        sorts = self._bank.sorts({article for pair in unlike for article in pair})
        suspects.update(p for pair in unlike for p in _of_one_sort(*(sorts[article] for article in pair)))
        found = self._bank.links({name for pair in suspects for name in pair})
        return {pair: found[pair] for pair in suspects & found.keys() if not self._may_be_one(*pair)}

    def _may_be_one(self, one: str, other: str) -> bool:
        """True where two claims are to be compared, all considered."""
        known = self._bank.propositions([one, other])
        mine, theirs = known[one], known[other]
        if sort_of(mine) is not None and sort_of(mine) == sort_of(theirs):
            stories = self._bank.beside([mine.key])
            if mine.key == theirs.key:
                return True
            if {(mine.key, theirs.key), (theirs.key, mine.key)} & stories and meet(mine, theirs):
                return True
        both = [
            (key, min(place, at), max(place, at))
            for key, place in entries(mine)
            for same, at in entries(theirs)
            if key == same and comparable(key, read_place(place), read_place(at))
        ]
        before = self._bank.claims.before([(key, later) for key, _, later in both], blocks.CLAIMS)
        return any(earlier in found for (_, earlier, _), found in zip(both, before, strict=True))

    def _beside(self, those: Sequence[Entry], most: int) -> list[_Beside]:
        """What stands on both sides of each of these places, the nearest first."""
        index = self._bank.claims
        sides = zip(those, index.before(those, most), index.after(those, most), strict=True)
        return [
            _Beside(
                key,
                place,
                read_place(place),
                [read_place(other) for other in reversed(before)],
                [read_place(other) for other in after],
            )
            for (key, place), before, after in sides
        ]

    def _openings(self, changed: Iterable[Proposition]) -> tuple[set[_Story], set[_Story]]:
        """Files the articles of claims that came or went, those that have claims of an event. Gives the pairs
        of articles that are alike now and were not, and the other way round.
        """
        some = {claim.key: claim for claim in changed}
        was, sorts, index = self._bank.filed(some), self._bank.sorts(some), self._bank.articles
        touched: set[str] = set()
        for key, claim in sorted(some.items()):
            told = any(sort is not None for sort in sorts[key].values())
            place = place_of_article(claim)
            now = [(band, place) for band in blocks.bands(claim.about)] if told else []
            if list(was.get(key, ())) != now:
                index.remove(was.get(key, ()))
                index.put(now)
                self._bank.file(key, now)
                touched.add(key)
                behind = index.after([*was.get(key, ()), *now], blocks.ARTICLES)
                touched.update(article_of(other) for others in behind for other in others)
        alike: set[_Story] = set()
        unlike: set[_Story] = set()
        filed = self._bank.filed(touched)
        for key in sorted(touched):
            holders = index.before(filed.get(key, ()), blocks.ARTICLES)
            now_before = {article_of(place) for place in blocks.alike(holders)}
            before = self._bank.before(key)
            alike |= {(key, other) for other in now_before - before}
            unlike |= {(key, other) for other in before - now_before}
            if before != now_before:
                self._bank.stand(key, now_before)
        return alike, unlike

    def _score(self, pairs: Collection[Pair]) -> dict[Pair, Linked]:
        """The links of these pairs, where they are alike enough."""
        known = self._bank.propositions({name for pair in pairs for name in pair})
        links: dict[Pair, Linked] = {}
        for one, other in sorted(pairs):
            found = likeness(known[one], known[other])
            if found is not None and found.score >= ENOUGH:
                links[one, other] = Linked(found.score, found.because)
        return links

    # Joining

    def _join(self, names: Collection[str], cut: Mapping[Pair, Linked], fresh: Collection[str]) -> set[str]:
        """Joins again the groups with any of `names`, and what else that touches; `cut` are the links that
        are gone. Gives the groups that are not as they were, or that have one of the `fresh` claims.
        """
        scores: dict[Pair, tuple[float | None, bool]] = {}

        def compare(one: str, other: str) -> tuple[float | None, bool]:
            if (one, other) not in scores:
                known = self._bank.propositions([one, other])
                found = likeness(known[one], known[other])
                of_a_kind = bool(known[one].trigger) is bool(known[other].trigger)
                scores[one, other] = (found.score if found else None), of_a_kind
            return scores[one, other]

        touched = set(names)
        while True:
            groups = self._bank.groups(touched)
            whole = self._bank.members({group for group in groups.values() if group is not None})
            inside = touched.union(*whole.values())
            links = self._bank.scores(inside)
            was = [rank(score, pair) for pair, (score, taken) in links.items() if taken]
            was += [rank(link.score, pair) for pair, link in cut.items() if link.taken]
            made = joined(inside, {pair: score for pair, (score, _) in links.items()}, was, compare)
            if not made.outside:
                break
            touched |= made.outside
        return self._settle(made, links, {group: set(names) for group, names in whole.items()}, cut, fresh)

    def _settle(
        self,
        made: Joined,
        links: Mapping[Pair, tuple[float, bool]],
        was: Mapping[str, set[str]],
        cut: Mapping[Pair, Linked],
        fresh: Collection[str],
    ) -> set[str]:
        """Notes the groups that were made and the links that were taken for it."""
        other = {
            pair: pair in made.taken
            for pair, (_, taken) in links.items()
            if taken is not (pair in made.taken)
        }
        self._bank.take(other)
        changed = {name for pair in other for name in pair} | set(fresh)
        changed |= {name for pair, link in cut.items() if link.taken for name in pair}
        moved: dict[str, str] = {}
        dirty: set[str] = set()
        for group, members in made.groups.items():
            if was.get(group) != set(members):
                moved.update(dict.fromkeys(members, group))
                dirty.add(group)
            elif not changed.isdisjoint(members):
                dirty.add(group)
        self._bank.group(moved)
        return dirty

    def groups_of(self, names: Collection[str]) -> set[str]:
        """The names of the groups that these heads are in."""
        return {group for group in self._bank.groups(names).values() if group is not None}


@dataclass(frozen=True, slots=True)
class _Beside:
    """A place under a key, what it says, and what stands before and after it, the nearest first."""

    key: int
    place: str
    here: Place
    before: list[Place]
    after: list[Place]


def _of_one_sort(some: Mapping[str, int | None], others: Mapping[str, int | None]) -> Iterator[Pair]:
    """All pairs of one of the `some` and another of the `others` that are of one sort."""
    by_sort: defaultdict[int, list[str]] = defaultdict(list)
    for name, sort in others.items():
        if sort is not None:
            by_sort[sort].append(name)
    for name, sort in some.items():
        if sort is not None:
            yield from (_pair(name, other) for other in by_sort[sort] if other != name)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _link(pair: Pair, score: float, because: str) -> Link:
    one, other = refs_of(pair)
    return Link(one, other, score, because)


def _rounded(count: int) -> int:
    """The next power of two, so that a few sizes serve for all."""
    return 1 << (count - 1).bit_length()


def _form(claim: Proposition) -> int:
    """A number that claims of one form share, and hardly any others."""
    return number([_FORM.encode(claim.form).decode()])
