"""What is made from each reading alone, so that it can be asked for."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, ForeignKeyConstraint, Index, Integer, Table, Text

from standoff.ledger.schema.truth import metadata

__all__ = [
    "INDEX",
    "caveats",
    "claims",
    "credits",
    "event_parties",
    "events",
    "holders",
    "places",
    "quantities",
]

claims = Table(
    "claims",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("id", Text, primary_key=True, index=True),
    Column("position", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("manner", Text),
    Column("factuality", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Index(None, "document_key", "sentence_start"),
)


def _of_claim(name: str, *columns: Column[object] | Index, numbered: bool = True) -> Table:
    """A table of what belongs to a claim; `numbered` where a claim can have several."""
    position = [Column("position", Integer, primary_key=True)] if numbered else []
    return Table(
        name,
        metadata,
        Column("document_key", Text, primary_key=True),
        Column("claim_id", Text, primary_key=True),
        *position,
        *columns,
        ForeignKeyConstraint(["document_key", "claim_id"], ["claims.document_key", "claims.id"]),
    )


holders = _of_claim(
    "holders",
    Column("name", Text),
    Column("actor", Text),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("factuality", Text, nullable=False),
)

events = _of_claim(
    "events",
    Column("trigger", Text, nullable=False),
    Column("type", Text),
    Column("mode", Text),
    Column("first", Text),
    Column("last", Text),
    numbered=False,
)

event_parties = _of_claim(
    # `folded` is the name without case, as a query compares it.
    "event_parties",
    Column("role", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("code", Text),
    Index(None, "role", "folded", "code"),
)

places = _of_claim(
    "places",
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("country", Text),
    Column("geonames", Integer),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision", Text),
    Index(None, "folded", "precision", "country"),
)

quantities = _of_claim(
    "quantities",
    Column("low", Float),
    Column("high", Float),
    Column("unit", Text),
    Column("approximate", Boolean, nullable=False),
)

caveats = Table(
    "caveats",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
)

credits = Table(
    "credits",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

INDEX = (claims, holders, events, event_parties, places, quantities, caveats, credits)
"""Made from each reading alone, parents first."""
