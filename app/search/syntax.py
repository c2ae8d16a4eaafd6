"""The query language, as people know it; whatever is not syntax is words, so no text is a syntax error.

    query   = either ;
    either  = all { "OR" all } ;
    all     = part { [ "AND" ] part } ;             (all of them)
    part    = [ "-" | "NOT" ] [ field ":" ] ( phrase | word [ "*" ] | "(" either ")" ) ;
    phrase  = '"' { any but '"' } '"' ;
    field   = "title" | "section" | "actor" ;

Words are parted by white space. "OR" and "AND" are syntax in capitals and between two parts, "NOT" in capitals before
one (elsewhere they are words, and that is told), "-" before a part, "(" before one and ")" where one is open; an
unclosed quotation mark is nothing. Typographic quotation marks and minus signs are those of the keyboard. A word that
holds several tokens ("553(b)", "de-escalation") wants them side by side.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.search.query import (
    FIELDS,
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_TERMS,
    AllOf,
    AnyOf,
    InvalidQueryError,
    Node,
    Term,
    TooComplexError,
    every_term,
)
from app.search.tokens import words

_QUOTES = '"“”„«»'
_MINUS = r"\-\u2010-\u2013\u2212"
_LEXEME = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<minus>[{_MINUS}])(?=[^\s){_MINUS}])
    | (?P<field>(?:{"|".join(FIELDS)}):(?=[^\s:)]))
    | (?P<open>\()
    | (?P<close>\))
    | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]
    | (?P<quote>[{_QUOTES}])
    | (?P<word>[^\s{_QUOTES}]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
Kind = Literal["minus", "field", "open", "close", "phrase", "word", "or", "and", "not"]
_SECTION = re.compile(r"^\s*(?:sections?|secs?\.?|§+)\s*(?=[0-9])", re.IGNORECASE)
_FOREIGN = frozenset({"AND", "NOT", "NEAR", "OR"})
_OPERATORS: Mapping[str, Kind] = {"OR": "or", "AND": "and", "NOT": "not"}
_NO_PART = (None, "or", "and", "close")
"""What an operator cannot stand before, or else it is a word."""


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: Kind
    text: str = ""


def parse(text: str) -> Node:
    """The meaning of a query.

    Raises:
        InvalidQueryError: if it has no word, or only words to leave out.
        TooComplexError: if it has more than MAX_LENGTH characters, MAX_TERMS words or MAX_DEPTH levels of brackets.
    """
    if len(text) > MAX_LENGTH:
        raise TooComplexError(f"A query has at most {MAX_LENGTH:,} characters.")
    node = _Parser(list(_lexemes(text))).either()
    if node is None:
        raise InvalidQueryError("The query has no word to search for.")
    if isinstance(node, _Without):
        raise InvalidQueryError("The query only leaves words out; add a word that is to be found.")
    if sum(len(term.stems) for term in every_term(node)) > MAX_TERMS:
        raise TooComplexError(f"A query has at most {MAX_TERMS} words.")
    return node


def foreign(text: str) -> list[str]:
    """The words of a query that look like syntax and are read as words, each once, as they stand.

    These are the syntax of other languages, and an OR, AND or NOT that does not stand where it is syntax.

    Raises:
        QueryError: as `parse`.
    """
    parser = _Parser(list(_lexemes(text)))
    parser.either()
    return list(dict.fromkeys(word for word in parser.plain if word.partition("/")[0].rstrip("(") in _FOREIGN))


def _lexemes(text: str) -> Iterator[_Lexeme]:
    """The lexemes of `text`. A bracket inside a word ("553(b)") belongs to the word."""
    position, depth = 0, 0
    while position < len(text):
        match = _LEXEME.match(text, position)
        if match is None:  # cannot be: every character begins one of the groups
            raise AssertionError
        kind, position = match.lastgroup, match.end()
        if kind == "word":
            word, closing = _unbalanced(match["word"], depth)
            position -= closing
            yield _Lexeme(_OPERATORS.get(word, "word"), word)
        elif kind == "open":
            depth += 1
            yield _Lexeme("open")
        elif kind == "close" and depth:
            depth -= 1
            yield _Lexeme("close")
        elif kind in ("minus", "field", "phrase"):
            yield _Lexeme(kind, match[kind])  # type: ignore[arg-type]


def _unbalanced(word: str, depth: int) -> tuple[str, int]:
    """`word` without the closing brackets at its end that close something outside it, and how many they are."""
    own = word.count(")") - word.count("(")
    trailing = len(word) - len(word.rstrip(")"))
    closing = max(0, min(own, trailing, depth))
    return word[: len(word) - closing], closing


@dataclass(frozen=True, slots=True)
class _Without:
    """What is to be left out, of something that other words must say."""

    parts: tuple[Node, ...]


_Read = Node | _Without | None


class _Parser:
    """Reads lexemes from left to right; refuses brackets that are too deep and alternatives that only exclude.

    Attributes:
        plain: the words outside quotation marks, as they stand.
    """

    def __init__(self, lexemes: list[_Lexeme]) -> None:
        self.plain: list[str] = []
        self._lexemes = lexemes
        self._at = 0
        self._depth = 0

    def either(self, field: str | None = None) -> _Read:
        found: list[_Read] = [self._all(field)]
        while self._kind() == "or":
            self._at += 1
            found.append(self._all(field))
        alternatives = [part for part in found if part is not None]
        if len(alternatives) < 2:
            return alternatives[0] if alternatives else None
        return AnyOf(tuple(_positive(part) for part in alternatives))

    def _all(self, field: str | None) -> _Read:
        wanted: list[Node] = []
        excluded: list[Node] = []
        while self._kind() not in (None, "close"):
            between = self._between_parts([*wanted, *excluded])
            if between and self._kind() == "or":
                break
            if between and self._kind() == "and":
                self._at += 1
            minus = self._excludes()
            part = self._part(field)
            if isinstance(part, _Without):
                excluded += [AllOf((_positive(part),))] if minus else part.parts
            elif part is not None:
                (excluded if minus else wanted).append(part)
        if not wanted:
            return _Without(tuple(excluded)) if excluded else None
        return wanted[0] if len(wanted) == 1 and not excluded else AllOf(tuple(wanted), tuple(excluded))

    def _excludes(self) -> bool:
        """Pass what leaves the next part out; "NOT -x" and "-NOT x" do so once."""
        begun = self._at
        while self._kind() == "minus" or (self._kind() == "not" and self._kind(1) not in _NO_PART):
            self._at += 1
        return self._at > begun

    def _part(self, field: str | None) -> _Read:
        named = self._take("field")
        if named and self._kind() not in ("open", "phrase", "word", *_OPERATORS.values()):
            return _term(named.text, None)
        field = named.text[:-1].lower() if named else field
        if self._kind() in (None, "close"):
            return None
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme.kind == "open":
            return self._group(field)
        if lexeme.kind != "phrase":
            self.plain.append(lexeme.text)
        return _term(lexeme.text, field, quoted=lexeme.kind == "phrase")

    def _group(self, field: str | None) -> _Read:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooComplexError(f"A query has at most {MAX_DEPTH} levels of brackets.")
        found = self.either(field)
        self._take("close")
        self._depth -= 1
        return found

    def _between_parts(self, before: list[Node]) -> bool:
        return bool(before) and self._kind(1) not in _NO_PART

    def _kind(self, ahead: int = 0) -> Kind | None:
        place = self._at + ahead
        return self._lexemes[place].kind if place < len(self._lexemes) else None

    def _take(self, kind: Kind) -> _Lexeme | None:
        if self._kind() != kind:
            return None
        self._at += 1
        return self._lexemes[self._at - 1]


def _positive(part: Node | _Without) -> Node:
    if isinstance(part, _Without):
        raise InvalidQueryError("An alternative only leaves words out; add a word that is to be found.")
    return part


def _term(text: str, field: str | None, *, quoted: bool = False) -> Term | None:
    found = words(_section(text) if field == "section" else text)
    if not found:
        return None
    stems, plain = zip(*found, strict=True)
    prefix = not quoted and text.endswith("*")
    if prefix and field == "section" and plain[0][0].isdigit():
        raise InvalidQueryError("A provision's number takes no asterisk: what is below it is found without one.")
    return Term((*stems[:-1], plain[-1]) if prefix else stems, plain, field, quoted, prefix)


def _section(text: str) -> str:
    """A provision's number as its tokens are made: "3.b.i" is parted at its full stops, "2~2" is one; no "Sec."."""
    return _SECTION.sub("", text).replace(".", " ").replace("~", "x")
