"""PLOVER's single code for each claim, derived from what is said to happen and who says it how.

PLOVER (Open Event Data Alliance) has one code for an event, and some of its codes are acts of
speech: a promise of aid is AGREE and not AID, a threat of attack THREATEN and not ASSAULT. Here both
are kept in the reading, and folded into one only on the way out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from standoff.document import Document
from standoff.reading import Claim, Event, Party, Reading
from standoff.terms import EventType, Factuality, Stance

__all__ = ["COLUMNS", "code", "rows"]

COLUMNS = (
    *("date", "code", "type", "mode", "context", "factuality", "source", "source_code", "stance"),
    *("actor", "actor_code", "recipient", "recipient_code", "place", "country", "latitude", "longitude"),
    *("outlet", "published", "url", "document", "claim", "words", "sentence"),
)

_SPEECH = {
    Stance.PROMISES: EventType.AGREE,
    Stance.THREATENS: EventType.THREATEN,
    Stance.REQUESTS: EventType.REQUEST,
    Stance.ACCUSES: EventType.ACCUSE,
}
_HAPPENED = frozenset({Factuality.CERTAIN, Factuality.PROBABLE})
_NOT = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})


def code(claim: Claim) -> EventType | None:
    """The one code of a claim, None where PLOVER has none for it.

    The innermost holder decides. A promise, threat, request or accusation is an event of its own, a
    promise not to be made is REJECT; whatever else is said counts only where its holder gives it as
    certain or probable and without condition. A denial says that something did not happen, and
    PLOVER codes nothing that did not.
    """
    holder = claim.holders[-1] if claim.holders else None
    value = holder.factuality if holder else claim.factuality
    if holder and holder.stance in _SPEECH:
        if holder.stance is Stance.PROMISES and value in _NOT:
            return EventType.REJECT
        return _SPEECH[holder.stance]
    if claim.event is None or claim.condition is not None or value not in _HAPPENED:
        return None
    if holder and holder.stance not in (Stance.ASSERTS, Stance.SUGGESTS):
        return None
    return claim.event.type


def rows(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    """A row for each claim that says what happens or is an act of speech, columns as in COLUMNS.

    `code` is PLOVER's, None where the claim is of something that did not happen; `type` is what the
    words are about, whether or not it happened. Of an act of speech the source is the actor, and
    those it speaks about are the recipients. Dates are those of the event, where the text gives one
    day, else None.
    """
    for reading in readings:
        for claim in reading.claims:
            found = code(claim)
            if found or (claim.event and claim.event.type):
                yield _row(reading.document, claim, found)


def _row(document: Document, claim: Claim, found: EventType | None) -> dict[str, Any]:
    event, holder = claim.event, claim.holders[-1] if claim.holders else None
    spoken = holder is not None and (holder.stance in _SPEECH or found is EventType.REJECT)
    source = (holder.resolved or (holder.source.text if holder.source else None)) if holder else None
    actors: Sequence[Party] = event.actors if event else ()
    recipients: Sequence[Party] = event.recipients if event else ()
    actor, actor_code = _names(actors), _codes(actors)
    if holder and spoken:
        recipients = _spoken_of(event, holder.stance)
        actor, actor_code = [source] if source else [], [holder.actor] if holder.actor else []
    place = event.places[0] if event and event.places else None
    time = event.time if event else None
    return {
        "date": time.start if time and time.start == time.end else None,
        "code": found,
        "type": event.type if event else None,
        "mode": event.mode if event else None,
        "context": event.context if event else (),
        "factuality": holder.factuality if holder else claim.factuality,
        "source": source,
        "source_code": holder.actor if holder else None,
        "stance": holder.stance if holder else None,
        "actor": actor,
        "actor_code": actor_code,
        "recipient": _names(recipients),
        "recipient_code": _codes(recipients),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "document": document.key,
        "claim": claim.id,
        "words": " … ".join(span.text for span in claim.content),
        "sentence": claim.sentence.text,
    }


def _spoken_of(event: Event | None, stance: Stance) -> Sequence[Party]:
    """Of a request or an accusation the one who acts or is to act, else the one acted upon."""
    if event is None:
        return ()
    return event.actors if stance in (Stance.REQUESTS, Stance.ACCUSES) else event.recipients


def _names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]


def _codes(parties: Sequence[Party]) -> list[str]:
    return [party.code for party in parties if party.code]
