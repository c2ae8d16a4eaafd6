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


def words(account: Account, but: str = "none") -> list[str]:
    """The words of all provisions in reading order, without the one that is called `but`."""

    def read(section: Section) -> str:
        own = (section.part, section.label, section.heading, section.text)
        return " ".join((*own, *map(read, section.children), section.closing))

    return re.findall(r"\w+", " ".join(read(section) for section in account.sections if section.id != but))


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


# Numbers in narrow cells (13126, 13133); codes of the typesetter, which begin paragraphs with an "L" (EO 13140).
LETTERS_DIFFER = {"13126", "13133"}
CODE = re.compile(r"^(?: {18}L(?=[a-z]+\.? )| {16,24}L(?=  |\(|``|\d{1,3}[a-z]?\. ))", re.MULTILINE)


def test_every_word_is_kept_in_order() -> None:
    """The title and the provisions of an order have exactly the letters printed above its signature, in order."""
    wrong = []
    for number, account in accounts("fr-txt").items():
        printed = (CORPUS / "fr-txt" / f"EO-{number}.htm").read_text(encoding="utf-8", errors="replace")
        heading = re.search(r"^ *Executive Order (?:No\. )?\S+ (?:of )?\w+ \d+, \d+ *$", printed, re.MULTILINE)
        assert heading
        body = printed[heading.end() : printed.index("(Presidential Sig")]
        body = re.sub(r"\[\[Page \d+\]\]|<[^>]*>|[^\x20-\x7e\n]", "", CODE.sub("", body))
        own = [*words(account, but="annex"), *re.findall(r"\w+", account.signature.place + account.signature.dated)]
        letters = re.sub(r"\W+", "", account.title + "".join(own))
        if "[" not in body and not letters.startswith(re.sub(r"\W+", "", body)):
            wrong.append(number)
    assert set(wrong) <= LETTERS_DIFFER


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
