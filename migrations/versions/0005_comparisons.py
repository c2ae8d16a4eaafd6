"""The comparisons of the publications of each order, and what they tell of headings.

There are none until the next ingest, which makes them; until then a heading is `suspect` where a formatter may have
guessed it, and otherwise `single_source`: nothing that is held says more.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.create_table(
        "comparisons",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("left_position", sa.Integer(), nullable=False),
        sa.Column("right_position", sa.Integer(), nullable=False),
        *(
            sa.Column(f"{side}_{name}", sa.Text(), nullable=False)
            for side in ("left", "right")
            for name in ("source", "format", "name")
        ),
        sa.Column("lossy", sa.Boolean(), nullable=False),
        sa.Column("identical", sa.Boolean(), nullable=True),
        sa.Column("counts", json, nullable=False),
        sa.Column("uncompared", json, nullable=False),
        sa.Column("differences", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_comparisons_order_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_comparisons")),
    )
    op.create_index(op.f("ix_comparisons_order_key"), "comparisons", ["order_key"])
    _rename({"unverified": "suspect", "confirmed": "single_source"})


def downgrade() -> None:
    op.drop_table("comparisons")
    _rename({"suspect": "unverified", "single_source": "confirmed", "conflict": "confirmed"})


def _rename(statuses: dict[str, str]) -> None:
    for before, after in statuses.items():
        renamed = sa.text("UPDATE sections SET heading_status = :after WHERE heading_status = :before")
        op.execute(renamed.bindparams(before=before, after=after))
