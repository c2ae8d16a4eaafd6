"""What a directive asks for, and what an order mostly asks for.

Both are null until the next ingest, which reads them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE corpus SET rendered_by = NULL")  # documents and items must tell kinds
    op.add_column("directives", sa.Column("kind", sa.Text(), nullable=True))
    op.create_index(op.f("ix_directives_kind_key"), "directives", ["kind", "key"])
    op.add_column("orders", sa.Column("mostly", sa.Text(), nullable=True))
    op.create_index(op.f("ix_orders_mostly"), "orders", ["mostly"])


def downgrade() -> None:
    op.drop_index(op.f("ix_orders_mostly"), "orders")
    op.drop_column("orders", "mostly")
    op.drop_index(op.f("ix_directives_kind_key"), "directives")
    op.drop_column("directives", "kind")
