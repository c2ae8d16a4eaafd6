"""The texts that a correction or another publication replaced, from files to answers."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.api import shelf
from tests.ingest.test_ingest import NOW, run
from tests.records import orders

DAY = timedelta(days=1)
AMENDED = 30
"""Among so many other orders one that is changed is written alone."""
SENTENCES = {
    "first": "The Secretary shall report within 30 days.",
    "mended": "The Secretary shall report within 60 days.",
    "corrected": "The Secretary shall report within 90 days.",
}


def xml(words: str, document: str = "2021-09999") -> str:
    """An order as the Federal Register's XML has it."""
    return (
        '<PRESDOCU><EXECORD><PRTPAGE P="101"/><EXECORDR>Executive Order 90001 of May 4, 2021</EXECORDR>'
        '<HD SOURCE="HED">Keeping the Order of Things</HD>'
        f'<FP><E T="04">Section 1.</E> <E T="03">Policy.</E> {SENTENCES[words]}</FP>'
        "<GPH><GID>HAND.EPS</GID></GPH><PSIG>A</PSIG><PLACE>THE WHITE HOUSE,</PLACE><DATE>May 4, 2021.</DATE>"
        f"<FRDOC>[FR Doc. {document}</FRDOC>\n<FILED>Filed 5-6-21; 8:45 am]</FILED>"
        "<BILCOD>Billing code 3295-F1-P</BILCOD></EXECORD></PRESDOCU>"
    )


def written(folder: Path, others: int, **files: str) -> Path:
    """A folder with these XML files, records of so many other orders, and nothing else."""
    orders(folder, *(str(14001 + place) for place in range(others)))
    for name, text in files.items():
        (folder / f"{name}.xml").write_text(text)
    return folder


def answered(url: str, folder: Path, others: int) -> dict[str, Any]:
    """What is answered after the same file came anew, after a correction was printed, and after nothing came."""
    corrected = {"order": xml("mended"), "correction": xml("corrected", "C1-2021-09999")}
    for day, files in enumerate([{"order": xml("first")}, {"order": xml("mended")}, corrected, corrected]):
        assert run(written(folder, others, **files), url, NOW + day * DAY).state in ("published", "unchanged")
    with shelf.client(url) as api:
        base = "/v1/orders/90001"
        answers = {path: api.get(f"{base}{path}") for path in ("", "/versions", "/versions/1", "/versions/2")}
        found = {path: answer.json() for path, answer in answers.items()}
        names = ("0", "3", "x", "01", "%D9%A1", "9" * 40)
        found["missing"] = [api.get(f"{base}/versions/{name}").status_code for name in names]
        found["changes"] = api.get("/v1/changes?sort=published_at&limit=100").json()["items"]
    return found


@pytest.mark.parametrize("others", [0, AMENDED])
def test_replaced_texts(empty_database: str, tmp_path: Path, others: int) -> None:
    """Each replaced text is listed with its publication, its time and why it went, and can be had whole.

    It is the same whether a publish writes everything anew or only the order that is another one.
    """
    told = answered(empty_database, tmp_path / "in", others)
    first, second = told["/versions"]["items"]
    times = [(NOW + day * DAY).isoformat().replace("+00:00", "Z") for day in range(3)]
    assert (first["version"], first["reason"]) == (1, "same_publication_changed")
    assert (second["version"], second["reason"]) == (2, "correction")
    assert [(each["served_from"], each["served_until"]) for each in (first, second)] == [
        (times[0], times[1]),
        (times[1], times[2]),
    ]
    assert first["replaced_by"] == second["publication"]
    assert (second["publication"]["name"], second["replaced_by"]["name"]) == ("order.xml", "correction.xml")
    for version, words in ((1, "first"), (2, "mended")):
        whole = told[f"/versions/{version}"]
        (section,) = whole["sections"]
        assert (section["id"], section["heading"], section["text"]) == ("1", "Policy", SENTENCES[words])
        assert section["url"] == whole["url"] == f"/v1/orders/90001/versions/{version}"
        assert {key: whole[key] for key in first} == told["/versions"]["items"][version - 1]
    assert told[""]["sections"][0]["text"] == SENTENCES["corrected"]
    assert told[""]["changed_at"] == times[2]
    assert told["missing"] == [404] * 6
    changes = [(item["change"], item["facts"]) for item in told["changes"] if item["order"] == "90001"]
    assert [change for change, _ in changes] == ["added", "content", "facts", "content", "facts"]
    assert {facts[0] for change, facts in changes if change == "content"} == {"text"}
    assert all("publications" in facts for change, facts in changes if change == "facts")
    assert len(told["changes"]) == others + len(changes)
