"""What the publications of the corpus have differently: counted, and the wording read by hand."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.law.comparison import compare
from app.law.documents import Account, Section
from app.sources import parse
from tests.api import shelf
from tests.conftest import CORPUS

pytestmark = pytest.mark.corpus

READ = {
    "14176": "the page has “it is hereby ordered as follows”",
    "14177": "the page has “it is hereby ordered as follows”",
    "14178": "the page has “it is hereby ordered as follows”",
    "14179": "the page has “it is hereby ordered as follows”",
    "14240": "the Register lacks the whole enacting clause",
    "14243": "the Register prints “Purpose.” twice",
    "14268": "the page has the lines of section 3(c)(ii) in another sequence, and so runs it into (i)",
    "14335": "the Register has “Federal space exploration objectives”, the page “Federal space objectives”",
}
"""Of which orders the operative words differ between the Register's XML and a White House page, as both really are."""
PICTURED = {"14203", "14323", "14325", "14326", "14346"}
"""Of which orders the Register prints an annex as a picture that the page has as text."""


@pytest.fixture(scope="module")
def served(url: str) -> Iterator[TestClient]:
    """A client over the whole corpus."""
    with shelf.client(url) as client:
        yield client


def compared(client: TestClient, query: str) -> Mapping[str, list[dict[str, Any]]]:
    """Every comparison that a query selects, by order."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    url = f"/v1/comparisons?limit=100&{query}"
    while url:
        page = client.get(url).json()
        for item in page["items"]:
            found[item["order"]["number"]].append(item)
        url = page["links"]["next"]
    return found


def test_register_and_white_house(served: TestClient, record_property: Any) -> None:
    """Between the Register and the White House, words differ only where they do on paper."""
    found = compared(served, "left=federal_register&right=whitehouse")
    differ = {number for number, pairs in found.items() if any(pair["counts"]["wording"] for pair in pairs)}
    unread = {number for number, pairs in found.items() if any(pair["uncompared"] for pair in pairs)}
    record_property("said", f"{len(found)} orders, {len(differ)} differ, {len(unread)} have an annex as a picture")
    assert len(found) >= 159
    assert differ == set(READ)
    assert unread == PICTURED


def test_the_two_forms_of_the_register(served: TestClient, record_property: Any) -> None:
    """The Register's XML and its plain text have the same operative words in every order."""
    found = compared(served, "left=fr_xml&right=fr_text")
    record_property("said", f"{len(found)} orders")
    assert len(found) >= 609
    assert [number for number, (pair,) in found.items() if pair["operative_text_identical"] is not True] == []


def changed(account: Account, chance: random.Random, change: Callable[[list[str], int], list[str]]) -> Account:
    """The account with one word changed."""
    held = chance.choice([section for section in account.walk() if len(section.text.split()) > 8])
    words = held.text.split(" ")
    place = chance.choice([at for at, word in enumerate(words) if at and word.isalpha()])

    def rebuilt(section: Section) -> Section:
        if section is held:
            return replace(section, text=" ".join(change(words, place)))
        return replace(section, children=tuple(map(rebuilt, section.children)))

    return replace(account, sections=tuple(map(rebuilt, account.sections)))


CHANGES: Mapping[str, tuple[Callable[[list[str], int], list[str]], bool]] = {
    "another": (lambda words, at: [*words[:at], "zeppelin", *words[at + 1 :]], False),
    "dropped": (lambda words, at: [*words[:at], *words[at + 1 :]], False),
    "added": (lambda words, at: [*words[:at], "not", *words[at:]], False),
    "doubled": (lambda words, at: [*words[:at], words[at], *words[at:]], False),
    "in capitals": (lambda words, at: [*words[:at], words[at].swapcase(), *words[at + 1 :]], True),
    "with a comma": (lambda words, at: [*words[:at], f"{words[at]},", *words[at + 1 :]], True),
    "before a paragraph": (
        lambda words, at: [*words[: at - 1], "\n\n".join(words[at - 1 : at + 1]), *words[at + 1 :]],
        True,
    ),
}
"""What may happen to a word, and whether the words are the same then."""


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_in_an_order_is_told(name: str) -> None:
    """Whatever happens to one word of an order, it is the one difference, and of words only if the word is another."""
    chance = random.Random(name)  # noqa: S311 (a test's data, no secret)
    change, same = CHANGES[name]
    for file in sorted((CORPUS / "fr-xml").iterdir())[::4]:
        (account,) = parse(file.read_bytes(), file.name)
        assert isinstance(account, Account)
        found = compare(account, changed(account, chance, change))
        assert (file.name, found.operative_text_identical, len(found.differences)) == (file.name, same, 1)


def test_an_archive_that_loses_words_is_told(served: TestClient) -> None:
    """Most texts of the archive's Markdown have all words, and those that lost some are listed on demand alone."""
    lossy = compared(served, "lossy=only&left=fr_xml")
    differ = [number for number, (pair,) in lossy.items() if pair["counts"]["wording"]]
    assert 0.15 < len(differ) / len(lossy) < 0.30
    assert not any(pair["lossy"] for pairs in compared(served, "class=wording").values() for pair in pairs)


def test_most_headings_are_confirmed(served: TestClient) -> None:
    """Of EO 14288 every heading of the Register is that of the White House page."""
    items = served.get("/v1/orders/14288/sections").json()["items"]
    assert {item["heading_status"] for item in items if item["heading"]} == {"confirmed"}
