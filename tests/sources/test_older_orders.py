"""What the texts of older orders print wrong or without type, and the provisions that come of it: plain-text cases."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.law.documents import Account, Section
from app.sources.archive.markdown import parse
from tests.sources.test_archive_markdown import OLD_FOOT, OLD_HEAD

CASES = Path(__file__).parents[1] / "cases" / "outline" / "orders.txt"
_PART = "part: "


@dataclass
class Case:
    """The lines of an order and the provisions wanted, each as (id, heading, first words or part)."""

    title: str
    lines: list[str] = field(default_factory=list)
    wanted: list[tuple[str, ...]] = field(default_factory=list)


def read_cases() -> Iterator[Case]:
    """The cases of the file, in order."""
    for block in CASES.read_text("utf-8").split("\n\n# ")[1:]:
        title, *rest = block.splitlines()
        case = Case(title)
        for line in rest:
            if line.startswith("=> "):
                case.wanted.append(tuple(part.strip() for part in line.removeprefix("=> ").split("|")))
            else:
                case.lines.append(line)
        yield case


def order(case: Case) -> Account:
    """The order on a page of the case's lines."""
    (document,) = parse((OLD_HEAD + "\n".join(case.lines) + OLD_FOOT).encode(), "page.md")
    assert isinstance(document, Account)
    return document


def is_as_wanted(section: Section, heading: str, words: str) -> bool:
    """Whether a provision has that heading, and begins with those words or stands under that line."""
    under = section.part == words.removeprefix(_PART) if words.startswith(_PART) else section.text.startswith(words)
    return section.heading == heading and under and (bool(words) or not section.text)


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: case.title)
def test_the_provisions_of_an_older_order(case: Case) -> None:
    """Each case's lines become the provisions wanted, and no others but the preamble."""
    found = [section for section in order(case).walk() if section.id != "preamble"]
    wanted = [one for one in case.wanted if one[0] != "preamble"]
    assert [section.id for section in found] == [one[0] for one in wanted]
    for section, (_, heading, words) in zip(found, wanted, strict=True):
        assert is_as_wanted(section, heading, words), section


def test_a_repeated_text_is_noted() -> None:
    """What a page has twice is told, so that a reader of the page knows why it is here once."""
    case = next(case for case in read_cases() if "twice" in case.title)
    assert [note.code for note in order(case).notes] == ["text_doubled"]


def test_a_mark_that_stands_for_another_is_noted() -> None:
    """The label is as printed, the id what was meant, and a note tells the difference."""
    account = order(Case("", ["SECTION 1. The functions are:", "(l) to advise;", "(2) to report."]))
    item = next(section for section in account.walk() if section.id == "1.1")
    assert item.label == "(l)"
    assert [(note.code, note.section) for note in account.notes] == [("mark_misprinted", "1.1")]
