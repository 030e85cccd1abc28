"""The same claim wherever it is made: claims of all documents sorted into groups of one proposition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from zlib import crc32

from standoff.corroborate.agreement import NEAR_DAYS
from standoff.corroborate.findings import Cluster, Link
from standoff.corroborate.incidents import parted
from standoff.corroborate.likeness import ENOUGH, Likeness, likeness
from standoff.corroborate.parties import is_particular
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.reading import Reading

__all__ = ["Grouped", "group", "propositions"]

_MEMBERS = 6
_SLACK = 0.1
_WEEKS = 8
_STORY = 4
"""Words of an article's opening under which its claims are looked up."""

Grouped = tuple[list[Proposition], list[Link]]
"""The claims of one group, earliest first, and the links that hold it together."""


def propositions(readings: Iterable[Reading], clusters: Iterable[Cluster]) -> list[Proposition]:
    """Every claim of every reading as a proposition, in an order of their own.

    A document without a date is given that of its cluster, since a copy is about the same days.
    """
    first: dict[str, str | None] = {}
    for cluster in clusters:
        dates = sorted(member.published for member in cluster.documents if member.published)
        first.update((member.key, dates[0] if dates else None) for member in cluster.documents)
    unique = {reading.document.key: reading for reading in readings}
    found = [
        proposition
        for key, reading in unique.items()
        for proposition in propositions_of(reading, first.get(key, reading.document.published))
    ]
    return sorted(found, key=lambda proposition: proposition.order)


def group(found: Sequence[Proposition]) -> list[Grouped]:
    """The groups of claims that say the same, in the order of their first claims.

    Claims of one form (the same in the same words on one day) are one from the start. The others are
    compared within blocks: those that share a kind of event and a party, a place or the event word,
    within some days of each other. Links are taken from the strongest down; two groups become one
    only where their claims agree all round, so that a chain of small steps does not join what its
    ends keep apart. Claims about one attack are then parted by who is said to have done it, where that
    is disputed. `found` must be in order; the result depends on nothing but its members.
    """
    forms: dict[tuple[object, ...], list[Proposition]] = {}
    for proposition in found:
        forms.setdefault(proposition.form, []).append(proposition)
    heads = [members[0] for members in forms.values()]
    scored = _links(heads)
    result: list[Grouped] = []
    for members, links in _join(heads, scored):
        everyone = sorted((p for head in members for p in forms[head.form]), key=lambda p: p.order)
        twins = [
            Link(head.ref, other.ref, 1.0, "the same words on the same day")
            for head in members
            for other in forms[head.form][1:]
        ]
        held = sorted(links + twins, key=lambda link: (-link.score, link.one, link.other))
        result += parted(everyone, held)
    return sorted(result, key=lambda pair: pair[0][0].order)


def _links(heads: Sequence[Proposition]) -> list[tuple[Likeness, int, int]]:
    """Every pair that is enough alike, the strongest first."""
    links = []
    for i, j in sorted(_pairs(heads)):
        found = likeness(heads[i], heads[j])
        if found is not None and found.score >= ENOUGH:
            links.append((found, i, j))
    return sorted(links, key=lambda link: (-link[0].score, link[1], link[2]))


def _pairs(heads: Sequence[Proposition]) -> set[tuple[int, int]]:
    """Pairs that share a block. One without any date is paired with those of all days."""
    blocks: dict[tuple[object, ...], list[int]] = {}
    topics: dict[tuple[object, ...], list[int]] = {}
    timeless: list[tuple[int, tuple[object, ...]]] = []
    for number, head in enumerate(heads):
        weeks = _weeks(head)
        for topic in _topics(head):
            topics.setdefault(topic, []).append(number)
            for week in weeks:
                blocks.setdefault((topic, week), []).append(number)
            if not weeks:
                timeless.append((number, topic))
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for number, topic in timeless:
        pairs.update((min(number, n), max(number, n)) for n in topics[topic] if n != number)
    return pairs


def _topics(head: Proposition) -> set[tuple[object, ...]]:
    """What two claims must have one of in common to be compared.

    Claims without an event have their words alone, of which half must be shared: so they share one of
    the first half in any order that holds for all (prefix filtering, Chaudhuri et al. 2006). Long
    words come first, for they are rare.
    """
    first = sorted(head.words, key=lambda word: (-len(word), word))
    found: set[tuple[object, ...]] = {("word", word) for word in first[: len(first) // 2 + 1]}
    if not head.trigger or head.scope.generic:
        return found
    found.add((head.type, "article", head.key))
    for party in (*head.actors, *head.recipients):
        if is_particular(party):
            found.add((head.type, "party", party))
    places = head.places or head.scene.places or head.setting
    found.update((head.type, "place", place.name.casefold()) for place in places)
    found.update((head.type, "event", word) for word in head.trigger)
    found.update((head.type, "story", word) for word in sorted(head.about, key=_scatter)[:_STORY])
    return found


@cache
def _scatter(word: str) -> int:
    """A number for the word that has nothing to do with the word: articles that share many words have
    the same smallest ones (Broder 1997).
    """
    return crc32(word.encode())


def _weeks(head: Proposition) -> set[int]:
    """Numbers of the weeks of publication and of the event: whatever is at most a week apart, be it two
    events, two publications or one and the other, has one in common.
    """
    weeks: set[int] = set()
    if head.day:
        week = head.day.toordinal() // NEAR_DAYS
        weeks.update({week, week + 1})
    if head.window:
        first, last = (day.toordinal() // NEAR_DAYS for day in head.window)
        weeks.update(range(first, min(last, first + _WEEKS) + 2))
    return weeks


def _join(
    heads: Sequence[Proposition], links: Sequence[tuple[Likeness, int, int]]
) -> list[tuple[list[Proposition], list[Link]]]:
    where = list(range(len(heads)))
    members = {number: [number] for number in where}
    kept: dict[int, list[Link]] = {number: [] for number in where}
    scores = {(i, j): found.score for found, i, j in links}
    for found, i, j in links:
        a, b = sorted((where[i], where[j]))
        if a == b or not _agree(heads, members[a], members[b], scores):
            continue
        kept[a] += [*kept.pop(b), Link(heads[i].ref, heads[j].ref, found.score, found.because)]
        for number in members[b]:
            where[number] = a
        members[a] = sorted(members[a] + members.pop(b))
    return [([heads[n] for n in numbers], kept[first]) for first, numbers in members.items()]


def _agree(
    heads: Sequence[Proposition],
    one: Sequence[int],
    other: Sequence[int],
    scores: Mapping[tuple[int, int], float],
) -> bool:
    """True where the first members of both sides are alike on the whole and nothing parts them. One that
    tells of no event has joined by its words and says nothing of those that tell of one.
    """
    found = []
    pairs = [(min(i, j), max(i, j)) for i in one[:_MEMBERS] for j in other[:_MEMBERS]]
    for i, j in pairs:
        score = scores.get((i, j))
        if score is None:
            alike = likeness(heads[i], heads[j])
            if alike is None:
                if bool(heads[i].trigger) is bool(heads[j].trigger):
                    return False
                continue
            score = alike.score
        found.append(score)
    return bool(found) and sum(found) / len(found) >= ENOUGH - _SLACK
