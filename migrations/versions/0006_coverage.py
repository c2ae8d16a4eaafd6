"""What is written about orders, the orders it is linked to, its quotations; how much there is of each order."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.create_table(
        "coverage",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_coverage")),
        sa.UniqueConstraint("id", name=op.f("uq_coverage_id")),
    )
    for column in ("kind", "published_on", "publisher"):
        op.create_index(op.f(f"ix_coverage_{column}"), "coverage", [column])
    op.create_table(
        "coverage_links",
        sa.Column("coverage_key", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("evidence", json, nullable=False),
        sa.ForeignKeyConstraint(["coverage_key"], ["coverage.key"], name=op.f("fk_coverage_links_coverage_key")),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_coverage_links_order_key")),
        sa.PrimaryKeyConstraint("coverage_key", "position", name=op.f("pk_coverage_links")),
    )
    op.create_index(
        op.f("ix_coverage_links_order_key_role_coverage_key"), "coverage_links", ["order_key", "role", "coverage_key"]
    )
    op.create_table(
        "coverage_quotations",
        sa.Column("coverage_key", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("checked", json, nullable=False),
        sa.ForeignKeyConstraint(["coverage_key"], ["coverage.key"], name=op.f("fk_coverage_quotations_coverage_key")),
        sa.PrimaryKeyConstraint("coverage_key", "position", name=op.f("pk_coverage_quotations")),
    )
    op.create_index(
        op.f("ix_coverage_quotations_verdict_coverage_key"), "coverage_quotations", ["verdict", "coverage_key"]
    )
    op.add_column("corpus", sa.Column("orders_revision", sa.Text(), nullable=True))
    op.add_column("orders", sa.Column("coverage", sa.Integer(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    op.drop_column("orders", "coverage")
    op.drop_column("corpus", "orders_revision")
    for name in ("coverage_quotations", "coverage_links", "coverage"):
        op.drop_table(name)
