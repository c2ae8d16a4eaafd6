"""Tables for a terminal: no word is lost at any width."""

from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from app.render import terminal


def line(**more: Any) -> dict[str, Any]:
    """One flat directive."""
    return {
        "order": "14288",
        "section": "4.a",
        "actors": ["Attorney General", "Secretary of Defense"],
        "with": ["Secretary of Homeland Security"],
        "modality": "shall_not",
        "action": "increase the provision of excess military and national security assets",
        "text": "",
        "deadline": {"text": "Within 90 days of the date of this order", "due_on": "2025-07-27"},
        "recurrence": "annually thereafter",
        "boilerplate": False,
        **more,
    }


def printed(tables: list[Table], width: int, *, colours: bool = False) -> str:
    """What a terminal of this width shows."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colours, color_system="standard" if colours else None)
    for table in tables:
        console.print(table)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 140])
def test_every_word_is_there(width: int) -> None:
    """Offices, modal, action, deadline, day, weekday and recurrence are all shown, whole."""
    shown = printed(terminal.directives([line()]), width)
    wanted = "Attorney General Secretary Defense with Homeland Security shall not increase provision military assets"
    for word in [*wanted.split(), "Within", "order", "2025-07-27", "Sunday", "annually", "thereafter", "4.a"]:
        assert word in shown.replace(";", " ").split()


@pytest.mark.parametrize("width", [80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """A long action goes on below instead of beyond the edge."""
    shown = printed(terminal.directives([line(action="report " * 60)]), width)
    assert max(map(len, shown.splitlines())) <= width
    assert shown.count("report") == 60


def test_each_order_has_its_table() -> None:
    """The number stands above the directives of each order, once."""
    shown = printed(terminal.directives([line(), line(), line(order="14289")]), 80)
    assert (shown.count("EO 14288"), shown.count("EO 14289")) == (1, 1)


def test_without_deadlines_there_is_no_column_for_them() -> None:
    """An order without a deadline leaves the room to the actions."""
    shown = printed(terminal.directives([line(deadline=None, recurrence=None)]), 80)
    assert "deadline" not in shown
    assert "deadline" in printed(terminal.directives([line()]), 80)


def test_a_recurrence_is_shown_without_a_deadline() -> None:
    """What is to be done again and again is shown, also where no first day is set."""
    assert "annually" in printed(terminal.directives([line(deadline=None)]), 140)


def test_general_provisions_are_dim() -> None:
    """What nearly every order repeats is dimmed on a terminal with colours."""
    plain, dimmed = (printed(terminal.directives([line(boilerplate=given, **{"with": []})]), 80, colours=True)
                     for given in (False, True))  # fmt: skip
    assert "\x1b[2m" in dimmed
    assert "\x1b[2m" not in plain


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me", "Cf"])))
def test_words_are_no_markup(words: str) -> None:
    """Square brackets in an order are text, not commands of the terminal."""
    shown = printed(terminal.directives([line(action=f"[bold]x[/bold] {words}")]), 200)
    assert "[bold]x[/bold]" in shown


def test_time_phrases_are_counted_by_reason() -> None:
    """The report lists what is no deadline and counts it beside the deadlines."""
    orders = [
        {"order": "14288", "deadlines": 3, "unclaimed": []},
        {"order": "13769", "deadlines": 4,
         "unclaimed": [{"section": "7.b", "text": "within 100 days", "reason": "agentless"}] * 2},
    ]  # fmt: skip
    rows = [line.split() for line in printed(terminal.phrases(orders), 100).splitlines()]
    assert rows.count(["13769", "7.b", "within", "100", "days", "agentless"]) == 2
    assert ["deadlines", "of", "directives", "7"] in rows
    assert ["no", "deadline:", "agentless", "2"] in rows
    assert ["all", "9"] in rows
