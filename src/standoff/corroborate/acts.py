"""Claims as acts: what somebody did, and what somebody threatened, promised, denied, asked for or blamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from standoff.codebook import table
from standoff.corroborate.findings import Cluster, Judgement
from standoff.corroborate.powers import power_of
from standoff.reading import Claim, Event, Holder, Party, Place, Reading
from standoff.terms import EventType, Factuality, HolderKind, JudgementKind, Precision, Stance, Status

__all__ = ["DENIAL", "Act", "Grouped", "Sort", "acts_of", "scores"]

DENIAL = "DENY"
"""The type of a denial, for which PLOVER has none."""

_SPEECH: dict[Stance, str] = {
    Stance.THREATENS: EventType.THREATEN,
    Stance.PROMISES: EventType.AGREE,
    Stance.REQUESTS: EventType.REQUEST,
    Stance.ACCUSES: EventType.ACCUSE,
    Stance.DENIES: DENIAL,
}
_MODES: dict[tuple[str, EventType], str] = {
    (EventType.THREATEN, EventType.ASSAULT): "violence",
    (EventType.THREATEN, EventType.MOBILIZE): "violence",
    (EventType.THREATEN, EventType.SANCTION): "restrict",
    (EventType.REQUEST, EventType.CONSULT): "meet",
    (EventType.REQUEST, EventType.AID): "assist",
    (EventType.REQUEST, EventType.RETREAT): "yield",
    (EventType.REQUEST, EventType.CONCEDE): "yield",
}
"""The mode of a threat or a request by what is threatened or asked for."""

_NOT = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})
_WIDTHS = (Precision.POINT, Precision.CITY, Precision.REGION, Precision.COUNTRY, None)


class Sort(StrEnum):
    """What was done, and what was only said: PLOVER's material and verbal events, and acts of speech."""

    DEED = "deed"
    WORD = "word"


class Grouped(NamedTuple):
    """The group that a claim is in, as `ClaimGroup` has it."""

    id: str
    status: Status


@dataclass(frozen=True, slots=True)
class Act:
    """One claim as it counts. `ref` is "document key:claim id", `cluster` that of its document.

    `type` is PLOVER's or DENIAL, `score` from -10 to +10 as codebook/plover_scores.tsv has it.
    `actors` and `recipients` are countries and organisations of countries, see `powers`. The day on
    which it was done or said lies between `first` and `last`, None where the text leaves it open;
    `dated` tells that the text gives it, and not the day of publication. `word` is where the word
    stands by which it is said, None for deeds. `group` is None for a claim in no group.
    """

    ref: str
    cluster: str
    group: str | None
    word: str | None
    sort: Sort
    type: str
    score: float
    actors: frozenset[str]
    recipients: frozenset[str]
    places: tuple[Place, ...]
    first: date | None
    last: date | None
    dated: bool


def acts_of(
    readings: Iterable[Reading],
    clusters: Iterable[Cluster],
    groups: Mapping[str, Grouped],
    judgements: Iterable[Judgement] = (),
) -> list[Act]:
    """What the claims of `readings` say was done or said, by document key and then in text order.

    A deed is what an outlet says in its own voice, as certain and without condition, or what sources
    independent of each other give as certain (the group of the claim is corroborated). So is a word
    that is an event itself: "Spain threatened Portugal". All other words are those of one whom the
    outlet itself quotes, who denies, promises, threatens, asks or blames. Claims that are judged
    misread are left out. `groups` is by "document key:claim id".
    """
    told: dict[str, tuple[str, str | None]] = {}
    for cluster in clusters:
        dates = sorted(member.published for member in cluster.documents if member.published)
        for member in cluster.documents:
            told[member.key] = cluster.id, dates[0] if dates else None
    misread = {j.subject for j in judgements if j.kind is JudgementKind.WRONG_READING}
    found: dict[str, list[Act]] = {}
    for reading in readings:
        key = reading.document.key
        cluster_id, first = told.get(key, (key, reading.document.published))
        found[key] = [
            act
            for claim in reading.claims
            if (ref := f"{key}:{claim.id}") not in misread
            for act in _of_claim(claim, _Told(key, ref, cluster_id, groups.get(ref), _day(first)))
        ]
    return [act for key in sorted(found) for act in found[key]]


@cache
def scores() -> Mapping[tuple[str, str], tuple[float, Sort]]:
    """Score and sort of each type and mode that the codebook lists; mode "" is for all that it does not."""
    return {
        (row["type"], row["mode"]): (
            float(row["score"]),
            Sort.DEED if row["quad"].startswith("material") else Sort.WORD,
        )
        for row in table("plover_scores")
    }


class _Told(NamedTuple):
    """Where a claim stands, and the day on which its text was first published."""

    key: str
    ref: str
    cluster: str
    group: Grouped | None
    day: date | None


def _of_claim(claim: Claim, told: _Told) -> Iterator[Act]:
    event, holder = claim.event, claim.holders[0] if claim.holders else None
    if event is not None and event.type is not None and _stands(claim, told.group):
        actors, recipients = _powers(event.actors), _powers(event.recipients)
        act = _act(claim, told, event.type, event.mode, actors, recipients, event.trigger.start)
        if not (told.day and act.first and act.first > told.day):
            yield act
    if holder is not None and holder.stance in _SPEECH and holder.kind is not HolderKind.OUTLET:
        coded = _spoken(claim, holder)
        if coded is not None:
            speaker = frozenset(filter(None, [power_of(holder.actor)]))
            word = holder.cue.start if holder.cue else claim.sentence.start
            yield _act(claim, told, *coded, speaker, _towards(claim, holder), word)


def _stands(claim: Claim, group: Grouped | None) -> bool:
    """True where the outlet itself says that it is so, or where it is corroborated that it is."""
    if claim.condition is not None:
        return False
    if not claim.holders:
        return claim.factuality is Factuality.CERTAIN
    inner = claim.holders[-1]
    firm = inner.stance is Stance.ASSERTS and inner.factuality is Factuality.CERTAIN
    return firm and group is not None and group.status is Status.CORROBORATED


def _spoken(claim: Claim, holder: Holder) -> tuple[str, str | None] | None:
    """Type and mode of what the holder does by saying it; None where that is open.

    To promise an attack is to threaten it, to promise that there will be none is to agree; to promise
    that something friendly will not come is to reject it.
    """
    about = claim.event.type if claim.event else None
    type = _SPEECH[holder.stance]
    if holder.stance is Stance.PROMISES:
        if holder.factuality is Factuality.UNCOMMITTED:
            return None
        hostile = about is not None and scores()[about, ""][0] < 0
        if hostile is not (holder.factuality in _NOT):
            type = EventType.THREATEN if hostile else EventType.REJECT
    return type, _MODES.get((type, about)) if about else None


def _towards(claim: Claim, holder: Holder) -> frozenset[str]:
    """Those to whom it is said: who is contradicted, asked or blamed, else who it is done to or by."""
    event = claim.event
    actors = _powers(event.actors) if event else frozenset()
    recipients = _powers(event.recipients) if event else frozenset()
    contradicted = frozenset(filter(None, (power_of(inner.actor) for inner in claim.holders[1:2])))
    doers_first = holder.stance in (Stance.REQUESTS, Stance.ACCUSES)
    for side in (contradicted, *((actors, recipients) if doers_first else (recipients, actors))):
        others = side - {power_of(holder.actor)}
        if others:
            return frozenset(others)
    return frozenset()


def _act(
    claim: Claim,
    told: _Told,
    type: str,
    mode: str | None,
    actors: frozenset[str],
    recipients: frozenset[str],
    word: int,
) -> Act:
    known = scores()
    score, sort = known.get((type, mode or "")) or known[type, ""]
    event = claim.event
    first, last, dated = told.day, told.day, False
    if sort is Sort.DEED and event is not None and event.time is not None:
        first, last, dated = _when(event, told.day)
    return Act(
        ref=told.ref,
        cluster=told.cluster,
        group=told.group.id if told.group else None,
        word=f"{told.key}:{word}" if sort is Sort.WORD else None,
        sort=sort,
        type=type,
        score=score,
        actors=actors,
        recipients=recipients,
        places=_narrowest(event.places if event else ()),
        first=first,
        last=last,
        dated=dated,
    )


def _when(event: Event, told: date | None) -> tuple[date | None, date | None, bool]:
    """The first and the last day that it can have been by the text, None where it gives no dates."""
    first, last = (_day(event.time.start), _day(event.time.end)) if event.time else (None, None)
    if first is None or last is None:
        return None, None, True
    # What a text says of "this week" has happened by the day on which it says so.
    return first, min(last, told) if told and told >= first else last, True


def _narrowest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    least = min((_WIDTHS.index(place.precision) for place in places), default=0)
    return tuple(place for place in places if _WIDTHS.index(place.precision) == least)


def _powers(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(filter(None, (power_of(party.code) for party in parties)))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
