"""The grammar of disposition notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.dispositions import NoteItem, parse
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
