"""The query language: what is syntax, what is words, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query import (
    MAX_LENGTH,
    MAX_TERMS,
    AllOf,
    AnyOf,
    InvalidQueryError,
    Node,
    QueryError,
    Term,
    TooComplexError,
    every_term,
    terms,
)
from app.search.syntax import foreign, parse


def shown(node: Node) -> str:
    """`node` in a notation of its own: words, "phrases", [all, -excluded], {any}."""
    if isinstance(node, Term):
        words = " ".join(node.words) + ("*" if node.prefix else "")
        name = f"{node.field}:" if node.field else ""
        return f'{name}"{words}"' if node.quoted or len(node.words) > 1 else f"{name}{words}"
    parts = [shown(part) for part in node.parts]
    if isinstance(node, AnyOf):
        return "{" + " ".join(parts) + "}"
    return "[" + " ".join([*parts, *(f"-{shown(part)}" for part in node.excluded)]) + "]"


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("police reform", "[police reform]"),
        ('"law enforcement" reform', '["law enforcement" reform]'),
        ("police OR sheriff", "{police sheriff}"),
        ("police reform OR sheriff", "{[police reform] sheriff}"),
        ("police -military", "[police -military]"),
        ('police -"armed forces"', '[police -"armed forces"]'),
        ("police -(army OR navy)", "[police -{army navy}]"),
        ("regulat*", "regulat*"),
        ("de-escalat*", '"de escalat*"'),
        ("(police OR sheriff) reform", "[{police sheriff} reform]"),
        ("title:police", "title:police"),
        ("TITLE:police", "title:police"),
        ('title:"law enforcement"', 'title:"law enforcement"'),
        ("title:(police OR sheriff) reform", "[{title:police title:sheriff} reform]"),
        ("title:(police section:3)", "[title:police section:3]"),
        ("section:3.b.i", 'section:"3 b i"'),
        ("section:3(b)(i)", 'section:"3 b i"'),
        ("5 U.S.C. 553(b)", '[5 usc "553 b"]'),
        ("(553(b))", '"553 b"'),
        ("police (-military)", "[police -military]"),
        ("police NOT military", "[police -military]"),
        ("NOT military police", "[police -military]"),
        ('police NOT "armed forces"', '[police -"armed forces"]'),
        ("police NOT (army OR navy)", "[police -{army navy}]"),
        ("police NOT title:navy", "[police -title:navy]"),
        ("police AND reform", "[police reform]"),
        ("police AND NOT reform", "[police -reform]"),
        ("police NOT -reform", "[police -reform]"),
        ("police -NOT reform", "[police -reform]"),
        ("title:(police NOT navy)", "[title:police -title:navy]"),
        ("police AND reform OR sheriff AND navy", "{[police reform] [sheriff navy]}"),
    ],
)
def test_syntax(query: str, meaning: str) -> None:
    """Each piece of the grammar has its meaning."""
    assert shown(parse(query)) == meaning


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("AND", "and"),
        ("NOT", "not"),
        ("police NOT", "[police not]"),
        ("police not reform", "[police not reform]"),
        ("(police NOT) reform", "[[police not] reform]"),
        ("police AND", "[police and]"),
        ("AND police", "[and police]"),
        ("title:NOT police", "[title:not police]"),
        ("police and reform", "[police and reform]"),
        ("OR", "or"),
        ("OR police", "[or police]"),
        ("police OR", "[police or]"),
        ("police or reform", "[police or reform]"),
        ("foo:bar", '"foo bar"'),
        ("title:", "title"),
        ("title: police", "[title police]"),
        ('"unclosed words', "[unclosed words]"),
        ("it's", "it"),
        ("NEAR(a b", '["near a" b]'),
        ("(((police", "police"),
        ("police)))", "police"),
        ("--police", "police"),
        ("police - reform", "[police reform]"),
        ("police OR ()", "police"),
        ("-) police", "police"),
        ("'; DROP TABLE orders; --", "[drop table orders]"),
        ("police*reform", '"police reform"'),
    ],
)
def test_what_is_not_syntax_is_words(query: str, meaning: str) -> None:
    """No text is a syntax error."""
    assert shown(parse(query)) == meaning


@pytest.mark.parametrize("query", ["", " ", '"', '""', "*", "(((", "-", "^", "{", "()", "- -"])
def test_a_query_without_a_word_is_refused(query: str) -> None:
    """There is nothing to find."""
    with pytest.raises(InvalidQueryError):
        parse(query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("police AND reform NOT navy AND x", []),
        ("AND police NOT", ["AND", "NOT"]),
        ("police OR AND reform", ["OR"]),
        ("NEAR/3 police", ["NEAR/3"]),
        ("police and not reform near OR navy", []),
        ('"AND" title:NOT', ["NOT"]),
        ("police OR", ["OR"]),
        ("OR police", ["OR"]),
        ("police OR OR sheriff AND", ["OR", "AND"]),
        ("(police OR) reform", ["OR"]),
        ("police OR sheriff or navy", []),
        ('title:OR "OR" -OR police', ["OR"]),
    ],
)
def test_words_of_other_languages_are_named(query: str, words: list[str]) -> None:
    """What means something elsewhere and is looked for as a word here is told, each once."""
    assert foreign(query) == words


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("a" * (MAX_LENGTH + 1), f"A query has at most {MAX_LENGTH:,} characters."),
        ("a " * (MAX_TERMS + 1), f"A query has at most {MAX_TERMS} words."),
        ("-police", "The query only leaves words out; add a word that is to be found."),
        ("()", "The query has no word to search for."),
    ],
)
def test_a_refusal_says_what_to_change(query: str, message: str) -> None:
    """The words of a refusal are shown to who typed the query."""
    with pytest.raises(QueryError) as refused:
        parse(query)
    assert str(refused.value) == message


@pytest.mark.parametrize("query", ["-police", "-(a b)", "a OR -b", "(-a) OR b", "-(-a) b", "NOT police", "a OR NOT b"])
def test_a_query_that_only_leaves_out_is_refused(query: str) -> None:
    """Neither a query nor an alternative may say only what it does not want."""
    with pytest.raises(InvalidQueryError):
        parse(query)


@pytest.mark.parametrize(
    "query",
    [
        "a " * (MAX_TERMS + 1),
        "-a " * MAX_TERMS + "b",
        "a OR " * 200 + "a",
        "(" * 9 + "a",
        "a" * (MAX_LENGTH + 1),
        '"' + "a " * (MAX_TERMS + 1) + '"',
    ],
)
def test_a_query_that_is_too_complex_is_refused(query: str) -> None:
    """Words, also those left out, brackets and letters are limited."""
    with pytest.raises(TooComplexError):
        parse(query)


@given(st.text(max_size=100) | st.text(alphabet='ab ()"*-:OR\ttitle', max_size=60))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    """Nothing else is raised, and what is read holds a word to find and no more words than allowed."""
    try:
        node = parse(text)
    except QueryError:
        return
    assert any(True for _ in terms(node))
    assert sum(len(term.stems) for term in every_term(node)) <= MAX_TERMS


@given(st.lists(st.sampled_from(["police", "reform", '"armed forces"', "navy"]), min_size=1, max_size=8))
def test_words_keep_their_order_and_number(parts: list[str]) -> None:
    """A query of plain words and phrases is all of them, as they stand."""
    node = parse(" ".join(parts))
    found = [shown(term) for term in terms(node)]
    assert found == parts


def test_words_to_leave_out_are_not_words_to_find() -> None:
    """`terms` gives what a match holds, `every_term` what was written."""
    node = parse("police -navy")
    assert isinstance(node, AllOf)
    assert [shown(term) for term in terms(node)] == ["police"]
    assert [shown(term) for term in every_term(node)] == ["police", "navy"]
