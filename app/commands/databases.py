"""The commands about a database itself."""

import json

from app import shell, store
from app.shell import Database, LockTimeout


def migrate(database_url: Database = None, lock_timeout: LockTimeout = store.DEFAULT_LOCK_TIMEOUT) -> None:
    """Create the database, or bring its schema and its index of words up to this release."""
    from app import ingest

    url = shell.settings(database_url).database_url
    with shell.said():
        done = store.migrate(url, lock_timeout=lock_timeout, derive=ingest.deriving())
    print(
        json.dumps(
            {"schema_before": done.before, "schema": done.after, "reindexed": done.reindexed, "rendered": done.rendered}
        )
    )


def status(database_url: Database = None) -> None:
    """Say what the database holds, as one line of JSON."""
    with shell.said():
        found = store.status(shell.settings(database_url).database_url)
    print(json.dumps(found, default=str))
