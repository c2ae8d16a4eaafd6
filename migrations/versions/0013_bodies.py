"""The bodies that orders founded, and with each order those that it did.

In an older database no order tells them until the next ingest: `bodies` is null there, and the list is refused.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.create_table(
        "bodies",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("president", sa.Text(), nullable=True),
        sa.Column("order_key", sa.BigInteger(), nullable=True),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("continued_by", sa.Text(), nullable=False),
        sa.Column("told", json, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_bodies")),
        sa.UniqueConstraint("slug", name=op.f("uq_bodies_slug")),
    )
    op.create_index(op.f("ix_bodies_order_key"), "bodies", ["order_key"])
    op.add_column("orders", sa.Column("bodies", json, nullable=True))
    op.execute("UPDATE corpus SET rendered_by = NULL")  # what is rendered of orders does not say so yet


def downgrade() -> None:
    op.drop_column("orders", "bodies")
    op.drop_index(op.f("ix_bodies_order_key"), "bodies")
    op.drop_table("bodies")
