"""Processes beside the server: real children, real deaths."""

import json
from typing import Any

import pytest

from tests.api.edge.processes import gone, kill, running, until
from tests.commands import Forked

ERRANDS = "tests.api.edge.errands"
NAMES = [
    *("answers", "both_at_once", "crowd", "cancelled", "cancelled_at_any_moment"),
    *("deaf", "slow_to_prepare", "deaths", "failures", "manners", "closing", "orphaned"),
]
Came = dict[str, tuple[Any, list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def came() -> Came:
    """What came of each errand, and what was logged meanwhile."""
    with running(Forked(ERRANDS, *NAMES)) as process:
        assert process.end() == (0, "")
    found: Came = {}
    logged: list[dict[str, Any]] = []
    for line in map(json.loads, process.lines):
        if "errand" in line:
            found[line["errand"]] = line["came"], logged
            logged = []
        else:
            logged.append(line)
    return found


def test_every_request_has_its_answer(came: Came) -> None:
    """Small and large requests and answers arrive whole, each at its question; what is too long is refused."""
    assert came["answers"] == ([True, 5_000_000, 160 * 1024 - 5, list(range(8)), True], [])


def test_each_child_works_on_one_request(came: Came) -> None:
    """Two children work at the same time, and a third request waits for one of them."""
    assert came["both_at_once"][0] == [["awake"] * 3, True]


def test_a_crowd_is_told_to_come_back(came: Came) -> None:
    """Who finds the queue full is refused at once, who waits too long is refused then; afterwards all is well."""
    assert came["crowd"][0] == ["overloaded", ["overloaded"] * 8, "well"]


def test_nobody_waits_for_work_that_nobody_wants(came: Came) -> None:
    """The work on a cancelled question ends at once, nothing is logged, and the same children answer the next."""
    assert came["cancelled"] == ([["cancelled"] * 3, ["again"] * 4, True, True], [])


def test_an_answer_never_belongs_to_another_question(came: Came) -> None:
    """Whenever a question is cancelled, the one after it gets its own answer, and no slot is lost."""
    assert came["cancelled_at_any_moment"] == ([True, 2], [])


def test_a_child_that_does_not_listen_is_killed(came: Came) -> None:
    """Work that cannot be interrupted costs its child, not its place."""
    assert came["deaf"][0] == [["cancelled"] * 2, "well", 2]


def test_who_needs_long_to_prepare_is_given_it(came: Came) -> None:
    """Where no child lives long enough to be ready for a request, one is let live longer, and answers the next."""
    assert came["slow_to_prepare"][0] == ["prepared", True]


def test_a_dead_child_has_a_successor(came: Came) -> None:
    """A request with which its child dies is refused, once; one that finds an idle child dead gets another."""
    said, logged = came["deaths"]
    assert said == ["overloaded", "at once", "overloaded", ["after"] * 4, 2]
    assert {line["message"] for line in logged} == {"a process ended"}


def test_work_that_fails_costs_no_child(came: Came) -> None:
    """An exception of the work is logged with its traceback, told to who asked, and the child goes on."""
    said, logged = came["failures"]
    assert said == ["failed", True]
    assert [("ValueError" in line["traceback"]) for line in logged] == [True]


def test_children_know_their_place(came: Came) -> None:
    """A child is less urgent than the server, holds no socket but its two, and leaves signals to it."""
    nice, sockets, same = came["manners"][0]
    assert (nice, sockets, same) == (7, 2, True)


def test_closing_ends_all(came: Came) -> None:
    """After closing neither a child nor what starts them is left, whatever it did, and questions are refused."""
    assert came["closing"][0] == ["overloaded", 3, [], "overloaded"]


def test_without_its_nursery_nothing_is_available(came: Came) -> None:
    """When the process that starts the others is killed, that is logged once and told, and questions are refused."""
    said, logged = came["orphaned"]
    assert said == [False, "overloaded", 2]
    assert [line["message"] for line in logged if line["level"] == "error"] == [
        "the process that starts processes is dead"
    ]


def test_children_do_not_outlive_the_server() -> None:
    """When the server is killed, children that work and children that wait end."""
    with running(Forked(ERRANDS, "killed")) as process:
        until(lambda: process.lines)
        pids = json.loads(process.lines[0])
        kill(process.pid)
        until(lambda: all(map(gone, pids)))
        assert len(pids) == 3
