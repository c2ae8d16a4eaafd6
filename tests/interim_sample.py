"""Hand-made rows until the sample is ingested."""

from datetime import UTC, date, datetime
from typing import Any

from app import store
from app.tables import ActorRow, DirectiveActorRow, DirectiveRow, OrderRow, PublicationRow, ReferenceRow, SectionRow


def _order(key: int, number: str, title: str, signed: date, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "sort_key": key, "number": number, "title": title, "president": "donald-trump", "signed_on": signed,
        "filed_on": None, "published_on": None, "year": signed.year, "document_number": None, "citation": None,
        "start_page": None, "end_page": None, "html_url": None, "pdf_url": None, "status": "in_force",
        "status_as_of": date(2025, 10, 24), "status_basis": [], "disposition_notes": None, "signature": {},
        "has_text": False, "counts": {"sections": 0, "references": 0, "cited_by": 0, "directives": 0, "deadlines": 0},
        "parse_notes": [], "digest": number,
    }  # fmt: skip
    return row | more


def _section(position: int, id_: str, parent: str | None, label: str, text: str, heading: str = "") -> dict[str, Any]:
    return {
        "order_key": 1428800, "position": position, "id": id_, "parent": parent, "depth": id_.count("."),
        "label": label, "citation": f"sec. {id_}", "heading": heading,
        "heading_status": "confirmed" if heading else "none", "part": "", "text": text, "closing": "", "pages": [],
        "quoted": [], "closing_quoted": [],
    }  # fmt: skip


TEXT = "Within 60 days of the date of this order, the Attorney General shall review all ongoing Federal decrees."


def fill(url: str) -> None:
    """Publish the rows to `url`."""
    orders = [
        _order(1428800, "14288", "Strengthening Law Enforcement", date(2025, 4, 28), has_text=True,
               document_number="2025-07790", citation="90 FR 18765", published_on=date(2025, 5, 2), start_page=18765),
        _order(1415900, "14159", "Protecting the American People Against Invasion", date(2025, 1, 20)),
    ]  # fmt: skip
    sections = [
        _section(0, "preamble", None, "", "By the authority vested in me, it is hereby ordered:"),
        _section(1, "3", None, "Sec. 3", "", "Empowering State and Local Law Enforcement"),
        _section(2, "3.a", "3", "(a)", ""),
        _section(3, "3.a.i", "3.a", "(i)", TEXT),
        _section(4, "6", None, "Sec. 6", "in accordance with Executive Order 14159 of January 20, 2025"),
    ]
    reference = {
        "key": 0, "id": "14288:6:1", "order_key": 1428800, "section": "6", "field": "text", "span_start": 19,
        "span_end": 40, "quote": "Executive Order 14159", "context": "in accordance with Executive Order 14159",
        "relation": "in_accordance_with", "extent": "whole", "target_kind": "executive_order", "target_id": "14159",
        "target_key": 1415900, "target_section": None, "target_citation": "Executive Order 14159",
        "target_title": "Protecting the American People Against Invasion", "target_dated_on": date(2025, 1, 20),
        "target_url": None, "resolved": True, "basis": "both", "note": "See: EO 14159, January 20, 2025",
        "note_label": "See", "note_order_key": 1428800, "captured_on": date(2025, 10, 24),
    }  # fmt: skip
    directive = {
        "key": 0, "id": "14288:3.a.i:1", "order_key": 1428800, "section": "3.a.i", "modality": "shall",
        "action": "review all ongoing Federal decrees", "text": TEXT, "span_start": 0, "span_end": len(TEXT),
        "field": "text", "deadline": {"text": "Within 60 days of the date of this order", "value": 60, "unit": "day",
        "anchor": "order_date", "due_on": "2025-06-27"}, "due_on": date(2025, 6, 27), "has_deadline": True,
        "recurrence": None, "limbs": [], "boilerplate": False,
        "actors": [{"name": "Attorney General", "slugs": ["attorney-general"], "role": "lead"}],
    }  # fmt: skip
    rows: dict[Any, Any] = {
        OrderRow: orders,
        SectionRow: sections,
        ReferenceRow: [reference],
        DirectiveRow: [directive],
        DirectiveActorRow: [{"directive_key": 0, "position": 0, "slug": "attorney-general", "role": "lead"}],
        ActorRow: [{"slug": "attorney-general", "name": "Attorney General", "kind": "office", "parent": None,
                    "successor": None, "aliases": [], "lead_directives": 1, "other_directives": 0}],
        PublicationRow: [{"order_key": 1428800, "position": 0, "source": "federal_register", "format": "fr_xml",
                          "name": "14288.xml", "title": "Strengthening Law Enforcement", "html_url": None,
                          "retrieved_at": None, "sha256": "0" * 64, "lossy": False, "preferred": True,
                          "has_text": True, "match_score": None, "document": b""}],
    }  # fmt: skip
    content = store.Content("0123456789abcdef", date(2025, 10, 24), {"parse_notes": {}, "non_orders": {}}, rows)
    with store.writer(url) as writer:
        writer.publish(content, datetime.now(UTC))
