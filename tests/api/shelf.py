"""A small corpus made by hand for what the sample does not show: ties, gaps, unknown days, odd ids, edges of status."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from app import store
from app.ingest.directive_rows import directive_days
from app.law import presidents
from app.main import create_app
from app.search.document_keys import document_key
from app.settings import Settings
from app.tables import (
    ActorRow,
    ConflictRow,
    DirectiveActorRow,
    DirectiveDayRow,
    DirectiveRow,
    OrderRow,
    PublicationRow,
    ReferenceRow,
    SectionRow,
    UnnumberedRow,
)
from tests.postgres import as_reader

PUBLISHED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
AS_OF = date(2025, 10, 24)
NOTHING = {"sections": 0, "references": 0, "cited_by": 0, "amended_by": 0, "directives": 0, "deadlines": 0}


def order(key: int, number: str, title: str, signed_on: date | None, **more: Any) -> dict[str, Any]:
    """The row of an order without text."""
    row: dict[str, Any] = {
        "sort_key": key,
        "number": number,
        "title": title,
        "president": None,
        "signed_on": signed_on,
        "filed_on": None,
        "published_on": None,
        "year": signed_on.year if signed_on else None,
        "document_number": None,
        "citation": None,
        "start_page": None,
        "end_page": None,
        "html_url": None,
        "pdf_url": None,
        "status": "in_force",
        "status_basis": [],
        "disposition_notes": None,
        "cfr": None,
        "cfr_basis": None,
        "signature": {},
        "bodies": [],
        "has_text": False,
        "published": None,
        "counts": NOTHING,
        "words": None,
        "days_to_publication": None,
        "mostly": None,
        "parse_notes": [],
        "digest": number,
        **more,
    }
    place = presidents.in_term(row["president"], signed_on, number)
    row |= {"term": place.ordinal if place else None, "term_day": place.day if place else None}
    return row | {name: row["counts"].get(name) for name in ("sections", "directives", "cited_by", "amended_by")}


def section(position: int, section_id: str, parent: str | None, label: str, **more: Any) -> dict[str, Any]:
    """The row of a provision of the order with text."""
    row: dict[str, Any] = {
        "order_key": 14000_00,
        "position": position,
        "id": section_id,
        "parent": parent,
        "depth": section_id.count("."),
        "label": label,
        "citation": f"sec. {section_id}",
        "heading": "",
        "heading_status": "none",
        "part": "",
        "text": "",
        "closing": "",
        "pages": [],
        "quoted": [],
        "closing_quoted": [],
    }
    return row | more


def reference(key: int, reference_id: str, order_key: int, relation: str, **more: Any) -> dict[str, Any]:
    """The row of a reference that only a note records."""
    row: dict[str, Any] = {
        "key": key,
        "id": reference_id,
        "order_key": order_key,
        "section": None,
        "field": None,
        "span_start": None,
        "span_end": None,
        "quote": None,
        "context": None,
        "relation": relation,
        "extent": "whole",
        "target_kind": "executive_order",
        "target_id": "13900",
        "target_key": 13900_00,
        "target_section": None,
        "target_citation": "Executive Order 13900",
        "target_title": None,
        "target_dated_on": None,
        "target_url": None,
        "resolved": True,
        "basis": "note",
        "note": None,
        "note_label": None,
        "note_order_key": None,
        "captured_on": None,
    }
    return row | more


def directive(place: int, directive_id: str, section_id: str, text: str, **more: Any) -> dict[str, Any]:
    """The row of a directive of the order with text."""
    row: dict[str, Any] = {
        "key": document_key(date(2021, 1, 20), 14000_00, place),
        "id": directive_id,
        "order_key": 14000_00,
        "section": section_id,
        "provision": section_id,
        "item": "",
        "modality": "shall",
        "kind": "other",
        "action": text,
        "text": text,
        "span_start": 0,
        "span_end": len(text),
        "field": "text",
        "deadline": None,
        "due_on": None,
        "has_deadline": False,
        "recurrence": None,
        "further_deadlines": [],
        "limbs": [],
        "boilerplate": False,
        "actors": [{"name": "Secretary", "slug": "secretary-of-state", "role": "lead"}],
    }
    return row | more


def actor(slug: str, name: str, kind: str, **more: Any) -> dict[str, Any]:
    """The row of an actor that no directive names."""
    row: dict[str, Any] = {
        "slug": slug,
        "name": name,
        "kind": kind,
        "parent": None,
        "successor": None,
        "aliases": [],
        "lead_directives": 0,
        "other_directives": 0,
    }
    return row | more


CITING = "In accordance with Executive Order 13900 and 5 U.S.C. 553 the Secretary shall act."
ORDERS = [
    order(13900_00, "13900", "The Old Order", date(2019, 5, 1), president="donald-trump", status="revoked",
          citation="84 FR 19000, 20000", status_basis=["14000:1:1"],
          counts={**NOTHING, "cited_by": 3, "amended_by": 1}),
    order(11359_00, "11359", "Without a Letter", date(1967, 6, 20), president="lyndon-b-johnson", status="terminated",
          published=False, status_basis=["11359:note:1"]),
    order(11359_01, "11359-A", "With a Letter", date(1967, 6, 29), president="lyndon-b-johnson",
          published_on=date(1967, 7, 1), published=True, days_to_publication=2, citation="32 FR 9517",
          cfr="3 CFR 1967 Comp. p. 299",
          cfr_basis={"citation": "3 CFR, 1967 Supp., p. 299", "source": None, "order": "14000", "section": "1",
                     "words": "Executive Order 11359-A of June 29, 1967 (3 CFR, 1967 Supp., p. 299)"}),
    order(14000_00, "14000", "The *New* Order", date(2021, 1, 20), president="joe-biden", has_text=True,
          document_number="2021-01700", citation="86 FR 7000", published_on=date(2021, 1, 25), start_page=7000,
          published=True, days_to_publication=5, words=31,
          html_url="https://www.federalregister.gov/d/2021-01700",
          counts={"sections": 7, "references": 3, "cited_by": 0, "amended_by": 0, "directives": 3, "deadlines": 2},
          mostly="reports", signature={"name": "JOSEPH R. BIDEN JR.", "place": "", "dated": "January 20, 2021."},
          parse_notes=[{"code": "repeated_number", "detail": "Two provisions are Sec. 2.", "section": "2~2"}]),
    order(14001_00, "14001", "Of the Same Day", date(2021, 1, 20), president="joe-biden",
          citation="5 FR 100", published_on=date(2021, 1, 25), published=True, days_to_publication=5),
    order(14003_00, "14003", "Of an Unknown Day", None),
    order(14004_00, "14004", "Of Another Unknown Day", None,
          counts={name: count for name, count in NOTHING.items() if name != "amended_by"}),
]  # fmt: skip
SECTIONS = [
    section(0, "preamble", None, "", citation="preamble", text="It is hereby ordered:"),
    section(1, "1", None, "Section 1", heading="Policy", heading_status="confirmed", text=CITING, part="PART ONE"),
    section(2, "1.a", "1", "(a)", text="First.\n\nMore of the first.", citation="sec. 1(a)"),
    section(3, "1.b", "1", "(b)", text="1. Second, in a strange place.", citation="sec. 1(b)"),
    section(4, "2", None, "Sec. 2", text="Once.", closing="At the end.", quoted=[[0, 4]], pages=[[2, 7001]]),
    section(5, "2~2", None, "Sec. 2", text="Again."),
    section(6, "1-101", None, "1-101", text="In the manner of 1978."),
]
REFERENCES = [
    reference(1, "14000:1:1", 14000_00, "revokes", section="1", field="text", span_start=19, span_end=40,
              quote="Executive Order 13900", context=CITING, basis="both", note="Revokes: EO 13900",
              note_label="Revokes", note_order_key=14000_00, captured_on=AS_OF),
    reference(2, "14000:1:2", 14000_00, "cites", section="1", field="text", span_start=45, span_end=57,
              quote="5 U.S.C. 553", context=CITING, target_kind="us_code", target_id="5 USC 553", target_key=None,
              target_citation="5 U.S.C. 553", target_url="https://uscode.house.gov/5/553", resolved=False,
              basis="text"),
    reference(3, "14000:note:1", 14000_00, "see"),
    reference(4, "14001:note:1", 14001_00, "amends", extent="in_part"),
    reference(5, "11359:note:1", 11359_00, "terminated_by", target_kind="proclamation", target_id="4000",
              target_key=None, target_citation="Proclamation 4000", resolved=False),
]  # fmt: skip
DIRECTIVES = [
    directive(1, "14000:1:1", "1", CITING, deadline={"text": "within 30 days", "value": 30, "unit": "day",
              "anchor": "order_date", "due_on": "2021-02-21", "precision": "day"}, due_on=date(2021, 2, 21),
              has_deadline=True, kind="report"),
    directive(2, "14000:1.a:1", "1.a", "First.", modality="may", kind=None, has_deadline=True,
              deadline={"text": "within 30 days of its creation", "value": 30, "unit": "day", "anchor": "event",
              "due_on": None, "precision": None}, actors=[{"name": "Council", "slug": None, "role": "lead"}],
              recurrence={"text": "annually thereafter"}, further_deadlines=[
              {"section": "1.a", "text": "by May 7, 2022", "value": None, "unit": None, "anchor": "absolute",
               "due_on": "2022-05-07", "precision": "day"}]),
    directive(3, "14000:2:1", "2", "Once.", boilerplate=True),
]  # fmt: skip
PUBLICATIONS = [
    {"order_key": 14000_00, "position": position, "source": source, "format": form, "name": "x", "title": "The New",
     "html_url": None, "retrieved_at": datetime(2025, 1, 1, tzinfo=UTC), "sha256": str(position) * 64,
     "lossy": form == "archive_markdown", "preferred": form == "fr_xml", "has_text": form != "fr_json",
     "match_score": None}
    for position, (source, form) in enumerate(
        [("archive", "archive_markdown"), ("federal_register", "fr_json"), ("federal_register", "fr_xml")]
    )
]  # fmt: skip
ROWS: dict[Any, list[dict[str, Any]]] = {
    OrderRow: ORDERS,
    SectionRow: SECTIONS,
    PublicationRow: PUBLICATIONS,
    ReferenceRow: REFERENCES,
    DirectiveRow: DIRECTIVES,
    DirectiveActorRow: [
        {"directive_key": DIRECTIVES[place]["key"], "position": position, "slug": slug, "role": role}
        for place, position, slug, role in [
            (0, 0, "secretary-of-state", "lead"),
            (2, 0, "secretary-of-state", "lead"),
            (2, 1, "department-of-state", "through"),
        ]
    ],
    DirectiveDayRow: [day for row in DIRECTIVES for day in directive_days(row)],
    ActorRow: [
        actor("secretary-of-state", "Secretary of State", "office", parent="department-of-state",
              aliases=["State Secretary"], lead_directives=2),
        actor("department-of-state", "Department of State", "department", aliases=["DOS"], other_directives=1),
        actor("old-council", "Old Council", "body", successor="council-for-peace"),
        actor("council-for-peace", "Council for Peace", "body"),
    ],
    UnnumberedRow: [
        {"position": 0, "title": "A Page", "signed_on": None, "html_url": None, "name": "x", "sha256": "0" * 64,
         "reason": "nothing of that day is held"}
    ],
    ConflictRow: [
        {"position": 0, "code": "missing_in_notes", "order_number": "14000", "target_number": "13900",
         "relation": "revokes", "detail": "The notes lack it.", "evidence": {"text": "is revoked"}}
    ],
}  # fmt: skip


def publish(url: str, *, audited: bool = True, more: Sequence[dict[str, Any]] = ()) -> None:
    """Publish the shelf with `more` references; not `audited` as a release did that audited nothing."""
    summary = {
        "parse_notes": {"repeated_number": 1},
        "non_orders": {"fact_sheet": 2, "memorandum": 1},
        **({"doubts": {"unsigned": 2, "noisy_title": 0}} if audited else {}),
    }
    content = store.Content("feedfacefeedface", AS_OF, summary, {**ROWS, ReferenceRow: [*REFERENCES, *more]})
    with store.writer(url) as writer:
        writer.publish(content, PUBLISHED_AT)


@contextmanager
def client(url: str, **more: Any) -> Iterator[TestClient]:
    """A client of the application over a database, without ready answers: every request asks the database.

    `more` are further settings.
    """
    settings = Settings(database_url=as_reader(url), cache_bytes=0, search_seconds=30, **more)
    with TestClient(create_app(settings)) as made:
        yield made


def statements_of(client: TestClient, url: str) -> int:
    """How many statements a request that no cache answers sends about rows, not about what corpus is served."""
    return len(texts_of(client, url))


def texts_of(client: TestClient, url: str) -> list[str]:
    """Those statements, in the order they are sent."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        answer = client.get(url)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert answer.status_code == 200
    return [
        statement for statement in sent if not any(table in statement for table in ("alembic_version", "FROM upstream"))
    ]
