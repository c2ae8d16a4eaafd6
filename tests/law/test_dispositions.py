"""The grammar of disposition notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.dispositions import NoteItem, parse
from app.law.dispositions.facts import facts
from app.law.dispositions.seen import to_see
from tests import cases

CASES = [
    pytest.param(head[0], expected, id=head[0][:40])
    for head, expected in cases.blocks(cases.FOLDER / "dispositions" / "notes.txt")
]


def told(edge: NoteItem) -> str:
    """An edge in the words of the case file."""
    parts = [
        edge.relation,
        "by" if edge.incoming else "",
        edge.extent,
        edge.kind,
        edge.target,
        str(edge.dated_on or ""),
    ]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("note", "expected"), CASES)
def test_note(note: str, expected: list[str]) -> None:
    """Each note of the case file gives the edges that the case says, and nothing is unread."""
    notes = parse(note)
    assert [told(edge) for edge in notes.items] == expected
    assert notes.unread == ()


def test_unread_is_kept() -> None:
    """An item that names no document is kept verbatim."""
    assert parse("Abolishes: Property Review Board").unread == ("Property Review Board",)


def test_a_line_may_finish_a_date() -> None:
    """A year on a line of its own belongs to the date before it."""
    assert [told(edge) for edge in parse("See: EO 13873, May 15,\n2019").items] == [
        "see whole executive_order 13873 2019-05-15"
    ]


def test_a_line_without_a_label_goes_on() -> None:
    """Items on further lines stand under the label before them."""
    note = "See: EO 13571, April 27, 2011\nEO 13679, October 10, 2014"
    assert [edge.target for edge in parse(note).items] == ["13571", "13679"]


@given(st.text(max_size=300))
def test_any_text(note: str) -> None:
    """No text whatever raises, and the items read or unread are words of the note."""
    notes = parse(note)
    printed = " ".join(note.split())
    assert all(" ".join(item.split()) in printed or "\\" in note for item in notes.unread)


@given(
    st.lists(
        st.sampled_from(["See: ", "EO 13571, April 27, 2011", "; ", "Revoked by: ", "\n", "(in part)", "Notice of "]),
        max_size=12,
    )
)
def test_order_items_are_never_lost(parts: list[str]) -> None:
    """However labels and separators fall, every order named is in an edge, a remark or what is unread."""
    note = "".join(parts)
    notes = parse(note)
    kept = "".join(edge.words for edge in notes.items) + "".join(notes.unread)
    assert kept.count("13571") == note.count("13571")


FACTS = [
    ("Revoked by: EO 14159, January 20, 2025", "Revoked by: EO 14159, January 20, 2025"),
    ("Revokes in part: EO 7532", "Revokes in part: EO 7532"),
    ("ee: Proc. 2714, December 31, 1946", "See: Proclamation 2714, December 31, 1946"),
    ("Revoked by: EO 12919, June 3, 1994 (superseded or revoked in entirety)",
     "Revoked by: EO 12919, June 3, 1994 (in its entirety)"),
    ("Amends: EO of July 2, 1910", "Amends: Executive Order of July 2, 1910"),
    ("Supersedes: Military order of November 13, 2001", "Supersedes: Order of November 13, 2001"),
    ("Council terminated by EO 11541, July 1, 1970", "Terminated in part by: EO 11541, July 1, 1970 (council)"),
    ("See: Presidential directive of May 17, 1972", "See: Presidential directive of May 17, 1972"),
    ("Commission ceased to function on November 15, 1969 from lack of funds--order was never formally revoked",
     "Terminated in part: Commission ceased, November 15, 1969"),
    ("Expired: June 30, 1968", "Expired: Order expired, June 30, 1968"),
    ("Note: The authority of EO 10629 was repealed by Public Law 88-110 (77 Stat. 134).",
     "Note: Authority ended by Pub. L. 88-110"),
    ("Commission to submit final report by 12 months after its appointment", "Note: Commission to end"),
    ("This order was only for a limited amount of time.", "Note: For a limited time"),
    ("In memoriam of President Nixon", None),
]  # fmt: skip


@pytest.mark.parametrize(("note", "said"), FACTS)
def test_an_item_is_told_in_our_words(note: str, said: str | None) -> None:
    """A label of the standard form and words that say the facts; a remark that touches no status is left out."""
    assert [f"{item.label}: {item.words}" for item in facts(parse(note).items)] == ([said] if said else [])


@pytest.mark.parametrize("note", [case.values[0] for case in CASES])
def test_facts_of_facts_are_the_same(note: str) -> None:
    """What the editors noted keeps its relations as facts, and facts are told as they are."""
    items = parse(note).items
    as_facts = facts(items)
    assert facts(as_facts) == as_facts
    acts = [item for item in items if item.relation != "note"]
    kept = [item for item in as_facts if item.relation != "note"]
    assert [(item.relation, item.incoming, item.extent, item.kind, item.dated_on) for item in kept] == [
        (item.relation, item.incoming, item.extent, item.kind, item.dated_on) for item in acts
    ]


def test_what_is_to_be_seen_beside_a_status() -> None:
    """Proclamations, laws and court cases that the note refers to, each once; not orders, and not what acted."""
    note = (
        "Revoked by: Pub. L. 91-605, December 31, 1970\n"
        "See: EO 14002, February 1, 2021; Proclamation 10014, April 22, 2020; Pub. L. 94-412; Proclamation 10014, "
        "April 22, 2020; Cornelius v. NAACP Legal Defense and Educational Fund, Inc., 473 U.S. 788 (1985)"
    )
    assert [item.kind for item in to_see(parse(note).items)] == ["proclamation", "public_law", "court_decision"]
