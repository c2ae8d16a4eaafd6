"""The term of office in which each order was signed, and the day of it.

Both follow from the president and the signing date, which are held, so an older database tells them at once: on the
day of a hand-over the president decides whose term it is. An order whose day of signing is in no term of its president
has none until the next ingest.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TERMS = (
    (32, "franklin-d-roosevelt", "1933-03-04", "1945-04-12"),
    (33, "harry-s-truman", "1945-04-12", "1953-01-20"),
    (34, "dwight-d-eisenhower", "1953-01-20", "1961-01-20"),
    (35, "john-f-kennedy", "1961-01-20", "1963-11-22"),
    (36, "lyndon-b-johnson", "1963-11-22", "1969-01-20"),
    (37, "richard-nixon", "1969-01-20", "1974-08-09"),
    (38, "gerald-ford", "1974-08-09", "1977-01-20"),
    (39, "jimmy-carter", "1977-01-20", "1981-01-20"),
    (40, "ronald-reagan", "1981-01-20", "1989-01-20"),
    (41, "george-h-w-bush", "1989-01-20", "1993-01-20"),
    (42, "william-j-clinton", "1993-01-20", "2001-01-20"),
    (43, "george-w-bush", "2001-01-20", "2009-01-20"),
    (44, "barack-obama", "2009-01-20", "2017-01-20"),
    (45, "donald-trump", "2017-01-20", "2021-01-20"),
    (46, "joe-biden", "2021-01-20", "2025-01-20"),
    (47, "donald-trump", "2025-01-20", "2029-01-20"),
)
"""Number, president, first and last day."""

FILL = {
    "sqlite": "UPDATE orders SET term = :ordinal, "
    "term_day = CAST(julianday(signed_on) - julianday(:first) AS INTEGER) + 1 "
    "WHERE president = :president AND signed_on BETWEEN :first AND :last",
    "postgresql": "UPDATE orders SET term = :ordinal, term_day = signed_on - CAST(:first AS DATE) + 1 "
    "WHERE president = :president AND signed_on BETWEEN CAST(:first AS DATE) AND CAST(:last AS DATE)",
}
"""What tells the orders of a term, as each database counts days."""


def upgrade() -> None:
    op.add_column("orders", sa.Column("term", sa.Integer(), nullable=True))
    op.add_column("orders", sa.Column("term_day", sa.Integer(), nullable=True))
    connection = op.get_bind()
    fill = sa.text(FILL[connection.dialect.name])
    for ordinal, president, first, last in TERMS:
        connection.execute(fill, {"ordinal": ordinal, "president": president, "first": first, "last": last})
    op.create_index(op.f("ix_orders_term_term_day"), "orders", ["term", "term_day"])


def downgrade() -> None:
    op.drop_index(op.f("ix_orders_term_term_day"), "orders")
    op.drop_column("orders", "term_day")
    op.drop_column("orders", "term")
