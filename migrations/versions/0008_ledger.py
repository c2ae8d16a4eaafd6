"""The ledger of what each publish changed, the texts that were replaced, and when each order's answer last changed.

The ledger of an older database begins with the corpus that is held: what earlier publishes changed is not known, and no
order is said to have changed later than that one.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEVER = sa.text("'1970-01-01 00:00:00.000000'")


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.create_table(
        "publishes",
        sa.Column("position", KEY, autoincrement=False, nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("is_baseline", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_publishes")),
    )
    for column in ("revision", "published_at"):
        op.create_index(op.f(f"ix_publishes_{column}"), "publishes", [column])
    op.create_table(
        "changes",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("position", KEY, nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("president", sa.Text(), nullable=True),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("facts", json, nullable=False),
        sa.Column("status_from", sa.Text(), nullable=True),
        sa.Column("status_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["position"], ["publishes.position"], name=op.f("fk_changes_position")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_changes")),
    )
    for column in ("position", "order_number", "change"):
        op.create_index(op.f(f"ix_changes_{column}_key"), "changes", [column, "key"])
    op.create_table(
        "order_versions",
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", KEY, nullable=False),
        sa.Column("until", KEY, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("html_url", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("replaced_by", json, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["since"], ["publishes.position"], name=op.f("fk_order_versions_since")),
        sa.ForeignKeyConstraint(["until"], ["publishes.position"], name=op.f("fk_order_versions_until")),
        sa.PrimaryKeyConstraint("order_number", "version", name=op.f("pk_order_versions")),
    )
    op.add_column("corpus", sa.Column("position", sa.BigInteger(), nullable=False, server_default=sa.text("0")))
    op.add_column("orders", sa.Column("changed_at", sa.DateTime(), nullable=False, server_default=NEVER))
    op.add_column("publications", sa.Column("is_correction", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "INSERT INTO publishes (position, revision, published_at, is_baseline) "
        "SELECT 1, revision, ingested_at, TRUE FROM corpus"
    )
    op.execute("UPDATE corpus SET position = 1")
    op.execute("UPDATE orders SET changed_at = (SELECT ingested_at FROM corpus)")
    op.create_index(op.f("ix_orders_changed_at_sort_key"), "orders", ["changed_at", "sort_key"])


def downgrade() -> None:
    op.drop_index(op.f("ix_orders_changed_at_sort_key"), "orders")
    op.drop_column("publications", "is_correction")
    op.drop_column("orders", "changed_at")
    op.drop_column("corpus", "position")
    for name in ("order_versions", "changes", "publishes"):
        op.drop_table(name)
