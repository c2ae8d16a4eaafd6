"""The register that comes with the program: read strictly, and written as it is read."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.dispositions.facts import told
from app.law.documents import Account, Facts, NoteItem, SourceError
from app.law.numbering import sort_key
from app.sources import parse, recognise
from app.sources.register.writing import record, written

LINE: dict[str, Any] = {
    "number": "14057",
    "title": "Keeping Lamps’ Oil",
    "signed_on": "2021-12-08",
    "filed_on": "2021-12-10",
    "published_on": "2021-12-13",
    "document_number": "2021-27114",
    "citation": "86 FR 70935",
    "end_page": 70943,
    "noted_on": "2024-10-02",
    "noted": [
        ["revokes", "13834", "2018-05-17"],
        ["amended_by", "10014", {"kind": "proclamation", "extent": "in_part"}],
        ["terminated_by", None, "1969-11-15", {"kind": "remark", "extent": "in_part", "says": "ceased", "body": "bar"}],
        ["note", "Pub. L. 89-554", {"kind": "public_law", "says": "authority"}],
    ],
}  # fmt: skip
MADE_ON = date(2026, 1, 2)


def register(*lines: dict[str, Any]) -> bytes:
    """A register of these lines."""
    return written(lines, MADE_ON).encode()


def test_a_line_is_an_order() -> None:
    """What a line says, and what follows from it, are the facts of one account without text."""
    data = register(LINE)
    (account,) = parse(data, "register.ndjson")
    assert isinstance(account, Account)
    assert recognise(data).name == account.source.format == "register"
    assert (account.number, account.title, account.signed_on) == ("14057", "Keeping Lamps’ Oil", date(2021, 12, 8))
    assert (account.start_page, account.end_page) == (70935, 70943)
    assert account.html_url == ("https://www.federalregister.gov/documents/2021/12/13/2021-27114/keeping-lamps-oil")
    assert account.pdf_url == "https://www.govinfo.gov/content/pkg/FR-2021-12-13/pdf/2021-27114.pdf"
    assert (account.disposition_notes, account.notes_captured_on, account.sections) == (None, date(2024, 10, 2), ())


def test_what_the_editors_noted_is_told_in_our_words() -> None:
    """Each item has a label of the standard form, and words made of its facts."""
    (account,) = parse(register(LINE), "register.ndjson")
    assert isinstance(account, Account)
    assert [(item.relation, item.incoming, item.extent, item.label, item.words) for item in account.recorded] == [
        ("revokes", False, "whole", "Revokes", "EO 13834, May 17, 2018"),
        ("amends", True, "in_part", "Amended in part by", "Proclamation 10014"),
        ("terminates", True, "in_part", "Terminated in part", "Bar ceased, November 15, 1969"),
        ("note", False, "whole", "Note", "Authority ended by Pub. L. 89-554"),
    ]


def test_what_follows_may_be_denied() -> None:
    """A fact that the others would tell wrongly is stated, as null where it is not known."""
    (account,) = parse(register({**LINE, "pdf_url": None, "html_url": "https://example.org/x"}), "register.ndjson")
    assert isinstance(account, Account)
    assert (account.pdf_url, account.html_url, account.start_page) == (None, "https://example.org/x", 70935)


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "14,057"}, {"number": 14057}, {"title": None}, {"title": ""}, {"title": "two\nlines"},
        {"signed_on": "12/08/2021"}, {"signed_on": None}, {"end_page": "70943"}, {"end_page": True}, {"end_page": 0},
        {"president": "joe-biden"}, {"title": "a\x00b"}, {"noted": {}}, {"noted": [["revokes"]]},
        {"noted": [["revoked", "1"]]}, {"noted": [["revokes", None]]}, {"noted": [["revokes", "1", "2018-13-01"]]},
        {"noted": [["revokes", "1", {"extent": "most"}]]}, {"noted": [["revokes", "1", {"words": "EO 1"}]]},
        {"noted": [["note", "1"]]}, {"noted": [["revokes", "1", {"says": "nothing"}]]}, {"noted": [[["a"], "1"]]},
        {"noted": [["revokes", "1", "2018-05-17", "2018-05-17"]]}, {"noted": [["note", "1", {"says": "ceased"}]]},
        {"noted": [["revokes", "1", {"kind": "remark"}]]}, {"noted": [["revokes", "1", {"body": 3}]]},
        {"noted": [["see", None, {"kind": "remark"}]]}, {"noted": [["revokes", "1", {"says": []}]]},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_line_is_refused_by_its_number(wrong: dict[str, Any]) -> None:
    """Whatever we would not write is refused, and the message names the line."""
    with pytest.raises(SourceError, match=r"^line 3: "):
        parse(register({"number": "14056", "title": "T"}, {**LINE, **wrong}), "register.ndjson")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (register(LINE, LINE), "line 3: order 14057 stands after order 14057"),
        (register(LINE)[:-1], "cut off"),
        (register(LINE) + b"\n", "line 3: "),
        (register(LINE) + b"[1]\n", "line 3: it is no order"),
        (register(LINE).replace(b'"title"', b'"number": "1", "title"'), "line 2: a name stands there twice"),
        (register(LINE).replace(b"made_on", b"made_at"), "line 1: "),
        (register(LINE).replace(b"2026-01-02", b"today"), "line 1: "),
        (b'["register of executive orders", {}]\n', "line 1: "),
        (register(LINE).replace(b"14057", b"1" + b"0" * 5000), "line 2: "),
    ],
    ids=range(9),
)
def test_a_register_that_is_none_is_refused(data: bytes, message: str) -> None:
    """Orders out of their order, a line cut off, a name said twice, a first line that says something else."""
    with pytest.raises(SourceError, match=message):
        parse(data, "register.ndjson")


WORDS = st.text("Aa1é’.,(", min_size=1, max_size=12) | st.just("two words")
DAYS = st.dates(date(1933, 3, 4), date(2030, 1, 1))
URLS = st.sampled_from(["https://www.federalregister.gov/d/1", "https://www.govinfo.gov/x.pdf"])
ACTS = st.builds(
    NoteItem,
    relation=st.sampled_from(["revokes", "amends", "see", "continues", "supersedes"]),
    incoming=st.booleans(),
    extent=st.sampled_from(["whole", "in_part"]),
    kind=st.sampled_from(["executive_order", "proclamation", "public_law", "unnumbered_order", "letter"]),
    target=WORDS,
    dated_on=st.none() | DAYS,
    label=st.just(""),
    words=st.just(""),
    says=st.sampled_from(["", "entire", "not_executive"]),
    body=st.sampled_from(["", "council"]),
)
ENDS = st.builds(
    NoteItem,
    relation=st.sampled_from(["terminates", "expires"]),
    incoming=st.just(True),
    extent=st.sampled_from(["whole", "in_part"]),
    kind=st.just("remark"),
    target=st.just(""),
    dated_on=st.none() | DAYS,
    label=st.just(""),
    words=st.just(""),
    says=st.sampled_from(["", "ceased"]),
    body=st.sampled_from(["", "commission"]),
)
DOUBTS = st.builds(
    NoteItem,
    relation=st.just("note"),
    incoming=st.just(False),
    extent=st.just("whole"),
    kind=st.just("public_law"),
    target=WORDS,
    dated_on=st.none(),
    label=st.just(""),
    words=st.just(""),
    says=st.sampled_from(["authority", "powers"]),
)
FACTS = st.builds(
    Facts,
    title=WORDS,
    signed_on=st.none() | DAYS,
    filed_on=st.none() | DAYS,
    published_on=st.none() | DAYS,
    document_number=st.none() | WORDS,
    citation=st.sampled_from([None, "86 FR 70935", "see volume 5"]),
    start_page=st.none() | st.integers(1, 99_999),
    end_page=st.none() | st.integers(1, 99_999),
    html_url=st.none() | URLS,
    pdf_url=st.none() | URLS,
)
NUMBERS = st.sampled_from(["1", "99", "100", "11359", "11359-A", "14288"])
TOLD = st.tuples(FACTS, st.lists((ACTS | ENDS | DOUBTS).map(told), max_size=4), DAYS)


@given(st.dictionaries(NUMBERS, TOLD, max_size=4))
def test_what_is_written_is_read(orders: dict[str, tuple[Facts, list[NoteItem], date]]) -> None:
    """A register read gives the facts that it was written of, and written again it is the same to the letter."""
    given = sorted(orders.items(), key=lambda item: sort_key(item[0]))
    text = written([record(number, *facts) for number, facts in given], MADE_ON)
    read = [account for account in parse(text.encode(), "register.ndjson") if isinstance(account, Account)]
    assert [(account.number, list(account.recorded)) for account in read] == [(n, told[1]) for n, told in given]
    assert [
        all(getattr(account, name) == getattr(facts, name) for name in Facts.__slots__)
        for account, (_, (facts, _, _)) in zip(read, given, strict=True)
    ] == [True] * len(given)
    again = [record(str(one.number), one, one.recorded, one.notes_captured_on) for one in read]
    assert written(again, MADE_ON) == text


def test_the_first_line_says_what_the_register_is() -> None:
    """Its origin, its licence, the day it was made, and the days of the notes with the orders they are of."""
    title, about = json.loads(register({"number": "1", "title": "T"}, LINE).split(b"\n")[0])
    assert title == "register of executive orders"
    assert about["made_on"] == "2026-01-02"
    assert about["noted_on"] == {"2024-10-02": "1 orders, 14057 to 14057"}
    assert "US Government works" in about["licence"]
    assert "No text of an order" in about["origin"]
