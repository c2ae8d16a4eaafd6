"""The schema's version: which one this release reads and writes."""

from sqlalchemy import Connection, Select, Text, column, inspect, select, table

from app.store.errors import SchemaTooNew, SchemaTooOld

HEAD = "0016"
"""The Alembic revision of this release; revisions are numbered, so that older and newer can be told apart."""

VERSION: Select[str] = select(column("version_num", Text)).select_from(table("alembic_version"))


def check_version(version: str | None) -> None:
    """Compare a database's schema version with this release's.

    Raises:
        SchemaTooOld, SchemaTooNew: if they differ.
    """
    if version == HEAD:
        return
    if version is None or version < HEAD:
        raise SchemaTooOld("the database's schema is older than this release: run `eo migrate`")
    raise SchemaTooNew("the database is newer than this release: install the newer release")


def version(connection: Connection) -> str | None:
    """The schema version of the database of `connection`, or None if it has no schema."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(VERSION).scalar_one_or_none()
