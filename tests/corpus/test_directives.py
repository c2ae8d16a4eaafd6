"""Directives of real orders: against the hand-read answers, and every time phrase accounted for."""

import json
from collections import Counter
from pathlib import Path

import pytest

from app import sources
from app.law.directives.finder import find
from app.law.directives.unclaimed import claimed, unclaimed
from app.law.documents import Order
from tests import directive_scores
from tests.directive_scores import as_gold
from tests.law import order_of

SHARED = Path(__file__).parents[3] / "shared"
UNSEEN = Path(__file__).parents[1] / "cases" / "directives" / "unseen"

pytestmark = pytest.mark.corpus


def read(path: Path) -> Order:
    """The order in a Federal Register XML file."""
    (document,) = sources.parse(path.read_bytes(), path.name)
    return order_of(document)


@pytest.fixture(scope="module")
def orders() -> list[Order]:
    """Every order of the Federal Register XML."""
    return [read(path) for path in sorted((SHARED / "corpus" / "fr-xml").glob("EO-*.xml"))]


def test_the_hand_read_orders_are_read_alike() -> None:
    """Over the hand-read orders with XML: F1 at least 0.97, and the fields of what is found nearly always right."""
    score = directive_scores.score(SHARED / "gold" / "directives", SHARED / "corpus" / "fr-xml")
    assert score.readings > 230
    assert score.f1 >= 0.97
    assert min(score.section, score.modality, score.actor) >= 0.97
    assert score.due >= 0.95


def test_the_hand_read_older_orders_are_read_alike() -> None:
    """Over the hand-read orders of 1933–88, whose only text is the archive's: a floor under what is reached."""
    score = directive_scores.score(SHARED / "gold" / "directives", SHARED / "corpus" / "archive-md-app")
    assert score.readings > 60
    assert score.f1 >= 0.9
    assert min(score.section, score.modality, score.actor) >= 0.97


def test_the_orders_read_after_the_rules_were_frozen_are_read_alike() -> None:
    """Over ten further orders, read by hand before their output was looked at (0.979 then): F1 at least 0.95."""
    score = directive_scores.score(UNSEEN, SHARED / "corpus" / "fr-xml")
    assert score.f1 >= 0.95
    assert min(score.section, score.modality, score.actor) >= 0.95


def test_every_time_phrase_is_a_deadline_or_has_its_reason(orders: list[Order]) -> None:
    """No more than 3 % of the operative time phrases are neither claimed nor explained."""
    deadlines = sum(claimed(order) for order in orders)
    reasons = Counter(reason for order in orders for _, _, reason in unclaimed(order))
    assert deadlines > 800
    assert reasons["unexplained"] <= 0.03 * (deadlines + reasons["unexplained"])


def test_every_directive_is_whole(orders: list[Order]) -> None:
    """In every real order each directive quotes its provision exactly, has an id of its own, and is valid JSON."""
    for order in orders:
        texts = {section.id: section for section in order.walk()}
        found = find(order)
        assert len({item.id for item in found}) == len(found)
        for item in found:
            section = texts[item.section]
            assert (section.text if item.field == "text" else section.closing)[slice(*item.span)] == item.text
            json.dumps(as_gold(item))
