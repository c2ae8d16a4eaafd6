"""The two engines' languages: nothing gets into them but quoted tokens of ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query import AnyOf, QueryError
from app.search.syntax import parse
from app.search.token_stream import of_boilerplate
from app.store.index.emitters import fts5, tsquery


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("police", '"polic"'),
        ('"law enforcement"', '"law enforc"'),
        ("police reform -navy", '(("polic" AND "reform") NOT ("navi"))'),
        ("police OR navy", '("polic" OR "navi")'),
        ("title:police", '"t_polic"'),
        ("section:3.b", '("s_3 s_b" OR "i_3_b")'),
        ("section:definitions", '"s_definit"'),
    ],
)
def test_fts5(query: str, expression: str) -> None:
    """Every token is quoted; a field is a mark before it."""
    assert fts5(parse(query)) == expression


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("police", "(('polic'))"),
        ('"law enforcement"', "(('law' <-> 'enforc'))"),
        ("police -navy", "((('polic')) & !(('navi')))"),
        ("police OR navy", "((('polic')) | (('navi')))"),
    ],
)
def test_tsquery(query: str, expression: str) -> None:
    """The same tree in Postgres's language."""
    assert tsquery(parse(query)) == expression


@given(st.text(max_size=80) | st.text(alphabet="ab'\"\\:&|!()<->*% \t", max_size=40))
def test_only_tokens_reach_an_engine(text: str) -> None:
    """Less our own syntax and our own tokens, nothing of the text is left."""
    try:
        node = parse(text)
    except QueryError:
        return
    assert re.sub(r'"[a-z0-9_]+(?: [a-z0-9_]+)*"| AND | OR | NOT |[()]', "", fts5(node)) == ""
    assert re.sub(r"'[a-z0-9_]+'| <-> | & | \| |[()!]", "", tsquery(node)) == ""


def test_nothing_matches_an_alternative_of_none() -> None:
    """A prefix that no word begins with is a token that no document has."""
    assert fts5(AnyOf(())) == '("_nothing")'
    assert tsquery(AnyOf(())) == "('_nothing')"


@pytest.mark.parametrize(
    ("wanted", "expression"),
    [(None, '"polic"'), (False, '(("polic") NOT ("b_"))'), (True, '("polic" AND "b_")')],
)
def test_boilerplate_is_a_token(wanted: bool | None, expression: str) -> None:
    """Words are asked of boilerplate only, of all else only, or of both, in the language of the index itself."""
    assert fts5(of_boilerplate(parse("police"), wanted)) == expression


@given(st.text(max_size=60) | st.text(alphabet="b_ ", min_size=1, max_size=6))
def test_no_query_asks_for_the_mark_of_boilerplate(query: str) -> None:
    """What marks a directive is no word that anybody can type."""
    try:
        node = parse(query)
    except QueryError:
        return
    assert '"b_"' not in fts5(node)
