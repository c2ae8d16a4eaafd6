"""The browser, and pages of it that note what no page of ours may do."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.installed import executable

_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever it asks for, nothing leaves the machine
    *(["--no-sandbox"] if os.geteuid() == 0 else []),  # root has no sandbox
)
HEIGHT = 844
"""Of a window, in pixels."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a screen; leaving the block ends it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable("chromium"), args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """A page and what it did that none may: ask another host, write an error, throw one, meet its policy, miss a file.

    Attributes:
        page: the page.
        faults: one sentence each.
    """

    def __init__(self, page: Page, base_url: str) -> None:
        self.faults: list[str] = []
        self._host = urlsplit(base_url).netloc
        self.page = page
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"threw {error}"))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self._host:
            self.faults.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"missed {response.url}: {response.status}")

    def _said(self, message: ConsoleMessage) -> None:
        """Note errors and warnings; but not that a page itself is no 200, which a test asks for, or else sees."""
        about = message.location.get("url", "")
        is_status = message.text.startswith("Failed to load resource") and about == self.page.url
        if message.type in ("error", "warning") and not is_status:
            self.faults.append(f"console: {message.text}")


@contextmanager
def watched(browser: Browser, base_url: str, **options: Any) -> Iterator[Watch]:
    """A page in a context of its own, without cookies or cache.

    Args:
        browser: of `chromium`.
        base_url: of the server; addresses without a host are asked of it.
        options: of the context, `java_script_enabled` among them.
    """
    options = {"viewport": {"width": 1280, "height": HEIGHT}, **options}
    context = browser.new_context(base_url=base_url, **options)
    try:
        yield Watch(context.new_page(), base_url)
    finally:
        context.close()
