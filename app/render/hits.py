"""What a search over provisions found, as a page for browsers: the words of the query stand in <mark>."""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote, urlencode

from app.law.documents import Span
from app.render.html import STYLESHEET
from app.schemas import Search, SectionHit, SectionHitPage, Snippet

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""What the page needs: its stylesheet, and its form that asks anew."""
PATH = "/v1/sections.html"


Parameters = Sequence[tuple[str, str]]
"""Names and values of a query string."""


def hits(found: SectionHitPage, q: str, kept: Parameters, base_url: str) -> str:
    """The page of what `q` found.

    Args:
        found: the answer.
        q: the words as typed.
        kept: the other parameters of the question, which the next question keeps.
        base_url: stands before our own links.
    """
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        f'<head><meta charset="utf-8"><title>{escape(q)} · Executive orders</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<link rel="stylesheet" href="{escape(base_url)}{STYLESHEET}"></head>',
        "<body><main><h1>Provisions of executive orders</h1>",
        f'<form action="{escape(base_url)}{PATH}" role="search">',
        f'<input name="q" value="{escape(q)}" aria-label="Words" required>',
        *(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in kept),
        "<button>Search</button></form>",
        *_said(found.search, q, kept, base_url),
        f"<p>{_how_many(found)}</p>",
        *(line for hit in found.items for line in _hit(hit, base_url)),
        *_next(found),
        "</main></body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def marked(text: str, highlights: Sequence[Span]) -> str:
    """`text` as HTML, the pieces that `highlights` tells apart and in order in <mark>; all else is escaped."""
    written, end = [], 0
    for start, stop in highlights:
        written += [escape(text[end:start]), f"<mark>{escape(text[start:stop])}</mark>"]
        end = stop
    return "".join([*written, escape(text[end:])])


def _said(search: Search, q: str, kept: Parameters, base_url: str) -> Iterator[str]:
    for cited in search.citations:
        url = _page(cited.order, cited.section, base_url)
        yield f'<p>Cited: <a href="{escape(url)}">{escape(cited.citation)}</a></p>'
    if search.did_you_mean:
        url = _asked(search.did_you_mean, kept, base_url)
        yield f'<p>Did you mean <a href="{escape(url)}">{escape(search.did_you_mean)}</a>?</p>'
    if search.read_as_words:
        yield f"<p>Looked for as words: {escape(', '.join(search.read_as_words))}</p>"
    for other in search.expansions:
        yield f"<p>Also found: {escape('; '.join(other.added))} (for {escape(other.words)})</p>"
    if search.expansions:
        plain = [*(pair for pair in kept if pair[0] != "expand"), ("expand", "none")]
        yield f'<p><a href="{escape(_asked(q, plain, base_url))}">Only the words as typed</a></p>'


def _asked(q: str, kept: Parameters, base_url: str) -> str:
    return f"{base_url}{PATH}?{urlencode([('q', q), *kept])}"


def _how_many(found: SectionHitPage) -> str:
    ranking = found.search.ranking
    what = "1 provision" if found.total == 1 else f"{found.total:,} provisions"
    if ranking is None or ranking.exact:
        return what
    return f"{what}, of which {ranking.candidates:,} were ranked: with the words in the heading, then the newest"


def _hit(hit: SectionHit, base_url: str) -> Iterator[str]:
    order = hit.order
    yield "<article>"
    name = f"EO {order.number}, {hit.citation}"
    heading = marked(hit.heading, hit.heading_highlights)
    url = escape(_page(order.number, hit.id, base_url))
    yield f'<h2><a href="{url}">{escape(name)}</a>{f" · {heading}" if heading else ""}</h2>'
    signed = f"signed {order.signed_on.isoformat()}, " if order.signed_on else ""
    yield f"<p>{escape(order.title)} ({signed}{order.status.value.replace('_', ' ')})</p>"
    if hit.snippet:
        yield f"<blockquote><p>{_piece(hit.snippet)}</p></blockquote>"
    yield "</article>"


def _piece(snippet: Snippet) -> str:
    before, after = "… " if snippet.more_before else "", " …" if snippet.more_after else ""
    return f"{before}{marked(snippet.text, snippet.highlights)}{after}"


def _page(number: str, section: str | None, base_url: str) -> str:
    return f"{base_url}/v1/orders/{number}.html{'#' + quote(section, safe='~') if section else ''}"


def _next(found: SectionHitPage) -> Iterator[str]:
    if found.links.next:
        yield f'<nav aria-label="Pages"><p><a rel="next" href="{escape(found.links.next)}">More</a></p></nav>'
