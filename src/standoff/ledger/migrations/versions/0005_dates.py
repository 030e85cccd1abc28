"""Where a date of publication was found, the date of the last change, and what of a text is missing."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for name in ("published_from", "updated", "partial"):
        op.add_column("documents", sa.Column(name, sa.Text()))
