"""How far the Federal Register is followed, in a row that publishing leaves alone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "upstream",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("told", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upstream")),
    )


def downgrade() -> None:
    op.drop_table("upstream")
