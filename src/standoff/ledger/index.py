"""What a reading puts into the index tables: a pure function, so that it can be done again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from standoff.ledger import schema
from standoff.reading import Claim, Event, Reading

__all__ = ["index_rows", "sentence_rows"]

Row = dict[str, Any]


def index_rows(reading: Reading) -> dict[Table, list[Row]]:
    """The rows of every table in `schema.INDEX`, in its order. Tables without rows are there too."""
    key = reading.document.key
    rows: dict[Table, list[Row]] = {table: [] for table in schema.INDEX}
    for position, claim in enumerate(reading.claims):
        rows[schema.claims].append(
            {
                "document_key": key,
                "id": claim.id,
                "position": position,
                "sentence_start": claim.sentence.start,
                "manner": claim.manner,
                "factuality": claim.factuality,
                "confidence": claim.confidence,
            }
        )
        of_claim = {"document_key": key, "claim_id": claim.id}
        rows[schema.holders] += [of_claim | row for row in _holders(claim)]
        if claim.event:
            for table, more in _event_rows(claim.event).items():
                rows[table] += [of_claim | row for row in more]
    rows[schema.caveats] = [
        {"document_key": key, "position": position, "kind": caveat.kind, "words": caveat.span.text}
        for position, caveat in enumerate(reading.caveats)
    ]
    rows[schema.credits] = [
        {"document_key": key, "position": position, "name": credit.name, "kind": credit.kind}
        for position, credit in enumerate(reading.credits)
    ]
    return rows


def sentence_rows(reading: Reading) -> list[Row]:
    """Each sentence that has a claim or a caveat, once, for the full-text search."""
    found = {claim.sentence for claim in reading.claims} | {caveat.sentence for caveat in reading.caveats}
    key = reading.document.key
    return [{"document_key": key, "start": span.start, "text": span.text} for span in sorted(found)]


def _holders(claim: Claim) -> list[Row]:
    return [
        {
            "position": position,
            "name": holder.resolved or (holder.source.text if holder.source else None),
            "actor": holder.actor,
            "kind": holder.kind,
            "stance": holder.stance,
            "factuality": holder.factuality,
        }
        for position, holder in enumerate(claim.holders)
    ]


def _event_rows(event: Event) -> dict[Table, list[Row]]:
    time = event.time
    return {
        schema.events: [
            {
                "trigger": event.trigger.text,
                "type": event.type,
                "mode": event.mode,
                "first": time.start if time else None,
                "last": time.end if time else None,
            }
        ],
        schema.event_parties: [
            {
                "role": role,
                "position": position,
                "name": party.name,
                "folded": party.name.casefold(),
                "code": party.code,
            }
            for role, parties in (("actor", event.actors), ("recipient", event.recipients))
            for position, party in enumerate(parties)
        ],
        schema.places: [
            {
                "position": position,
                "name": place.name,
                "folded": place.name.casefold(),
                "country": place.country,
                "geonames": place.geonames,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "precision": place.precision,
            }
            for position, place in enumerate(event.places)
        ],
        schema.quantities: [
            {
                "position": position,
                "low": quantity.low,
                "high": quantity.high,
                "unit": quantity.unit,
                "approximate": quantity.approximate,
            }
            for position, quantity in enumerate(event.quantities)
        ],
    }
