"""The page of errors says what the program does."""

import re
from pathlib import Path

from app.api.problems import PROBLEMS, PYDANTIC_CODES

PAGE = (Path(__file__).parents[2] / "docs" / "guide" / "errors.md").read_text("utf-8")
_ROW = re.compile(r"^\| \[`([\w-]+)`\]\(http://127.0.0.1:8000/problems/([\w-]+)\) \| (\d+) \| (.*) \|$", re.MULTILINE)


def test_every_code_has_its_row() -> None:
    """The table has each problem with its status and what to do about it, in the order of the program's table."""
    said = [(code, int(status), help_) for code, _, status, help_ in _ROW.findall(PAGE)]
    assert said == [(code, kind.status, kind.help) for code, kind in PROBLEMS.items()]
    assert all(code == page for code, page, _, _ in _ROW.findall(PAGE))


def test_every_status_has_what_to_do() -> None:
    """What to do is told of every status with which a problem is sent, and of a moved order."""
    rows = re.findall(r"^\| ([\d, ]+) \|", PAGE, re.MULTILINE)
    told = {int(status) for row in rows for status in row.split(", ")}
    assert told == {kind.status for kind in PROBLEMS.values()} | {308}


def test_every_word_of_a_parameter_is_told() -> None:
    """What is wrong with a parameter is one of the words that the page lists."""
    _, _, below = PAGE.partition("## What is wrong with a parameter")
    assert set(PYDANTIC_CODES.values()) | {"malformed", "empty", "not_held"} <= set(re.findall(r"`(\w+)`", below))
