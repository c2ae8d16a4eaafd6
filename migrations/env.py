"""Alembic's environment: the caller hands over a connection; the command line of Alembic reads DATABASE_URL."""

import os
from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine

from app.store.engines import parse_url
from app.store.index.scopes import TOKENS
from app.tables import Base


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """The search index differs by database (FTS5 with its shadow tables, tsvector): its migration makes it by hand."""
    return not (kind == "table" and name is not None and name.startswith(TOKENS))


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(parse_url(os.environ.get("DATABASE_URL", "sqlite:///var/eo.sqlite"))).begin() as opened:
        run(opened)
