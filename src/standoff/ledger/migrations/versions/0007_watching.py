"""What watching knows of feeds and pages between two rounds."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "watched",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("leads_to", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.Text()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.Text()),
        sa.Column("trouble", sa.Text()),
        sa.PrimaryKeyConstraint("url", name="pk_watched"),
    )
    op.create_index("ix_watched_via_due_at", "watched", ["via", "due_at"])
