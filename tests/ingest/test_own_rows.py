"""The rows that a worker packs come out as they went in, and whatever is in them is digested."""

import json
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.ingest.annotating import read
from app.ingest.own_rows import OwnRows
from app.law.documents import Account, Order, Publication, Section, Source

SECTION = Section("1", label="Section 1", text="The Secretary of State shall, within 30 days, count “every” lamp.")
SOURCE = Source("whitehouse_markdown", "page.md", "0" * 64, retrieved_at=datetime(2025, 3, 4, 5, 6, tzinfo=UTC))
ACCOUNT = Account(source=SOURCE, number="14001", title="Lamps", sections=(SECTION,))
ORDER = Order(
    number="14001",
    title="Lamps",
    signed_on=date(2025, 3, 3),
    sections=(SECTION,),
    publications=(Publication(ACCOUNT, preferred=True, match_score=0.875),),
)


def packed(order: Order) -> OwnRows:
    """The own rows of an order."""
    return read(order).own


def test_provisions_come_back() -> None:
    """A provision's row has its words and its place."""
    (row,) = packed(ORDER).section_rows()
    assert (row["id"], row["text"], row["position"], row["parent"]) == ("1", SECTION.text, 0, None)


def test_publications_come_back() -> None:
    """A publication's row has its instant as an instant, and its score."""
    (row,) = packed(ORDER).publication_rows()
    assert (row["retrieved_at"], row["match_score"]) == (SOURCE.retrieved_at, 0.875)


def test_directives_come_back() -> None:
    """A directive's row has its day as a day, its deadline in the sequence in which it was read, and a key."""
    own = packed(ORDER)
    (row,) = own.directive_rows(ORDER.signed_on)
    assert row["due_on"] == date(2025, 4, 2)
    assert list(row["deadline"])[:2] != sorted(row["deadline"])[:2]
    assert row["key"] < next(iter(own.directive_rows(date(2025, 3, 4))))["key"]
    assert own.counts == {"sections": 1, "words": 11, "comparisons": 0, "directives": 1, "deadlines": 1}


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, sections=(replace(SECTION, heading="Lamps"),)),
        replace(ORDER, publications=()),
        replace(ORDER, disposition_notes="Amends: EO 13999, January 20, 2021"),
        replace(ORDER, sections=(replace(SECTION, text=SECTION.text.replace("30", "31")),)),
    ],
    ids=["provision", "publication", "fact", "directive"],
)
def test_everything_is_digested(other: Order) -> None:
    """Another provision, publication, fact or directive gives another digest."""
    assert packed(other).digest != packed(ORDER).digest == packed(ORDER).digest


def account(form: str, sha256: str, text: str) -> Account:
    """An account of the order in one provision."""
    section = Section("1", label="Section 1", heading="Lamps", text=text)
    source = Source(form, "x", sha256 * 64, lossy=form == "archive_markdown")
    return Account(source=source, number="14001", title="Lamps", sections=(section,))


RECORD = Account(source=Source("fr_json", "x", "0" * 64), number="14001", title="Lamps")
TEXTS = (
    Publication(account("fr_xml", "a", "Lamps shall glow."), preferred=True),
    Publication(RECORD),
    Publication(account("whitehouse_markdown", "b", "Lamps shall shine.")),
    Publication(account("whitehouse_markdown", "c", "Lamps shall glow.")),
    Publication(account("archive_markdown", "d", "Lamps shall glow.")),
)
COMPARED = replace(ORDER, sections=TEXTS[0].account.sections, publications=TEXTS)


def test_every_two_texts_are_compared() -> None:
    """Each pair of publications that have text has one row; keys ascend, and names are formats where those tell."""
    own = packed(COMPARED)
    rows = list(own.comparison_rows(ORDER.signed_on))
    found = [(row["left_position"], row["right_position"], row["identical"], row["lossy"]) for row in rows]
    assert found == [
        (0, 2, False, False),
        (0, 3, True, False),
        (0, 4, True, True),
        (2, 3, False, False),
        (2, 4, False, True),
        (3, 4, True, True),
    ]
    assert [row["key"] for row in rows] == list(range(rows[0]["key"], rows[0]["key"] + 6))
    assert rows[-1]["key"] < next(packed(COMPARED).comparison_rows(date(2025, 3, 4)))["key"]
    assert (rows[0]["right_name"], rows[1]["right_name"], rows[1]["left_source"]) == (
        "whitehouse_markdown",
        "c" * 64,
        "federal_register",
    )
    assert own.counts["comparisons"] == 6
    kind, section, left, right = json.loads(zlib.decompress(rows[0]["differences"]))[0]
    assert (kind, section, left[:3], right[:3]) == ("wording", "1", ["glow", "1", "text"], ["shine", "1", "text"])


def test_headings_are_told_by_the_others() -> None:
    """A heading that the other texts have is confirmed; one that stands in the only text is of a single source."""
    (row,) = packed(COMPARED).section_rows()
    assert row["heading_status"] == "confirmed"
    (row,) = packed(replace(COMPARED, publications=TEXTS[:2])).section_rows()
    assert row["heading_status"] == "single_source"


def test_differences_are_digested() -> None:
    """Another text of a publication that is not served gives another digest: it differs otherwise from what is."""
    other = Publication(account("archive_markdown", "d", "Lamps shall gleam."))
    assert packed(replace(COMPARED, publications=(*TEXTS[:-1], other))).digest != packed(COMPARED).digest
