"""A digest of each rendered answer and item; lists that go on are rendered no more: a cursor is of one revision."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES = ("documents", "order_items", "reference_items", "directive_items")


def upgrade() -> None:
    for name in TABLES:
        op.execute(sa.delete(sa.table(name)))
        op.add_column(name, sa.Column("digest", sa.LargeBinary(), nullable=False))
    op.drop_column("documents", "next")
    op.execute("UPDATE corpus SET rendered_by = NULL")


def downgrade() -> None:
    op.add_column("documents", sa.Column("next", sa.Text(), nullable=True))
    for name in TABLES:
        op.execute(sa.delete(sa.table(name)))
        op.drop_column(name, "digest")
    op.execute("UPDATE corpus SET rendered_by = NULL")
