"""Claim groups of one type or status are read in the order in which they are shown."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for column in ("type", "status"):
        op.drop_index(f"ix_claim_groups_{column}", "claim_groups")
        op.create_index(f"ix_claim_groups_{column}_documents_id", "claim_groups", [column, "documents", "id"])
