"""Answers and items of lists rendered when the corpus is published, and the release that rendered them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ITEMS = ("order_items", "reference_items", "directive_items")


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("next", sa.Text(), nullable=True),
        sa.Column("gzip", sa.LargeBinary(), nullable=False),
        sa.Column("plain", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_documents")),
    )
    for name in ITEMS:
        op.create_table(
            name,
            sa.Column("key", KEY, autoincrement=False, nullable=False),
            sa.Column("item", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        )
    op.add_column("corpus", sa.Column("rendered_by", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("corpus", "rendered_by")
    for name in ITEMS:
        op.drop_table(name)
    op.drop_table("documents")
