"""The Printing Office's plain text of every order held, beside the XML of those that have both."""

import re
from functools import cache
from pathlib import Path

import pytest

from app.law.documents import Account, Section
from app.sources import parse

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
# What the two print differently: the XML has lost "Sec." over a list (13197) and broken a word (13925), the text has
# lost blanks to be filled in (13387) and a blank between two words (13310, 13514), and has a table's columns side by
# side (13219).
WORDS_DIFFER = {"13197", "13219", "13310", "13387", "13514", "13925"}
# "branch.Sec. 1.3." is a section head by its type in the XML.
IDS_DIFFER = {"13467"}


@cache
def accounts(folder: str) -> dict[str, Account]:
    """Every file's one order, by its number."""
    found = {}
    for file in sorted((CORPUS / folder).iterdir()):
        (document,) = parse(file.read_bytes(), file.name)
        assert isinstance(document, Account), file.name
        found[file.stem.removeprefix("EO-")] = document
    return found


def pairs() -> list[tuple[str, Account, Account]]:
    """The orders that have both, with the plain text and the XML."""
    xml = accounts("fr-xml")
    return [(number, text, xml[number]) for number, text in accounts("fr-txt").items() if number in xml]


def words(account: Account) -> list[str]:
    """The words of all provisions in reading order."""

    def read(section: Section) -> str:
        own = (section.part, section.label, section.heading, section.text)
        return " ".join((*own, *map(read, section.children), section.closing))

    return re.findall(r"\w+", " ".join(map(read, account.sections)))


def test_every_file_is_one_order() -> None:
    """All files are read, each as the order that it is named after or that its metadata corrects (EO 13523)."""
    read = accounts("fr-txt")
    assert len(read) > 700
    assert [number for number, account in read.items() if account.number != number] == ["13523"]
    assert all(account.signed_on and account.published_on and account.document_number for account in read.values())


def test_the_words_are_those_of_the_xml() -> None:
    """More than 99 of 100 orders have exactly the words of their XML; the others are known, with the reason."""
    compared = pairs()
    differ = {number for number, text, xml in compared if words(text) != words(xml)}
    assert differ <= WORDS_DIFFER
    assert len(compared) > 600
    assert len(differ) < len(compared) / 100


def test_the_provisions_are_those_of_the_xml() -> None:
    """All but the known orders have exactly the provisions of their XML."""
    differ = {
        number
        for number, text, xml in pairs()
        if [section.id for section in text.walk()] != [section.id for section in xml.walk()]
    }
    assert differ <= IDS_DIFFER


def test_a_heading_is_never_another_than_that_of_the_xml() -> None:
    """A heading that has lost its type is found, or stays in the text."""
    wrong, found, all_of_them = [], 0, 0
    for number, text, xml in pairs():
        printed = {section.id: section.heading for section in xml.walk()}
        for section in text.walk():
            known = re.findall(r"\w+", printed.get(section.id, section.heading))
            all_of_them += bool(known)
            found += bool(known) and bool(section.heading)
            if section.heading and known and re.findall(r"\w+", section.heading) != known:
                wrong.append((number, section.id))
    assert wrong == []
    assert found > 0.96 * all_of_them


def test_the_orders_without_xml_have_text() -> None:
    """The orders of 1994–99 that have no other text are whole: a preamble, a signature, a filing line."""
    alone = {number: account for number, account in accounts("fr-txt").items() if number not in accounts("fr-xml")}
    assert len(alone) > 150
    for number, account in alone.items():
        assert account.sections[0].text, number
        assert (account.signature.place, bool(account.signature.dated)) == ("THE WHITE HOUSE,", True), number
    assert [number for number, account in alone.items() if not account.filed_on] == ["12947"]
