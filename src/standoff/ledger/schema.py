"""The ledger's tables. `documents`, `readings`, `runs`, `judgements` and `withdrawals` are the truth.

The rest is an index of it. Migrations make the tables; a test holds both to the same form.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from standoff.ledger.db import BYTEWISE, COMPACT

__all__ = [
    "DERIVED",
    "INDEX",
    "WORKING",
    "applied",
    "article_keys",
    "caveats",
    "claim_groups",
    "claim_keys",
    "claim_links",
    "claim_nodes",
    "claims",
    "cluster_members",
    "clusters",
    "credits",
    "documents",
    "event_parties",
    "events",
    "filings",
    "group_claims",
    "group_names",
    "holders",
    "judgements",
    "metadata",
    "pending",
    "places",
    "quantities",
    "readings",
    "run_inputs",
    "runs",
    "state",
    "stories",
    "story_pairs",
    "tellings",
    "text_keys",
    "ties",
    "watched",
    "withdrawals",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

state = Table(
    # One row. `changes` goes up with every document and judgement; `settled` is what it was when
    # clusters and groups were last made, `settled_by` the version of Standoff that made them.
    "state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("changes", Integer, nullable=False),
    Column("settled", Integer, nullable=False),
    Column("settled_by", Text),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("command", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("ok", Integer, nullable=False),
    Column("partial", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("duplicate", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("key", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("updated", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("reader", Text),
    Column("partial", Text),
    Column("text", Text, nullable=False),
    Column("added_run", ForeignKey("runs.id"), nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("id", "address"),
    Index(None, "published", "key"),
    Index(None, "address"),
)

readings = Table(
    # `json` is Reading.to_line() in UTF-8, deflated: a tenth of its size for a millisecond.
    "readings",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("extractor", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("json", LargeBinary, nullable=False),
)

run_inputs = Table(
    "run_inputs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("runs.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("document_key", ForeignKey("documents.key")),
    Column("reason", Text),
)

judgements = Table(
    # What people decided: only ever added to, and taken back by a row of `withdrawals`.
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("judgement_id", ForeignKey("judgements.id"), primary_key=True),
    Column("by", Text),
    Column("at", Text, nullable=False),
    Column("why", Text),
)

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

clusters = Table(
    "clusters",
    metadata,
    Column("id", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("documents", Integer, nullable=False),
)

cluster_members = Table(
    "cluster_members",
    metadata,
    Column("document_key", ForeignKey("documents.key"), primary_key=True),
    Column("cluster_id", ForeignKey("clusters.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("relation", Text, nullable=False),
    Column("of", Text),
    Column("because", Text, nullable=False),
)

claim_groups = Table(
    # `json` is the whole ClaimGroup; the other columns are what queries filter and order by.
    "claim_groups",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text),
    Column("status", Text, nullable=False),
    Column("first", Text, index=True),
    Column("last", Text, index=True),
    Column("documents", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Index(None, "documents", "id"),
    Index(None, "type", "documents", "id"),
    Index(None, "status", "documents", "id"),
)

group_claims = Table(
    "group_claims",
    metadata,
    Column("group_id", ForeignKey("claim_groups.id"), primary_key=True),
    Column("document_key", Text, primary_key=True),
    Column("claim_id", Text, primary_key=True),
    ForeignKeyConstraint(["document_key", "claim_id"], ["claims.document_key", "claims.id"]),
    Index(None, "document_key", "claim_id"),
)

group_names = Table(
    # Under what a group is found by the parties and places of its claims (`names`), in the order in which
    # groups are shown: `rank` is the number of its documents below zero.
    "group_names",
    metadata,
    Column("role", Text, primary_key=True),
    Column("name", BYTEWISE, primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("group_id", ForeignKey("claim_groups.id"), primary_key=True, index=True),
    **COMPACT,
)

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

watched = Table(
    # What watching knows of a list or page between two rounds (`watching.Watched`). Times are ISO, in UTC.
    "watched",
    metadata,
    Column("url", Text, primary_key=True),
    Column("via", Text, nullable=False),
    Column("leads_to", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("first_seen", Text, nullable=False),
    Column("checked_at", Text),
    Column("failures", Integer, nullable=False),
    Column("due_at", Text),
    Column("trouble", Text),
    Index(None, "via", "due_at"),
)

INDEX = (claims, holders, events, event_parties, places, quantities, caveats, credits)
"""Made from each reading alone, parents first."""

DERIVED = (clusters, cluster_members, claim_groups, group_claims, group_names)
"""Made from all readings together, parents first."""

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
