"""What amends each order, instruction by instruction.

There is nothing until the next ingest, which reads it: until then `counts.amendments` of an order is null.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "amendments",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("section", "field")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("span_start", "span_end")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("words", "provision")),
        sa.Column("instruction", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("struck", "inserted")),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_amendments_order_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_amendments")),
    )
    op.create_index(op.f("ix_amendments_order_key_key"), "amendments", ["order_key", "key"])


def downgrade() -> None:
    op.drop_table("amendments")
