"""Claims joined along their links, the strongest first, and joined again where links came or went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from standoff.corroborate.likeness import ENOUGH

__all__ = ["Joined", "Pair", "Rank", "joined", "rank"]

_MEMBERS = 6
_SLACK = 0.1

Pair = tuple[str, str]
"""Two claims by `blocks.name_of`, the earlier first."""

Rank = tuple[float, str, str]

Compare = Callable[[str, str], tuple[float | None, bool]]
"""How alike two claims are, None where they cannot be one; and whether both tell of an event, or neither."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The outcome: claims by the name of the first one of their group, the links that were taken, and claims
    outside whose groups have to be joined again too.
    """

    groups: Mapping[str, list[str]]
    taken: frozenset[Pair]
    outside: frozenset[str]


def rank(score: float, pair: Pair) -> Rank:
    """The order in which links are taken."""
    return -score, *pair


def joined(
    names: Collection[str], links: Mapping[Pair, float], was: Iterable[Rank], compare: Compare
) -> Joined:
    """The groups of the claims `names`. `links` are all that have an end among them.

    Links are taken from the strongest down; two groups become one only where their claims agree all
    round, so that a chain of small steps does not join what its ends keep apart. `was` are the ranks of
    the links that were taken when these claims were last joined. A link that leads out of `names` was not
    taken then, and is not taken now as long as the group at its inner end is, at that rank, what it was
    then. Where it is another, the claim at its outer end is among those `outside`.
    """
    inside = set(names)
    now, then = _Groups(sorted(inside)), _Groups(sorted(inside))
    taken: set[Pair] = set()
    outside: set[str] = set()
    before = sorted(was)
    replayed = 0
    for score, one, other in sorted(rank(score, pair) for pair, score in links.items()):
        while replayed < len(before) and before[replayed] < (score, one, other):
            then.join(*before[replayed][1:])
            replayed += 1
        if one in inside and other in inside:
            mine, theirs = now.of(one), now.of(other)
            if mine is not theirs and _agree(mine, theirs, links, compare):
                now.join(one, other)
                taken.add((one, other))
        else:
            inner, outer = (one, other) if one in inside else (other, one)
            if now.of(inner) != then.of(inner):
                outside.add(outer)
    return Joined({members[0]: members for members in now.all()}, frozenset(taken), frozenset(outside))


class _Groups:
    """Names in groups that only grow, each in order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._of = {name: [name] for name in names}

    def of(self, name: str) -> list[str]:
        return self._of.setdefault(name, [name])

    def join(self, one: str, other: str) -> None:
        mine, theirs = self.of(one), self.of(other)
        if mine is theirs:
            return
        both = sorted(mine + theirs)
        for name in both:
            self._of[name] = both

    def all(self) -> list[list[str]]:
        return list({id(members): members for members in self._of.values()}.values())


def _agree(one: Sequence[str], other: Sequence[str], links: Mapping[Pair, float], compare: Compare) -> bool:
    """True where the first members of both sides are alike on the whole and nothing parts them. One that
    tells of no event has joined by its words and says nothing of those that tell of one.
    """
    found: list[float] = []
    for i, j in product(one[:_MEMBERS], other[:_MEMBERS]):
        pair = (i, j) if i < j else (j, i)
        score: float | None = links.get(pair)
        if score is None:
            score, of_a_kind = compare(*pair)
            if score is None and of_a_kind:
                return False
        if score is not None:
            found.append(score)
    return bool(found) and sum(found) / len(found) >= ENOUGH - _SLACK
