"""The tables of the first release, and the indexes of the words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from app.store.index.fulltext import DDL
from app.store.index.scopes import SCOPES

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EXACT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _create_actors()
    _create_conflicts()
    _create_corpus()
    _create_orders()
    _create_unnumbered()
    _create_directives()
    _create_publications()
    _create_references()
    _create_sections()
    _create_directive_actors()
    _create_directive_days()
    _create_search_stems()
    _create_search_words()
    _create_search_scopes()
    for statement in DDL[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for scope in SCOPES.values():
        op.drop_table(scope.tokens)
    for name in ("scopes", "words", "stems", "directives", "sections", "orders"):
        op.drop_table(f"search_{name}")
    op.drop_table("directive_days")
    op.drop_table("directive_actors")
    op.drop_table("sections")
    op.drop_table("references")
    op.drop_table("publications")
    op.drop_table("directives")
    op.drop_table("unnumbered")
    op.drop_table("orders")
    op.drop_table("corpus")
    op.drop_table("conflicts")
    op.drop_table("actors")


def _create_actors() -> None:
    op.create_table(
        "actors",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("successor", sa.Text(), nullable=True),
        sa.Column("aliases", JSON, nullable=False),
        sa.Column("lead_directives", sa.Integer(), nullable=False),
        sa.Column("other_directives", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_actors")),
    )


def _create_conflicts() -> None:
    op.create_table(
        "conflicts",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("target_number", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_code"), "conflicts", ["code"], unique=False)
    op.create_index(op.f("ix_conflicts_order_number"), "conflicts", ["order_number"], unique=False)


def _create_corpus() -> None:
    op.create_table(
        "corpus",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("summary", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corpus")),
    )


def _create_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("sort_key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("president", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("start_page", sa.Integer(), nullable=True),
        sa.Column("end_page", sa.Integer(), nullable=True),
        sa.Column("html_url", sa.Text(), nullable=True),
        sa.Column("pdf_url", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_as_of", sa.Date(), nullable=True),
        sa.Column("status_basis", JSON, nullable=False),
        sa.Column("disposition_notes", sa.Text(), nullable=True),
        sa.Column("signature", JSON, nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.Column("parse_notes", JSON, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sort_key", name=op.f("pk_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_orders_number")),
    )
    op.create_index(op.f("ix_orders_citation"), "orders", ["citation"], unique=False)
    op.create_index(op.f("ix_orders_document_number"), "orders", ["document_number"], unique=False)
    op.create_index(op.f("ix_orders_president"), "orders", ["president"], unique=False)
    op.create_index(op.f("ix_orders_published_on_sort_key"), "orders", ["published_on", "sort_key"], unique=False)
    op.create_index(op.f("ix_orders_signed_on_sort_key"), "orders", ["signed_on", "sort_key"], unique=False)
    op.create_index(op.f("ix_orders_status"), "orders", ["status"], unique=False)
    op.create_index(op.f("ix_orders_year"), "orders", ["year"], unique=False)


def _create_unnumbered() -> None:
    op.create_table(
        "unnumbered",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("html_url", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_unnumbered")),
    )


def _create_directives() -> None:
    op.create_table(
        "directives",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("provision", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("deadline", JSON, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("has_deadline", sa.Boolean(), nullable=False),
        sa.Column("recurrence", JSON, nullable=True),
        sa.Column("further_deadlines", JSON, nullable=False),
        sa.Column("limbs", JSON, nullable=False),
        sa.Column("boilerplate", sa.Boolean(), nullable=False),
        sa.Column("actors", JSON, nullable=False),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_directives_order_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_directives")),
        sa.UniqueConstraint("id", name=op.f("uq_directives_id")),
    )
    op.create_index(op.f("ix_directives_due_on_key"), "directives", ["due_on", "key"], unique=False)
    op.create_index(op.f("ix_directives_modality_key"), "directives", ["modality", "key"], unique=False)
    op.create_index(op.f("ix_directives_order_key_key"), "directives", ["order_key", "key"], unique=False)


def _create_publications() -> None:
    op.create_table(
        "publications",
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("html_url", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.DateTime(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("lossy", sa.Boolean(), nullable=False),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.Column("match_score", sa.Double(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_publications_order_key")),
        sa.PrimaryKeyConstraint("order_key", "position", name=op.f("pk_publications")),
    )


def _create_references() -> None:
    op.create_table(
        "references",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("target_key", sa.BigInteger(), nullable=True),
        sa.Column("target_section", sa.Text(), nullable=True),
        sa.Column("target_citation", sa.Text(), nullable=False),
        sa.Column("target_title", sa.Text(), nullable=True),
        sa.Column("target_dated_on", sa.Date(), nullable=True),
        sa.Column("target_url", sa.Text(), nullable=True),
        sa.Column("resolved", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("note_label", sa.Text(), nullable=True),
        sa.Column("note_order_key", sa.BigInteger(), nullable=True),
        sa.Column("captured_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_references_order_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_references")),
        sa.UniqueConstraint("id", name=op.f("uq_references_id")),
    )
    op.create_index(op.f("ix_references_order_key_key"), "references", ["order_key", "key"], unique=False)
    op.create_index(op.f("ix_references_relation_key"), "references", ["relation", "key"], unique=False)
    op.create_index(op.f("ix_references_target_key_key"), "references", ["target_key", "key"], unique=False)
    op.create_index(
        op.f("ix_references_target_kind_target_id_key"), "references", ["target_kind", "target_id", "key"], unique=False
    )


def _create_sections() -> None:
    op.create_table(
        "sections",
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("heading_status", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closing", sa.Text(), nullable=False),
        sa.Column("pages", JSON, nullable=False),
        sa.Column("quoted", JSON, nullable=False),
        sa.Column("closing_quoted", JSON, nullable=False),
        sa.ForeignKeyConstraint(["order_key"], ["orders.sort_key"], name=op.f("fk_sections_order_key")),
        sa.PrimaryKeyConstraint("order_key", "position", name=op.f("pk_sections")),
    )
    op.create_index(op.f("ix_sections_order_key_id"), "sections", ["order_key", "id"], unique=True)


def _create_directive_actors() -> None:
    op.create_table(
        "directive_actors",
        sa.Column("directive_key", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["directive_key"], ["directives.key"], name=op.f("fk_directive_actors_directive_key")),
        sa.PrimaryKeyConstraint("directive_key", "position", name=op.f("pk_directive_actors")),
    )
    op.create_index(
        op.f("ix_directive_actors_slug_role_directive_key"),
        "directive_actors",
        ["slug", "role", "directive_key"],
        unique=False,
    )
    for name in ("search_orders", "search_sections", "search_directives"):
        op.create_table(
            name,
            sa.Column("key", KEY, autoincrement=False, nullable=False),
            sa.Column("heading", sa.Text(), nullable=False),
            sa.Column("bag", sa.Text(), nullable=False),
            sa.Column("length", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        )


def _create_directive_days() -> None:
    op.create_table(
        "directive_days",
        sa.Column("directive_key", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["directive_key"], ["directives.key"], name=op.f("fk_directive_days_directive_key")),
        sa.PrimaryKeyConstraint("directive_key", "due_on", name=op.f("pk_directive_days")),
    )
    op.create_index(op.f("ix_directive_days_due_on_directive_key"), "directive_days", ["due_on", "directive_key"])


def _create_search_stems() -> None:
    op.create_table(
        "search_stems",
        sa.Column("stem", EXACT, nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.Column("sections", sa.Integer(), nullable=False),
        sa.Column("directives", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stem", name=op.f("pk_search_stems")),
    )


def _create_search_words() -> None:
    op.create_table(
        "search_words",
        sa.Column("word", EXACT, nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_words")),
    )


def _create_search_scopes() -> None:
    op.create_table(
        "search_scopes",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_search_scopes")),
    )
