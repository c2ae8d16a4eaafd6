"""A shelf with something in every list: amendments, comparisons, a body, a text that was replaced, another status."""

from datetime import date, timedelta
from typing import Any

from app import store
from app.tables import AmendmentRow, BodyRow, ComparisonRow, OrderRow, PublicationRow, ReferenceRow, SectionRow
from tests.api import shelf
from tests.api.routes import test_amendments, test_comparisons

FIRST = shelf.PUBLISHED_AT
THEN = FIRST + timedelta(days=1)
BODY: dict[str, Any] = {
    "key": 1, "slug": "lamp-council", "name": "Lamp Council", "kind": "council", "status": "ended",
    "president": "joe-biden", "order_key": 14000_00, "founded_on": date(2021, 1, 20), "ends_on": date(2022, 3, 1),
    "words": " lamp council ", "continued_by": " ",
    "told": {
        "is_named": True, "names": [], "order": "14000", "instrument": None, "told_by": None,
        "founding": {"how": "established", "section": "1", "words": "There is established a Lamp Council."},
        "basis": {"ground": "day_passed", "order": "14000", "section": "1", "words": "It ends.", "on": "2022-03-01"},
        "continued": [], "amended": [], "terminated": [], "chairs": [], "members": [], "ends": [],
    },
}  # fmt: skip


def rows(*, changed: bool) -> dict[Any, Any]:
    """What is published: first, and when 14001 is revoked and a text of 14000 replaced by a correction."""
    orders = [{**row, "counts": {**row["counts"], "amendments": 4}} for row in shelf.ORDERS]
    publications = [dict(row) for row in shelf.PUBLICATIONS]
    sections = shelf.SECTIONS
    if changed:
        for row in orders:
            row["digest"] += " changed" if row["number"] in ("14000", "14001") else ""
            row["status"] = "revoked" if row["number"] == "14001" else row["status"]
        publications[2] |= {"sha256": "9" * 64, "html_url": "https://www.federalregister.gov/d/2021-01701"}
        sections = [{**row, "text": row["text"].replace("Once.", "Twice.")} for row in shelf.SECTIONS]
    return {
        **shelf.ROWS,
        OrderRow: orders,
        SectionRow: sections,
        PublicationRow: [*publications, *test_comparisons.OLD, *test_comparisons.NEW, test_comparisons.ALONE],
        ComparisonRow: test_comparisons.COMPARISONS,
        ReferenceRow: [*shelf.REFERENCES, *test_amendments.REFERENCES],
        AmendmentRow: test_amendments.AMENDMENTS,
        BodyRow: [BODY],
    }


def publish(url: str) -> None:
    """Publish both, a day apart."""
    for changed, moment in ((False, FIRST), (True, THEN)):
        content = store.Content(
            "0123456789abcdef" if changed else "feedfacefeedface", shelf.AS_OF, {}, rows(changed=changed)
        )
        with store.writer(url) as writer:
            writer.publish(content, moment)
