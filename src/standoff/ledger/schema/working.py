"""What is known meanwhile, so that only what a new document touches is derived again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Integer, LargeBinary, Table, Text

from standoff.ledger.db import BYTEWISE, COMPACT
from standoff.ledger.schema.truth import metadata

__all__ = [
    "WORKING",
    "applied",
    "article_keys",
    "claim_keys",
    "claim_links",
    "claim_nodes",
    "filings",
    "pending",
    "stories",
    "story_pairs",
    "tellings",
    "text_keys",
    "ties",
]

pending = Table(
    # Documents that are in no cluster and no group yet.
    "pending",
    metadata,
    Column("document_key", Text, ForeignKey("documents.key"), primary_key=True),
)

applied = Table(
    # Judgements that clusters and groups were made with.
    "applied",
    metadata,
    Column("judgement_id", Integer, ForeignKey("judgements.id"), primary_key=True),
)

filings = Table(
    # What lineage knows of a document: its place among all texts (`Text.order`), a number that texts of the
    # same words share, its keys (msgpack), what tells it apart without its words (`heading`, JSON), which
    # texts it was compared with (`near`, JSON), and what it is to the cluster that it is in before people
    # judge (`member`, JSON, found from what `digest` stands for).
    "filings",
    metadata,
    Column("document_key", Text, ForeignKey("documents.key"), primary_key=True),
    Column("place", BYTEWISE, nullable=False, unique=True),
    Column("words", BigInteger, nullable=False, index=True),
    Column("filed", LargeBinary, nullable=False),
    Column("heading", Text, nullable=False),
    Column("near", Text),
    Column("cluster", Text, index=True),
    Column("origin", Text),
    Column("position", Integer),
    Column("digest", Text),
    Column("member", Text),
)


def _of_keys(name: str) -> Table:
    """A table of what stands under which keys, at which places."""
    return Table(
        name,
        metadata,
        Column("key", BigInteger, primary_key=True, autoincrement=False),
        Column("place", BYTEWISE, primary_key=True),
        **COMPACT,
    )


text_keys, claim_keys, article_keys = map(_of_keys, ("text_keys", "claim_keys", "article_keys"))

ties = Table(
    # What a text has with one before it: one text with it, or a passage of it. `shared` is JSON.
    "ties",
    metadata,
    Column("place", BYTEWISE, primary_key=True),
    Column("other", BYTEWISE, primary_key=True, index=True),
    Column("tie", Boolean, nullable=False),
    Column("shared", Text, nullable=False),
)

tellings = Table(
    # Who tells what a document tells (`claimgroups.Telling`, JSON).
    "tellings",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("telling", Text, nullable=False),
)

claim_nodes = Table(
    # What grouping knows of a claim, by its `blocks.name_of`: a number that claims of one form share; and of
    # the head of a form what claims of an event must have alike, and the first claim of its group.
    "claim_nodes",
    metadata,
    Column("name", BYTEWISE, primary_key=True),
    Column("document_key", ForeignKey("documents.key"), nullable=False, index=True),
    Column("form", BigInteger, nullable=False, index=True),
    Column("head", Boolean, nullable=False),
    Column("sort", BigInteger),
    Column("joined", BYTEWISE, index=True),
)

claim_links = Table(
    # That two claims, by name, are alike; `taken` where that joins them.
    "claim_links",
    metadata,
    Column("one", BYTEWISE, primary_key=True),
    Column("other", BYTEWISE, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("because", Text, nullable=False),
    Column("taken", Boolean, nullable=False),
)

stories = Table(
    # The bands of its opening under which an article is filed (JSON).
    "stories",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("filed", Text, nullable=False),
)

story_pairs = Table(
    # Articles, by key, that may tell one story.
    "story_pairs",
    metadata,
    Column("later", Text, primary_key=True),
    Column("earlier", Text, primary_key=True, index=True),
)

WORKING = (
    pending,
    applied,
    filings,
    text_keys,
    ties,
    tellings,
    claim_nodes,
    claim_keys,
    claim_links,
    stories,
    article_keys,
    story_pairs,
)
"""What is known meanwhile, so that only what a new document touches is derived again."""
