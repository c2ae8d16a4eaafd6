"""What orders are sorted by, whether the Federal Register printed them, and where they are reprinted.

Of an older corpus everything is told that its rows tell: its words are not counted until the next ingest, only those
orders are known to be published that have the day of it, and no page of a compilation is known.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

COUNTED = ("sections", "directives", "cited_by", "amended_by")
MEASURES = ("words", *COUNTED, "days_to_publication")
INDEXED = ("has_text", "cfr")
DAYS = {
    "sqlite": "CAST(julianday(published_on) - julianday(signed_on) AS INTEGER)",
    "postgresql": "published_on - signed_on",
}
COUNT = {"sqlite": "json_extract(counts, '$.{0}')", "postgresql": "CAST(counts ->> '{0}' AS INTEGER)"}


def upgrade() -> None:
    op.add_column("orders", sa.Column("published", sa.Boolean(), nullable=True))
    op.add_column("orders", sa.Column("cfr", sa.Text(), nullable=True))
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column("orders", sa.Column("cfr_basis", json, nullable=True))
    for measure in MEASURES:
        op.add_column("orders", sa.Column(measure, sa.Integer(), nullable=True))
    dialect = op.get_bind().dialect.name
    counted = ", ".join(f"{name} = {COUNT[dialect].format(name)}" for name in COUNTED)
    op.execute(f"UPDATE orders SET {counted}")  # noqa: S608 (names of ours)
    op.execute("UPDATE orders SET published = TRUE WHERE published_on IS NOT NULL")
    op.execute(f"UPDATE orders SET days_to_publication = {DAYS[dialect]} WHERE published_on >= signed_on")  # noqa: S608
    for column in INDEXED:
        op.create_index(op.f(f"ix_orders_{column}"), "orders", [column])
    for measure in MEASURES:
        op.create_index(op.f(f"ix_orders_{measure}_sort_key"), "orders", [measure, "sort_key"])


def downgrade() -> None:
    for measure in reversed(MEASURES):
        op.drop_index(op.f(f"ix_orders_{measure}_sort_key"), "orders")
    for column in INDEXED:
        op.drop_index(op.f(f"ix_orders_{column}"), "orders")
    with op.batch_alter_table("orders") as batch:
        for column in (*reversed(MEASURES), "cfr_basis", "cfr", "published"):
            batch.drop_column(column)
