"""Mentions and notes of several small orders brought together."""

import pickle
from dataclasses import replace
from datetime import date

import pytest

from app.crossrefs import CrossReferences, find_in, resolve
from app.crossrefs.compilations import compiled
from app.law.dispositions import parse
from app.law.documents import Order, Section
from app.law.relations import Reference

CAPTURED = date(2025, 10, 24)


def order(number: str, on: date, *sections: Section, notes: str | None = None) -> Order:
    """An order with a title of its own."""
    return Order(
        number=number,
        title=f"Title of {number}",
        signed_on=on,
        disposition_notes=notes,
        notes_captured_on=CAPTURED if notes else None,
        sections=sections,
    )


def noted(orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """The orders with their notes read."""
    return tuple(replace(each, noted=parse(each.disposition_notes or "").items) for each in orders)


def resolved(*orders: Order) -> CrossReferences:
    """The annotations of the given orders as the whole corpus."""
    orders = noted(orders)
    return resolve(orders, {each.number: find_in(each).references for each in orders})


OLD = order("14159", date(2025, 1, 20), Section("1", text="Agencies shall report."))
WORDS = "Use the task forces formed in accordance with Executive Order 14159 of January 20, 2025 (Protecting)."
NEW = order("14288", date(2025, 4, 28), Section("6", text=WORDS), notes="See: EO 14159, January 20, 2025")


def one(annotations: CrossReferences, number: str) -> Reference:
    """The only reference out of an order."""
    (reference,) = annotations.references[number]
    return reference


def test_found_is_picklable() -> None:
    """What a worker process found in an order survives the way home."""
    found = find_in(NEW)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


def test_text_and_note_merge() -> None:
    """A mention that the order's own note records too is one reference with both as its basis."""
    reference = one(resolved(OLD, NEW), "14288")
    assert reference.basis == "both"
    assert (reference.id, reference.section, reference.field) == ("14288:6:1", "6", "text")
    assert (reference.note, reference.note_label, reference.note_order) == (
        "See: EO 14159, January 20, 2025",
        "See",
        "14288",
    )
    assert (reference.captured_on, reference.relation) == (CAPTURED, "in_accordance_with")


def test_title_and_date_of_a_held_target() -> None:
    """A held target's own title and date are given, not those of the text that cites it."""
    reference = one(resolved(OLD, NEW), "14288")
    assert (reference.target_title, reference.target_dated_on, reference.resolved) == (
        "Title of 14159",
        OLD.signed_on,
        True,
    )


def test_unheld_target_is_kept() -> None:
    """A target that is not held stays, with what the text says of it."""
    reference = one(resolved(NEW), "14288")
    assert (reference.resolved, reference.target_title, reference.target_dated_on) == (
        False,
        "Protecting",
        date(2025, 1, 20),
    )


def test_note_at_the_other_end() -> None:
    """A note on the cited order's row is merged with the mention, and says where it was recorded."""
    old = replace(OLD, disposition_notes="See: EO 14288, April 28, 2025", notes_captured_on=CAPTURED)
    reference = one(resolved(old, replace(NEW, disposition_notes=None)), "14288")
    assert (reference.basis, reference.note_order) == ("both", "14159")


def test_both_ends_are_one_reference() -> None:
    """An edge recorded on both rows is one reference, with the acting order's own note."""
    old = replace(OLD, disposition_notes="See: EO 14288, April 28, 2025", notes_captured_on=CAPTURED)
    assert one(resolved(old, NEW), "14288").note_order == "14288"


def test_note_alone() -> None:
    """An edge that only a note records is a reference without words."""
    bare = order("14300", date(2025, 5, 1), notes="Revokes in part: EO 14159, January 20, 2025")
    annotations = resolved(OLD, bare)
    reference = one(annotations, "14300")
    assert (reference.id, reference.basis, reference.section, reference.quote) == ("14300:note:1", "note", None, None)
    assert (reference.relation, reference.extent) == ("revokes", "in_part")
    assert annotations.statuses["14159"].value == "partly_revoked"
    assert annotations.statuses["14159"].basis == ("14300:note:1",)


def test_acting_document_not_held() -> None:
    """What an order that is not held did to a held one is a reference of the held one, in the passive."""
    old = replace(OLD, disposition_notes="Revoked by: EO 14400, June 1, 2026", notes_captured_on=CAPTURED)
    annotations = resolved(old)
    reference = one(annotations, "14159")
    assert (reference.relation, reference.target_id, reference.resolved) == ("revoked_by", "14400", False)
    assert annotations.statuses["14159"].value == "revoked"


def test_backwards_note_is_a_conflict() -> None:
    """A note by which an order acts on a later one is no act, but a mention by the later one, and a conflict."""
    wrong = replace(OLD, disposition_notes="Amends: EO 14288, April 28, 2025", notes_captured_on=CAPTURED)
    annotations = resolved(wrong, replace(NEW, disposition_notes=None))
    assert annotations.references["14159"] == ()
    assert one(annotations, "14288").relation == "in_accordance_with"
    (conflict,) = annotations.conflicts
    assert (conflict.code, conflict.order, conflict.target) == ("note_points_backwards", "14159", "14288")
    assert conflict.evidence == (("note", "Amends: EO 14288, April 28, 2025"), ("note_order", "14159"))


def test_what_sources_disagree_about_is_told_of_the_order_acted_on() -> None:
    """The edges that a conflict concerns are disputed: of a note that revokes what the text only cites."""
    revokes = "Revokes: EO 14159, January 20, 2025"
    words = Section("1", text="Nothing in this order shall impede Executive Order 14159 of January 20, 2025.")
    annotations = resolved(OLD, order("14300", date(2025, 5, 1), words, notes=revokes))
    status = annotations.statuses["14159"]
    assert (status.value, status.basis) == ("revoked", annotations.disputed["14159"])
    assert resolved(OLD, order("14300", date(2025, 5, 1), notes=revokes)).disputed["14159"] == ()


def test_a_note_with_another_orders_date_is_a_conflict() -> None:
    """A note whose date is far from the signing of the order it names acts on nothing, and is a conflict."""
    acting = order("14300", date(2025, 5, 1), notes="Revokes: EO 14159, January 20, 2015")
    annotations = resolved(OLD, acting)
    assert one(annotations, "14300").relation == "see"
    assert annotations.statuses["14159"].value == "in_force"
    (conflict,) = annotations.conflicts
    assert (conflict.code, conflict.order, conflict.target) == ("note_date_disagrees", "14300", "14159")
    assert conflict.detail == "The note on EO 14300 dates EO 14159 2015-01-20; that order was signed 2025-01-20."


@pytest.mark.parametrize(("day", "agrees"), [("February 20, 2025", True), ("February 21, 2025", False)])
def test_a_note_may_give_the_day_of_publication(day: str, agrees: bool) -> None:
    """A note's date may miss the signing by a month, for editors give the day of filing or publication at times."""
    annotations = resolved(OLD, order("14300", date(2025, 5, 1), notes=f"Revokes: EO 14159, {day}"))
    assert (annotations.statuses["14159"].value == "revoked") is agrees


def test_text_acts_and_note_lacks_it() -> None:
    """An effect of the text counts although the notes lack it, and is listed."""
    words = "Executive Order 14159 of January 20, 2025, is hereby revoked."
    acting = order("14300", date(2025, 5, 1), Section("1", text=words), notes="See: EO 14288, April 28, 2025")
    annotations = resolved(OLD, NEW, acting)
    assert annotations.statuses["14159"].value == "revoked"
    (conflict,) = annotations.conflicts
    assert (conflict.code, conflict.order, conflict.target) == ("note_lacks_effect", "14300", "14159")
    assert conflict.evidence == (("text", words), ("section", "1"))


SHORTER = "Section 1 of Executive Order 14159 of January 20, 2025, is hereby revoked."


@pytest.mark.parametrize(
    ("old_row", "own_row"),
    [
        (None, None),
        ("Amended by: EO 14288, April 28, 2025", None),
        (None, "Amends: EO 14159, January 20, 2025"),
        ("Amended by: EO 14300, May 1, 2025", "See: EO 14288, April 28, 2025"),
    ],
)
def test_no_row_that_could_record_it_is_no_conflict(old_row: str | None, own_row: str | None) -> None:
    """An act that no held row could record, or that "Amends" records, is no disagreement."""
    acting = order("14300", date(2025, 5, 1), Section("1", text=SHORTER), notes=own_row)
    annotations = resolved(replace(OLD, disposition_notes=old_row), replace(NEW, disposition_notes=None), acting)
    assert "note_lacks_effect" not in {conflict.code for conflict in annotations.conflicts}


def test_amends_does_not_record_the_end_of_the_whole() -> None:
    """A whole end by the text beside "Amends" in the notes stays a conflict."""
    words = "Executive Order 14159 of January 20, 2025, is hereby revoked."
    acting = order("14300", date(2025, 5, 1), Section("1", text=words), notes="Amends: EO 14159, January 20, 2025")
    assert "note_lacks_effect" in {conflict.code for conflict in resolved(OLD, acting).conflicts}


def test_text_ends_the_whole_and_the_note_a_part() -> None:
    """The status follows the text, and that the note tells of a part alone is listed."""
    words = "Executive Order 14159 of January 20, 2025, is hereby revoked."
    row = "Revokes in part: EO 14159, January 20, 2025"
    annotations = resolved(OLD, order("14300", date(2025, 5, 1), Section("1", text=words), notes=row))
    assert annotations.statuses["14159"].value == "revoked"
    (conflict,) = annotations.conflicts
    assert "in part; by the text it revokes the whole" in conflict.detail


def test_note_acts_and_text_lacks_it() -> None:
    """A note's effect that the text only mentions is a reference of its own beside the mention, and is listed."""
    wrong = replace(NEW, disposition_notes="Amends: EO 14159, January 20, 2025")
    annotations = resolved(OLD, wrong)
    assert [r.relation for r in annotations.references["14288"]] == ["in_accordance_with", "amends"]
    (conflict,) = annotations.conflicts
    assert conflict.code == "text_lacks_effect"
    assert conflict.evidence == (
        ("note", "Amends: EO 14159, January 20, 2025"),
        ("note_order", "14288"),
        ("text", WORDS),
    )


def test_text_and_note_act_alike() -> None:
    """An act that the order's own note records in another word of the same force is one reference with both bases."""
    words = "Executive Order 14159 of January 20, 2025, is hereby rescinded."
    acting = order("14300", date(2025, 5, 1), Section("1", text=words), notes="Revokes: EO 14159, January 20, 2025")
    annotations = resolved(OLD, acting)
    reference = one(annotations, "14300")
    assert (reference.relation, reference.basis, reference.quote) == ("rescinds", "both", "Executive Order 14159")
    assert annotations.conflicts == ()


@pytest.mark.parametrize(
    ("item", "kind", "target"),
    [
        ("Article II, section 2 of the Constitution", "constitution", "article 2"),
        ("Reorganization Plan No. 4 of 1970", "reorganization_plan", "Reorganization Plan No. 4 of 1970"),
        ("5 U.S.C. 301", "us_code", "5 USC 301"),
        ("Proclamation 10886, January 20, 2025", "proclamation", "10886"),
        ("Notice of January 20, 2025", "other", "2025-01-20"),
    ],
)
def test_notes_name_documents_of_many_kinds(item: str, kind: str, target: str) -> None:
    """What a note names is of the contract's kind, and of the kind "other" where the contract has none for it."""
    reference = one(resolved(order("14300", date(2025, 5, 1), notes=f"See: {item}")), "14300")
    assert (reference.target_kind, reference.target_id) == (kind, target)


def test_a_page_long_sentence_is_cut_around_its_citation() -> None:
    """The context of a citation in a very long sentence is its neighbourhood, in whole words."""
    text = f"The orders are {'very ' * 200}old, as is Executive Order 14159, and {'quite ' * 200}useless."
    reference = one(resolved(OLD, order("14300", date(2025, 5, 1), Section("1", text=text))), "14300")
    assert reference.context is not None
    assert "old, as is Executive Order 14159, and quite" in reference.context
    assert 550 < len(reference.context) <= 600 + len("Executive Order 14159")
    assert set(reference.context.split()) <= set(text.split())


def test_self_mentions_are_dropped() -> None:
    """An order that names its own number cites nothing."""
    words = "This order may be cited as Executive Order 14288."
    assert (
        resolved(replace(NEW, sections=(Section("1", text=words),), disposition_notes=None)).references["14288"] == ()
    )


def test_pointers_are_resolved_inside_the_order() -> None:
    """A pointer names a provision of the same order, resolved only where the order has it."""
    text = "The report under subsection (a) of this section and section 9 of this order is due."
    sections = (Section("3", children=(Section("3.a", text="Report."), Section("3.b", text=text))),)
    references = resolved(order("14300", date(2025, 5, 1), *sections)).references["14300"]
    assert [(r.target_kind, r.target_id, r.resolved) for r in references] == [
        ("order_section", "3.a", True),
        ("order_section", "9", False),
    ]


def test_lead_in_speaks_for_its_items() -> None:
    """The verb of a lead-in acts on the orders that its items name."""
    items = (Section("2.a", text="Executive Order 14159 of January 20, 2025 (Protecting)."),)
    lead = Section("2", text="The following orders are hereby rescinded:", children=items)
    reference = one(resolved(OLD, order("14300", date(2025, 5, 1), lead)), "14300")
    assert (reference.section, reference.relation) == ("2.a", "rescinds")


def test_quoted_text_points_nowhere() -> None:
    """Text quoted for another order points to no provision of this one, and does nothing."""
    text = "Section 2 is amended to read: “Under this section Executive Order 14159 is revoked.”"
    section = Section("1", text=text, quoted=((30, len(text)),))
    reference = one(resolved(OLD, order("14300", date(2025, 5, 1), section)), "14300")
    assert (reference.target_id, reference.relation) == ("14159", "cites")


def test_provision_of_a_statute() -> None:
    """A citation of the Code is kept as the section, its subsections apart."""
    section = Section("1", text="as provided in 5 U.S.C. 553(b)(B), and")
    reference = one(resolved(order("14300", date(2025, 5, 1), section)), "14300")
    assert (reference.target_id, reference.target_section, reference.target_citation) == (
        "5 USC 553",
        "b.B",
        "5 U.S.C. 553(b)(B)",
    )
    assert reference.target_url is not None


def test_every_order_has_entries() -> None:
    """Each mapping has an entry for every order, with text or without."""
    annotations = resolved(OLD, order("14300", date(2025, 5, 1)))
    assert set(annotations.references) == set(annotations.statuses) == {"14159", "14300"}


def test_sequence_of_orders_does_not_matter() -> None:
    """The annotations are the same in whatever sequence the orders come."""
    assert resolved(OLD, NEW) == resolved(NEW, OLD)


def test_status_is_as_of_the_data() -> None:
    """A status is told as of the latest day that the data speak of."""
    assert resolved(OLD, NEW).statuses["14159"].as_of == CAPTURED


def codes(annotations: CrossReferences) -> list[tuple[str, str, str]]:
    """The conflicts, without their evidence."""
    return [(conflict.code, conflict.order, conflict.target) for conflict in annotations.conflicts]


def test_in_part_on_one_row() -> None:
    """Where only one of two rows says "in part", the part is believed and the disagreement listed (EO 7543)."""
    bare = order("14300", date(2025, 5, 1), notes="Revokes: EO 14159, January 20, 2025 (in part)")
    old = replace(OLD, disposition_notes="Revoked by: EO 14300, May 1, 2025", notes_captured_on=CAPTURED)
    annotations = resolved(old, bare)
    assert one(annotations, "14300").extent == "in_part"
    assert annotations.statuses["14159"].value == "partly_revoked"
    assert codes(annotations) == [("notes_disagree", "14300", "14159")]


def test_continued_and_amended_agree() -> None:
    """A new term that one row calls a continuance and the other an amendment is no disagreement (EO 12345)."""
    bare = order("14300", date(2025, 5, 1), notes="Continues: EO 14159, January 20, 2025")
    old = replace(OLD, disposition_notes="Amended by: EO 14300, May 1, 2025", notes_captured_on=CAPTURED)
    assert codes(resolved(old, bare)) == []


def test_note_on_the_wrong_row() -> None:
    """An act that only the target's row records, by an order whose text does not name it, is a conflict (EO 12939)."""
    old = replace(OLD, disposition_notes="Amended by: EO 14300, May 1, 2025", notes_captured_on=CAPTURED)
    other = order("14300", date(2025, 5, 1), Section("1", text="Executive Order 14158 is amended."))
    assert codes(resolved(old, other)) == [("text_lacks_effect", "14300", "14159")]


def amended(number: str, *orders: Order) -> list[tuple[str, str | None]]:
    """The instructions on an order, with the provisions."""
    found = {each.number: find_in(each) for each in orders}
    references = {name: each.references for name, each in found.items()}
    resolved_ = resolve(orders, references, amendments={name: each.amendments for name, each in found.items()})
    return [(each.instruction, each.provision) for each in resolved_.amendments[number]]


def test_a_sentence_that_was_read_is_told_once() -> None:
    """A sentence on a section that amends only a part of it tells nothing of the section beside that."""
    text = "Section 1 of Executive Order 14159 is amended by striking subsection (b)."
    other = order("14300", date(2025, 5, 1), Section("1", text=text))
    assert amended("14159", OLD, other) == [("strike", "1.b")]


def test_what_amends_beside_others_is_told() -> None:
    """A section whose instruction cannot be read is told beside others; what the order says of itself is not."""
    texts = (
        "This order amends Executive Order 14159.",
        "Executive Order 14159 is amended by striking section 1.",
        "Executive Order 14159 is further amended accordingly.",
    )
    sections = (Section(str(place), text=text) for place, text in enumerate(texts, 1))
    other = order("14300", date(2025, 5, 1), *sections)
    assert amended("14159", OLD, other) == [("strike", "1"), ("other", None)]


def test_each_section_of_a_range_is_told() -> None:
    """Of sections that share their words each is amended (EO 13391)."""
    text = "Sections 1 through 3 of Executive Order 14159 are superseded."
    assert amended("14159", OLD, order("14300", date(2025, 5, 1), Section("1", text=text))) == [
        ("other", "1"), ("other", "2"), ("other", "3"),
    ]  # fmt: skip


def test_an_amendment_is_no_revocation() -> None:
    """A note that lets an order revoke what its text amends is a conflict (EO 13978 and EO 13934)."""
    old = replace(OLD, disposition_notes="Revoked by: EO 14300, May 1, 2025", notes_captured_on=CAPTURED)
    other = order("14300", date(2025, 5, 1), Section("1", text="Executive Order 14159 is amended."))
    assert ("text_lacks_effect", "14300", "14159") in codes(resolved(old, other))


@pytest.mark.parametrize(
    ("words", "relation", "extent"),
    [
        ("Executive Order 14001 of January 21, 2021, is hereby continued until 2027.", "continues", "whole"),
        ("Section 2 of Executive Order 14001 of January 21, 2021, is revoked.", "revokes", "in_part"),
    ],
)
def test_an_act_that_the_editors_call_an_amendment_is_one_edge(words: str, relation: str, extent: str) -> None:
    """What the text continues, or ends in part, is the act that the target's row has as "Amended by" (EO 12110)."""
    target = order("14001", date(2021, 1, 21), notes="Amended by: EO 14100, May 1, 2023")
    reference = one(resolved(target, order("14100", date(2023, 5, 1), Section("1", text=words))), "14100")
    assert (reference.relation, reference.extent, reference.basis) == (relation, extent, "both")
    assert reference.note == "Amended by: EO 14100, May 1, 2023"


def test_an_amendment_in_a_note_is_not_the_revocation_of_the_whole() -> None:
    """A row that says "Amended by" of what the text revokes whole tells something else."""
    target = order("14001", date(2021, 1, 21), notes="Amended by: EO 14100, May 1, 2023")
    words = "Executive Order 14001 of January 21, 2021, is revoked."
    found = resolved(target, order("14100", date(2023, 5, 1), Section("1", text=words))).references["14100"]
    assert [(each.relation, each.basis) for each in found] == [("revokes", "text"), ("amends", "note")]


def test_a_see_does_not_displace_the_note_of_the_act() -> None:
    """The act keeps the note that names it where the other order's row only says "See" (EO 13401)."""
    target = order("14001", date(2021, 1, 21), notes="See: EO 14100, May 1, 2023")
    words = "Executive Order 14001 of January 21, 2021, is revoked."
    acting = order("14100", date(2023, 5, 1), Section("1", text=words), notes="Revokes: EO 14001, January 21, 2021")
    assert one(resolved(target, acting), "14100").note == "Revokes: EO 14001, January 21, 2021"


def test_an_act_named_with_and_without_its_year_is_one_target() -> None:
    """The year that an order gives an act once holds wherever it names the act, unless it names acts of two years."""
    once = order("14001", date(2021, 1, 21), Section("1", text="The Trade Act of 1974 applies. The Trade Act holds."))
    words = "The Trade Act of 1974 and the Trade Act of 2002 apply. The Trade Act holds."
    twice = order("14002", date(2021, 1, 21), Section("1", text=words))
    found = resolved(once, twice).references
    assert [each.target_id for each in found["14001"]] == ["Trade Act of 1974", "Trade Act of 1974"]
    assert [each.target_id for each in found["14002"]] == ["Trade Act of 1974", "Trade Act of 2002", "Trade Act"]


def test_a_short_name_holds_in_later_provisions() -> None:
    """An act that the preamble gives a short name is cited by it further down, but not in text quoted for other law."""
    text = "Under section 204(c) of IEEPA, the rule shall read: “as IEEPA requires.”"
    sections = (
        Section(
            "preamble", text="By the International Emergency Economic Powers Act (50 U.S.C. 1701 et seq.) (IEEPA),"
        ),
        Section("1", text=text, quoted=((text.index("“"), len(text)),)),
    )
    mentions = find_in(order("14300", date(2025, 5, 1), *sections)).references
    assert [(mention.citation.target, mention.citation.section) for mention in mentions if mention.section == "1"] == [
        ("International Emergency Economic Powers Act", "204.c")
    ]


def with_ends(*orders: Order) -> CrossReferences:
    """The annotations, the orders' own ends included."""
    found = {each.number: find_in(each) for each in orders}
    return resolve(
        noted(orders),
        {number: each.references for number, each in found.items()},
        {number: each.endings for number, each in found.items()},
    )


LATEST = order("14300", date(2025, 5, 1), Section("1", text="Nothing."), notes="See: EO 14288, April 28, 2025")
EXPIRING = order("12140", date(1979, 5, 29), Section("5", text="This Order shall expire on September 30, 1979."))


def test_the_end_of_a_body_is_not_the_end_of_the_order() -> None:
    """A text that ends a body of an order and the editors' whole revocation are two edges; the order is revoked."""
    text = (
        "Executive Order No. 10479, together with Executive Order No. 10482 amending that order, are hereby revoked, "
        "and the Committee established by Executive Order No. 10479 is abolished."
    )
    old = order("10479", date(1953, 8, 13), notes="Revoked by: EO 10925, March 6, 1961")
    annotations = resolved(old, order("10925", date(1961, 3, 6), Section("403", text=text)))
    assert annotations.statuses["10479"].value == "revoked"
    only = "The Board created by Executive Order 14159 of January 20, 2025, is hereby abolished."
    assert resolved(OLD, order("14300", date(2025, 5, 1), Section("1", text=only))).statuses["14159"].value == (
        "partly_terminated"
    )


def test_a_note_ends_the_body_that_the_title_names() -> None:
    """The end of the one body that an order's title names is that of the order, of another body that of a part."""
    note = "Council terminated November 26, 1974 under provisions of Pub. L. 91-125 (83 Stat. 220)"
    council = replace(order("11399", date(1968, 3, 6), notes=note), title="Establishing the National Council on Lamps")
    office = replace(order("11583", date(1971, 2, 24), notes=note), title="Office of Consumer Affairs")
    statuses = resolved(council, office).statuses
    assert (statuses["11399"].value, statuses["11583"].value) == ("terminated", "partly_terminated")
    assert statuses["11399"].basis == ("11399:note:1",)


def test_an_order_expires_by_its_own_words() -> None:
    """An order whose day has passed is expired, by its provision and its words."""
    annotations = with_ends(EXPIRING, LATEST)
    status = annotations.statuses["12140"]
    assert (status.value, status.basis, status.doubt) == ("expired", ("12140:5:end-1",), None)
    (edge,) = annotations.references["12140"]
    assert (edge.relation, edge.target_kind, edge.target_dated_on) == ("expired_by", "order_section", date(1979, 9, 30))
    assert edge.quote == "This Order shall expire on September 30, 1979."


def test_an_end_that_is_to_come_ends_nothing() -> None:
    """Before its day an order holds, and shows the end that it sets."""
    text = "This order shall expire on December 31, 2030."
    status = with_ends(order("14289", date(2025, 4, 29), Section("5", text=text)), LATEST).statuses["14289"]
    assert (status.value, status.doubt, status.ends[0].on) == ("in_force", None, date(2030, 12, 31))


def test_a_later_order_sets_another_day() -> None:
    """The end of an order is that which the last order that amends the sentence sets."""
    new = "“This Order shall expire on June 30, 1980.”"
    text = f"Section 5 of Executive Order 12140 of May 29, 1979, is amended to read: {new}"
    start = text.index("“")
    later = order("12200", date(1979, 9, 1), Section("1", text=text, quoted=((start, len(text)),)))
    status = with_ends(EXPIRING, later, LATEST).statuses["12140"]
    assert (status.value, status.ends[0].on, status.ends[0].extended_by) == ("expired", date(1980, 6, 30), ("12200",))


def test_an_extension_that_is_not_held_leaves_a_doubt() -> None:
    """Where an order without text amends the order, its end is unknown: it holds, with the sentence as a doubt."""
    later = order("12200", date(1979, 9, 1), notes="Amends: EO 12140, May 29, 1979")
    status = with_ends(EXPIRING, later, LATEST).statuses["12140"]
    assert status.value == "in_force"
    assert status.doubt is not None
    assert (status.doubt.on, status.doubt.extended_by) == (None, ("12200",))


def test_a_body_that_may_have_ended_is_a_doubt() -> None:
    """The term of a body that has passed leaves the order in force, with the body and its sentence as a doubt."""
    text = "The Council shall terminate 2 years after the date of this order, unless extended by the President."
    status = with_ends(order("13600", date(2012, 2, 9), Section("6", text=text)), LATEST).statuses["13600"]
    assert status.value == "in_force"
    assert status.doubt is not None
    assert (status.doubt.what, status.doubt.name, status.doubt.on) == ("body", "The Council", date(2014, 2, 9))


def test_a_repealed_authority_is_a_doubt() -> None:
    """The editors' remark that the authority was repealed leaves the order in force, with the remark as a doubt."""
    note = "Note: The authority of this Executive order was repealed by Public Law 89-554 (80 Stat. 651)."
    status = with_ends(order("9055", date(1942, 2, 6), notes=note), LATEST).statuses["9055"]
    assert status.value == "in_force"
    assert status.doubt is not None
    assert (status.doubt.section, status.doubt.words[:13]) == (None, "The authority")


def test_a_reinstatement_whose_order_was_revoked_is_a_doubt() -> None:
    """An order that was reinstated by an order that is revoked itself stays reinstated, and the doubt says so."""
    base = order("13690", date(2015, 1, 30), notes="Revoked by: EO 13807, August 15, 2017")
    ends = order(
        "13807", date(2017, 8, 15), Section("6", text="Executive Order 13690 of January 30, 2015, is revoked.")
    )
    revives = order("14030", date(2021, 5, 20), Section("5", text="Executive Order 13690 is hereby reinstated."))
    last = order("14148", date(2025, 1, 20), Section("2", text="Executive Order 14030 of May 20, 2021, is revoked."))
    status = with_ends(base, ends, revives, last).statuses["13690"]
    assert status.value == "reinstated"
    assert status.doubt is not None
    assert (status.doubt.on, "EO 14030" in status.doubt.name) == (date(2025, 1, 20), True)


def test_an_end_in_one_note_that_life_belies_decides_nothing() -> None:
    """A revocation in the revoker's note alone, beside an amendment and before another, is a conflict and no end."""
    base = order("12148", date(1979, 7, 20), notes="Amended by: EO 12379, August 17, 1982; EO 13286, February 28, 2003")
    row = "Amends: EO 12148, July 20, 1979\nRevokes: EO 12148, July 20, 1979"
    both = order("12379", date(1982, 8, 17), notes=row)
    annotations = with_ends(base, both, order("13286", date(2003, 2, 28), notes="Amends: EO 12148, July 20, 1979"))
    assert annotations.statuses["12148"].value == "in_force"
    assert ("notes_disagree", "12379", "12148") in {(c.code, c.order, c.target) for c in annotations.conflicts}


def test_an_order_not_held_moves_the_end_of_a_body() -> None:
    """A continuation that only the target's own row tells leaves the day open, as that of EO 12367 by EO 13708."""
    body = Section("4", text="The Committee shall terminate on December 31, 2004.")
    base = order("12367", date(2003, 6, 15), body, notes="Continued by: EO 13708, September 30, 2015")
    (end,) = with_ends(base).statuses["12367"].ends
    assert (end.on, end.extended_by) == (None, ("13708",))


def test_a_term_without_a_name_changes_no_status() -> None:
    """An exemption whose day has passed holds, and may have expired."""
    words = "I hereby exempt Arthur S. Flemming from mandatory retirement until June 30, 1978."
    base = order("12000", date(1977, 6, 30), Section("1", text=words))
    status = with_ends(replace(base, title="Exemption From Retirement"), OLD).statuses["12000"]
    assert (status.value, status.doubt and status.doubt.on) == ("in_force", date(1978, 6, 30))


def test_note_and_text_that_name_different_orders_are_a_conflict() -> None:
    """The editors' order that ends another, and the order whose text does, are shown side by side."""
    base = order("10450", date(1953, 4, 27), notes="Revoked by: EO 13467, June 30, 2008")
    noted = order("13467", date(2008, 6, 30), Section("1", text="A position under Executive Order 10450 is sensitive."))
    told = order("13764", date(2017, 1, 17), Section("3", text="Executive Order 10450 of April 27, 1953, is revoked."))
    (conflict,) = [c for c in with_ends(base, noted, told).conflicts if c.code == "ends_disagree"]
    assert (conflict.order, conflict.target) == ("13467", "10450")
    assert dict(conflict.evidence)["text_order"] == "13764"


def test_two_parts_may_make_the_whole() -> None:
    """An order of which the editors say that one order revoked a part and another the order is revoked."""
    base = order(
        "12836",
        date(1993, 2, 1),
        notes="Revoked by: EO 13201, February 17, 2001 (in part); EO 13202, February 17, 2001",
    )
    one_part = order("13201", date(2001, 2, 17), notes="Revokes: EO 12836, February 1, 1993 (in part)")
    text = "As it relates to project agreements, Executive Order 12836 of February 1, 1993, is revoked."
    other = order("13202", date(2001, 2, 17), Section("8", text=text), notes="Revokes: EO 12836, February 1, 1993")
    assert with_ends(base, one_part, other).statuses["12836"].value == "revoked"


@pytest.mark.parametrize(
    ("verb", "status"),
    [("superseded", "partly_superseded"), ("revoked", "partly_revoked"), ("suspended", "partly_suspended")],
)
def test_a_part_has_the_name_of_its_end(verb: str, status: str) -> None:
    """A part that ends gives the order the status of that end."""
    text = f"Section 1 of Executive Order 14159 of January 20, 2025, is hereby {verb}."
    assert with_ends(OLD, order("14300", date(2025, 5, 1), Section("1", text=text))).statuses["14159"].value == status


def test_an_order_is_reprinted_where_later_orders_say() -> None:
    """The page that stands right behind an order's number and day is its own; two that differ are none."""
    old = order("10558", date(1954, 9, 8), Section("1", text="Names."))
    other = order("10154", date(1950, 8, 22), Section("1", text="Names."))
    cited = "Executive Order No. {} (3 CFR, {} Supp., p. {}), is amended."
    citing = (
        order("10686", date(1956, 10, 30), Section("1", text=cited.format("10558 of September 8, 1954", 1954, 70)),
              Section("2", text=cited.format("10154 of August 22, 1950", 1950, 115))),
        order("10687", date(1956, 11, 2), Section("1", text=cited.format("10154 of August 22, 1950", 1950, 116))),
    )  # fmt: skip
    orders = (old, other, *citing)
    found = compiled(resolved(*orders).references, {each.number: each.signed_on for each in orders})
    assert {number: (told.citation, told.order, told.section) for number, told in found.items()} == {
        "10558": ("3 CFR, 1954 Supp., p. 70", "10686", "1")
    }
