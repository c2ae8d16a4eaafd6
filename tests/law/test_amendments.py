"""What an order's sentences change in other orders, and whether that stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import crossrefs
from app.law import amendments
from app.law.amendments import Amending, Cited
from app.law.amendments.provisions import citation_of, places_of
from app.law.amendments.quoting import unquoted
from app.law.documents import Order, Section
from app.law.relations import Edge, Reference
from app.law.relations.values import Basis, Extent
from tests import cases

CASES = [
    pytest.param(head, expected, id=head[0][:50])
    for head, expected in cases.blocks(cases.FOLDER / "amendments" / "sentences.txt")
]


def provisions(lines: Sequence[str]) -> Iterator[Section]:
    """The provisions of a case; what stands in marks in a paragraph of its own is new text, as the outline tells."""
    for line in lines:
        id_, _, words = line.partition(": ")
        text = words.replace("⏎", "\n\n")
        quoted = tuple(match.span() for match in re.finditer(r"(?<=\n\n)[“\"].*", text))
        yield Section(id_, text=text, quoted=quoted)


def nested(flat: Sequence[Section]) -> tuple[Section, ...]:
    """The same as a tree: "2.a" stands in "2", if that is there."""
    ids = {section.id for section in flat}

    def below(parent: str) -> tuple[Section, ...]:
        inside = [section for section in flat if (section.id.rpartition(".")[0] if "." in section.id else "") == parent]
        return tuple(Section(each.id, text=each.text, quoted=each.quoted, children=below(each.id)) for each in inside)

    loose = [section for section in flat if "." in section.id and section.id.rpartition(".")[0] not in ids]
    return (*below(""), *loose)


def told(order: Order, amending: Amending) -> str:
    """An amendment in the words of the case file."""
    found = crossrefs.find_in(order).references
    target = next(
        each.citation.target for each in found if (each.section, each.field, each.citation.span) == amending.cited
    )
    words = [f"{target} {amending.provision or '-'} {amending.instruction}"]
    words += [f"out: {amending.struck}"] if amending.struck is not None else []
    words += [f"in: {amending.inserted}"] if amending.inserted is not None else []
    return " | ".join(words).replace("\n\n", "⏎")


def order_of(*sections: Section) -> Order:
    """An order that amends."""
    return Order(number="14999", title="An order", signed_on=date(2025, 1, 29), sections=sections)


@pytest.mark.parametrize(("head", "expected"), CASES)
def test_sentence(head: list[str], expected: list[str]) -> None:
    """Each provision of the case file changes what the case says, or nothing."""
    order = order_of(*nested(list(provisions(head))))
    found = [told(order, each) for each in crossrefs.find_in(order).amendments]
    assert found == [line for line in expected if line != "none"]


def test_the_words_are_the_instruction() -> None:
    """An amendment shows its own words, from the order that it cites to the end of the instruction."""
    text = "Advice ends. Executive Order 12866 is amended by striking section 3 and by striking section 4. It is so."
    first, second = crossrefs.find_in(order_of(Section("5", text=text))).amendments
    assert first.words == "Executive Order 12866 is amended by striking section 3 and by"
    assert (second.words, text[slice(*second.span)]) == ("striking section 4.", "striking section 4.")


def test_long_new_text_is_cut_in_the_words() -> None:
    """The words that tell an amendment do not repeat pages of new text, which `inserted` has whole."""
    new = " ".join(["word"] * 300)
    text = f"Section 2 of Executive Order 12866 is amended to read as follows: “{new}”"
    (made,) = crossrefs.find_in(order_of(Section("1", text=text, quoted=((66, len(text)),)))).amendments
    assert made.inserted == new
    assert (len(made.words) <= 602, made.words[-1]) == (True, "…")


def test_long_words_behind_a_colon_are_quoted() -> None:
    """A page of new text may stand in the line of its instruction (EO 12995)."""
    new = " ".join(["word"] * 300)
    text = f"Section 504(a) of Executive Order No. 12873 is amended to read: “{new}”."
    text = f"{text} Section 505 of Executive Order No. 12873 is amended by striking “a”."
    first, second = crossrefs.find_in(order_of(Section("1", text=text))).amendments
    assert (first.instruction, first.provision, first.inserted) == ("restate", "504.a", new)
    assert (second.instruction, second.provision, second.struck) == ("strike", "505", "a")


def test_a_quotation_that_is_not_closed_ends_before_the_next_verb() -> None:
    """EO 13200 leaves the first of two quotations open: what is inserted is no part of what is struck."""
    text = (
        "Section 4(b) of Executive Order 13035 is amended by deleting “May 11 and inserting “June 1,” in lieu thereof."
    )
    quoted = ((text.index("“"), text.index("”") + 1),)
    (made,) = crossrefs.find_in(order_of(Section("1", text=text, quoted=quoted))).amendments
    assert (made.instruction, made.struck, made.inserted) == ("replace", "May 11", "June 1,")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“one”", "one"),
        ('"one.".', "one."),
        ("“one\n\n“two”.", "one\n\ntwo"),
        ("‘one’", "one"),
        ("no marks\n\nat all", "no marks\n\nat all"),
        ("“left open", "left open"),
    ],
)
def test_marks_are_no_part_of_the_words(words: str, expected: str) -> None:
    """The marks at the head of each paragraph and at the end go, and what of the sentence stands behind them."""
    assert unquoted(words, (0, len(words))) == expected


def reference(relation: str, section: str | None) -> Reference:
    """What a later order did to the amending one."""
    return Reference(
        id="2:1:1", order="2", section="1", field="text", span=(0, 1), quote="", context="", relation=relation,
        extent="in_part", target_kind="executive_order", target_id="1", target_section=section, target_citation="",
        target_title=None, target_dated_on=None, target_url=None, resolved=True, basis="text",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "acts", "section", "expected"),
    [
        ("in_force", [], "1", ("standing", None)),
        ("revoked", [], "1", ("undone", "2:1:1")),
        ("superseded", [], None, ("undone", "2:1:1")),
        ("reinstated", [], "1", ("standing", None)),
        ("terminated", [], "1", ("unknown", None)),
        ("expired", [], "1", ("unknown", None)),
        ("suspended", [], "1", ("unknown", None)),
        (None, [], None, ("unknown", None)),
        ("partly_revoked", [("revokes", "1")], "1.a", ("undone", "2:1:1")),
        ("partly_revoked", [("revokes", "1.a")], "1.b", ("standing", None)),
        ("partly_revoked", [("revokes", "1.a")], "1", ("standing", None)),
        ("partly_revoked", [("revokes", None)], "1", ("unknown", None)),
        ("partly_revoked", [("revokes", "1.a")], "preamble", ("unknown", None)),
        ("partly_revoked", [("revokes", "part II")], "1", ("unknown", None)),
        ("partly_revoked", [("revokes", "3")], None, ("unknown", None)),
        ("in_force", [("amends", "1")], "1", ("standing", None)),
    ],
)
def test_state(
    status: str | None, acts: list[tuple[str, str | None]], section: str | None, expected: tuple[str, str | None]
) -> None:
    """An amendment is undone with its order or its provision, and unknown where nothing tells."""
    edges = [Edge(reference(relation, ended), None) for relation, ended in acts]
    assert amendments.state_of(status, ("2:1:1",), edges, section) == expected


def edge(id_: str, relation: str, on: date, extent: Extent, basis: Basis, context: str = "") -> Edge:
    """An act on the amending order."""
    made = reference(relation, "1" if extent == "in_part" else None)
    return Edge(replace(made, id=id_, extent=extent, basis=basis, context=context), on)


@pytest.mark.parametrize(
    ("basis", "year", "expected"),
    [("note", 2013, ("unknown", None)), ("note", 2010, ("undone", "end")), ("text", 2013, ("undone", "end"))],
)
def test_an_end_that_a_note_alone_tells_may_be_outlived(
    basis: Basis, year: int, expected: tuple[str, str | None]
) -> None:
    """Of an order that a later one ends in part nothing tells whether it had ended before, as only a note says."""
    acts = [
        edge("end", "revokes", date(2011, 12, 2), "whole", basis),
        edge("part", "supersedes", date(year, 9, 30), "in_part", "both"),
    ]
    assert amendments.state_of("revoked", ("end",), acts, "1") == expected


def test_so_much_of_a_section_is_not_all_of_it() -> None:
    """Where a part of the amending section ended, nothing tells whether the amendment is in it (EO 11228)."""
    words = "So much of Section 1 of Executive Order No. 10903 as added paragraph (e)."
    act = edge("part", "supersedes", date(1965, 6, 14), "in_part", "both", words)
    assert amendments.state_of("partly_superseded", ("part",), [act], "1.a") == ("unknown", None)


SECTIONS = ["preamble", "2", "2.a", "2.b", "2.b.i", "403", "annex"]


@pytest.mark.parametrize(
    ("provision", "instruction", "expected"),
    [
        ("2.b", "replace", ["2.b"]),
        ("2.b", "restate", ["2.b", "2.b.i"]),
        ("2", "revoke", ["2", "2.a", "2.b", "2.b.i"]),
        ("2.c", "add", ["2"]),
        ("2.c", "restate", ["2"]),
        ("5", "add", []),
        ("part IV.403.a", "replace", ["403"]),
        ("annex", "replace", ["annex"]),
    ],
)
def test_places(provision: str, instruction: str, expected: list[str]) -> None:
    """An amendment touches what it names or what holds it, and all in what it restates or revokes."""
    assert list(places_of(provision, instruction, SECTIONS)) == expected


@pytest.mark.parametrize(
    ("provision", "citation"),
    [("2.b", "sec. 2(b)"), ("annex", "annex"), ("annex III.2", "annex III(2)"), ("part 6", "part 6")],
)
def test_citations(provision: str, citation: str) -> None:
    """Provisions of every kind are cited as lawyers do."""
    assert citation_of(provision) == citation


@given(st.text(max_size=300), st.integers(0, 100), st.integers(1, 40))
def test_any_text(text: str, start: int, length: int) -> None:
    """No text whatever raises, wherever an order is cited in it."""
    cited = [Cited((start, start + length), "12866", changes=True)] if start + length <= len(text) else []
    amendments.find([Section("1", text=text)], lambda _section, _field: cited)
