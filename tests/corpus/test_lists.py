"""Every list of the real documents in every format, whole, as other people's programs read it.

Which there are is read from the application's own description: whatever answers one of these media types is asked for.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import fastfeedparser
import feedparser
import icalendar
import pandas as pd
import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests import libical

pytestmark = pytest.mark.corpus

HOST = "http://testserver/"
NAMES = {"number": "12333", "section": "1", "slug": "attorney-general", "id": "1"}
"""What stands for the parameters of paths."""
ASKED = {"q": "emergency", "by": "president"}
"""The values of parameters that must be given."""
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d+(\.\d+)?$)")
"""How a cell begins that a spreadsheet would compute."""


class File(NamedTuple):
    """A downloaded list.

    Attributes:
        total: how many items the list has by its own count; None where there is no such list, or one of trees.
    """

    path: str
    body: bytes
    total: int | None
    folder: Path

    def saved(self) -> str:
        """The name of a file that has it."""
        place = self.folder / "list"
        place.write_bytes(self.body)
        return str(place)


@pytest.fixture(scope="module")
def api(url: str, report: dict[str, Any]) -> Iterator[TestClient]:
    """A client of the whole corpus."""
    assert report["state"] == "published"
    settings = Settings(database_url=url, search_seconds=60, cache_bytes=0)
    with TestClient(create_app(settings), headers={"Accept-Encoding": "identity"}) as made:
        yield made


@pytest.fixture(scope="module")
def operations(api: TestClient) -> Mapping[str, Mapping[str, Any]]:
    """What is answered, by its path."""
    found: dict[str, Any] = {
        path: methods["get"] for path, methods in api.get("/openapi.json").json()["paths"].items() if "get" in methods
    }
    return found


def files(api: TestClient, operations: Mapping[str, Any], media_type: str, folder: Path) -> Iterator[File]:
    """Every list that is answered in a media type."""
    for path, operation in operations.items():
        if media_type in operation["responses"]["200"].get("content", ()):
            needed = [each["name"] for each in operation.get("parameters", ()) if each.get("required")]
            query = {name: ASKED[name] for name in needed if name not in NAMES}
            place = re.sub(r"\{(\w+)\}", lambda match: NAMES[match[1]], path)
            answer = api.get(place, params=query)
            assert answer.status_code == 200, (place, answer.text[:500])
            yield File(place, answer.content, _total(api, operations, path, query), folder)


def _total(api: TestClient, operations: Mapping[str, Any], path: str, query: Mapping[str, str]) -> int | None:
    folder, _, name = path.rpartition("/")
    listed = f"{folder}/{name.partition('.')[0] if '{' not in name else name.rpartition('.')[0]}"
    if listed not in operations:
        return None
    place = re.sub(r"\{(\w+)\}", lambda match: NAMES[match[1]], listed)
    answer = api.get(place, params=query).json()
    is_flat = "next_cursor" in answer and not any("children" in item for item in answer["items"])
    return int(answer["total"]) if is_flat else None


def csv_is_read(file: File) -> int:
    """Python's csv, pandas and DuckDB read the same cells; no cell is a formula; RFC 4180's line ends."""
    head, *rows = csv.reader(StringIO(file.body.decode(), newline=""), strict=True)
    assert {len(row) for row in rows} <= {len(head)}
    assert len(set(head)) == len(head)
    assert file.body.endswith(b"\r\n")
    assert [cell for row in rows for cell in row if _FORMULA.match(cell)] == []
    frame = pd.read_csv(BytesIO(file.body), dtype=str, keep_default_na=False)
    assert (list(frame.columns), frame.to_numpy().tolist()) == (head, rows)
    table = duckdb.read_csv(file.saved(), header=True, all_varchar=True).fetchall()
    assert [["" if cell is None else cell for cell in row] for row in table] == rows
    return len(rows)


def ndjson_is_read(file: File) -> int:
    """Each line is an object with the same keys; pandas and DuckDB read as many, with the same first values."""
    items = [json.loads(line) for line in file.body.splitlines()]
    if not items:
        return 0
    keys = list(items[0])
    assert all(list(item) == keys for item in items)
    name = next(key for key in ("id", *keys) if isinstance(items[0].get(key), str))
    told = [str(item[name]) for item in items]
    frame = pd.read_json(BytesIO(file.body), lines=True, dtype=False)
    assert (list(frame.columns), list(frame[name])) == (keys, told)
    asked = "select json->>? from read_ndjson_objects(?)"
    assert [str(row[0]) for row in duckdb.execute(asked, [f"$.{name}", file.saved()]).fetchall()] == told
    return len(items)


def atom_is_read(file: File) -> int:
    """Two readers of feeds read as many entries, each with an id of its own, a moment and an absolute address."""
    read = feedparser.parse(file.body, sanitize_html=False, resolve_relative_uris=False)
    assert (read.bozo, read.version) == (False, "atom10")
    assert all(entry.updated_parsed and entry.title for entry in read.entries)
    assert read.feed.updated_parsed
    assert any(link.rel == "self" and link.href.startswith(HOST) for link in read.feed.links)
    return _entries(file, [(entry.id, entry.link) for entry in read.entries])


def json_feed_is_read(file: File) -> int:
    """A reader of JSON Feed 1.1 reads as many items, each with what the standard requires."""
    told = json.loads(file.body)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    assert all("content_text" in item or "content_html" in item for item in told["items"])
    return _entries(file, [(item["id"], item["url"]) for item in told["items"]])


def _entries(file: File, told: Sequence[tuple[str, str]]) -> int:
    assert len({name for name, _ in told}) == len(told)
    assert {address for _, address in told if not address.startswith(HOST)} == set()
    again = fastfeedparser.parse(file.body)
    assert [(entry.id, entry.link) for entry in again.entries] == list(told)
    return len(told)


def calendar_is_read(file: File) -> None:
    """The packages icalendar and, where it is, libical read the same events, each with an absolute address."""
    calendar = icalendar.Calendar.from_ical(file.body)
    events = [
        libical.Event(str(event["UID"]), str(event["SUMMARY"]), str(event["DESCRIPTION"])) for event in calendar.events
    ]
    assert len({event.uid for event in events}) == len(events)
    assert {
        str(event.get("URL", "")) for event in calendar.events if not str(event.get("URL")).startswith(HOST)
    } == set()
    assert [line for line in file.body.split(b"\r\n") if len(line) > 75] == []
    assert all(not event.errors for event in calendar.events)
    if libical.library() is not None:
        read = libical.read(file.body)
        assert read.errors == 0
        assert Counter(read.events) == Counter(events)


READERS: Mapping[str, tuple[Callable[[File], int | None], int]] = {
    "text/csv": (csv_is_read, 6),
    "application/x-ndjson": (ndjson_is_read, 5),
    "application/atom+xml": (atom_is_read, 4),
    "application/feed+json": (json_feed_is_read, 1),
    "text/calendar": (calendar_is_read, 2),
}
"""What reads a list by its media type, and how many such lists there are at least."""


@pytest.mark.parametrize("media_type", READERS)
def test_every_list_is_read(api: TestClient, operations: Mapping[str, Any], tmp_path: Path, media_type: str) -> None:
    """Every list that is answered in a format is read whole, and has as many items as the list says."""
    read, least = READERS[media_type]
    asked, faults = 0, []
    for file in files(api, operations, media_type, tmp_path):
        asked += 1
        try:
            found = read(file)
            assert found is None or file.total is None or found == file.total, f"{found} of {file.total}"
        except (AssertionError, ValueError, KeyError, duckdb.Error) as error:
            faults.append(f"{file.path}: {type(error).__name__} {str(error)[:800]}")
    assert faults == []
    assert asked >= least


def test_libical_is_there() -> None:
    """Where Debian's libical3 is not installed only one program has read the calendars; CI has it."""
    if libical.library() is None:
        pytest.skip("libical is not installed: apt-get install libical3")
    assert libical.read(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).errors
