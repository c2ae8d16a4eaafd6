"""Pictures of every page: `python -m tests.browser.shots FOLDER`, of a server of our own or of `--base-url`.

NAME-WIDTH-light.png, NAME-WIDTH-dark.png and NAME-WIDTH-print.png are the whole page at each width; NAME.pdf is how it
is printed, in pages. With `--window` NAME-WIDTH-light.png is as much as a window shows, and nothing else is made.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page

from app import store
from app.main import create_app
from app.settings import Settings
from tests.api import probe
from tests.browser import made
from tests.browser.chromium import HEIGHT, chromium, watched
from tests.browser.pages import PAGES

WIDTHS = (390, 1280)
Look = Literal["light", "dark", "print"]
LOOKS: Sequence[Look] = ("light", "dark", "print")


@contextmanager
def server(base_url: str | None) -> Iterator[str]:
    """The address of a server: the one named, or one over the sample and the documents made for the looks of pages."""
    if base_url is not None:
        yield base_url
        return
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'eo.sqlite'}"
        store.migrate(url)
        made.publish(url)
        with probe.serving(create_app(Settings(database_url=url))) as (host, port):
            yield f"http://{host}:{port}"


def arguments(description: str) -> argparse.ArgumentParser:
    """What the commands over all pages have in common."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--base-url", help="of a server that runs; else one is started over the sample")
    parser.add_argument("--pages", default="*", help="names of `tests/browser/pages.py`, with * for any letters")
    return parser


def chosen(pattern: str) -> list[str]:
    """The names of the pages that a pattern means."""
    return [name for name in PAGES if fnmatch(name, pattern)]


def take(page: Page, folder: Path, name: str, width: int, look: Look, *, whole: bool = True) -> None:
    """Take one picture."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light", media="print" if look == "print" else "screen"
    )
    page.screenshot(path=folder / f"{name}-{width}-{look}.png", full_page=whole)


def shoot(
    browser: Browser, base_url: str, folder: Path, names: Sequence[str], widths: Sequence[int], *, whole: bool = True
) -> None:
    """Take the pictures of these pages; if they are not `whole`, light and of what a window shows alone."""
    for name in names:
        with watched(browser, base_url) as watching:
            answer = watching.page.goto(PAGES[name].path, wait_until="networkidle")
            if answer is None or answer.status != PAGES[name].status:
                print(f"{name} is left out: {answer and answer.status}")  # noqa: T201 (a command)
                continue
            for width in widths:
                for look in LOOKS if whole else LOOKS[:1]:
                    take(watching.page, folder, name, width, look, whole=whole)
            if not whole:
                continue
            watching.page.emulate_media(media="print")
            watching.page.pdf(path=folder / f"{name}.pdf", format="Letter")


if __name__ == "__main__":
    parser = arguments("Take pictures of every page.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS, metavar="PIXELS")
    parser.add_argument("--window", action="store_true", help="as much as a window shows, light alone")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with server(given.base_url) as address, chromium() as browser:
        shoot(browser, address, given.folder, chosen(given.pages), given.widths, whole=not given.window)
