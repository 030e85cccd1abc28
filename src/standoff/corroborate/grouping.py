"""The same claim wherever it is made: claims of all documents sorted into groups of one proposition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, product
from zlib import crc32

from standoff.corroborate.agreement import NEAR_DAYS
from standoff.corroborate.findings import Cluster, Link
from standoff.corroborate.incidents import parted
from standoff.corroborate.likeness import ENOUGH, Likeness, likeness
from standoff.corroborate.parties import is_particular
from standoff.corroborate.propositions import Proposition, propositions_of
from standoff.reading import Reading
from standoff.terms import EventType

__all__ = ["Grouped", "group", "propositions"]

_MEMBERS = 6
_SLACK = 0.1
_WEEKS = 8
_BANDS = 32
_PRIME = (1 << 61) - 1
_FACTORS = tuple(pow(3, 40 + number, _PRIME) for number in range(2 * _BANDS))
"""Ways to shuffle: multiplication by these, modulo the prime."""

_Topic = tuple[object, ...]

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
    """Pairs that share a block, or are of articles that may tell one story, within some days. One
    without any date is paired with those of all days.
    """
    weeks = [_weeks(head) for head in heads]
    wordy = [_is_wordy(head) for head in heads]
    blocks: dict[tuple[_Topic, int], list[int]] = {}
    topics: dict[_Topic, list[int]] = {}
    timeless: list[tuple[int, _Topic]] = []
    for number, head in enumerate(heads):
        for topic in _topics(head):
            topics.setdefault(topic, []).append(number)
            for week in weeks[number]:
                blocks.setdefault((topic, week), []).append(number)
            if not weeks[number]:
                timeless.append((number, topic))
    pairs = _of_one_story(heads, weeks, wordy)
    for (topic, _), block in blocks.items():
        found = combinations(block, 2)
        pairs.update(found if topic[0] != "word" else ((i, j) for i, j in found if wordy[i] or wordy[j]))
    for number, topic in timeless:
        others = (n for n in topics[topic] if n != number)
        pairs.update(
            (min(number, n), max(number, n))
            for n in others
            if topic[0] != "word" or wordy[number] or wordy[n]
        )
    return pairs


def _of_one_story(
    heads: Sequence[Proposition], weeks: Sequence[frozenset[int]], wordy: Sequence[bool]
) -> set[tuple[int, int]]:
    """Pairs of claims of one article, and of two that may tell one story."""
    articles: dict[str, dict[object, list[int]]] = {}
    for number, head in enumerate(heads):
        if not wordy[number]:
            articles.setdefault(head.key, {}).setdefault(_sort(head), []).append(number)
    bands: dict[tuple[object, ...], list[str]] = {}
    dated: dict[str, frozenset[int]] = {}
    for key, kinds in articles.items():
        own = [number for numbers in kinds.values() for number in numbers]
        dated[key] = frozenset[int]().union(*(weeks[number] for number in own))
        for band in _sketch(heads[own[0]].about):
            bands.setdefault(band, []).append(key)
    alike = {(min(pair), max(pair)) for band in bands.values() for pair in combinations(band, 2)}
    pairs = {pair for kinds in articles.values() for own in kinds.values() for pair in combinations(own, 2)}
    for one, other in alike:
        if not _meet(dated[one], dated[other]):
            continue
        for kind in articles[one].keys() & articles[other].keys():
            for i, j in product(articles[one][kind], articles[other][kind]):
                if _meet(weeks[i], weeks[j]):
                    pairs.add((i, j) if i < j else (j, i))
    return pairs


def _meet(one: frozenset[int], other: frozenset[int]) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _sort(head: Proposition) -> tuple[object, ...]:
    """What two claims of an event must have alike in any case, as `likeness` has it."""
    violent = (head.scope.ahead, head.scope.whole) if head.type is EventType.ASSAULT else ()
    return head.type, head.scope.number, *violent


def _is_wordy(head: Proposition) -> bool:
    """True for a claim that has nothing but its words to be compared by."""
    return not head.trigger or head.scope.generic


def _topics(head: Proposition) -> set[_Topic]:
    """What two claims must have one of in common to be compared.

    Claims without an event have their words alone, of which half must be shared: so they share one of
    the first half in any order that holds for all (prefix filtering, Chaudhuri et al. 2006). Long
    words come first, for they are rare. Claims of an event share a place, or what is done and who it is
    done to or by; else the article must tell one story, see `_of_one_story`.
    """
    first = sorted(head.words, key=lambda word: (-len(word), word))
    found: set[_Topic] = {("word", word) for word in first[: len(first) // 2 + 1]}
    if _is_wordy(head):
        return found
    named = (*head.places, *(head.scene.places or head.setting))
    places = sorted({place.name.casefold() for place in named})
    sort = _sort(head)
    if head.type is None:
        found.update((sort, word) for word in head.trigger)
    elif head.type is EventType.ASSAULT:
        found.update((sort, place) for place in places)
    else:
        parties = sorted(party for party in {*head.actors, *head.recipients} if is_particular(party))
        done = head.trigger | head.kinds
        found.update((sort, word, what) for word in done for what in (*parties, *places))
        found.update((sort, "between", *pair) for pair in combinations(parties, 2))
    return found


@lru_cache(maxsize=1024)
def _sketch(words: frozenset[str]) -> tuple[tuple[int, int, int], ...]:
    """Bands that two articles are the likelier to share the more words their openings do: of each of
    several ways to shuffle all words, the first one that is there (MinHash, Broder 1997).
    """
    if not words:
        return ()
    known = sorted(crc32(word.encode()) for word in words)
    first = [min((number * factor + 1) % _PRIME for number in known) for factor in _FACTORS]
    return tuple((band, first[2 * band], first[2 * band + 1]) for band in range(_BANDS))


def _weeks(head: Proposition) -> frozenset[int]:
    """Numbers of the weeks of publication and of the event: whatever is at most a week apart, be it two
    events, two publications or one and the other, has one in common.
    """
    weeks: set[int] = set()
    if head.day:
        week = head.day.toordinal() // NEAR_DAYS
        weeks.update({week, week + 1})
    window = head.window or head.scene.window
    if window:
        first, last = (day.toordinal() // NEAR_DAYS for day in window)
        weeks.update(range(first, min(last, first + _WEEKS) + 2))
    return frozenset(weeks)


def _join(
    heads: Sequence[Proposition], links: Sequence[tuple[Likeness, int, int]]
) -> list[tuple[list[Proposition], list[Link]]]:
    where = list(range(len(heads)))
    members = {number: [number] for number in where}
    kept: dict[int, list[Link]] = {number: [] for number in where}
    scores: dict[tuple[int, int], float | None] = {(i, j): found.score for found, i, j in links}
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
    scores: dict[tuple[int, int], float | None],
) -> bool:
    """True where the first members of both sides are alike on the whole and nothing parts them. One that
    tells of no event has joined by its words and says nothing of those that tell of one.
    """
    found = []
    for i, j in product(one[:_MEMBERS], other[:_MEMBERS]):
        pair = (i, j) if i < j else (j, i)
        if pair not in scores:
            alike = likeness(heads[pair[0]], heads[pair[1]])
            scores[pair] = alike.score if alike else None
        score = scores[pair]
        if score is not None:
            found.append(score)
        elif bool(heads[i].trigger) is bool(heads[j].trigger):
            return False
    return bool(found) and sum(found) / len(found) >= ENOUGH - _SLACK
