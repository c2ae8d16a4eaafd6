"""A source format and a relation are one row each: a copy of the program with two made-up rows serves both."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

PARSER = '''"""The Gazette: a made-up source of plain text."""

from hashlib import sha256

from app.law.documents import Account, Section, Source
from app.sources.dates import iso_date

NAME = "gazette"


def looks_like(head):
    return head.startswith(b"GAZETTE ")


def parse(data, name):
    head, _, text = data.decode().partition("\\n")
    _, number, signed_on = head.split()
    source = Source(NAME, name, sha256(data).hexdigest())
    section = Section("1", label="Section 1", text=text.strip())
    title = "Of the Gazette"
    return (Account(source=source, number=number, title=title, signed_on=iso_date(signed_on), sections=(section,)),)
'''
FORMAT_ROW = 'SourceFormat(gazette.NAME, "gazette", gazette.looks_like, gazette.parse, MEGABYTE, belief=5),'
RELATION_ROW = (
    'Relation("pauses", "paused_by", "ends", "Pauses it.", verbs=("paus",), labels=("paus",), status="suspended"),'
)
ORDER = "GAZETTE 14999 2025-06-01\nExecutive Order 14288 of April 28, 2025, is hereby paused.\n"
OF_A_FORMAT = ("/v1/corpus", "/v1/orders/14999/publications", "/openapi.json")
OF_A_RELATION = (
    "/v1/orders/14999/references?relation=pauses",
    "/v1/orders/14288/cited-by?relation=paused_by",
    "/v1/orders/14288",
    "/v1/orders/14288/history",
    "/v1/orders/14999/graph.svg",
    "/v1/relations",
    "/openapi.json",
)
URLS = (*OF_A_FORMAT, *OF_A_RELATION[:-1])
Answers = Mapping[str, Any]
ASK = """
import json, sys
from starlette.testclient import TestClient
from app.main import create_app
from app.settings import Settings
with TestClient(create_app(Settings(database_url=sys.argv[1]))) as client:
    answers = [client.get(url) for url in sys.argv[2:]]
print(json.dumps([a.json() if "json" in a.headers["content-type"] else a.text for a in answers]))
"""


def run(folder: Path, *arguments: str) -> str:
    """What the program in `folder` prints."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


def add_row(module: Path, table: str, row: str, first: str = "") -> None:
    """Write `row` at the end of a table of a module, and a line before everything else."""
    text = module.read_text(encoding="utf-8")
    start = text.index(f"{table}: tuple[")
    end = text.index("\n)", start)
    imports = text.index("\nfrom app.") if first else 0
    text = text[:end] + f"\n    {row}" + text[end:]
    module.write_text(text[:imports] + (f"\n{first}" if first else "") + text[imports:], encoding="utf-8")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What the changed program's API answers over a corpus with one order of the made-up source, by the URL."""
    folder = tmp_path_factory.mktemp("changed")
    for name in ("app", "migrations", "sample"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "app" / "sources" / "gazette.py").write_text(PARSER, encoding="utf-8")
    add_row(folder / "app/sources/formats.py", "FORMATS", FORMAT_ROW, "from app.sources import gazette")
    add_row(folder / "app/law/relations/vocabulary.py", "RELATIONS", RELATION_ROW)
    (folder / "14999.txt").write_text(ORDER, encoding="utf-8")
    url = f"sqlite:///{folder / 'eo.sqlite'}"
    run(folder, "-m", "app", "ingest", "--no-register", "sample", "14999.txt", "--database-url", url)
    return dict(zip(URLS, json.loads(run(folder, "-c", ASK, url, *URLS)), strict=True))


def test_a_source_format_is_one_row(answers: Answers) -> None:
    """The made-up format is read, reconciled, named as the source of its order, counted and documented."""
    corpus, published, document = (answers[url] for url in OF_A_FORMAT)
    assert [source["format"] for source in corpus["sources"]][-1] == "gazette"
    assert [(item["source"], item["format"]) for item in published["items"]] == [("gazette", "gazette")]
    assert "gazette" in document["components"]["schemas"]["KnownSourceFormat"]["enum"]


def test_a_relation_is_one_row(answers: Answers) -> None:
    """The made-up relation is found in the text, filters, decides a status, has its inverse, event and picture."""
    references, cited_by, order, history, picture, glossary, document = (answers[url] for url in OF_A_RELATION)
    assert [item["target"]["number"] for item in references["items"]] == ["14288"]
    assert [item["relation"] for item in cited_by["items"]] == ["paused_by"]
    assert (order["status"]["value"], order["status"]["basis"][0]["relation"]) == ("suspended", "paused_by")
    assert history["items"][-1]["event"] == "paused_by"
    assert "EO 14999 pauses EO 14288" in picture
    assert (glossary["items"][-1]["name"], glossary["items"][-1]["meaning"]) == ("pauses", "Pauses it.")
    assert {"pauses", "paused_by"} <= set(document["components"]["schemas"]["KnownRelation"]["enum"])
    assert "paused_by" in document["components"]["schemas"]["KnownEventKind"]["enum"]
