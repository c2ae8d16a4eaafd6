"""The browser, and a server of the sample and of the documents made for the looks of pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from app.main import create_app
from app.settings import Settings
from tests.api import probe
from tests.beginnings import CopyOf
from tests.browser import made
from tests.browser.chromium import Watch, chromium, watched
from tests.browser.installed import missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests in a browser where something that they need is not installed."""
    reason = missing()
    for item in items:
        if reason and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; while it is open an event loop runs in the main thread, where other tests run their own."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def site(copy_of: CopyOf) -> Iterator[str]:
    """The address of a real server."""
    url = copy_of("sqlite", "empty")
    made.publish(url)
    with probe.serving(create_app(Settings(database_url=url))) as (host, port):
        yield f"http://{host}:{port}"


@pytest.fixture
def watch(browser: Browser, site: str) -> Iterator[Watch]:
    """A page, and what it does that none may; whatever that is fails the test."""
    with watched(browser, site) as watching:
        yield watching
        assert watching.faults == []


@pytest.fixture
def page(watch: Watch) -> Page:
    """A page that runs scripts."""
    return watch.page


@pytest.fixture(params=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page for a journey, which is made twice: with scripts, and without."""
    with watched(browser, site, java_script_enabled=request.param == "scripts") as watching:
        yield watching.page
        assert watching.faults == []
