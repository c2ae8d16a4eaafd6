"""The renderers alone give the golden answers: from the JSON of an answer, the other forms of the same answer."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest

from app.render import FORMATS, FORMS, LISTS, Feed, svg
from app.schemas import Order, OrderGraph, OrderSummary
from tests.golden import FOLDER, without_instants

ORDER = Order.model_validate_json((FOLDER / "order.json").read_bytes())
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def rendered(form: str, path: str, *shown: Any) -> str:
    """Items in a form of their list, all of them changed last at one moment; `path` of the golden answer."""
    listed, base = LISTS[path], "http://testserver"
    render = FORMS[form].render(listed.items)
    assert render is not None
    query = {"orders": "?number=14288", "directives": "?order=14288"}[path]
    feed = Feed(f"{base}/v1/{path}.{form}{query}", base, NOW, listed.title, f"/v1/{path}", listed.home)
    return "".join(render([[(item, NOW) if FORMS[form].dated else item for item in shown]], feed))


def golden(name: str) -> str:
    """A golden answer."""
    return (FOLDER / name).read_bytes().decode()


@pytest.mark.parametrize("ending", FORMATS)
def test_an_order_is_written_word_for_word(ending: str) -> None:
    """From the JSON of an order with its references and directives come its other representations."""
    form = FORMATS[ending]
    written = form.render(ORDER, "http://testserver" if form.is_absolute else "")
    assert without_instants(written) == golden(f"order.{ending}")


def test_a_graph_is_drawn_line_for_line() -> None:
    """From the JSON of a graph comes its picture."""
    graph = OrderGraph.model_validate_json((FOLDER / "graph.json").read_bytes())
    assert svg.draw(graph) == golden("graph.svg")


def pieces(calendar: str) -> list[str]:
    """What stands around the events of a calendar, and each of them, sorted."""
    return sorted(re.split("(BEGIN:VEVENT.*?END:VEVENT\r\n)", calendar, flags=re.DOTALL))


def test_a_calendar_has_every_event_of_the_order() -> None:
    """From the directives of an order come its events, word for word, in whatever order they stand."""
    written = rendered("ics", "directives", *(ORDER.directives or []))
    without_stamp = re.sub("(DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n", "", written)
    assert pieces(without_stamp) == pieces(golden("directives.ics"))


def rows(table: str) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(StringIO(table, newline="")))


def test_a_table_has_every_directive_of_the_order() -> None:
    """From the directives of an order come its rows, under the same columns."""
    head, *written = rows(rendered("csv", "directives", *(ORDER.directives or [])))
    wanted_head, *wanted = rows(golden("directives.csv"))
    assert head == wanted_head
    assert sorted(written) == sorted(row for row in wanted if row[head.index("order")] == "14288") != []


def test_a_feed_has_the_orders_entry() -> None:
    """From the summary of an order comes its entry."""
    summary = OrderSummary.model_validate({name: getattr(ORDER, name) for name in OrderSummary.model_fields})
    written = rendered("atom", "orders", summary)
    assert re.sub(r"<updated>2026-.*\n", "", written) == golden("orders.atom")
