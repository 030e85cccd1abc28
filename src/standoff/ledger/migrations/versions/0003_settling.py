"""What lineage and grouping know between one settling and the next."""

import sqlalchemy as sa
from alembic import op

from standoff.ledger.db import BYTEWISE, COMPACT

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "pending",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_pending_document_key"),
        sa.PrimaryKeyConstraint("document_key", name="pk_pending"),
    )
    op.create_table(
        "applied",
        sa.Column("judgement_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgements.id"], name="fk_applied_judgement_id"),
        sa.PrimaryKeyConstraint("judgement_id", name="pk_applied"),
    )
    op.create_table(
        "filings",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("place", BYTEWISE, nullable=False),
        sa.Column("words", sa.BigInteger(), nullable=False),
        sa.Column("filed", sa.LargeBinary(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("near", sa.Text()),
        sa.Column("cluster", sa.Text()),
        sa.Column("origin", sa.Text()),
        sa.Column("position", sa.Integer()),
        sa.Column("digest", sa.Text()),
        sa.Column("member", sa.Text()),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_filings_document_key"),
        sa.PrimaryKeyConstraint("document_key", name="pk_filings"),
        sa.UniqueConstraint("place", name="uq_filings_place"),
    )
    op.create_index("ix_filings_words", "filings", ["words"])
    op.create_index("ix_filings_cluster", "filings", ["cluster"])
    for name in ("text_keys", "claim_keys", "article_keys"):
        op.create_table(
            name,
            sa.Column("key", sa.BigInteger(), nullable=False, autoincrement=False),
            sa.Column("place", BYTEWISE, nullable=False),
            sa.PrimaryKeyConstraint("key", "place", name=f"pk_{name}"),
            **COMPACT,
        )
    op.create_table(
        "ties",
        sa.Column("place", BYTEWISE, nullable=False),
        sa.Column("other", BYTEWISE, nullable=False),
        sa.Column("tie", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "other", name="pk_ties"),
    )
    op.create_index("ix_ties_other", "ties", ["other"])
    op.create_table(
        "tellings",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("telling", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_tellings_document_key"),
        sa.PrimaryKeyConstraint("document_key", name="pk_tellings"),
    )
    op.create_table(
        "claim_nodes",
        sa.Column("name", BYTEWISE, nullable=False),
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("form", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.BigInteger()),
        sa.Column("joined", BYTEWISE),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_claim_nodes_document_key"),
        sa.PrimaryKeyConstraint("name", name="pk_claim_nodes"),
    )
    for column in ("document_key", "form", "joined"):
        op.create_index(f"ix_claim_nodes_{column}", "claim_nodes", [column])
    op.create_table(
        "claim_links",
        sa.Column("one", BYTEWISE, nullable=False),
        sa.Column("other", BYTEWISE, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_claim_links"),
    )
    op.create_index("ix_claim_links_other", "claim_links", ["other"])
    op.create_table(
        "stories",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("filed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_stories_document_key"),
        sa.PrimaryKeyConstraint("document_key", name="pk_stories"),
    )
    op.create_table(
        "story_pairs",
        sa.Column("later", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("later", "earlier", name="pk_story_pairs"),
    )
    op.create_index("ix_story_pairs_earlier", "story_pairs", ["earlier"])
    state = sa.table("state", sa.column("settled_by"))
    op.execute(sa.update(state).values(settled_by=None))
