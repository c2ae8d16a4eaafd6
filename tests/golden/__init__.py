"""Answers over the shipped sample, word for word: read a change of one like a change of the contract.

`python -m tests.golden` writes them anew.
"""

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from tests.cases.coverage import DOCUMENTS
from tests.commands import eo

FOLDER = Path(__file__).parent

ANSWERS = {
    "order.json": "/v1/orders/14288?include=references&include=directives",
    "order.md": "/v1/orders/14288.md",
    "order.txt": "/v1/orders/14288.txt",
    "order.html": "/v1/orders/14288.html",
    "order.jsonld": "/v1/orders/14288.jsonld",
    "order.xml": "/v1/orders/14288.xml",
    "hits.html": "/v1/sections.html?q=%22consent+decree%22+OR+DOJ+OR+accountable&status=in_force",
    "query-language.html": "/query-language",
    "problem.html": "/problems/invalid-parameter",
    "docs.html": "/docs",
    "history.json": "/v1/orders/13957/history",
    "graph.json": "/v1/orders/14288/graph",
    "graph.svg": "/v1/orders/14288/graph.svg",
    "candidates.json": "/v1/resolve?citation=Exec.+Order+No.+14,288+sec.+3(b),+90+FR+18767",
    "coverage.json": "/v1/coverage?facets=kind&facets=publisher&facets=role&facets=verdict",
    "document.json": "/v1/coverage/police-indemnification-90d7af1b",
    "section.json": "/v1/orders/14288/sections/3.b",
    "contents.json": "/v1/orders/14288/sections",
    "comparison.json": "/v1/orders/14288/comparison?left=archive&right=whitehouse",
    "comparison.html": "/v1/orders/14288/comparison.html",
    "comparisons.json": "/v1/comparisons?lossy=include&facets=class",
    "cited-by.json": "/v1/orders/14159/cited-by",
    "directives.csv": "/v1/directives.csv?sort=due_on&boilerplate=include",
    "directives.ics": "/v1/directives.ics?order=14288",
    "statistics.json": "/v1/statistics?by=president&signed_from=2021-01-01",
    "statistics.csv": "/v1/statistics.csv?by=agency",
    "statistics.svg": "/v1/statistics.svg?by=day_in_term&term=46&term=47",
    "orders.atom": "/v1/orders.atom?number=14288",
}
"""The path of each answer by its file."""
_INSTANT = re.compile('DTSTAMP:|LAST-MODIFIED:|SEQUENCE:|<updated>|<FRBRdate [^>]*name="changed"')
_CHANGED_AT = re.compile('(?<="changed_at": ")[^"]+')


def publish_sample(url: str) -> None:
    """Ingest the shipped sample, and documents about its orders, by the real commands."""
    for command in (["sample", "--no-register"], ["ingest-coverage", DOCUMENTS]):
        done = eo(*command, "--database-url", url)
        assert done.returncode == 0, done.stderr or done.stdout


def answer(client: TestClient, name: str) -> str:
    """An answer as its file has it: JSON indented, without the instant of the ingest, or with another one."""
    got = client.get(ANSWERS[name])
    assert got.status_code == 200
    if name.endswith(".json"):
        written = json.dumps(got.json(), indent=1, ensure_ascii=False) + "\n"
        return _CHANGED_AT.sub("2026-01-02T00:00:00Z", written)
    return without_instants(got.text)


def without_instants(written: str) -> str:
    """The lines of an answer, less those that tell when the corpus was ingested."""
    return "".join(line for line in written.splitlines(keepends=True) if not _INSTANT.match(line))
