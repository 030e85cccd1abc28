"""Versions of one page are found by its address; clusters and groups are made again with them."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_index("ix_documents_address", "documents", ["address"])
    op.execute("UPDATE state SET settled_by = NULL")
