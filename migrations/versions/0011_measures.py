"""What orders are sorted by, and whether the Federal Register printed them.

Of an older corpus everything is told that its rows tell: its words are not counted until the next ingest, and only
those orders are known to be published that have the day of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

COUNTED = ("sections", "directives", "cited_by", "amended_by")
MEASURES = ("words", *COUNTED, "days_to_publication")
DAYS = {
    "sqlite": "CAST(julianday(published_on) - julianday(signed_on) AS INTEGER)",
    "postgresql": "published_on - signed_on",
}
COUNT = {"sqlite": "json_extract(counts, '$.{0}')", "postgresql": "CAST(counts ->> '{0}' AS INTEGER)"}


def upgrade() -> None:
    op.add_column("orders", sa.Column("published", sa.Boolean(), nullable=True))
    for measure in MEASURES:
        op.add_column("orders", sa.Column(measure, sa.Integer(), nullable=True))
    dialect = op.get_bind().dialect.name
    counted = ", ".join(f"{name} = {COUNT[dialect].format(name)}" for name in COUNTED)
    op.execute(f"UPDATE orders SET {counted}")  # noqa: S608 (names of ours)
    op.execute("UPDATE orders SET published = TRUE WHERE published_on IS NOT NULL")
    op.execute(f"UPDATE orders SET days_to_publication = {DAYS[dialect]} WHERE published_on >= signed_on")  # noqa: S608
    op.create_index(op.f("ix_orders_has_text"), "orders", ["has_text"])
    for measure in MEASURES:
        op.create_index(op.f(f"ix_orders_{measure}_sort_key"), "orders", [measure, "sort_key"])


def downgrade() -> None:
    for measure in reversed(MEASURES):
        op.drop_index(op.f(f"ix_orders_{measure}_sort_key"), "orders")
    op.drop_index(op.f("ix_orders_has_text"), "orders")
    with op.batch_alter_table("orders") as batch:
        for column in (*reversed(MEASURES), "published"):
            batch.drop_column(column)
