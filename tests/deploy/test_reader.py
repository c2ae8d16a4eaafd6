"""The role that the API reads as: it reads our tables, and can do nothing else."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, ReadOnlySqlTransaction
from sqlalchemy import Connection, NullPool, create_engine, select, text
from sqlalchemy.exc import DBAPIError

from app import store
from app.tables import Base
from tests.postgres import READER, as_reader, let_read

FORBIDDEN = (
    "INSERT INTO corpus SELECT * FROM corpus",
    "UPDATE corpus SET revision = ''",
    "DELETE FROM orders",
    "TRUNCATE orders CASCADE",
    "DROP TABLE corpus CASCADE",
    "ALTER TABLE corpus ADD COLUMN more text",
    "SELECT * FROM corpus FOR UPDATE",
    "CREATE TABLE more (id int)",
    "CREATE TEMPORARY TABLE more (id int)",
    "CREATE SCHEMA more",
    "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE ROLE more",
    "CREATE EXTENSION pg_trgm",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_ls_dir('.')",
    "COPY corpus TO PROGRAM 'true'",
    "COPY corpus TO '/tmp/corpus'",
    "COPY corpus FROM '/dev/null'",
    "SELECT lo_import('/etc/hostname')",
    "SELECT pg_reload_conf()",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT * FROM pg_authid",
)


@pytest.fixture
def reader(postgres_url: str) -> Iterator[Connection]:
    """A connection as that role, which has said that it wants to write."""
    engine = create_engine(store.parse_url(as_reader(postgres_url)), poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_nothing_else_is_allowed(reader: Connection, statement: str) -> None:
    """Nor where the session turns off that it only reads."""
    for setting, refusals in (("on", (InsufficientPrivilege, ReadOnlySqlTransaction)), ("off", InsufficientPrivilege)):
        reader.execute(text(f"SET default_transaction_read_only = {setting}"))
        reader.commit()
        with pytest.raises(DBAPIError) as refused:
            reader.execute(text(statement))
        assert isinstance(refused.value.orig, refusals), refused.value.orig
        reader.rollback()


def test_every_table_can_be_read(reader: Connection) -> None:
    """Also those that were made after the role."""
    for table in Base.metadata.sorted_tables:
        reader.execute(select(table).limit(1))


def test_what_a_session_begins_with(reader: Connection) -> None:
    """It reads only, and no statement and no forgotten transaction lasts for ever."""
    settings = (
        "default_transaction_read_only",
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
    )
    found = [reader.scalar(text(f"SHOW {name}")) for name in settings]
    assert found == ["on", "15s", "5s", "5min"]
    may = reader.execute(
        text(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles"
            " WHERE rolname = :it"
        ),
        {"it": READER},
    ).one()
    assert not any(may)


def test_the_role_is_made_before_or_after_the_tables(new_postgres: Callable[..., str]) -> None:
    """And the file may be run again."""
    url = new_postgres()
    store.migrate(url)
    owner = create_engine(store.parse_url(url), poolclass=NullPool)
    with owner.begin() as connection:
        connection.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {READER}"))
    plain = store.parse_url(as_reader(url)).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute("SELECT * FROM corpus")
    let_read(store.parse_url(url))
    with psycopg.connect(plain) as connection:
        assert connection.execute("SELECT * FROM corpus").fetchall() == []
