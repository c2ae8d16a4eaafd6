"""Three hundred real orders of all times and lengths, as pages and as plain pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from app.main import create_app
from app.settings import Settings
from tests.api import probe
from tests.beginnings import CopyOf
from tests.browser import made
from tests.browser.chromium import watched
from tests.browser.looks import assert_axe_clean, assert_no_overflow
from tests.browser.markup import complaints, fetched
from tests.browser.pages import Shown
from tests.conftest import CORPUS

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

FOLDERS = ("fr-xml", "fr-txt", "archive-md-fr", "archive-md-app")
"""Where texts of orders are, the number in the name of each file."""
FACTS = "fr-json"
"""Where the facts and the editors' notes of some of them are, in files named alike."""
KNOWN = ("14288", "10450", "11246", "12291", "12356", "9981", "6102", "12333", "10993", "13219", "6800")
"""Orders to look at: amended often, long, numbered "1.1", short, with tables, with the deepest provisions."""
MOST, LONGEST = 310, 60
FORMS = ("/orders/{}", "/v1/orders/{}.html")
PARTS = 6
"""The orders are looked at in so many tests."""


@dataclass(frozen=True, slots=True)
class Library:
    """A server of the orders that are looked at.

    Attributes:
        url: its address.
        numbers: of all orders that it has a text of.
    """

    url: str
    numbers: Sequence[str]


def files() -> Iterator[Path]:
    """The files of the orders that are looked at: the known, the longest, then evenly the others."""
    held: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(path for folder in FOLDERS for path in (CORPUS / folder).glob("EO-*")):
        held[path.stem].append(path)
    by_length = sorted(held, key=lambda name: -max(path.stat().st_size for path in held[name]))
    first = list(dict.fromkeys([*(f"EO-{number}" for number in KNOWN), *by_length[:LONGEST]]))
    others = [name for name in held if name not in first]
    for name in [*first, *others[:: len(others) // (MOST - len(first))]]:
        yield from held[name]
        yield from (CORPUS / FACTS).glob(f"{name}.json")


def texts(url: str) -> Iterator[str]:
    """The numbers of all orders with text that a server has."""
    asked: str | None = f"{url}/v1/orders?has_text=true&limit=100"
    while asked:
        page = httpx.get(asked, trust_env=False).json()
        yield from (order["number"] for order in page["items"])
        following = page["links"]["next"]
        asked = f"{url}{following}" if following else None


@pytest.fixture(scope="module")
def library(copy_of: CopyOf) -> Iterator[Library]:
    """A server of these orders."""
    database = copy_of("sqlite", "empty")
    made.publish(database, *files())
    with probe.serving(create_app(Settings(database_url=database))) as (host, port):
        url = f"http://{host}:{port}"
        yield Library(url, list(texts(url)))


def test_there_are_as_many_as_it_says(library: Library) -> None:
    """Three hundred, of the 1930s and of the 2020s among them."""
    assert len(library.numbers) >= 300
    assert set(KNOWN) < set(library.numbers)
    assert {number[:3] for number in library.numbers} >= {"610", "143"}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("form", FORMS)
def test_no_order_scrolls_sideways(browser: Browser, library: Library, form: str, part: int) -> None:
    """At a width of 320, 390, 768 and 1280 pixels, without a fault of any other kind."""
    with watched(browser, library.url) as watching:
        for number in library.numbers[part::PARTS]:
            watching.page.goto(form.format(number))
            assert_no_overflow(watching.page)
        assert watching.faults == []


@pytest.mark.parametrize("form", FORMS)
def test_orders_are_accessible(browser: Browser, library: Library, form: str) -> None:
    """The known orders and every twentieth of the others, by axe-core."""
    with watched(browser, library.url) as watching:
        for number in dict.fromkeys([*KNOWN, *library.numbers[::20]]):
            watching.page.goto(form.format(number))
            assert_axe_clean(watching.page)
        assert watching.faults == []


def test_their_markup_is_valid(library: Library, tmp_path: Path) -> None:
    """The Nu Html Checker says nothing against any of the six hundred pages."""
    pages = {
        f"{kind}-{number}": Shown(form.format(number))
        for kind, form in zip(("page", "plain"), FORMS, strict=True)
        for number in library.numbers
    }
    told = complaints(fetched(library.url, tmp_path, pages).values())
    found = [f"{name}: {what}" for name, said in told.items() for what in said]
    assert not found, "\n".join(found)
