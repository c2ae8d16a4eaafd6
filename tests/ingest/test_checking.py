"""`eo check`: what is sound is found sound, and whatever is another than was published is named."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, insert, select, update

from app.ingest import checking
from app.store.digests import digest
from app.tables import (
    AmendmentRow,
    Corpus,
    CoverageQuotationRow,
    DirectiveActorRow,
    DocumentRow,
    OrderItem,
    OrderRow,
    PublishRow,
    ReferenceRow,
    SectionRow,
    SourceAccountRow,
)
from app.tables.index import StemRow
from tests.beginnings import CopyOf
from tests.commands import eo
from tests.rewriting import rewriting


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a database of the test's own that holds the sample and what is written about it."""
    return copy_of(request.param, "sample and coverage")


def found(url: str) -> checking.Checked:
    """What a check finds."""
    return checking.check(url, 1, lambda *_: None)


def test_what_was_published_is_sound(url: str) -> None:
    """Every part of a database is looked at, and nothing is wrong with what a publish left."""
    checked = found(url)
    assert (checked.faults, checked.unchecked) == ([], [])
    assert set(checked.checked) == {"documents", "items", "accounts", "publishes", "words", "rows"}
    assert all(checked.checked.values())


def _document(connection: Connection) -> None:
    path = connection.scalars(select(DocumentRow.path)).first()
    connection.execute(update(DocumentRow).where(DocumentRow.path == path).values(plain=b"{}"))


def _item(connection: Connection) -> None:
    connection.execute(delete(OrderItem).where(OrderItem.key == select(func.min(OrderItem.key)).scalar_subquery()))


def _item_of_another(connection: Connection) -> None:
    key, other = connection.scalars(select(OrderItem.key).order_by(OrderItem.key).limit(2))
    item = connection.scalar(select(OrderItem.item).where(OrderItem.key == other))
    values = {"item": item, "digest": digest(other, str(item).encode())}
    connection.execute(update(OrderItem).where(OrderItem.key == key).values(values))


def _account(connection: Connection) -> None:
    connection.execute(update(SourceAccountRow).values(digest="0123456789abcdef"))


def _one_more_stem(connection: Connection) -> None:
    connection.execute(insert(StemRow), {"stem": "zyzzyva", "orders": 1, "sections": 0, "directives": 0})


def _values(model: Any, **values: Any) -> Callable[[Connection], None]:
    """A change of one column of one row, or of all if they are few."""

    def change(connection: Connection) -> None:
        connection.execute(update(model).values(values))

    return change


SPOILT: dict[str, tuple[Callable[[Connection], None], str]] = {
    "text": (_values(SectionRow, text="Employees commute."), "sections: "),
    "heading": (_values(SectionRow, heading="Purpose."), "sections: "),
    "title": (_values(OrderRow, title="Another"), "orders: "),
    "status": (_values(OrderRow, status="revoked"), "orders: "),
    "reference": (_values(ReferenceRow, relation="revokes"), "references: "),
    "amendment": (_values(AmendmentRow, state="undone"), "amendments: "),
    "actor": (_values(DirectiveActorRow, role="other"), "directive_actors: "),
    "quotation": (_values(CoverageQuotationRow, verdict="exact"), "coverage_quotations: "),
    "account": (_account, "is not what was parsed"),
    "document": (_document, "is not what was rendered"),
    "no item": (_item, "has no item"),
    "another's item": (_item_of_another, "is not what was rendered"),
    "stem": (_one_more_stem, "search_stems is not what the text says"),
    "revision": (_values(Corpus, revision="ffffffffffffffff"), "the revision of what is held is "),
    "summary": (_values(Corpus, summary={}), "the summary of the corpus"),
    "ledger": (_values(PublishRow, revision="ffffffffffffffff"), "the last publish"),
}
"""What somebody changes who seals the file again, and what is said of it."""


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_another_than_published_is_named(copy_of: CopyOf, what: str) -> None:
    """A change of any part is found, and the part is named."""
    url = copy_of("sqlite", "sample and coverage")
    spoil, said = SPOILT[what]
    with rewriting(url) as connection:
        spoil(connection)
    faults = found(url).faults
    assert any(said in fault for fault in faults), faults


def test_the_command_says_so_in_one_line(url: str) -> None:
    """The command prints one line of JSON, and its exit code tells whether the database is sound."""
    done = eo("check", "--workers", "1", "--database-url", url)
    told = json.loads(done.stdout)
    assert (done.returncode, told["state"], told["faults"]) == (0, "sound", [])
    with rewriting(url) as connection:
        connection.execute(update(OrderRow).values(title="Another"))
    done = eo("check", "--workers", "1", "--database-url", url)
    told = json.loads(done.stdout)
    assert (done.returncode, told["state"], told["revision"]) == (5, "damaged", told["revision"])
    assert told["faults"][0] in done.stderr


def test_a_corpus_of_another_version_says_what_was_not_checked(url: str) -> None:
    """What another version of the program made is not made anew, and that is said; all else is checked."""
    with rewriting(url) as connection:
        connection.execute(update(Corpus).values(made_by="another"))
    checked = found(url)
    assert checked.faults == []
    assert "ingest it again" in checked.unchecked[0]
    assert "rows" not in checked.checked


def test_a_damaged_file_is_damaged(copy_of: CopyOf) -> None:
    """A bit that is another in the file is found before anything is read."""
    url = copy_of("sqlite", "sample")
    with open(url.removeprefix("sqlite:///"), "r+b") as file:  # noqa: PTH123 (a path in a URL)
        file.seek(-1, 2)
        file.write(b"!")
    done = eo("check", "--database-url", url)
    assert (done.returncode, json.loads(done.stdout)["state"]) == (5, "damaged")


def test_nothing_to_check_is_no_sound_database(empty_database: str) -> None:
    """A database without a corpus is not called sound."""
    assert eo("check", "--database-url", empty_database).returncode == 5
