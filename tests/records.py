"""Federal Register records of orders that never were, as files to ingest."""

import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def record(number: str, **more: Any) -> Record:
    """The metadata of one order as the Federal Register's API writes it."""
    return {
        "document_number": f"2021-{number}",
        "executive_order_number": number,
        "title": f"Order {number}",
        "type": "Presidential Document",
        "subtype": "Executive Order",
        "signing_date": "2021-02-01",
        "publication_date": "2021-02-04",
        "citation": "86 FR 8000",
        "page_views": {"last_updated": "2021-03-01 00:00:00 -0500"},
        **more,
    }


def write(path: Path, *records: Record) -> Path:
    """Write `records` as one answer of the API."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"results": records}))
    return path


def orders(folder: Path, *numbers: str) -> Path:
    """A folder with one file an order; what the folder held before is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number in numbers:
        write(folder / f"{number}.json", record(number))
    return folder
