"""The first tables: documents and readings, their index, runs, judgements, clusters and groups."""

import sqlalchemy as sa
from alembic import op

from standoff.ledger.db import create_search

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "claim_groups",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("first", sa.Text()),
        sa.Column("last", sa.Text()),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim_groups"),
    )
    op.create_index("ix_claim_groups_documents_id", "claim_groups", ["documents", "id"])
    op.create_index("ix_claim_groups_first", "claim_groups", ["first"])
    op.create_index("ix_claim_groups_last", "claim_groups", ["last"])
    op.create_index("ix_claim_groups_status", "claim_groups", ["status"])
    op.create_index("ix_claim_groups_type", "claim_groups", ["type"])
    op.create_table(
        "clusters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_clusters"),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("object", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("withdrawn_at", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text()),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("ok", sa.Integer(), nullable=False),
        sa.Column("partial", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("duplicate", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("settled_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_state"),
    )
    op.create_table(
        "documents",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("retrieved", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("reader", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_run", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["added_run"], ["runs.id"], name="fk_documents_added_run"),
        sa.PrimaryKeyConstraint("key", name="pk_documents"),
        sa.UniqueConstraint("id", "address", name="uq_documents_id_address"),
    )
    op.create_index("ix_documents_published_key", "documents", ["published", "key"])
    op.create_table(
        "caveats",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_caveats_document_key"),
        sa.PrimaryKeyConstraint("document_key", "position", name="pk_caveats"),
    )
    op.create_table(
        "claims",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("manner", sa.Text()),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_claims_document_key"),
        sa.PrimaryKeyConstraint("document_key", "id", name="pk_claims"),
    )
    op.create_index("ix_claims_document_key_sentence_start", "claims", ["document_key", "sentence_start"])
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_table(
        "cluster_members",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("cluster_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("of", sa.Text()),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cluster_id"], ["clusters.id"], name="fk_cluster_members_cluster_id"),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_cluster_members_document_key"),
        sa.PrimaryKeyConstraint("document_key", name="pk_cluster_members"),
    )
    op.create_index("ix_cluster_members_cluster_id", "cluster_members", ["cluster_id"])
    op.create_table(
        "credits",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_credits_document_key"),
        sa.PrimaryKeyConstraint("document_key", "position", name="pk_credits"),
    )
    op.create_table(
        "readings",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_readings_document_key"),
        sa.PrimaryKeyConstraint("document_key", name="pk_readings"),
    )
    op.create_table(
        "run_inputs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("document_key", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["document_key"], ["documents.key"], name="fk_run_inputs_document_key"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_run_inputs_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_run_inputs"),
    )
    op.create_index("ix_run_inputs_run_id", "run_inputs", ["run_id"])
    op.create_table(
        "event_parties",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.ForeignKeyConstraint(
            ["document_key", "claim_id"],
            ["claims.document_key", "claims.id"],
            name="fk_event_parties_document_key_claim_id",
        ),
        sa.PrimaryKeyConstraint("document_key", "claim_id", "position", "role", name="pk_event_parties"),
    )
    op.create_index("ix_event_parties_role_code", "event_parties", ["role", "code"])
    op.create_index("ix_event_parties_role_folded", "event_parties", ["role", "folded"])
    op.create_table(
        "events",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("mode", sa.Text()),
        sa.Column("first", sa.Text()),
        sa.Column("last", sa.Text()),
        sa.ForeignKeyConstraint(
            ["document_key", "claim_id"],
            ["claims.document_key", "claims.id"],
            name="fk_events_document_key_claim_id",
        ),
        sa.PrimaryKeyConstraint("document_key", "claim_id", name="pk_events"),
    )
    op.create_table(
        "group_claims",
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_key", "claim_id"],
            ["claims.document_key", "claims.id"],
            name="fk_group_claims_document_key_claim_id",
        ),
        sa.ForeignKeyConstraint(["group_id"], ["claim_groups.id"], name="fk_group_claims_group_id"),
        sa.PrimaryKeyConstraint("group_id", "document_key", "claim_id", name="pk_group_claims"),
    )
    op.create_index("ix_group_claims_document_key_claim_id", "group_claims", ["document_key", "claim_id"])
    op.create_table(
        "holders",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("actor", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_key", "claim_id"],
            ["claims.document_key", "claims.id"],
            name="fk_holders_document_key_claim_id",
        ),
        sa.PrimaryKeyConstraint("document_key", "claim_id", "position", name="pk_holders"),
    )
    op.create_table(
        "places",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("geonames", sa.Integer()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("precision", sa.Text()),
        sa.ForeignKeyConstraint(
            ["document_key", "claim_id"],
            ["claims.document_key", "claims.id"],
            name="fk_places_document_key_claim_id",
        ),
        sa.PrimaryKeyConstraint("document_key", "claim_id", "position", name="pk_places"),
    )
    op.create_index("ix_places_country", "places", ["country"])
    op.create_index("ix_places_folded", "places", ["folded"])
    op.create_table(
        "quantities",
        sa.Column("document_key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("low", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.Column("unit", sa.Text()),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_key", "claim_id"],
            ["claims.document_key", "claims.id"],
            name="fk_quantities_document_key_claim_id",
        ),
        sa.PrimaryKeyConstraint("document_key", "claim_id", "position", name="pk_quantities"),
    )
    state = sa.table("state", sa.column("id"), sa.column("changes"), sa.column("settled"))
    op.bulk_insert(state, [{"id": 1, "changes": 0, "settled": 0}])
    create_search(op.get_bind())
