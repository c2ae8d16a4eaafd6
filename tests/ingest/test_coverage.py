"""The ingest of what is written about orders: whole or not at all, beside the orders, kept when those change."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app import ingest, store
from app.ingest.coverage import running
from app.ingest.coverage.reading import identity, normal_address
from app.store import coverage as stored
from app.tables import CoverageRow
from tests.api.shelf import client
from tests.cases.coverage import DOCUMENTS
from tests.commands import eo
from tests.records import orders, record, write

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2025, 6, 7, 8, 9, 10, tzinfo=UTC)
TITLE = "Counting the Sheep of the Federal Pastures Every Year"
PROSE = "The President's Executive Order on Counting the Sheep of the Federal Pastures Every Year was noted here.\n"


def take(path: Path | None, url: str, now: datetime = LATER, **options: Any) -> ingest.Report:
    """Ingest the documents of `path` into `url`."""
    paths = [] if path is None else [path]
    return running.run(paths, running.CoverageOptions(url, **options), now, lambda _step, _done, _total: None)


def take_orders(path: Path, url: str) -> ingest.Report:
    """Ingest the orders of `path` into `url`."""
    return ingest.run([path], ingest.Options(url), NOW, lambda _step, _done, _total: None)


def document(path: Path, text: str = PROSE, **facts: str) -> Path:
    """A document in a file of Markdown."""
    path.parent.mkdir(exist_ok=True)
    head = "".join(f"{name}: {value}\n" for name, value in facts.items())
    path.write_text(f"---\n{head}---\n\n{text}" if facts else text)
    return path


@pytest.fixture
def sheep(empty_database: str, tmp_path: Path) -> str:
    """The URL of a database that holds three orders, of which one has a title to be known by."""
    folder = orders(tmp_path / "orders", "14001", "14003")
    write(folder / "14002.json", record("14002", title=TITLE))
    take_orders(folder, empty_database)
    return empty_database


@pytest.fixture
def answers(sheep: str) -> Iterator[Callable[[str], Any]]:
    """A function that asks the API over the sheep."""
    with client(sheep) as api:
        yield lambda path: api.get(path).json()


def ids(url: str) -> list[str]:
    """The ids of the documents that `url` holds."""
    return sorted(stored.held_coverage(url).records)


def test_a_document_is_published_with_its_links(sheep: str, answers: Callable[[str], Any], tmp_path: Path) -> None:
    """Afterwards it is served, linked, and counted at its order, whose answer is rendered anew."""
    report = take(document(tmp_path / "a.md", url="https://news.example/sheep", title="Sheep counted"), sheep)
    assert (report.state, report.facts["links"], report.facts["added"]["count"]) == ("published", 1, 1)
    [item] = answers("/v1/coverage")["items"]
    assert item["orders"][0]["order"] == "14002"
    assert answers("/v1/orders/14002")["counts"]["coverage"] == 1
    assert answers("/v1/orders/14001")["counts"]["coverage"] == 0
    assert answers("/v1/orders?number=14002")["items"][0]["counts"]["coverage"] == 1


def test_the_text_is_not_kept(sheep: str, tmp_path: Path) -> None:
    """No prose of a document stands in the database, but for what may name an order."""
    text = (
        f"{PROSE}\nMerino flocks were observed grazing beneath unusually crimson clouds, witnesses recalled fondly.\n"
    )
    take(document(tmp_path / "a.md", text), sheep)
    engine = store.engine(sheep, pool_size=1)
    with store.snapshot(engine) as current:
        [row] = current.connection.execute(select(*CoverageRow.__table__.columns))
    engine.dispose()
    assert "crimson" not in repr(row)
    assert "crimson" not in repr(stored.decode(row.reading))


def test_the_same_document_again_changes_nothing(sheep: str, tmp_path: Path) -> None:
    """The second time nothing is published."""
    path = document(tmp_path / "a.md", url="https://news.example/sheep")
    first = take(path, sheep)
    again = take(path, sheep)
    assert (again.state, again.message) == ("unchanged", "0 changed")
    assert again.facts["revision"] == first.facts["revision"]


def test_another_text_at_an_address_takes_the_place_of_the_one_there(sheep: str, tmp_path: Path) -> None:
    """It keeps the id; marks of a campaign and fragments are no part of an address."""
    take(document(tmp_path / "a.md", url="https://news.example/sheep?utm_source=x#top"), sheep)
    before = ids(sheep)
    report = take(document(tmp_path / "b.md", PROSE * 2, url="https://news.example/sheep"), sheep)
    assert (report.facts["changed"]["some"], report.facts["added"]["count"]) == (before, 0)
    assert ids(sheep) == before


def test_documents_are_added_to_those_held(sheep: str, tmp_path: Path) -> None:
    """What is not named stays; with --replace it goes."""
    take(document(tmp_path / "a.md", url="https://news.example/a"), sheep)
    second = document(tmp_path / "b.md", url="https://news.example/b")
    assert take(second, sheep).facts["held"] == 2
    replaced = take(second, sheep, replace=True)
    assert (replaced.facts["held"], replaced.facts["removed"]["count"]) == (1, 1)


def test_a_document_is_removed_by_its_id(sheep: str, answers: Callable[[str], Any], tmp_path: Path) -> None:
    """Its order is counted anew; the revision is that of the orders again."""
    alone = store.status(sheep)["revision"]
    take(document(tmp_path / "a.md", url="https://news.example/a"), sheep)
    report = take(None, sheep, remove=tuple(ids(sheep)))
    assert (report.state, report.facts["revision"], report.facts["held"]) == ("published", alone, 0)
    assert answers("/v1/orders/14002")["counts"]["coverage"] == 0


def test_an_id_that_is_not_held_is_refused(sheep: str) -> None:
    """Nothing is published, and the id is named."""
    report = take(None, sheep, remove=("nothing-00000000",))
    assert (report.state, report.message) == ("rejected", "no document of the id nothing-00000000 is held")


def test_coverage_is_kept_and_linked_anew_when_the_orders_change(sheep: str, tmp_path: Path) -> None:
    """An order that was not held when a document came is found when it is, and one that went links nothing."""
    take(document(tmp_path / "a.md", PROSE.replace("Sheep", "Goats"), url="https://news.example/goats"), sheep)
    folder = orders(tmp_path / "orders", "14001", "14002", "14003")
    write(folder / "14004.json", record("14004", title=TITLE.replace("Sheep", "Goats")))
    assert take_orders(folder, sheep).state == "published"
    with client(sheep) as api:
        [item] = api.get("/v1/coverage").json()["items"]
        assert [found["order"] for found in item["orders"]] == ["14004"]
        assert api.get("/v1/orders/14004").json()["counts"]["coverage"] == 1
    (folder / "14004.json").unlink()
    take_orders(folder, sheep)
    with client(sheep) as api:
        assert api.get("/v1/coverage?linked=false").json()["total"] == 1


def test_the_same_orders_again_change_nothing_where_there_is_coverage(sheep: str, tmp_path: Path) -> None:
    """The revision is made of orders and coverage together, whichever came last."""
    revision = take(document(tmp_path / "a.md", url="https://news.example/a"), sheep).facts["revision"]
    again = take_orders(tmp_path / "orders", sheep)
    assert (again.state, again.facts["revision"]) == ("unchanged", revision)


def test_a_dry_run_reports_and_publishes_nothing(sheep: str, tmp_path: Path) -> None:
    """It tells the links that there would be."""
    report = take(document(tmp_path / "a.md", url="https://news.example/a"), sheep, dry_run=True)
    assert (report.state, report.facts["links"]) == ("dry_run", 1)
    assert ids(sheep) == []


def test_one_bad_file_stops_the_rest(sheep: str, tmp_path: Path) -> None:
    """Nothing is published but with --keep-going, and the file is named with the reason."""
    folder = document(tmp_path / "in" / "a.md", url="https://news.example/a").parent
    (folder / "b.md").write_bytes(b"%PDF-1.7")
    (folder / "c.jpg").write_bytes(b"\xff\xd8\xff")
    report = take(folder, sheep)
    assert (report.state, report.facts["rejected"], report.facts["unrecognised"]["count"]) == ("rejected", 1, 1)
    assert "no text" in report.facts["rejects"]["some"][0]["reason"]
    assert take(folder, sheep, keep_going=True).state == "published"


def test_two_texts_at_one_address_need_a_day(sheep: str, tmp_path: Path) -> None:
    """The later counts; where no day tells which that is, the second is refused."""
    folder = document(tmp_path / "in" / "a.md", url="https://news.example/a").parent
    document(folder / "b.md", PROSE * 2, url="https://news.example/a")
    assert take(folder, sheep).facts["rejected"] == 1
    document(folder / "a.md", url="https://news.example/a", published_on="2025-01-01")
    document(folder / "b.md", PROSE * 2, url="https://news.example/a", published_on="2025-01-02")
    report = take(folder, sheep)
    assert (report.state, report.facts["held"], report.facts["duplicates"]["count"]) == ("published", 1, 1)


def test_an_order_is_no_coverage(sheep: str, tmp_path: Path) -> None:
    """A record or text of an order is refused: `eo ingest` takes it."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "x.md"
    path.write_bytes((Path(__file__).parents[2] / "sample" / "eo-14288-whitehouse.md").read_bytes())
    assert "eo ingest" in take(path, sheep).facts["rejects"]["some"][0]["reason"]


def test_without_orders_there_is_nothing_to_link_to(empty_database: str, tmp_path: Path) -> None:
    """Coverage comes after the orders."""
    report = take(document(tmp_path / "a.md"), empty_database)
    assert (report.state, report.message) == ("rejected", "the database holds no orders yet: `eo ingest` first")


def test_a_failure_loses_nothing(sheep: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails while documents are checked leaves those that were held, and their revision."""
    take(document(tmp_path / "a.md", url="https://news.example/a"), sheep)
    before = stored.held_coverage(sheep)

    def fail(*_given: object) -> None:
        raise store.WriteFailed("the disk is full")

    monkeypatch.setattr("app.ingest.coverage.running.write_checks", fail)
    with pytest.raises(store.StoreError):
        take(document(tmp_path / "b.md", url="https://news.example/b"), sheep)
    assert stored.held_coverage(sheep) == before


def test_a_reading_is_read_as_it_was_written(sheep: str, tmp_path: Path) -> None:
    """Equal readings give equal bytes, and bytes that are none are refused."""
    for name in ("alert.md", "page.html", "unlinked.txt"):
        take(DOCUMENTS / name, sheep)
    for held in stored.held_coverage(sheep).records.values():
        assert stored.decode(stored.encode(held.reading)) == held.reading
    with pytest.raises(ValueError, match="not an encoded reading"):
        stored.decode(b"nothing")


def test_an_id_never_depends_on_where_an_address_leads_from() -> None:
    """The scheme's host in capitals, a fragment, marks of campaigns, www and a last slash name the same page."""
    plain = identity(normal_address("https://news.example/a/b%20c"), "x", "0" * 64)
    assert plain.startswith("b-c-")
    for other in ("https://NEWS.example/a/b%20c/", "https://www.news.example/a/b%20c?utm_medium=m#x"):
        assert identity(normal_address(other), "y", "1" * 64) == plain


def test_the_command_prints_one_line_of_json(database: str, tmp_path: Path) -> None:
    """`eo ingest-coverage` reports as `eo ingest` does, with its exit codes."""
    command = "ingest-coverage", "--database-url", database
    done = eo(*command, DOCUMENTS, "--dry-run")
    assert done.returncode == 0
    assert json.loads(done.stdout)["documents"] == {"alert": 1, "article": 2}
    assert eo(*command).returncode == 2
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    refused = eo(*command, tmp_path / "x.pdf")
    assert refused.returncode == 3
