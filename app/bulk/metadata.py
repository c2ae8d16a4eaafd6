"""What Datasette shows of the SQLite file beside its rows: titles, sources, what each column means."""

import json
from pathlib import Path
from typing import Any

from app.bulk.columns import Table
from app.bulk.tables import TABLES
from app.store import Snapshot

TITLE = "Executive orders of the presidents of the United States"
LICENSE = "Public domain: the orders by 17 U.S.C. 105, what was read out of them by CC0 1.0"
LICENSE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"
SOURCE = "Federal Register"
SOURCE_URL = "https://www.federalregister.gov/presidential-documents/executive-orders"


def write(database: str, snapshot: Snapshot, path: Path) -> None:
    """Write the metadata of the SQLite file that Datasette calls `database`.

    Raises:
        OSError: if the disk refuses.
    """
    path.write_text(json.dumps(metadata(database, snapshot), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def metadata(database: str, snapshot: Snapshot) -> dict[str, Any]:
    """Return the metadata, as `datasette FILE --metadata` reads it."""
    about = {
        "title": TITLE,
        "description": f"The corpus of {snapshot.ingested_at:%Y-%m-%d}, revision {snapshot.revision}.",
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "source": SOURCE,
        "source_url": SOURCE_URL,
    }
    return {**about, "databases": {database: {**about, "tables": {table.name: _table(table) for table in TABLES}}}}


def _table(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": table.meaning,
        "columns": {column.name: column.meaning for column in table.columns},
        "facets": [column.name for column in table.columns if column.name in _FACETS],
    }
    if table.label is not None:
        told["label_column"] = table.label
    if table.searched:
        told |= {"fts_table": f"{table.name}_fts", "fts_pk": "key"}
    if newest := next((column.name for column in table.columns if column.name == "signed_on"), None):
        told["sort_desc"] = newest
    return {name: value for name, value in told.items() if value}


_FACETS = (
    "status", "president", "relation", "target_kind", "modality", "kind", "subject", "role", "instruction", "state"
)  # fmt: skip
"""What a reader narrows a table by."""
