"""Documents linked to orders: by what names these, never by what they treat of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.law.coverage.catalogue import Catalogue
from app.law.coverage.linking import link
from app.law.coverage.reading import read
from app.law.coverage.shared_words import Shared, prints_of
from app.law.coverage.values import DocumentKind, Known, Link, Reading, Secondary
from app.sources.coverage.markdown import prose
from tests.cases import FOLDER

OWN = (
    "The Attorney General shall create a mechanism to provide legal resources and indemnification to law enforcement "
    "officers who unjustly incur expenses and liabilities for actions taken during the performance of their duties. "
    "This mechanism shall include the use of private-sector pro bono assistance for such officers."
)
TEXTS = {
    "14288": [OWN],
    "14156": ["The heads of agencies shall identify and exercise any lawful emergency authorities available to them."],
    "14036": ["The heads of agencies shall identify and exercise any lawful emergency authorities available to them."],
}
PUBLISHED = date(2025, 10, 20)


def held() -> Iterator[Known]:
    """The orders of the cases."""
    for line in (FOLDER / "coverage" / "orders.txt").read_text().splitlines():
        if not line.startswith("#"):
            number, title, president, signed_on = line.split(" | ")
            yield Known(number, title, president, date.fromisoformat(signed_on))


ORDERS = tuple(held())


def linked(reading: Reading, orders: tuple[Known, ...] = ORDERS) -> tuple[Link, ...]:
    """What a document is linked to of some orders."""
    shared = Shared(reading.prints)
    for number, texts in TEXTS.items():
        shared.add(number, texts)
    return link(reading, Catalogue(orders), shared.passages(reading.prints))


def document(text: str, title: str = "A title", published_on: date | None = PUBLISHED) -> Secondary:
    """A document of that text."""
    paragraphs, links = prose(text)
    return Secondary(title, DocumentKind.ARTICLE, tuple(paragraphs), published_on=published_on, links=tuple(links))


def cases() -> Iterator[object]:
    """The cases of the file."""
    text = (FOLDER / "coverage" / "links.txt").read_text()
    for block in text.split("\n\n"):
        if block.startswith("#"):
            continue
        name, day, title, *prose_lines, expected = block.strip().splitlines()
        yield pytest.param(day, title, "\n".join(prose_lines), expected.removeprefix("=>").strip(), id=name)


@pytest.mark.parametrize(("day", "title", "text", "expected"), [*cases()])
def test_a_document_is_linked_as_its_case_says(day: str, title: str, text: str, expected: str) -> None:
    """Numbers, titles, days with their issuer link a document; topic words, other things' names and slips do not."""
    found = linked(read(document(text, title, date.fromisoformat(day))))
    said = [
        f"{each.order} {each.role} {','.join(dict.fromkeys(evidence.basis for evidence in each.evidence))}"
        for each in found
    ]
    assert said == ([expected] if expected else [])


def test_words_between_marks_that_one_order_alone_has_link_it() -> None:
    """Five words of one order alone between quotation marks show it, where the document begins, that it is about it."""
    text = "An executive order helps officers. It speaks of “the use of private-sector pro bono assistance.”"
    [found] = linked(read(document(text), ["the use of private-sector pro bono assistance."]))
    assert (found.order, found.role, found.evidence[0].basis) == ("14288", "about", "quoted_words")
    assert found.evidence[0].words == "the use of private-sector pro bono assistance"


def test_few_words_without_marks_link_nothing() -> None:
    """The same words without marks are too few: anybody may write them."""
    assert linked(read(document("An executive order speaks of the use of private-sector pro bono assistance."))) == ()


def test_a_long_passage_without_marks_links_its_order() -> None:
    """A passage of a dozen words that one order alone has is taken from it."""
    text = f"By the executive order officers get help. {OWN[30:170]} Nobody was surprised."
    [found] = linked(read(document(text)))
    assert (found.order, found.evidence[0].basis) == ("14288", "quoted_words")
    assert found.evidence[0].words in OWN


def test_words_of_two_orders_link_neither() -> None:
    """What two orders have is the words of neither."""
    assert linked(read(document(f"An executive order says: {TEXTS['14036'][0]}"))) == ()


def test_words_of_an_order_link_nothing_where_no_order_is_spoken_of() -> None:
    """A law or a speech may have the words, too: the document must speak of an executive order."""
    assert linked(read(document(f"The statute says: {OWN}"))) == ()


def test_words_link_no_older_order_where_one_that_is_not_held_is_told_of() -> None:
    """The words may be those of the order told of, which nobody can look up."""
    text = f"Today, President Donald J. Trump signed an Executive Order. {OWN}"
    assert linked(read(document(text, published_on=date(2025, 12, 1)))) == ()


def test_a_document_is_linked_anew_when_other_orders_are_held() -> None:
    """What is kept of a document is enough to find an order that was not held when it was read."""
    reading = read(document("The President's Executive Order on Promoting Competition in the American Economy."))
    without = tuple(order for order in ORDERS if order.number != "14036")
    assert linked(reading, without) == ()
    assert [found.order for found in linked(reading)] == ["14036"]


def test_a_reading_holds_no_prose() -> None:
    """No run of words of the text stands in what is kept, but those that may name an order and quotations."""
    text = "Nothing here names anything. The weather was fine, the hall was full, and nobody asked a single question."
    reading = replace(read(document(text)), title="")
    assert "weather" not in repr(reading)
    assert reading.prints == tuple(sorted(prints_of([text])))


def test_short_passages_link_a_short_document_and_no_long_one() -> None:
    """Three passages are much of a page and little of a brochure, whose matter has such words, too."""
    parts = (
        "a mechanism to provide legal resources and indemnification to",
        "officers who unjustly incur expenses and liabilities for",
        "the use of private-sector pro bono assistance for such",
    )
    text = "An executive order helps officers. " + " And so. ".join(parts)
    weather = " ".join(f"On day {day} the hall was full and the weather was fine in town." for day in range(200))
    assert [found.order for found in linked(read(document(text)))] == ["14288"]
    assert linked(read(document(f"{text}\n\n{weather}"))) == ()
