"""The register that comes with the program, beside the facts of all orders and the documents it was made of."""

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from app import crossrefs, sources
from app.ingest import register
from app.law.dispositions.facts import facts
from app.law.documents import FACTS, Account, Order, Source
from app.reconcile import combine
from tests.conftest import CORPUS

pytestmark = pytest.mark.corpus

FOLDER = CORPUS.parent / "register"
DAYS = ("signed_on", "filed_on", "published_on")
MENDED = {
    "published_on": {"8869", "10276", "10278"},  # the year is not that of the volume cited
    "filed_on": {"13267", "13299", "13361"},  # before the signing
    "signed_on": {"13516"},  # the day of its publication
}
"""Facts that our reading mends, or another source has right."""
CUT = {"13155", "13169", "13260", "13320", "13357", "13380"}
"""Orders whose title the editors' record cuts short."""
_EMPTY_NUMBER = re.compile(r"^Executive Order No\. (?=[A-Z][a-z])")  # 148 titles of EO 9673 to 9816
REMARKS = {
    "9915", "10945", "11063", "11130", "11210", "11240", "11333", "11347", "11365", "11394", "11406", "11536", "11751",
    "11821", "11828",
}  # fmt: skip
"""Orders whose end the editors tell in a sentence that stands for its cause: our words for it are others."""


@cache
def rows() -> dict[str, dict[str, Any]]:
    """The facts of all orders, by number."""
    if not FOLDER.is_dir():
        pytest.skip("../shared/register is not here")
    lines = (FOLDER / "facts.ndjson").read_text(encoding="utf-8").splitlines()
    return {row["number"]: row for row in map(json.loads, lines)}


@cache
def registered() -> dict[str, Order]:
    """The orders of the register alone."""
    given = register.shipped()
    accounts = [each for each in sources.parse(given.data, given.name) if isinstance(each, Account)]
    return {order.number: order for order in combine(accounts).orders}


@cache
def worded() -> dict[str, Order]:
    """The same orders with the editors' words."""
    return {order.number: order for order in combine(map(_worded, rows().values())).orders}


def _worded(row: dict[str, Any]) -> Account:
    noted = row.get("disposition_notes")
    given = {name: row[name] for name in FACTS if name in row}
    given["title"] = _EMPTY_NUMBER.sub("", given["title"])
    given |= {name: date.fromisoformat(given[name]) for name in DAYS if name in given}
    captured = registered()[row["number"]].notes_captured_on if noted else None
    source = Source("fr_json", "facts", row["number"])
    return Account(source=source, number=row["number"], disposition_notes=noted, notes_captured_on=captured, **given)


def test_it_has_the_facts_of_every_order() -> None:
    """Of 7,921 orders every fact is as it is known, but for those that are mended, and days of filing from texts."""
    assert registered().keys() == rows().keys()
    unlike: dict[str, set[str]] = {}
    for number, order in registered().items():
        for name in (*FACTS, "president"):
            told, known = getattr(order, name), rows()[number].get(name)
            known = _EMPTY_NUMBER.sub("", known) if name == "title" else known
            if (str(told) if isinstance(told, date) else told) != known and not (name == "filed_on" and known is None):
                unlike.setdefault(name, set()).add(number)
    assert unlike == MENDED


def test_statuses_follow_from_facts_as_from_words() -> None:
    """The register alone gives every status, end and conflict that the editors' own words give."""
    by_facts, by_words = _resolved(by_words=False), _resolved(by_words=True)
    assert {number: _status(status) for number, status in by_facts.statuses.items()} == {
        number: _status(status) for number, status in by_words.statuses.items()
    }
    assert [(each.code, each.order, each.target, each.relation) for each in by_facts.conflicts] == [
        (each.code, each.order, each.target, each.relation) for each in by_words.conflicts
    ]


def test_relations_are_those_of_the_words() -> None:
    """Every reference is the same but for its words, and for causes that only a sentence of the editors tells."""
    by_facts, by_words = _resolved(by_words=False).references, _resolved(by_words=True).references
    assert sum(map(len, by_facts.values())) == sum(map(len, by_words.values())) > 10_000
    unlike = {
        number
        for number, references in by_facts.items()
        if [_bare(each) for each in references] != [_bare(each) for each in by_words[number]]
    }
    assert unlike == REMARKS
    assert all(each.note and each.note_label for references in by_facts.values() for each in references)


@cache
def _resolved(*, by_words: bool) -> crossrefs.CrossReferences:
    return crossrefs.resolve((worded() if by_words else registered()).values(), {})


def _status(status: Any) -> Any:
    ends = [(end.what, end.name, end.on) for end in status.ends]
    return status.value, status.as_of, status.basis, ends, status.doubt is None


def _bare(reference: Any) -> Any:
    return replace(reference, note=None, note_label=None)


def test_it_agrees_with_the_editors_records() -> None:
    """All that the Federal Register's lists and documents say is in the register, and so is what they noted last."""
    files = [file for folder in ("disposition", "fr-json") for file in sorted((CORPUS / folder).iterdir())]
    records = [each for file in files for each in sources.parse(file.read_bytes(), file.name)]
    orders = combine(each for each in records if isinstance(each, Account)).orders
    unlike = {
        (order.number, name)
        for order in orders
        for name in FACTS
        if (said := getattr(order, name)) not in (None, "") and said != getattr(registered()[order.number], name)
    }
    noted = {order.number for order in orders if facts(order.noted) != registered()[order.number].noted}
    assert len(orders) > 5_000
    misdated = {("10276", "signed_on"), ("10276", "published_on"), ("13516", "signed_on")}
    assert unlike == {*((number, "title") for number in CUT), *misdated}
    assert noted == set()
