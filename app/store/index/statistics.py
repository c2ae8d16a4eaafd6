"""What a search knows of all documents: how many there are, how long, and how many have each of its words."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.search.ranking import Statistics
from app.search.tokens import VERSION
from app.store.errors import StaleIndex
from app.store.index.scopes import SCOPES, Scope
from app.store.prepared import Prepared, among
from app.tables.index import ScopeRow, StemRow

_SCOPE = Prepared(
    select(ScopeRow.documents, ScopeRow.length, ScopeRow.version).where(ScopeRow.scope == bindparam("scope"))
)
_FREQUENCIES = {
    name: Prepared(select(StemRow.stem, getattr(StemRow, scope.frequencies)).where(among(StemRow.stem, "stems")))
    for name, scope in SCOPES.items()
}


def statistics(connection: Connection, scope: Scope, stems: Collection[str]) -> Statistics:
    """What the scope is like, with the frequencies of the `stems` that the corpus has. Two statements at most.

    Raises:
        StaleIndex: if the index is of another version.
    """
    documents, length = _size(connection, scope)
    known = _FREQUENCIES[scope.name].rows(connection, stems=sorted(stems))
    return Statistics(documents, length, dict(known))


def _size(connection: Connection, scope: Scope) -> Any:
    known = connection.info.get(scope)
    if known is None:
        known = [row[:2] for row in _SCOPE.rows(connection, scope=scope.name) if row[2] == VERSION]
        if not known:
            raise StaleIndex("the index of words was made by another version")
        if connection.dialect.name == "sqlite":  # an open file never changes
            connection.info[scope] = known
    return known[0]
