"""Synonyms and prefixes: what is added to a query, and what is left alone."""

import re

import pytest

from app.search.query import MAX_VARIANTS, InvalidQueryError, terms
from app.search.synonyms import SYNONYMS
from app.search.syntax import parse
from app.search.tokens import tokens, words
from app.search.widening import Expansion, expand, in_other_words, prefixes, spell_out
from tests.search.test_syntax import shown


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("DOJ", '{doj "department of justice"}'),
        ("department of justice", '[{[department of justice] "doj"}]'),
        ("DOJ guidance", '[{doj "department of justice"} guidance]'),
        ("the Department of Justice guidance", '[the {[department of justice] "doj"} guidance]'),
        ("title:OMB", '{title:omb title:"office of management and budget"}'),
        ("artificial intelligence", '[{[artificial intelligence] "ai"}]'),
        ("AI", '{ai "artificial intelligence"}'),
        ("sanctuary city", '[{[sanctuary city] "sanctuary jurisdictions"}]'),
        ("police OR AI", '{police {ai "artificial intelligence"}}'),
    ],
)
def test_a_name_finds_the_other_names(query: str, meaning: str) -> None:
    """The words typed stay, other names are phrases beside them, in the same field."""
    assert shown(expand(parse(query))[0]) == meaning


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("Muslim ban", '[{[muslim ban] order:"13769" order:"13780"}]'),
        ("Muslim ban waiver", '[{[muslim ban] order:"13769" order:"13780"} waiver]'),
        ("japanese american internment camps", '[{[japanese american internment] order:"9066" order:"9102"} camps]'),
        ("DACA", "daca"),
        ("DACA police", "[daca police]"),
    ],
)
def test_a_name_that_people_have_finds_its_orders(query: str, meaning: str) -> None:
    """The orders stand beside the words typed; a name of what is no order adds nothing."""
    node, added = expand(parse(query))
    assert shown(node) == meaning
    assert [bool(expansion.reason) for expansion in added] == [True]


def test_orders_and_other_names_are_added_together() -> None:
    """DOGE is a department's short form and what people call four orders."""
    _, (added,) = expand(parse("DOGE"))
    assert added.added[0] == "Department of Government Efficiency"
    assert [name.split(" (")[0] for name in added.added[1:]] == ["EO 14158", "EO 14210", "EO 14219", "EO 14222"]


@pytest.mark.parametrize(
    "query",
    ['"Muslim ban"', "title:Muslim title:ban", "-Muslim ban", "does", "Muslim"],
)
def test_only_a_whole_plain_name_means_orders(query: str) -> None:
    """Quotation marks, fields, words to leave out and parts of a name mean no orders."""
    assert expand(parse(query))[1] == ()


@pytest.mark.parametrize(
    "query", ['"DOJ"', "DOJ*", "guidance -DOJ", "department justice", "title:department of justice", "does", "police"]
)
def test_nothing_is_added_to_what_is_no_plain_name(query: str) -> None:
    """Quotation marks, prefixes, words to leave out and words that are no whole name stay as they are."""
    node = parse(query)
    assert expand(node) == (node, ())


def test_what_is_typed_is_said_in_other_words() -> None:
    """Each other name of a thing stands in its place once; words that name nothing have no other."""
    others = [" ".join(word for _, word in way) for way in in_other_words(words("woke AI in sanctuary cities"))]
    assert others == ["woke artificial intelligence in sanctuary cities", "woke ai in sanctuary jurisdictions"]
    assert in_other_words(words("police reform")) == []


def test_what_was_added_is_told() -> None:
    """An expansion says which words of the query gained which names."""
    _, added = expand(parse("DOJ and covid"))
    assert added == (Expansion("doj", ("Department of Justice",)), Expansion("covid", ("COVID-19", "coronavirus")))


@pytest.mark.parametrize("group", SYNONYMS, ids=lambda group: group[0])
def test_each_row_names_one_thing_no_other_row_names(group: tuple[str, ...]) -> None:
    """A name has tokens of its own, so that a query never means two rows."""
    own = [tuple(tokens(name)) for name in group]
    others = [tuple(tokens(name)) for row in SYNONYMS if row is not group for name in row]
    assert len(set(own)) == len(own) > 1
    assert not set(own) & set(others)


def in_turn(letters: str, among: str) -> bool:
    """Whether the letters stand in `among` in their order."""
    rest = iter(among)
    return all(letter in rest for letter in letters)


SHORT_FORMS = [row for row in SYNONYMS if re.fullmatch(r"[A-Z&.]{2,}", row[0]) and not row[1].startswith(row[0])]


@pytest.mark.parametrize("row", SHORT_FORMS, ids=lambda row: row[0])
def test_a_short_form_is_the_initials_of_its_name(row: tuple[str, ...]) -> None:
    """The letters of an abbreviation begin words of the name beside it ("US" may be left out of the name)."""
    letters = re.sub(r"[&.]", "", row[0]).removeprefix("US")
    for name in row[1:]:
        assert in_turn(letters, "".join(word[0] for word in re.findall(r"[A-Za-z]+", name)).upper())


def test_a_prefix_is_any_word_that_begins_so() -> None:
    """Each variant stands where the prefix stood, in a phrase too."""
    node = parse("regulat* title:de-escalat* -tax*")
    assert prefixes(node) == ["escalat", "regulat", "tax"]
    spelled = spell_out(node, {"regulat": ["regul", "regulatori"], "escalat": ["escal"], "tax": []})
    found = [term.stems for term in terms(spelled)]
    assert found == [("regul",), ("regulatori",), ("de", "escal")]


def test_a_prefix_of_too_many_words_is_refused() -> None:
    """An answer to "a*" would say little, so it is not given."""
    with pytest.raises(InvalidQueryError):
        spell_out(parse("a*"), {"a": ["x"] * (MAX_VARIANTS + 1)})
