"""The walk, as far as it takes no minutes."""

from pathlib import Path

import pytest

from tests.newcomer import walk as walking
from tests.newcomer.__main__ import PAGE
from tests.newcomer.walk import STEPS, NotHereError, Walked, Walker, table, walk


def test_a_clone_is_made(tmp_path: Path) -> None:
    """The first step makes a clone of the project, and is timed; the home of the walker is empty."""
    (step,) = walk(tmp_path, ["a clone"])
    assert step.seconds is not None
    assert step.seconds > 0
    assert (tmp_path / "clone" / "README.md").is_file()
    assert list((tmp_path / "home").iterdir()) == []


def test_the_walker_brings_nothing_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of whoever starts the walk are none of the walker's."""
    monkeypatch.setenv("EO_PUBLIC_BASE_URL", "https://example.org")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///elsewhere")
    environment = Walker(tmp_path).environment
    assert not {"EO_PUBLIC_BASE_URL", "DATABASE_URL", "PYTHONPATH"} & set(environment)
    assert environment["HOME"] == str(tmp_path / "home")


def test_a_step_that_cannot_be_walked_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told without a time, and the others are walked."""

    def refused(_: Walker) -> str:
        raise NotHereError("no road")

    monkeypatch.setattr(walking, "STEPS", {"here": lambda _: "a tree", "there": refused})
    here, there = walk(tmp_path, ["here", "there"])
    assert (here.saw, there.saw, there.seconds) == ("a tree", "no road", None)


def test_the_table_adds_up() -> None:
    """Each step has its seconds and those since the beginning."""
    rows = table([Walked("one", 1.25, "x"), Walked("two", None, "why"), Walked("three", 2.0, "y")]).splitlines()
    assert rows[2:] == ["| one | 1.2 | 1 | x |", "| two | not walked | 1 | why |", "| three | 2.0 | 3 | y |"]


def test_the_guide_tells_of_every_step() -> None:
    """The page that shows the figures has a row of each step."""
    rows = [line.split(" | ")[0].removeprefix("| ") for line in PAGE.read_text("utf-8").splitlines() if "|" in line]
    assert set(STEPS) <= set(rows)
