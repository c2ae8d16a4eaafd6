"""Quotations checked against an order's words: a table of verdicts, and what holds of every quotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.quotes import Text, check, has_words
from app.law.quotes.reading import read
from app.law.quotes.values import Check, OrderText, Provision, Verdict
from app.law.quotes.words import masked, words

CASES = Path(__file__).parent.parent / "cases" / "quotations" / "verdicts.txt"
ORDER = OrderText(
    "14000",
    "Protecting the Public",
    (
        Provision("preamble", text="By the authority vested in me, it is hereby ordered:"),
        Provision("1", "Section 1", "Purpose", text="It is the policy of the United States not to delay its reports."),
        Provision("2", "Sec. 2", "Reports", text="The Secretary shall:", closing="Each report shall be public."),
        Provision("2.a", "(a)", text="submit a report within 30 days; and", depth=1),
        Provision("2.b", "(b)", text="publish “The Plan of Work”, with 1,500 copies.", quoted=((8, 26),), depth=1),
    ),
)
HELD = [Text.of(ORDER)]
SAID = "It is the policy of the United States not to delay its reports."


@dataclass(frozen=True)
class Row:
    """One quotation of the table, and what is said of it."""

    order: OrderText
    quotation: str
    expected: str

    def __str__(self) -> str:
        """The quotation, to be named by."""
        return self.quotation


def rows() -> Iterator[Row]:
    """The quotations of the table, each with the order above it."""
    title, order = "", None
    provisions: list[Provision] = []
    for line in CASES.read_text().splitlines():
        if line.startswith("title: "):
            title, provisions = line.removeprefix("title: "), []
        elif line == "--":
            order = OrderText("14000", title, tuple(provisions))
        elif line.startswith(("#", "=")) or not line:
            order = None
        elif order is None:
            place, heading, text = (part.strip() for part in line.split("|"))
            name, _, label = place.partition(" ")
            provisions.append(Provision(name, label, heading, text=text, depth=name.count(".")))
        else:
            verdict, _, rest = line.partition(" | ")
            quotation, *told = rest.split(" | ")
            yield Row(order, quotation, " | ".join([verdict, *told]))


def said(found: Check) -> str:
    """What is said of a quotation, as the table has it."""
    parts = [found.verdict.value]
    if found.matches:
        first = found.matches[0]
        parts += [f"{each.op} {each.quote_words.strip()} > {each.place.text.strip()}" for each in first.differences]
        parts += [f"... {' '.join(place.text for place in each.places)}" for each in first.omitted]
    signs = [f"! {risk.value}" for risk in found.risk] + [f"# {note}" for note in found.notes]
    return " | ".join([*(" ".join(part.split()) for part in parts), *signs])


@pytest.mark.parametrize("row", list(rows()), ids=str)
def test_each_quotation_of_the_table(row: Row) -> None:
    """A quotation has its verdict, what differs, what was left out, its risks and its notes."""
    assert said(check(row.quotation, [Text.of(row.order)])) == row.expected


class TestWords:
    """What is one word, and which words are the same."""

    @pytest.mark.parametrize(
        ("here", "there"),
        [("15%", "15 percent"), ("U.S.C.", "USC"), ("14,288", "14288"), ("agency’s", "agency's"), (".8", "0.8"),
         ("2½", "2 1/2"), ("Cristóbal", "CRISTOBAL"), ("§ 3", "section 3"), ("agency&#8217;s", "agency's")],
    )  # fmt: skip
    def test_words_that_are_the_same(self, here: str, there: str) -> None:
        """Signs, points, commas in figures, apostrophes, accents and entities part no words."""
        assert keys(here) == keys(there)

    @pytest.mark.parametrize(
        ("here", "there"),
        [(".8", "8"), ("1.5", "15"), ("1/2", "12"), ("us", "U.S."), ("10", "1026"), ("its", "their")],
    )
    def test_words_that_are_not(self, here: str, there: str) -> None:
        """A lost point, fraction or power makes another figure, and "us" is no country."""
        assert keys(here) != keys(there)

    @given(st.text(max_size=60))
    def test_masking_keeps_every_place(self, text: str) -> None:
        """What is masked is as long as it was, so that every span is one of the text given."""
        assert len(masked(text)) == len(text)


def keys(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word.key for word in words(masked(text))]


class TestFigures:
    """Figures are never joined, dropped or put for each other."""

    @pytest.mark.parametrize(
        "changed",
        ["submit a report within 3-0 days", "submit a report within 300 days", "submit a report within (30) 90 days",
         "with 1.500 copies", "with 1,501 copies", "with 15,00 copies"],
    )  # fmt: skip
    def test_a_changed_figure_is_never_exact(self, changed: str) -> None:
        """Another figure is altered or not found, whatever stands between its digits."""
        assert check(changed, HELD).verdict in (Verdict.ALTERED, Verdict.NOT_FOUND)


class TestPlaces:
    """Where the words of a quotation stand."""

    def test_closing_words_stand_behind_what_they_close(self) -> None:
        """A quotation may run from the last item into the text below it, and says which provisions it joins."""
        found = check("with 1,500 copies. Each report shall be public.", HELD)
        assert [(place.section, place.field) for place in found.matches[0].places] == [
            ("2.b", "text"),
            ("2", "closing"),
        ]
        assert found.notes == ("joined_provisions",)

    def test_words_for_another_text_are_said_to_be_that(self) -> None:
        """What the order quotes is told."""
        found = check("The Plan of Work", HELD)
        assert (found.verdict, found.notes) == (Verdict.EXACT, ("in_quoted_text",))

    def test_the_title_comes_before_what_names_it(self) -> None:
        """Of two passages that are as good the title is told first."""
        order = OrderText("1", "The Plan of Work", (Provision("1", text="This is The Plan of Work of 1940."),))
        assert check("The Plan of Work", [Text.of(order)]).matches[0].places[0].section is None

    def test_nothing_is_found_in_an_order_without_text(self) -> None:
        """Only its title is there to be quoted."""
        bare = [Text.of(OrderText("1", "Facts Alone"))]
        assert check("Facts Alone", bare).verdict is Verdict.EXACT
        assert check(SAID, bare).verdict is Verdict.NOT_FOUND

    def test_of_several_orders_each_is_told(self) -> None:
        """The same words in two orders have two matches."""
        other = OrderText("14001", "Another", (Provision("1", text=SAID),))
        found = check("not to delay its reports", [*HELD, Text.of(other)])
        assert {match.places[0].order for match in found.matches} == {"14000", "14001"}


class TestSigns:
    """What a quoter's signs stand for."""

    @pytest.mark.parametrize(
        "ellipsis",
        [" ... ", "...", " . . . ", " . . . . ", "…", " […] ", " [...] ", "....", " * * * ", " &hellip; ", " [. . .] "],
    )
    def test_an_ellipsis_of_any_form(self, ellipsis: str) -> None:
        """What it stands for is returned, and flagged where it denies."""
        found = check(f"policy of the United States{ellipsis}its reports", HELD)
        assert (found.verdict, found.matches[0].omitted[0].places[0].text) == (Verdict.PARTIAL, "not to delay")
        assert found.matches[0].omitted[0].flags == ("negation",)

    def test_fragments_stand_in_order(self) -> None:
        """Fragments in another sequence than the order's are no quotation of it."""
        assert check("its reports ... the policy of the United States", HELD).verdict is not Verdict.PARTIAL

    def test_a_word_in_brackets_opens_no_door_for_the_next_one(self) -> None:
        """What a bracket may stand for, the same word without it may not."""
        order = OrderText("1", "", (Provision("1", text="Agencies enforcement rules, and later enforcement plans."),))
        found = check("Agencies enforc[ing] rules ... enforcing plans", [Text.of(order)])
        assert found.verdict not in (Verdict.EXACT, Verdict.EXACT_FOLDED, Verdict.PARTIAL)
        single = check("enforc[ing] ... enforcing", [Text.of(order)])
        assert single.verdict not in (Verdict.EXACT, Verdict.EXACT_FOLDED, Verdict.PARTIAL)

    def test_a_bracket_stands_for_some_words_only(self) -> None:
        """A bracket that would have to stand for more than two dozen words stands for nothing."""
        long = OrderText("1", "", (Provision("1", text=f"The Council {'and so on ' * 20}shall meet monthly."),))
        assert check("The Council [then] shall meet monthly", [Text.of(long)]).verdict is not Verdict.PARTIAL

    def test_a_quotation_without_words_is_refused(self) -> None:
        """Marks alone are no quotation."""
        assert not has_words(" … [.] ")
        with pytest.raises(ValueError, match="words"):
            check("…", HELD)


PLAIN = st.integers(0, 12).flatmap(lambda first: st.integers(first + 1, 13).map(lambda end: (first, end)))


class TestEveryQuotation:
    """What holds of any piece of the order."""

    @given(PLAIN)
    def test_a_piece_is_exact(self, bounds: tuple[int, int]) -> None:
        """The order's own characters are exact, and their place is where they stand."""
        piece = " ".join(SAID.split()[slice(*bounds)])
        found = check(piece, HELD)
        assert found.verdict is Verdict.EXACT
        assert any(place.text.rstrip(".") == piece.rstrip(".") for place in (m.places[0] for m in found.matches))

    @given(PLAIN.filter(lambda bounds: bounds[1] - bounds[0] > 1), st.data())
    def test_a_piece_with_another_word_is_not(self, bounds: tuple[int, int], data: st.DataObject) -> None:
        """A word put for another is never exact, nor folded, nor partial."""
        piece = SAID.split()[slice(*bounds)]
        piece[data.draw(st.integers(0, len(piece) - 1))] = data.draw(st.sampled_from(["nothing", "may", "40", "zebra"]))
        assert check(" ".join(piece), HELD).verdict in (Verdict.ALTERED, Verdict.NOT_FOUND)

    @given(st.text(max_size=200))
    def test_any_text_is_answered(self, text: str) -> None:
        """Whatever is quoted has a verdict, and spans inside of it."""
        if not has_words(text):
            return
        for match in check(text, HELD).matches:
            for difference in match.differences:
                start, end = difference.quote_span
                assert 0 <= start <= end <= len(text)

    @given(st.text(alphabet="ab [].…*", max_size=80))
    def test_signs_are_read_in_order(self, text: str) -> None:
        """Words and signs stand where they are said to stand, each after the one before."""
        found = read(text)
        starts = [word.start for word in found.words]
        assert starts == sorted(starts)
        assert all(0 <= gap.before <= len(found.words) for gap in found.gaps)
