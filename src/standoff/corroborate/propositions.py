"""What a claim says, whoever says it and whether it is affirmed or denied, in comparable form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from standoff.corroborate.parties import country_name, government, is_particular, party_key, sectors_of
from standoff.corroborate.scenes import OPENING, Scene, is_narrow, scenes, window_of
from standoff.corroborate.scope import Scope, scope_of
from standoff.corroborate.wording import base, content, kin
from standoff.reading import Claim, Event, Party, Place, Quantity, Reading
from standoff.terms import CreditKind, EventType

__all__ = ["Proposition", "propositions_of", "said"]

_PEOPLE, _TARGET = "people", "target"
"""Kinds of words in `codebook/senses.tsv`."""
_AFTER_DATELINE = " \t\n:-–—―"


@dataclass(frozen=True, slots=True, eq=False)
class Proposition:
    """A claim seen for what it says. `ref` is "document key:claim id".

    `day` is the document's date, that of its cluster where it has none; `told` the ISO date on which
    the cluster's text was first published; `window` is when the event
    is said to take place, None where the text does not date it. `words` are senses of content
    words without negations and without the names of the parties, which are compared by themselves:
    keys (see `parties.party_key`) to the sectors they act in. `setting` are the places that the
    sentence names, else those in which the article opens: what is likely where nothing else is told.
    `about` are the content words of that opening. `subject` are the words without those for what
    happened, to how many, to whom it befell and where: reports of bloodshed share these. `kinds` are kinds of
    event words, `light` is True where the event word is one of grammar ("20,000 are there"), `targets`
    what is attacked. `scene` is where and when an event of violence is
    told to be by its context; `grounds` are the narrow places that it may be at, by name and words, and
    `heard` all words of claim and opening. `speaker` is the innermost holder in comparable form, None for the
    outlet.
    """

    ref: str
    reading: Reading
    claim: Claim
    key: str
    type: EventType | None
    mode: str | None
    trigger: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    subject: frozenset[str]
    kinds: frozenset[str]
    light: bool
    targets: frozenset[str]
    actors: Mapping[str, frozenset[str]]
    recipients: Mapping[str, frozenset[str]]
    places: tuple[Place, ...]
    setting: tuple[Place, ...]
    about: frozenset[str]
    quantities: tuple[Quantity, ...]
    day: date | None
    told: str | None
    window: tuple[date, date] | None
    scope: Scope
    scene: Scene
    grounds: tuple[tuple[str, frozenset[str]], ...]
    heard: frozenset[str]
    speaker: str | None
    cues: frozenset[str]

    @property
    def order(self) -> tuple[str, str]:
        """Claims of earlier documents first."""
        return self.reading.document.published or "9999", self.ref

    @property
    def form(self) -> tuple[object, ...]:
        """Claims with one form say the same in the same words on the same day: copies, mostly."""
        return (
            self.type,
            self.mode,
            self.trigger,
            self.words,
            tuple(sorted(self.actors)),
            tuple(sorted(self.recipients)),
            tuple(sorted(place.name for place in self.places)),
            self.day,
            self.window,
        )


def propositions_of(reading: Reading, told: str | None) -> list[Proposition]:
    """The claims of `reading` as propositions. `told` is the ISO date on which its text first appeared."""
    scopes = {claim.id: scope_of(reading, claim) for claim in reading.claims}
    found = scenes(reading, scopes)
    about = frozenset(word for word in content(reading.document.text[:OPENING]) if not word[0].isdigit())
    return [
        _proposition(reading, claim, told, scopes[claim.id], found.get(claim.id, Scene()), about)
        for claim in reading.claims
    ]


def _proposition(
    reading: Reading, claim: Claim, told: str | None, scope: Scope, scene: Scene, about: frozenset[str]
) -> Proposition:
    event = claim.event
    day = reading.document.published or told
    key = reading.document.key
    actors = _parties(event.actors if event else ())
    recipients = _parties(event.recipients if event else ())
    named = {base(country_name(party)) for party in (*actors, *recipients) if is_particular(party)}
    words = [word for word in content(said(reading, claim)) if word not in named]
    trigger = frozenset(_event_words(event.trigger.text)) if event else frozenset()
    numbers = frozenset(word for word in words if word[0].isdigit())
    kinds = frozenset(filter(None, map(kin, trigger)))
    befallen = kinds | {_PEOPLE}
    setting = _setting(reading, claim)
    places = (event.places if event else ()) or scene.places or setting
    return Proposition(
        ref=f"{key}:{claim.id}",
        reading=reading,
        claim=claim,
        key=key,
        type=event.type if event else None,
        mode=event.mode if event else None,
        trigger=trigger,
        words=frozenset(words),
        numbers=numbers,
        subject=frozenset(w for w in words if kin(w) not in befallen) - trigger - numbers - _places(event),
        kinds=kinds,
        light=event is not None and not content(event.trigger.text),
        targets=frozenset(word for word in words if kin(word) == _TARGET),
        actors=actors,
        recipients=recipients,
        places=event.places if event else (),
        setting=setting,
        about=about,
        quantities=event.quantities if event else (),
        day=date.fromisoformat(day) if day else None,
        told=told,
        window=window_of(event.time) if event else None,
        scope=scope,
        scene=scene,
        grounds=tuple((p.name, frozenset(content(p.name))) for p in places if is_narrow(p)),
        heard=about.union(words),
        speaker=_speaker(claim),
        cues=frozenset(word for holder in claim.holders if holder.cue for word in content(holder.cue.text)),
    )


def said(reading: Reading, claim: Claim) -> str:
    """The words of the claim in one line, without the dateline that may stand before them."""
    pieces = []
    for span in claim.content:
        start = span.start
        for credit in reading.credits:
            if credit.kind is CreditKind.DATELINE and span.covers(credit.span):
                start = max(start, credit.span.end)
        pieces.append(reading.document.text[start : span.end].lstrip(_AFTER_DATELINE))
    return " ".join(" ".join(pieces).split())


def _event_words(trigger: str) -> tuple[str, ...]:
    """What the event word is about; the word itself where it is one of grammar ("it", "was")."""
    return content(trigger) or tuple(base(word) for word in trigger.split())


def _parties(parties: tuple[Party, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for party in parties:
        key = party_key(party)
        found[key] = found.get(key, frozenset()) | sectors_of(party.code)
    return found


def _places(event: Event | None) -> frozenset[str]:
    """The words of the places, which are compared as places."""
    return frozenset(word for place in (event.places if event else ()) for word in content(place.name))


def _setting(reading: Reading, claim: Claim) -> tuple[Place, ...]:
    narrow = [place for place in reading.mentions.places if is_narrow(place)]
    near = [place for place in narrow if claim.sentence.covers(place.span)]
    return tuple(near or [place for place in narrow if place.span.end <= OPENING])


def _speaker(claim: Claim) -> str | None:
    """A government by its country, others by the last word of their names."""
    if not claim.holders:
        return None
    holder = claim.holders[-1]
    governs = government(holder.actor)
    if governs:
        return governs
    words = content(holder.resolved or (holder.source.text if holder.source else ""))
    return words[-1] if words else None
