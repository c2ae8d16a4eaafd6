"""Postings by stem in place of bags of stems by document.

What stands in neither is read from the corpus held: `eo migrate` indexes it again, as the index's version tells it to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SCOPES = ("orders", "sections", "directives")


def upgrade() -> None:
    for scope in SCOPES:
        op.drop_table(f"search_{scope}")
        _create_postings(f"search_postings_{scope}")


def downgrade() -> None:
    for scope in SCOPES:
        op.drop_table(f"search_postings_{scope}")
        _create_bags(f"search_{scope}")


def _create_postings(name: str) -> None:
    op.create_table(
        name,
        sa.Column("stem", EXACT, nullable=False),
        sa.Column("kind", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("newest", sa.BigInteger(), nullable=False),
        sa.Column("oldest", sa.BigInteger(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("numbers", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stem", "kind", "part", name=op.f(f"pk_{name}")),
    )
    if op.get_bind().dialect.name == "postgresql":
        for column in ("keys", "numbers"):  # numbers hardly shrink, and would be unpacked at every search
            op.execute(f"ALTER TABLE {name} ALTER COLUMN {column} SET STORAGE EXTERNAL")


def _create_bags(name: str) -> None:
    op.create_table(
        name,
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("bag", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
    )
