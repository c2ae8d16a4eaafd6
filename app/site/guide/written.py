"""A page as it is written, in Markdown, made HTML: headings have anchors, links lead to where things are served."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

Addressed = Callable[[str], str | None]
"""Tells where what a link names is served; None of what is not served."""

_NAMED = re.compile(r"docs/[\w/-]+\.md")
"""A page of docs/ as prose names it, in backticks."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level, which the contents of a page have.

    Attributes:
        anchor: its id, made of its words as forges make it.
        text: its words.
    """

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A page.

    Attributes:
        title: the words of its first heading.
        html: what stands below that.
        headings: those in there.
        unserved: what its links name and nobody serves, as they name it.
    """

    title: str
    html: Markup
    headings: Sequence[Heading]
    unserved: Sequence[str]


def written(source: str, addressed: Addressed) -> Written:
    """Return what a page in Markdown says; HTML in it is shown, not obeyed."""
    tokens = _parser().parse(source)
    headings = list(_named(tokens))
    unserved = [target for token in tokens for target in _led(token.children or [], addressed)]
    _labelled(tokens, {anchor: text for _, anchor, text in headings})
    begins = 3 if tokens and tokens[0].tag == "h1" else 0  # its opening, its words, its end
    html = _parser().renderer.render(tokens[begins:], _parser().options, {})
    title = next((text for level, _, text in headings if level == "h1"), "")
    below = [Heading(anchor, text) for level, anchor, text in headings if level == "h2"]
    return Written(title, Markup(html), below, unserved)  # noqa: S704 (the renderer escapes what is written)


def markup(text: str) -> Markup:
    """Return some paragraphs in Markdown as HTML, their links as they are."""
    return Markup(_parser().render(text))  # noqa: S704 (the renderer escapes what is written)


def phrase(text: str) -> Markup:
    """Return a few words in Markdown as HTML, for a heading or a line."""
    return Markup(_parser().renderInline(text))  # noqa: S704 (the renderer escapes what is written)


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    made.add_render_rule("fence", _fence)
    made.add_render_rule("table_open", _table_open)
    made.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return made


def _fence(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """Code, which a keyboard can scroll."""
    language = tokens[at].info.partition(" ")[0]
    kind = f' class="language-{escape(language)}"' if language else ""
    return f'<pre tabindex="0"><code{kind}>{escape(tokens[at].content)}</code></pre>\n'


def _table_open(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """A table, which scrolls by itself where the window is narrow, also by keyboard."""
    label = escape(str(tokens[at].attrs["aria-label"]))
    return f'<div class="scrolled" tabindex="0" role="region" aria-label="{label}"><table>\n'


def anchor_of(text: str) -> str:
    """Return the id of a heading: its words in small letters, joined by hyphens, without marks."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def _named(tokens: Sequence[Token]) -> Iterable[tuple[str, str, str]]:
    """Give every heading its id, counted where it has been there; each with its level and its words."""
    known: Counter[str] = Counter()
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            text = "".join(each.content for each in inline.children or [])
            anchor = anchor_of(text)
            known[anchor] += 1
            token.attrSet("id", anchor if known[anchor] == 1 else f"{anchor}-{known[anchor] - 1}")
            yield token.tag, str(token.attrs["id"]), text


def _labelled(tokens: Iterable[Token], headings: Mapping[str, str]) -> None:
    """Call every table after the heading above it, with its number there; the cells on top are heads of columns.

    Args:
        tokens: of the page.
        headings: the words of its headings, by their ids.
    """
    above, known = "the page", Counter[str]()
    for token in tokens:
        if token.type == "heading_open":
            above = headings[str(token.attrs["id"])]
        if token.type == "table_open":
            known[above] += 1
            token.attrSet("aria-label", f"{above}, table {known[above]}")
        if token.type == "th_open":
            token.attrSet("scope", "col")


def _led(tokens: list[Token], addressed: Addressed) -> list[str]:
    """Lead links and pictures to where they are served, and page names in backticks to their pages, in place.

    Returns:
        What links name that nobody serves; their words stay, without a link.
    """
    unserved: list[str] = []
    made: list[Token] = []
    cut = False
    for token in tokens:
        if token.type == "link_open":
            target = addressed(str(token.attrs["href"]))
            cut = target is None
            unserved += [str(token.attrs["href"])] if target is None else []
            token.attrSet("href", target or "")
        if token.type == "image":
            token.attrSet("src", addressed(str(token.attrs["src"])) or "")
        if token.type in ("link_open", "link_close") and cut:
            cut = token.type == "link_open"
            continue
        within = any(each.type == "link_open" for each in made[-1:])
        made += [token] if within else _linked(token, addressed)
    tokens[:] = made
    return unserved


def _linked(token: Token, addressed: Addressed) -> list[Token]:
    """A token, in a link where it is code that names a page."""
    target = addressed(token.content) if token.type == "code_inline" and _NAMED.fullmatch(token.content) else None
    if target is None:
        return [token]
    return [Token("link_open", "a", 1, {"href": target}), token, Token("link_close", "a", -1)]
