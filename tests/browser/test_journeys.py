"""What people come for, click by click: each journey is made with scripts and without."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def downloaded(page: Page, link: str) -> str:
    """The text of the file that the last link with these words is to: the first may be one of the site."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link, exact=True).last.click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def path_of(page: Page) -> str:
    """Where the page is, without the host."""
    return re.sub(r"^https?://[^/]+", "", page.url)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("EO 14288 s 3(b)", "/orders/14288#s3.b"),
        ("90 FR 18765", "/orders/14288"),
        ("14288", "/orders/14288"),
        ("https://www.federalregister.gov/documents/2025/05/02/2025-07790/strengthening", "/orders/14288"),
        ("consent decrees", "/search?q=consent+decrees"),
    ],
)
def test_what_is_typed_leads_to_it(reader: Page, typed: str, path: str) -> None:
    """A citation, a page, a number or an official address leads to the order; other words to the search."""
    reader.goto("/")
    reader.locator("main input[name=q]").fill(typed)
    reader.get_by_role("button", name="Search").click()
    reader.wait_for_url(lambda url: not url.endswith("/"))
    assert path_of(reader) == path


def test_from_a_citation_to_a_link_to_share(reader: Page) -> None:
    """Home, a citation, its provision in the order, the provision alone, its permanent link, and back by that."""
    reader.goto("/")
    reader.locator("main input[name=q]").fill("Executive Order 14288, section 3(b)")
    reader.get_by_role("button", name="Search").click()
    provision = reader.locator(":target")
    expect(provision).to_contain_text("consent decrees")
    provision.get_by_role("link", name="alone, and to share").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("3(b)")
    link = reader.locator("#share dd code").nth(1).inner_text()
    assert link.endswith("/eo/14288/3.b")
    reader.goto(link)
    assert path_of(reader) == "/orders/14288#s3.b"
    expect(reader.locator(":target")).to_contain_text("consent decrees")


def test_from_a_search_to_a_spreadsheet(reader: Page) -> None:
    """A search, narrowed by a link and sorted by the form, gives a file with as many rows as the page tells."""
    reader.goto("/search?q=order")
    reader.get_by_role("link", name="in force").first.click()
    reader.get_by_label("Sort").select_option(label="Oldest first")
    reader.get_by_role("button", name="Show").click()
    assert {"status=in_force", "sort=signed_on", "q=order"} <= set(reader.url.partition("?")[2].split("&"))
    told = int(reader.locator("main strong").first.inner_text().split()[0])
    rows = list(csv.DictReader(StringIO(downloaded(reader, "CSV"))))
    assert len(rows) == told > 10
    assert {row["order"] for row in rows} == {"14288", "14999"}
    assert [row["signed_on"] for row in rows] == sorted(row["signed_on"] for row in rows)


def test_from_a_list_to_its_calendar(reader: Page) -> None:
    """Orders narrowed by the form give the days due in them, and no others."""
    reader.goto("/orders")
    reader.get_by_label("With a deadline").select_option(label="Yes")
    reader.get_by_label("Words").fill("awkwardness")
    reader.get_by_role("button", name="Show").click()
    expect(reader.locator("main strong").first).to_have_text("1 order")
    calendar = vobject.readOne(downloaded(reader, "Calendar"))
    assert {event.categories.value[0] for event in calendar.vevent_list} == {"EO 14999"}


def test_from_an_order_to_its_days_due(reader: Page) -> None:
    """The order's days due are a picture, whose lines lead to provisions, and a file for calendars."""
    reader.goto("/orders/14288")
    calendar = vobject.readOne(downloaded(reader, "Calendar file"))
    assert sorted(event.dtstart.value.isoformat() for event in calendar.vevent_list) == [
        "2025-06-27", "2025-07-27", "2025-07-27",
    ]  # fmt: skip
    reader.locator("svg.timeline a").first.click()
    expect(reader.locator(":target")).to_contain_text("consent decrees")


def test_from_prose_to_verdicts(reader: Page) -> None:
    """Each quotation of pasted prose has its verdict, with what differs and the provision it is from."""
    reader.goto("/check")
    reader.get_by_label("Prose with quotation marks in it").fill(
        "Executive Order 14288 wants “best practices at the Senate and local level” and “safe communities rely on”."
    )
    reader.get_by_role("button", name="Check the prose").click()
    verdicts = reader.locator("#verdicts section.verdict")
    expect(reader.locator("#verdicts h2").first).to_have_text("2 quotations")
    expect(verdicts.first).to_contain_text("Altered")
    expect(verdicts.first.locator("tbody tr")).to_contain_text(["Senate"])
    verdicts.first.get_by_role("link", name="EO 14288, sec. 1").click()
    expect(reader.locator("main")).to_contain_text("best practices at the State and local level")


def test_a_mistake_is_told_where_it_was_made(reader: Page) -> None:
    """A year that is none, and an order that is not held, are pages that say so and go on."""
    reader.goto("/orders?year=soon")
    expect(reader.locator("main li")).to_contain_text("year")
    reader.locator("main input[name=q]").fill("EO 14288")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Strengthening")


def test_from_a_plain_search_to_the_plain_order(reader: Page) -> None:
    """The plain pages lead to each other: a hit to its provision, a name in it to the order that it means."""
    reader.goto("/v1/sections.html?q=consent+decrees")
    reader.get_by_role("link", name="EO 14288, sec. 3(b)").click()
    expect(reader.locator(":target")).to_contain_text("consent decrees")
    reader.goto("/v1/orders/14999.html")
    reader.get_by_role("link", name="Executive Order 14288").first.click()
    assert path_of(reader) == "/v1/orders/14288.html"


def test_a_citation_is_copied_in_one_click(page: Page) -> None:
    """With a script there is a button beside it, which puts the very words on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/orders/14288")
    page.get_by_role("button", name="Copy citation").first.click()
    expect(page.get_by_role("button", name="Copy citation").first).to_have_text("Copied")
    words = page.evaluate("navigator.clipboard.readText()")
    assert words == "Exec. Order No. 14,288, 90 Fed. Reg. 18,765 (Apr. 28, 2025)"


def test_the_keyboard_reaches_the_content_first(reader: Page) -> None:
    """The first stop is a link to the content, seen when it is reached; then the search box is a few stops away."""
    reader.goto("/")
    reader.keyboard.press("Tab")
    skip = reader.get_by_role("link", name="To the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    expect(reader.locator("main input[name=q]")).to_be_focused()


def test_a_link_to_words_lands_on_them(page: Page) -> None:
    """A text fragment scrolls to its words, for no header or script stands in its way."""
    page.goto("/orders/14288#:~:text=consent%20decrees")
    expect(page.get_by_text("consent decrees").first).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 0


def test_nothing_but_the_order_is_printed(reader: Page) -> None:
    """On paper there is no navigation, no form and no button, and the text is black on white."""
    reader.goto("/orders/14288")
    reader.emulate_media(media="print", color_scheme="dark")
    for name in ("header.site", "nav.contents", "form", "button"):
        assert not any(each.is_visible() for each in reader.locator(name).all()), name
    expect(reader.locator("#s3\\.b")).to_be_visible()
    colour = "getComputedStyle(document.body).color"
    assert reader.evaluate(colour) == "rgb(0, 0, 0)"
