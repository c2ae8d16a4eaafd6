"""The Markdown formats over every page held: pages beside the XML, archive pages, and documents that are no orders."""

import re
from functools import cache
from pathlib import Path

import pytest

from app.law.documents import Account, Document, HeadingStatus, Kind, NonOrder
from app.sources import parse

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
# The page's list has lost its marks (14148), the Federal Register numbers a list otherwise (14153), the XML has no
# authority clause (14240).
KNOWN_TO_DIFFER = {"14148", "14153", "14240"}
# A page of "this order" without an authority clause, which the Federal Register does not number.
ORDER_AMONG_OTHERS = {"Designating Antifa as a Domestic Terrorist Organization"}


@cache
def documents(folder: str) -> dict[str, Document]:
    """The one document of every file in a folder, by the file's name."""
    return {file.stem: parse(file.read_bytes(), file.name)[0] for file in sorted((CORPUS / folder).iterdir())}


def orders(folder: str) -> dict[str, Account]:
    """The orders in a folder, by the file's name."""
    return {name: document for name, document in documents(folder).items() if isinstance(document, Account)}


def provision_ids(order: Account) -> set[str]:
    """The ids of an order's provisions; an annex is often a picture in one of two publications."""
    return {section.id for section in order.walk() if not section.id.startswith("annex")}


def folded(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"\W+", "", text).casefold()


def pairs() -> list[tuple[str, Account, Account]]:
    """Every page with the XML of the same order."""
    xml = orders("fr-xml")
    return [
        (name, page, xml[name.partition(".")[0]])
        for name, page in orders("whitehouse-md").items()
        if name.partition(".")[0] in xml
    ]


def test_every_page_of_an_order_is_an_order() -> None:
    """No page of an order is taken for another document."""
    assert [name for name, found in documents("whitehouse-md").items() if isinstance(found, NonOrder)] == []


def test_other_documents_are_refused() -> None:
    """Of the documents that are no orders, none but the one that calls itself an order is taken for one."""
    assert {order.title for order in orders("whitehouse-md-other").values()} <= ORDER_AMONG_OTHERS


def test_fact_sheets_are_fact_sheets() -> None:
    """Fact sheets are refused, at least 98 in 100 of them by their name."""
    found = [document for document in documents("fact-sheets").values() if isinstance(document, NonOrder)]
    assert len(found) == len(documents("fact-sheets"))
    assert sum(document.kind is Kind.FACT_SHEET for document in found) >= 0.98 * len(found)


def test_pages_have_the_provisions_of_the_xml() -> None:
    """A page's provisions have the ids of the Federal Register's text."""
    differing = {name for name, page, xml in pairs() if provision_ids(page) != provision_ids(xml)}
    assert {name.removeprefix("EO-") for name in differing} <= KNOWN_TO_DIFFER
    assert len(differing) <= 0.05 * len(pairs())


def test_pages_have_the_words_of_the_xml() -> None:
    """At least 98 in 100 provisions have the same letters and digits in both publications."""
    same, compared = 0, 0
    for _, page, xml in pairs():
        texts = {section.id: folded(section.heading + section.text + section.closing) for section in xml.walk()}
        for section in page.walk():
            if section.id in texts and not section.id.startswith("annex"):
                compared += 1
                same += texts[section.id] == folded(section.heading + section.text + section.closing)
    assert compared > 4_000
    assert same >= 0.98 * compared


def test_pages_have_no_markup_left() -> None:
    """No tag, star pair, escape or doubled blank is left in the provisions' words."""
    left = re.compile(r"</?\w+[^>]*>|\*\*|\\[^\s]|  |\u00a0")
    texts = ((name, section.text) for name, order in orders("whitehouse-md").items() for section in order.walk())
    assert [name for name, text in texts if left.search(text)] == []


@pytest.mark.parametrize("folder", ["archive-md-fr", "archive-md-app"])
def test_archive_pages_are_read_with_their_number(folder: str) -> None:
    """Every archive page is one lossy order under its own number, dated, with unique ids; a file may lack a suffix."""
    found = orders(folder)
    assert len(found) == len(documents(folder))
    for name, order in found.items():
        number = order.number or ""
        assert name in (f"EO-{number}", f"EO-{number.partition('-')[0]}")
        assert order.signed_on is not None
        assert order.source.lossy
        ids = [section.id for section in order.walk()]
        assert len(ids) == len(set(ids))


def test_archive_headings_are_never_confirmed() -> None:
    """What a formatter may have guessed is not given for certain."""
    for folder in ("archive-md-fr", "archive-md-app"):
        statuses = {section.heading_status for order in orders(folder).values() for section in order.walk()}
        assert statuses <= {HeadingStatus.UNVERIFIED, HeadingStatus.NONE}


def test_archive_pages_have_the_sections_of_the_xml() -> None:
    """At least 90 in 100 archive pages, lossy as they are, have the sections of the Federal Register's text."""
    xml = orders("fr-xml")
    shared = [(order, xml[name]) for name, order in orders("archive-md-fr").items() if name in xml]
    alike = sum(
        {section.id for section in one.sections if section.id[0].isdigit()}
        == {section.id for section in other.sections if section.id[0].isdigit()}
        for one, other in shared
    )
    assert len(shared) > 600
    assert alike >= 0.9 * len(shared)


def test_sign_offs_are_found() -> None:
    """All but a few archive texts that end without one have their place or name apart from the text."""
    found = [order for folder in ("archive-md-fr", "archive-md-app") for order in orders(folder).values()]
    without = [
        order.number for order in found if order.sections and not (order.signature.name or order.signature.place)
    ]
    assert len(without) <= 0.02 * len(found)
