"""What citations do in their sentences, and the status that follows."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.citations import find
from app.law.relations import PASSIVES, Edge, Reference, history, status_on
from app.law.relations.acts import relate
from tests import cases

CASES = [
    pytest.param(head, expected, id=f"{path.stem}-{number}")
    for path in sorted((cases.FOLDER / "relations").glob("*.txt"))
    if path.stem != "README"
    for number, (head, expected) in enumerate(cases.blocks(path))
]


@pytest.mark.parametrize(("head", "expected"), CASES)
def test_sentence(head: list[str], expected: list[str]) -> None:
    """Each sentence of the case files does to what it cites what the case says."""
    lead = head[0].removeprefix("LEAD ") if head[0].startswith("LEAD ") else ""
    text = head[-1]
    found = find(text)
    told = [
        f"{citation.target}{f' § {act.target_section}' if act.target_section else ''} {act.relation} {act.extent}"
        for citation, act in zip(found, relate(text, found, lead), strict=True)
    ]
    assert told == expected


def test_quoted_text_only_mentions() -> None:
    """An effect inside text quoted for another order is no act of this one."""
    text = "is amended to read: “Executive Order 12919 is revoked.”"
    assert [act.relation for act in relate(text, find(text), quoted=[(20, len(text))])] == ["cites"]


WORDS = st.sampled_from(
    [
        "Executive Order 13988",
        "is",
        "hereby",
        "revoked",
        "amended by",
        "(",
        ")",
        "; ",
        ". ",
        "section 2 of",
        "and",
        "“",
        "”",
        "5 U.S.C. 553",
        "I hereby revoke",
        "those orders",
        "as amended",
        "of January 20, 2021",
        "\n\n",
        ":",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_one_act_a_citation(text: str) -> None:
    """Every citation of any text gets exactly one act, whose context holds its words."""
    found = find(text)
    for citation, act in zip(found, relate(text, found), strict=True):
        assert act.context[0] <= citation.span[0]
        assert citation.span[1] <= act.context[1]


def edge(source: str, relation: str, on: date | None, extent: str = "whole", target: str = "100") -> Edge:
    """An edge from `source` to EO 100."""
    reference = Reference(
        id=f"{source}:1:1",
        order=source,
        section="1",
        field="text",
        span=(0, 1),
        quote="",
        context="",
        relation=relation,
        extent="whole" if extent == "whole" else "in_part",
        target_kind="executive_order",
        target_id=target,
        target_section=None,
        target_citation="",
        target_title=None,
        target_dated_on=None,
        target_url=None,
        resolved=True,
        basis="text",
    )
    return Edge(reference, on)


class TestStatus:
    """The status rules, each alone."""

    def test_no_edges(self) -> None:
        """An order that nothing acts on is in force."""
        assert status_on("100", [], None).value == "in_force"

    @pytest.mark.parametrize(
        ("relation", "value"),
        [
            ("revokes", "revoked"),
            ("rescinds", "revoked"),
            ("supersedes", "superseded"),
            ("terminates", "terminated"),
            ("nullifies", "nullified"),
            ("suspends", "suspended"),
            ("amends", "in_force"),
            ("continues", "in_force"),
        ],
    )
    def test_whole(self, relation: str, value: str) -> None:
        """An act on the whole order gives its status; amendments and continuations change none."""
        assert status_on("100", [edge("101", relation, date(2000, 1, 1))], None).value == value

    def test_part(self) -> None:
        """A revocation in part leaves the order partly revoked, and is its basis."""
        status = status_on("100", [edge("101", "revokes", date(2000, 1, 1), "in_part")], None)
        assert (status.value, status.basis) == ("partly_revoked", ("101:1:1",))

    def test_first_act_decides(self) -> None:
        """What is said of an order already ended changes nothing."""
        edges = [edge("102", "supersedes", date(2001, 1, 1)), edge("101", "revokes", date(2000, 1, 1))]
        assert status_on("100", edges, None).value == "revoked"

    def test_reinstated(self) -> None:
        """Reinstatement revives an ended order, and both acts are its basis."""
        edges = [edge("102", "reinstates", date(2001, 1, 1)), edge("101", "revokes", date(2000, 1, 1))]
        status = status_on("100", edges, None)
        assert (status.value, status.basis) == ("reinstated", ("101:1:1", "102:1:1"))

    def test_revoking_the_revoker(self) -> None:
        """An act on the revoker says nothing of the order that it had revoked."""
        edges = [edge("101", "revokes", date(2000, 1, 1)), edge("102", "revokes", date(2001, 1, 1), target="101")]
        assert status_on("100", edges, None).value == "revoked"

    def test_a_suspension_lapses(self) -> None:
        """From the day told on the status is what it was, and the suspension stays its basis; until then it decides."""
        suspension = replace(edge("101", "suspends", date(2000, 1, 1)), lapses_on=date(2000, 3, 31))
        assert status_on("100", [suspension], date(2000, 3, 30)).value == "suspended"
        for lapsed in (status_on("100", [suspension], date(2000, 3, 31)),
                       status_on("100", [suspension], None, date(2000, 3, 31))):  # fmt: skip
            assert (lapsed.value, lapsed.basis) == ("in_force", ("101:1:1",))

    def test_what_was_done_beside_a_lapsed_suspension_stands(self) -> None:
        """What a part of an order lost before stays lost, and what ends the order afterwards ends it."""
        part = edge("99", "revokes", date(1999, 1, 1), "in_part")
        suspension = replace(edge("101", "suspends", date(2000, 1, 1)), lapses_on=date(2000, 3, 31))
        status = status_on("100", [part, suspension], date(2001, 1, 1))
        assert (status.value, status.basis) == ("partly_revoked", ("99:1:1", "101:1:1"))
        ended = [part, suspension, edge("102", "revokes", date(2000, 2, 1))]
        assert status_on("100", ended, date(2001, 1, 1)).value == "revoked"

    def test_on_a_day(self) -> None:
        """Acts after the day asked for do not count, and one on that day does."""
        edges = [edge("101", "revokes", date(2000, 1, 2))]
        assert status_on("100", edges, date(2000, 1, 1)).value == "in_force"
        assert status_on("100", edges, date(2000, 1, 2)).value == "revoked"

    @given(
        st.permutations(
            [
                edge("101", "revokes", date(2000, 1, 1)),
                edge("102", "reinstates", date(2001, 1, 1)),
                edge("103", "supersedes", date(2002, 1, 1), "in_part"),
            ]
        )
    )
    def test_order_of_edges(self, edges: list[Edge]) -> None:
        """The order in which the edges are given does not matter."""
        assert status_on("100", edges, None).value == "reinstated"


def test_history_is_dated_and_passive() -> None:
    """The events of an order come oldest first, in the passive voice, with their evidence."""
    edges = [
        edge("102", "revokes", date(2001, 1, 1)),
        edge("101", "amends", date(2000, 1, 1)),
        edge("90", "cites", None),
    ]
    events = [(event.on, event.relation, event.by, event.references) for event in history("100", edges)]
    assert events == [
        (date(2000, 1, 1), "amended_by", "101", ("101:1:1",)),
        (date(2001, 1, 1), "revoked_by", "102", ("102:1:1",)),
    ]


def test_passives_differ() -> None:
    """No two relations share the name of their inverse."""
    assert len(set(PASSIVES.values())) == len(PASSIVES)
