"""The ingest of the real documents: complete, the same every time, in bounds."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from app import store
from app.tables import DirectiveRow, OrderRow, PublicationRow, ReferenceRow, SectionRow
from tests.conftest import CORPUS
from tests.corpus.conftest import ingest
from tests.ingest.test_ingest import written

pytestmark = pytest.mark.corpus

MAX_MEMORY_MB = 600


def test_everything_is_read(report: dict[str, Any]) -> None:
    """Every source file is read; what is in no source format is the README."""
    unrecognised = report["unrecognised"]
    assert (report["state"], report["rejected"], report["contradictions"]["count"]) == ("published", 0, 0)
    assert unrecognised["folders"] == {str(CORPUS): {".md": 1}}
    assert unrecognised["some"] == [str(CORPUS / "README.md")]


def test_memory_stays_in_bounds(report: dict[str, Any]) -> None:
    """The parent and two workers together stay below 600 MB, what they share counted once."""
    assert report["peak_memory_of_all_mb"] < MAX_MEMORY_MB


def test_files_in_another_order_change_nothing(report: dict[str, Any], url: str) -> None:
    """The corpus again, without workers, is the same revision: 0 changed, and the file is the same file."""
    path = Path(url.removeprefix("sqlite:///"))
    before = written(path)
    again = ingest(url, CORPUS, workers=1)
    assert (again["state"], again["revision"]) == ("unchanged", report["revision"])
    assert written(path) == before


@pytest.fixture(scope="module")
def connection(report: dict[str, Any], url: str) -> Iterator[Connection]:
    """A connection to the ingested corpus."""
    engine = store.engine(url)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def is_of(name: str, number: str) -> bool:
    """Whether a file's name is an order's; the archive's file names may lack the suffix (EO 6201-A is EO-6201.md)."""
    return name.partition(".")[0] in (f"EO-{number}", f"EO-{number.partition('-')[0]}")


def test_every_numbered_file_is_an_order(connection: Connection) -> None:
    """Every order that a Federal Register or archive file is of is held, with text where it was published."""
    folders = ("fr-xml", "fr-txt", "archive-md-fr", "archive-md-app")
    files = {path: digest(path) for folder in folders for path in (CORPUS / folder).iterdir()}
    joined = select(PublicationRow.sha256, OrderRow.number).join(
        OrderRow, OrderRow.sort_key == PublicationRow.order_key
    )
    numbers = {row.sha256: row.number for row in connection.execute(joined)}
    held = {row.number: row for row in connection.execute(select(OrderRow.__table__))}
    assert len(files) > 5_000
    assert [path.name for path, sha256 in files.items() if not is_of(path.name, numbers.get(sha256, ""))] == []
    for number in map(numbers.__getitem__, files.values()):
        was_published = "not_published" not in {note["code"] for note in held[number].parse_notes}
        assert held[number].has_text == was_published, number


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes; two files may be the same (EO 6438-A)."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_spans_are_the_words(connection: Connection) -> None:
    """The span of every reference and directive cuts its own words out of its provision."""
    texts = {
        (row.order_key, row.id): row
        for row in connection.execute(
            select(SectionRow.order_key, SectionRow.id, SectionRow.text, SectionRow.closing, SectionRow.heading)
        )
    }
    references = connection.execute(select(ReferenceRow.__table__).where(ReferenceRow.section.is_not(None))).mappings()
    directives = connection.execute(select(DirectiveRow.__table__)).mappings()
    cut = [(row["id"], row["quote"], row) for row in references] + [(row["id"], row["text"], row) for row in directives]
    wrong = [
        id_
        for id_, words, row in cut
        if getattr(texts[row["order_key"], row["section"]], row["field"])[row["span_start"] : row["span_end"]] != words
    ]
    assert len(cut) > 10_000
    assert wrong == []


def test_sources_are_the_files(connection: Connection) -> None:
    """The digest of every publication is the digest of the file that bears its name."""
    of_files = select(PublicationRow.name, PublicationRow.sha256).where(PublicationRow.format != "register")
    rows = connection.execute(of_files.distinct()).all()
    sample = sorted(rows)[:: max(1, len(rows) // 50)]
    assert sample
    assert [row.sha256 for row in sample] == [digest(CORPUS / row.name) for row in sample]


def test_counts_are_the_rows(connection: Connection) -> None:
    """The counts of every order are the numbers of its rows."""
    for table, count in ((SectionRow, "sections"), (ReferenceRow, "references"), (DirectiveRow, "directives")):
        keys: Any = table.__table__.c.order_key
        rows: dict[int, int] = dict(connection.execute(select(keys, func.count()).group_by(keys)).all())
        told = connection.execute(select(OrderRow.sort_key, OrderRow.counts))
        assert rows
        assert {key: counts[count] for key, counts in told if counts[count]} == rows
