"""The documents a corpus was made of and what was read of them; the day of the data is told by the corpus alone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.create_table(
        "source_documents",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("parsers", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_source_documents")),
    )
    op.create_index(op.f("ix_source_documents_name"), "source_documents", ["name"])
    op.create_table(
        "source_accounts",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("captured_on", sa.Date(), nullable=True),
        sa.Column("is_correction", sa.Boolean(), nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["source_documents.sha256"], name=op.f("fk_source_accounts_sha256")),
        sa.PrimaryKeyConstraint("sha256", "place", name=op.f("pk_source_accounts")),
    )
    op.create_index(op.f("ix_source_accounts_number"), "source_accounts", ["number"])
    op.create_table(
        "source_matches",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_from", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["source_documents.sha256"], name=op.f("fk_source_matches_sha256")),
        sa.PrimaryKeyConstraint("sha256", "place", name=op.f("pk_source_matches")),
    )
    op.create_table(
        "readings",
        sa.Column("order_key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("made_from", sa.Text(), nullable=False),
        sa.Column("own_digest", sa.Text(), nullable=False),
        sa.Column("doubts", json, nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_readings_order_key")),
        sa.PrimaryKeyConstraint("order_key", name=op.f("pk_readings")),
    )
    op.add_column("corpus", sa.Column("made_by", sa.Text(), nullable=True))
    op.execute("UPDATE corpus SET rendered_by = NULL")  # documents must tell which order they are of
    op.add_column("documents", sa.Column("order_key", sa.BigInteger(), nullable=True))
    op.add_column("documents", sa.Column("as_of", sa.Date(), nullable=True))
    op.create_index(op.f("ix_documents_order_key"), "documents", ["order_key"])
    op.drop_column("orders", "status_as_of")
    op.drop_column("publications", "document")
    op.drop_column("unnumbered", "document")


def downgrade() -> None:
    """What the accounts were is not kept in the older place: a corpus has to be ingested again to be kept going."""
    nothing = sa.text("''")
    op.add_column("unnumbered", sa.Column("document", sa.LargeBinary(), nullable=False, server_default=nothing))
    op.add_column("publications", sa.Column("document", sa.LargeBinary(), nullable=False, server_default=nothing))
    op.add_column("orders", sa.Column("status_as_of", sa.Date(), nullable=True))
    op.drop_index(op.f("ix_documents_order_key"), "documents")
    op.drop_column("documents", "as_of")
    op.drop_column("documents", "order_key")
    op.drop_column("corpus", "made_by")
    for name in ("readings", "source_matches", "source_accounts", "source_documents"):
        op.drop_table(name)
