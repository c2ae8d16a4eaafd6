"""The commands that take pictures of pages and tell their figures."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.figures import load
from tests.browser.pages import PAGES, Shown
from tests.browser.shots import LOOKS, chosen, shoot

pytestmark = pytest.mark.browser


def test_pages_are_chosen_by_their_names() -> None:
    """A star stands for any letters, and a name for itself."""
    assert chosen("*") == list(PAGES)
    assert chosen("problem") == ["problem"]
    assert set(chosen("order-plain*")) == {"order-plain", "order-plain-awkward", "order-plain-without-text"}


def test_a_page_has_a_picture_of_each_look_and_width(browser: Browser, site: str, tmp_path: Path) -> None:
    """Light, dark and printed at each width, all three different; and the sheets that a printer gets."""
    shoot(browser, site, tmp_path, ["problem"], [390, 1280])
    pictures = {f"problem-{width}-{look}.png" for width in (390, 1280) for look in LOOKS}
    assert {path.name for path in tmp_path.iterdir()} == {*pictures, "problem.pdf"}
    assert (tmp_path / "problem.pdf").read_bytes().startswith(b"%PDF")
    assert len({(tmp_path / name).read_bytes() for name in pictures}) > len(LOOKS)


def test_a_page_that_is_not_as_it_should_be_has_none(
    browser: Browser, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a server does not have it, that is said instead."""
    monkeypatch.setattr("tests.browser.shots.PAGES", {"problem": Shown("/problems/none")})
    shoot(browser, site, tmp_path, ["problem"], [390])
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == "problem is left out: 404\n"


def test_figures_are_of_the_page(browser: Browser, site: str) -> None:
    """It is sent compressed, its largest piece was painted, nothing moved, and its stylesheet stands beside it."""
    figures = load(browser, site, PAGES["order-plain"])
    assert figures is not None
    assert 0 < figures.sent < figures.whole
    assert figures.largest > 0
    assert figures.shifts == 0
    assert figures.beside > 1_000
    assert load(browser, site, Shown("/problems/none")) is None
