"""The ends that orders set themselves, and which of them may have come.

Both are empty until the next ingest, which reads them.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column("orders", sa.Column("status_ends", json, nullable=False, server_default=sa.text("'[]'")))
    op.add_column("orders", sa.Column("may_have_expired", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("orders") as batch:
        batch.drop_column("may_have_expired")
        batch.drop_column("status_ends")
