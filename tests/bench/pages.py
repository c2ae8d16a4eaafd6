"""Pages of orders that nobody asked for before: how long they take, beside their JSON and a bare request, and weigh.

The orders are those of ../shared/corpus, ingested first, or of the database that PAGES_DATABASE names.
"""

import json
import time
from http.client import HTTPConnection

import brotli  # type: ignore[import-untyped]
from rich.console import Console
from rich.table import Table

from app.site.assets import asset
from tests.bench.real_orders import database
from tests.bench.serving import servers
from tests.bench.serving.processes import HOST, running
from tests.bench.serving.stage import UNCACHED, free_port

LONGEST, ROUNDS = 8, 5
MILLISECONDS_FOR_300_KB = 150.0
KB_BESIDE_TEXT = 60.0
"""As sent, compressed, with the stylesheet and the script."""


def run() -> bool:
    """Print what was measured; whether all limits were kept."""
    with database("PAGES_DATABASE") as url:
        port = free_port()
        with running(servers.ours(url, port, UNCACHED), port):
            return _run(HTTPConnection(HOST, port, timeout=120))


def _run(connection: HTTPConnection) -> bool:
    bare, _ = _asked(connection, "/livez")
    files = sum(len(brotli.compress(asset(name).body, quality=5)) for name in ("site.css", "site.js"))
    listed = json.loads(_asked(connection, f"/v1/orders?sort=-words&limit={LONGEST}")[1])["items"]
    table = Table("order", "text kB", "page ms", "/ JSON", "/ bare", "kB beside text", title=f"bare: {bare:.2f} ms")
    kept = True
    for number in [*(order["number"] for order in listed), "14288"]:
        page, html = _asked(connection, f"/orders/{number}")
        whole, _ = _asked(connection, f"/v1/orders/{number}?include=references&include=directives&include=coverage")
        text = _asked(connection, f"/v1/orders/{number}.txt")[1]
        beside = (len(brotli.compress(html, quality=5)) + files - len(brotli.compress(text, quality=5))) / 1000
        limit = MILLISECONDS_FOR_300_KB * max(1.0, len(text) / 300_000)
        kept &= page <= limit and beside <= KB_BESIDE_TEXT
        row = (f"{len(text) / 1000:.0f}", f"{page:.0f}", f"{page / whole:.1f}", f"{page / bare:.0f}", f"{beside:.1f}")
        table.add_row(number, *row)
    Console(width=110).print(table)
    return kept


def _asked(connection: HTTPConnection, path: str) -> tuple[float, bytes]:
    """The fewest milliseconds of several askings until the whole answer is there, and the answer."""
    taken, body = [], b""
    for _ in range(ROUNDS):
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        taken.append(1000 * (time.perf_counter() - began))
    return min(taken), body
