"""What answers depend on beside their URL and the revision: declared, and kept apart by it."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient
from starlette.datastructures import State

import app
from app.api import context
from app.api.context import VARIES, Current, Today, Varies
from app.api.operations import Operation
from app.api.rendered import OF_AN_ORDER
from app.main import create_app
from app.settings import Settings

ROOT = Path(app.__file__).parent
ANSWERING = ("law", "crossrefs", "search", "queries", "schemas", "render", "api/routes", "api/parameters")
"""The rooms in which answers are made: nothing in them may ask the clock."""
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "time_ns", "localtime", "gmtime"}
"""What asks it, of the modules `datetime` and `time`."""

router = APIRouter(prefix="/v1/probe", route_class=Operation)


@router.get("/today")
def get_today(snapshot: Current, today: Today) -> dict[str, str]:
    """Depend on the day."""
    return {"today": today.isoformat(), "revision": snapshot.revision}


def _clocks(source: Path) -> Iterator[str]:
    """Every call of a clock in a module, with its line."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        function = node.func if isinstance(node, ast.Call) else None
        if not isinstance(function, ast.Attribute) or function.attr not in CLOCKS:
            continue
        if isinstance(function.value, ast.Name) and function.value.id in ("datetime", "date", "time"):
            yield f"{source.relative_to(ROOT)}:{function.lineno}"


@pytest.mark.parametrize("room", ANSWERING)
def test_no_answer_asks_the_clock_without_a_word(room: str) -> None:
    """An operation that needs the day declares `Today`; a clock anywhere else would be remembered for every day."""
    sources = [*(ROOT / room).rglob("*.py")]
    assert sources
    assert [place for source in sources for place in _clocks(source)] == []


def test_a_clock_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above sees a clock where there is one."""
    source = tmp_path / "late.py"
    source.write_text("from datetime import date\nprint(date.today())\n", encoding="utf-8")
    monkeypatch.setattr("tests.api.operations.test_varies.ROOT", tmp_path)
    assert list(_clocks(source)) == ["late.py:2"]


def test_an_answer_of_a_day_is_kept_for_that_day(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What declares `Today` is answered anew, under another ETag, when the day is another; and else from memory."""
    days = iter([date(2026, 11, 28)] * 2 + [date(2026, 11, 29)] * 2)
    made = create_app(Settings(database_url=sqlite_database))
    monkeypatch.setattr(context, "VARIES", {context.today: Varies("today", lambda _, __: next(days))})
    monkeypatch.setattr("app.api.operations.plan.VARIES", context.VARIES)
    ours = APIRouter(prefix="/v1/probe", route_class=Operation)
    ours.add_api_route("/today", get_today)
    made.include_router(ours)
    with TestClient(made) as client:
        answers = [client.get("/v1/probe/today") for _ in range(4)]
    assert [answer.json()["today"] for answer in answers] == ["2026-11-28"] * 2 + ["2026-11-29"] * 2
    assert [answers[0].headers["ETag"] == answer.headers["ETag"] for answer in answers] == [True, True, False, False]


def test_the_day_is_that_of_washington() -> None:
    """`Today` is a date, told by the clock of Washington."""
    assert context.WASHINGTON.key == "America/New_York"
    assert isinstance(VARIES[context.today].now(State(), {}), date)


def test_nothing_that_varies_is_rendered_by_a_publish() -> None:
    """What a publish renders stands until the next one, so none of it may depend on more."""
    operations = create_app(Settings()).operations
    for path in ("/v1/orders/1", "/v1/orders/1/sections", "/v1/orders/1/sections/1", "/v1/orders/1/references"):
        found = operations.find(path)
        assert found is not None
        assert found[0].is_rendered
        assert found[0].varies == ()
    assert len(OF_AN_ORDER) == 5
