"""What orders are about, and what the editors say to see beside a status: null until the next ingest."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column("orders", sa.Column("status_notes", json, nullable=True))
    op.add_column("orders", sa.Column("subjects", json, nullable=True))
    op.create_table(
        "order_subjects",
        sa.Column("order_key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_order_subjects_order_key")),
        sa.PrimaryKeyConstraint("order_key", "subject", name=op.f("pk_order_subjects")),
    )
    op.create_index(op.f("ix_order_subjects_subject"), "order_subjects", ["subject"])
    op.execute("UPDATE corpus SET rendered_by = NULL")  # documents must tell the limits of a status


def downgrade() -> None:
    op.drop_table("order_subjects")
    op.drop_column("orders", "subjects")
    op.drop_column("orders", "status_notes")
