"""What is true whatever else is known: texts, their readings, runs, what people decided, what is watched."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "documents",
    "judgements",
    "metadata",
    "readings",
    "run_inputs",
    "runs",
    "state",
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
