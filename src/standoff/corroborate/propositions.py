"""What a claim says, whoever says it and whether it is affirmed or denied, in comparable form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from standoff.corroborate.parties import country_name, is_particular, party_key, sectors_of
from standoff.corroborate.wording import base, content
from standoff.document import Document
from standoff.reading import Claim, Party, Place, Quantity, Reading
from standoff.terms import CreditKind, EventType, Precision

__all__ = ["Proposition", "proposition_of", "said"]

_AFTER_DATELINE = " \t\n:-–—―"
_OPENING = 400
"""Code points in which an article tells where it plays: headline, dateline, first paragraph."""


@dataclass(frozen=True, slots=True, eq=False)
class Proposition:
    """A claim seen for what it says. `ref` is "document key:claim id".

    `day` is the document's date, that of its cluster where it has none; `told` the ISO date on which
    the cluster's text was first published; `window` is when the event
    is said to take place, None where the text does not date it. `words` are senses of content
    words without negations and without the names of the parties, which are compared by themselves:
    keys (see `parties.party_key`) to the sectors they act in. `setting` are the places that the
    sentence names, else those in which the article opens: what is likely where nothing else is told.
    `about` are the content words of that opening.
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
    actors: Mapping[str, frozenset[str]]
    recipients: Mapping[str, frozenset[str]]
    places: tuple[Place, ...]
    setting: tuple[Place, ...]
    about: frozenset[str]
    quantities: tuple[Quantity, ...]
    day: date | None
    told: str | None
    window: tuple[date, date] | None

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


def proposition_of(reading: Reading, claim: Claim, told: str | None) -> Proposition:
    """The proposition of `claim`, a claim of `reading`. `told` is the ISO date its text first appeared."""
    event = claim.event
    day = reading.document.published or told
    key = reading.document.key
    actors = _parties(event.actors if event else ())
    recipients = _parties(event.recipients if event else ())
    named = {base(country_name(party)) for party in (*actors, *recipients) if is_particular(party)}
    words = [word for word in content(said(reading, claim)) if word not in named]
    dated = event.time if event is not None and event.time is not None and event.time.anchored else None
    window = None
    if dated is not None and (dated.start or dated.end):
        window = (_day(dated.start or dated.end), _day(dated.end or dated.start))
    return Proposition(
        ref=f"{key}:{claim.id}",
        reading=reading,
        claim=claim,
        key=key,
        type=event.type if event else None,
        mode=event.mode if event else None,
        trigger=frozenset(content(event.trigger.text)) if event else frozenset(),
        words=frozenset(words),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        actors=actors,
        recipients=recipients,
        places=event.places if event else (),
        setting=_setting(reading, claim),
        about=_about(reading.document),
        quantities=event.quantities if event else (),
        day=_day(day) if day else None,
        told=told,
        window=window,
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


def _parties(parties: tuple[Party, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for party in parties:
        key = party_key(party)
        found[key] = found.get(key, frozenset()) | sectors_of(party.code)
    return found


def _setting(reading: Reading, claim: Claim) -> tuple[Place, ...]:
    narrow = [place for place in reading.mentions.places if _is_narrow(place)]
    near = [place for place in narrow if claim.sentence.covers(place.span)]
    return tuple(near or [place for place in narrow if place.span.end <= _OPENING])


def _is_narrow(place: Place) -> bool:
    """False for countries, and for regions of several: "Europe" is where many things happen."""
    wide = place.precision is Precision.REGION and place.country is None
    return not wide and place.precision is not Precision.COUNTRY


@lru_cache(maxsize=64)
def _about(document: Document) -> frozenset[str]:
    return frozenset(word for word in content(document.text[:_OPENING]) if not word[0].isdigit())


def _day(iso: str | None) -> date:
    return date.fromisoformat(str(iso))
