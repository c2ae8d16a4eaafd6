"""The coverage held, kept when the orders are ingested anew."""

from collections.abc import Collection
from dataclasses import replace

from app.law.coverage.values import RULES
from app.store import Content
from app.store.coverage import Record, revision, rows
from app.tables import CoverageRow


def with_coverage(content: Content, records: Collection[Record]) -> Content:
    """The content of a corpus with the documents that are held; it is linked to these orders when it is published."""
    return replace(
        content,
        revision=revision(content.revision, RULES, records),
        orders_revision=content.revision,
        rows={**content.rows, CoverageRow: rows(records)},
    )
