"""What the database itself finds wrong with what it holds."""

from sqlalchemy import Connection

_SOME = 3
_UNPROVED = "SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname"


def faults_of(connection: Connection) -> list[str]:
    """What is wrong, in words: a damaged tree, a row that points nowhere; on Postgres a constraint never proved.

    A SQLite file was compared with its seal before a connection to it was had.
    """
    if connection.dialect.name != "sqlite":
        return [f"constraint {name} is not validated" for name in connection.exec_driver_sql(_UNPROVED).scalars()]
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    damaged = [] if found == ["ok"] else [f"SQLite: {each}" for each in found[:_SOME]]
    nowhere = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return damaged + [f"a row of {row[0]} points at no row of {row[2]}" for row in nowhere[:_SOME]]
