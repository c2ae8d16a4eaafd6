"""The tables of the file for readers, each with what its rows are made from.

What they are called, what their columns mean, and where in the objects of the API the values are is said here alone:
the SQLite file, Datasette's metadata, the Parquet files and docs/bulk.md follow.
"""

from collections.abc import Callable, Iterable, Mapping

from app.bulk.columns import Table
from app.bulk.tables import amendments, coverage, findings, names, orders, texts
from app.queries import InFull
from app.store import Snapshot

OF_CORPUS: Mapping[Table, Callable[[Snapshot], Iterable[object]]] = {
    amendments.AMENDMENTS: amendments.amendments,
    texts.COMPARISONS: texts.comparisons,
    texts.VERSIONS: texts.versions,
    coverage.COVERAGE: coverage.coverage,
    coverage.COVERAGE_ORDERS: coverage.coverage_orders,
    names.CORPUS: names.corpus,
    names.PRESIDENTS: names.presidents,
    names.TERMS: names.terms,
    names.RELATIONS: names.relations,
    names.ACTORS: names.actors,
    names.BODIES: names.bodies,
}
"""What is read as lists of the whole corpus, some rows at a time where they may be many."""

OF_ORDERS: Mapping[Table, Callable[[InFull], Iterable[object]]] = {
    orders.ORDERS: orders.orders,
    orders.SUBJECTS: orders.subjects,
    orders.STATUS_BASIS: orders.status_basis,
    orders.PUBLICATIONS: orders.publications,
    orders.SECTIONS: orders.sections,
    findings.REFERENCES: findings.references,
    findings.DIRECTIVES: findings.directives,
    findings.DIRECTIVE_ACTORS: findings.directive_actors,
    findings.DEADLINES: findings.deadlines,
}
"""What is read some orders at a time."""

TABLES: tuple[Table, ...] = (*OF_ORDERS, *OF_CORPUS)
