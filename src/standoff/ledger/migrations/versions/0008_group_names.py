"""Claim groups are found by the names of their parties and places in the order in which they are shown."""

import sqlalchemy as sa
from alembic import op

from standoff.ledger.db import BYTEWISE, COMPACT

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "group_names",
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", BYTEWISE, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["claim_groups.id"], name="fk_group_names_group_id"),
        sa.PrimaryKeyConstraint("role", "name", "rank", "group_id", name="pk_group_names"),
        **COMPACT,
    )
    op.create_index("ix_group_names_group_id", "group_names", ["group_id"])
    for index, table in (
        ("ix_event_parties_role_code", "event_parties"),
        ("ix_event_parties_role_folded", "event_parties"),
        ("ix_places_folded", "places"),
        ("ix_places_country", "places"),
    ):
        op.drop_index(index, table)
    op.create_index("ix_event_parties_role_folded_code", "event_parties", ["role", "folded", "code"])
    op.create_index("ix_places_folded_precision_country", "places", ["folded", "precision", "country"])
    # Groups have their names from when they are made, so those that are there are made again.
    op.execute(sa.text("UPDATE state SET changes = changes + 1, settled_by = NULL"))
