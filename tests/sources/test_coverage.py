"""Documents about orders: Markdown, plain text and HTML to prose, with what they say of themselves."""

import html
from datetime import date
from pathlib import Path

import pytest

from app.law.coverage.values import Hyperlink
from app.law.documents import SourceError
from app.sources.coverage import MAX_BYTES, parse
from tests.cases.coverage import DOCUMENTS

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LONG = "This is a sentence of many words that stands in a paragraph of its own. " * 3


def test_front_matter_says_what_a_document_is() -> None:
    """Title, address, publisher, day and kind stand in it."""
    found = parse((DOCUMENTS / "alert.md").read_bytes(), "alert")
    assert found.title == "Client alert: indemnification of police officers under the new Executive Order"
    assert found.url == "https://law.example/alerts/2025/05/police-indemnification/?utm_source=newsletter#top"
    assert (found.publisher, found.published_on, found.kind) == ("Doe & Roe LLP", date(2025, 5, 5), "alert")


def test_markup_is_no_prose_and_links_are_kept_apart() -> None:
    """Lines that were broken to fit are one paragraph; emphasis and addresses are gone from it."""
    found = parse((DOCUMENTS / "alert.md").read_bytes(), "alert")
    assert found.paragraphs[1].startswith(
        "On April 28, 2025, President Trump signed Executive Order 14288, Strengthening"
    )
    assert [link.words for link in found.links] == ["Executive Order 14288"]
    assert "2025-07790" in found.links[0].address


def test_a_page_of_the_white_house_has_its_own_names() -> None:
    """`source_url` and `published_time` are address and day, the site is the publisher, the title tells the kind."""
    page = (
        "---\ndate: '2021-01-25'\nsource_url: https://bidenwhitehouse.archives.gov/x/fact-sheet-y/\n"
        f'title: "FACT SHEET: President\\_Biden Signs"\n---\n\n{LONG}'
    )
    found = parse(page.encode(), "x")
    assert (found.title, found.published_on, found.kind) == (
        "FACT SHEET: President Biden Signs", date(2021, 1, 25), "fact_sheet",
    )  # fmt: skip
    assert found.publisher == "The White House"


def test_a_text_without_front_matter_is_called_by_its_first_words() -> None:
    """A day that the saving left at its head is its day."""
    found = parse(f" date 2025-04-29 KEY POINTS A short first line\n\n{LONG}".encode(), "x")
    assert (found.title, found.published_on, found.kind) == ("A short first line", date(2025, 4, 29), "article")


def test_a_saved_page_gives_its_main_text_and_what_its_head_says() -> None:
    """Menus, teasers, scripts and footers are no part of it."""
    found = parse((DOCUMENTS / "page.html").read_bytes(), "page")
    prose = " ".join(found.paragraphs)
    assert "13957" not in prose
    assert "14159" not in prose
    assert "on Monday signed an executive order" in prose
    assert (found.title, found.publisher, found.published_on) == (
        "Police get help with court costs", "Example News", date(2025, 4, 29),
    )  # fmt: skip
    assert found.url == "https://news.example/2025/04/29/police-order"


def test_linked_data_tells_day_and_publisher() -> None:
    """A page may say what it is in a script of JSON-LD alone; what is no JSON there is passed over."""
    head = (
        '<script type="application/ld+json">{oops</script><script type="application/ld+json">{"@graph": [{"headline": '
        '"A headline", "datePublished": "2024-02-29T01:00:00Z", "publisher": {"name": "The Paper"}}]}</script>'
    )
    found = parse(f"<html><head>{head}</head><body><article><p>{LONG}</p></article></body></html>".encode(), "x")
    assert (found.title, found.publisher, found.published_on) == ("A headline", "The Paper", date(2024, 2, 29))


def test_a_link_in_a_page_is_kept() -> None:
    """Its words and where it leads."""
    page = f'<article><p>{LONG} He signed <a href="https://www.whitehouse.gov/x/">the order</a>.</p></article>'
    assert Hyperlink("the order", "https://www.whitehouse.gov/x/") in parse(page.encode(), "x").links


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 \x00\x01", "no text"),
        (b"PK\x03\x04 docx", "no text"),
        (b"\xff\xd8\xff\xe0 picture", "no text"),
        (b"words \xe2\x28\xa1 that are not UTF-8 and go on and on and on and on and on", "not valid utf-8"),
        (b"too few words", "no prose"),
        (b"<html><body><p>Hi</p></body></html>", "no main text|no prose"),
        (b"---\nkind: rumour\n---\n" + LONG.encode(), "kind"),
        (b"---\npublished_on: 2025-02-30\n---\n" + LONG.encode(), "no day"),
        (b"---\n[not: a: mapping\n---\n" + LONG.encode(), "front matter"),
        (b"<div>" * 5_000 + LONG.encode(), "too deep"),
        (b"<p>" * 200_000 + LONG.encode(), "too many elements"),
        (b"a " * MAX_BYTES, "larger than"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    """No file is read in part, or as something that it is not."""
    with pytest.raises(SourceError, match=reason):
        parse(data, "x")


def as_page(text: str) -> str:
    """A text as a browser saves the page that has it."""
    paragraphs = "\n".join(f"<p>{html.escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>A page</title><style>p {}</style></head><body>'
        '<nav><a href="/">Home</a> <a href="/a">Executive Order 13769 explained</a></nav>'
        f"<main><article>{paragraphs}</article></main>"
        '<aside><ul><li><a href="/b">Executive Order 14067 on digital assets</a></li></ul></aside>'
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
@pytest.mark.parametrize("seed", ["003", "004"])
@pytest.mark.parametrize("whole", [True, False], ids=["page", "fragment"])
def test_a_page_has_the_prose_of_its_markdown(seed: str, whole: bool) -> None:
    """A fact sheet and a fact-check saved as pages, or pasted from one, have the same paragraphs and kind."""
    text = next(SEEDS.glob(f"{seed}_*")).read_text()
    page = as_page(text)
    if not whole:
        page = page[page.index("<article>") : page.index("</main>")]
    plain, saved = parse(text.encode(), "x"), parse(page.encode(), "x")
    assert [*saved.paragraphs] == [*plain.paragraphs]
    assert saved.kind == plain.kind
