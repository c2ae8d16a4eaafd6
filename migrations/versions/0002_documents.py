"""Answers rendered when the corpus is published, and the release that rendered them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


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
    op.add_column("corpus", sa.Column("rendered_by", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("corpus", "rendered_by")
    op.drop_table("documents")
