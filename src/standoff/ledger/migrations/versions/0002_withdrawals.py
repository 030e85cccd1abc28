"""A judgement is taken back by a row of `withdrawals`; the column `withdrawn_at` was never filled."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.drop_column("judgements", "withdrawn_at")
    op.create_table(
        "withdrawals",
        sa.Column("judgement_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgements.id"], name="fk_withdrawals_judgement_id"),
        sa.PrimaryKeyConstraint("judgement_id", name="pk_withdrawals"),
    )
