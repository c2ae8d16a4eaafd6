"""What is added comes to what is held, what is removed goes, and neither takes anything else with it."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, delete, select, update

from app import ingest, store
from app.ingest.ways import NotRemembered
from app.tables import Corpus, MatchRow, ReferenceItem, SourceAccountRow, SourceDocumentRow
from tests.ingest.test_ingest import held
from tests.records import orders, record, write
from tests.rewriting import rewriting

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
PAGE = """---
date: '{day}'
source_url: https://www.whitehouse.gov/presidential-actions/2021/03/{words}/
title: {words}
---

By the authority vested in me as President by the Constitution, it is hereby ordered:

Section 1. Policy. {words} stay lit from dusk until dawn.

JOSEPH R. BIDEN JR.
"""


def perform(how: Any, url: str, *given: Any, **options: Any) -> ingest.Report:
    """Run an ingest, an addition or a removal."""
    report: ingest.Report = how(*given, ingest.Options(url, **options), NOW, lambda _step, _done, _total: None)
    return report


@pytest.fixture
def corpus(empty_database: str, tmp_path: Path) -> str:
    """A database that holds 14001 and 14002, each of a file of its own, and 14003 and 14004 of one list."""
    folder = orders(tmp_path / "in", "14001", "14002")
    write(folder / "list.json", record("14003"), record("14004"))
    perform(ingest.run, empty_database, [folder])
    return empty_database


def numbers(url: str) -> list[str]:
    """The orders that a database holds."""
    return held(url)[2]


def shown(url: str) -> list[tuple[str, str]]:
    """What the references that are rendered show of the orders named: number and status."""
    engine = create_engine(store.parse_url(url))
    with engine.connect() as connection:
        items = [
            json.loads(item) for item in connection.scalars(select(ReferenceItem.item).order_by(ReferenceItem.key))
        ]
    engine.dispose()
    return [(item["target"]["number"], item["target"]["status"]) for item in items]


def test_an_order_shows_the_status_that_another_one_has_now(empty_database: str, tmp_path: Path) -> None:
    """Whoever names an order is told anew when a third one revokes it, though its own words are as they were."""
    folder = tmp_path / "in"
    for number in range(14010, 14030):
        write(folder / f"{number}.json", record(str(number)))
    write(folder / "14001.json", record("14001"))
    write(folder / "14002.json", record("14002", disposition_notes="See: EO 14001, February 1, 2021"))
    perform(ingest.run, empty_database, [folder])
    assert shown(empty_database) == [("14001", "in_force")]
    third = record("14003", disposition_notes="Revokes: EO 14001, February 1, 2021")
    report = perform(ingest.add, empty_database, [write(tmp_path / "14003.json", third)])
    assert report.facts["added"]["some"] == ["14003"]
    assert shown(empty_database) == [("14001", "revoked"), ("14001", "revoked")]


def test_what_is_added_comes_to_what_is_held(corpus: str, tmp_path: Path) -> None:
    """A file of a new order adds that order and keeps all others; the same file again changes nothing."""
    new = write(tmp_path / "14005.json", record("14005"))
    report = perform(ingest.add, corpus, [new])
    assert (report.state, report.facts["added"]["some"], report.facts["parsed"]) == ("published", ["14005"], 1)
    assert numbers(corpus) == ["14001", "14002", "14003", "14004", "14005"]
    assert perform(ingest.add, corpus, [new]).state == "unchanged"


def test_a_document_takes_the_place_of_the_one_of_its_name(corpus: str, tmp_path: Path) -> None:
    """A newer file of an order is told to replace the held one."""
    newer = write(tmp_path / "14001.json", record("14001", title="Lamps"))
    report = perform(ingest.add, corpus, [newer])
    assert (report.facts["replaced"], report.facts["changed"]["some"]) == (["14001.json"], ["14001"])
    assert numbers(corpus) == ["14001", "14002", "14003", "14004"]


def test_a_name_of_another_order_s_document_is_refused(corpus: str, tmp_path: Path) -> None:
    """Two files of one name that tell of different orders are two documents: neither goes in silence."""
    other = write(tmp_path / "14001.json", record("14009"))
    report = perform(ingest.add, corpus, [other])
    assert (report.state, report.facts["rejects"]["some"][0]["file"]) == ("rejected", "14001.json")
    assert numbers(corpus) == ["14001", "14002", "14003", "14004"]


def test_an_order_is_removed_with_its_own_documents(corpus: str) -> None:
    """The documents that tell of it alone go, and the others stay."""
    report = perform(ingest.remove, corpus, ["14001"], [])
    assert (report.facts["taken_away"], report.facts["removed"]["some"]) == (["14001.json"], ["14001"])
    assert numbers(corpus) == ["14002", "14003", "14004"]


def test_what_else_changes_is_told(corpus: str, tmp_path: Path) -> None:
    """An order that comes or goes: whose status changed with it, and which references lead to it or nowhere now."""
    new = tmp_path / "14005.json"
    write(new, record("14005", disposition_notes="Revokes: EO 14001, February 1, 2021; EO 14000, February 1, 2021"))
    added = perform(ingest.add, corpus, [new]).facts
    assert added["statuses"]["some"] == [{"order": "14001", "from": "in_force", "to": "revoked"}]
    assert (added["resolved"]["count"], added["unresolved"]["count"]) == (0, 0)
    came = perform(ingest.add, corpus, [write(tmp_path / "14000.json", record("14000"))]).facts
    assert came["resolved"]["some"] == [{"order": "14005", "target": "14000"}]
    went = perform(ingest.remove, corpus, ["14000"], []).facts
    assert (went["unresolved"]["some"], went["statuses"]["count"]) == ([{"order": "14005", "target": "14000"}], 0)
    gone = perform(ingest.remove, corpus, ["14005"], []).facts
    assert gone["statuses"]["some"] == [{"order": "14001", "from": "revoked", "to": "in_force"}]


def test_a_document_is_removed_by_name(corpus: str) -> None:
    """All that it told goes."""
    report = perform(ingest.remove, corpus, [], ["list.json"], allow_shrink=True)
    assert report.facts["removed"]["some"] == ["14003", "14004"]
    assert numbers(corpus) == ["14001", "14002"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((["14009"], []), "14009 is not held"),
        (([], ["nowhere.json"]), "nowhere.json is not held"),
        ((["14003"], []), "nothing but list.json tells of these orders, and of others, too"),
    ],
)
def test_what_cannot_be_removed_is_told(corpus: str, given: Sequence[Any], said: str) -> None:
    """What is not held, and an order that a list tells of beside others, is refused; nothing is published."""
    report = perform(ingest.remove, corpus, *given)
    assert (report.state, report.message) == ("rejected", f"{said}, nothing published")
    assert numbers(corpus) == ["14001", "14002", "14003", "14004"]


def test_nothing_is_added_to_what_is_not_remembered(corpus: str, tmp_path: Path) -> None:
    """A corpus of a release that did not remember its documents must be ingested once."""
    with rewriting(corpus) as connection:
        for model in (MatchRow, SourceAccountRow, SourceDocumentRow):
            connection.execute(delete(model))
        connection.execute(update(Corpus).values(made_by=None))
    with pytest.raises(NotRemembered, match="run `eo ingest` with all of it"):
        perform(ingest.add, corpus, [write(tmp_path / "14005.json", record("14005"))])


def test_pages_that_get_their_numbers_are_not_lost(empty_database: str, tmp_path: Path) -> None:
    """Orders without a number that are known under theirs now do not count as removed ones."""
    folder = tmp_path / "pages"
    folder.mkdir()
    titles = {"14011": "Harbour lamps", "14012": "Railway lamps", "14013": "Street lamps"}
    for day, (number, words) in enumerate(titles.items(), start=1):
        (folder / f"{number}.md").write_text(PAGE.format(day=f"2021-03-0{day}", words=words))
    perform(ingest.run, empty_database, [folder])
    pages = {f"unnumbered-{sha256(path.read_bytes()).hexdigest()[:16]}" for path in folder.iterdir()}
    assert set(numbers(empty_database)) == pages
    records = [
        record(number, title=words, signing_date=f"2021-03-0{day}", publication_date="2021-03-09")
        for day, (number, words) in enumerate(titles.items(), start=1)
    ]
    report = perform(ingest.add, empty_database, [write(tmp_path / "numbers.json", *records)])
    assert (report.state, report.facts["removed"]["count"]) == ("published", 3)
    assert numbers(empty_database) == list(titles)
