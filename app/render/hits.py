"""What a search over provisions found, as a page for browsers: the words of the query stand in <mark>."""

from collections.abc import Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from app.law.documents import Span
from app.render.html import STYLESHEET
from app.render.pages import escaped, page
from app.schemas import SectionHitPage

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""What the page needs: its stylesheet, and its form that asks anew."""
PATH = "/v1/sections.html"
_MARK = Markup("<mark>{}</mark>")

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
    action = f"{base_url}{PATH}"

    def asked(words: str, **instead: str) -> str:
        others = [pair for pair in kept if pair[0] not in instead]
        return f"{action}?{urlencode([('q', words), *others, *instead.items()])}"

    return page(
        "hits.html",
        found=found,
        q=q,
        kept=kept,
        base_url=base_url,
        stylesheet=STYLESHEET,
        action=action,
        canonical=f"{base_url}/search?{urlencode([('q', q), *kept])}",
        asked=asked,
        marked=marked,
        how_many=_how_many(found),
    )


def marked(text: str, highlights: Sequence[Span]) -> Markup:
    """`text` as HTML, the pieces that `highlights` tells apart and in order in <mark>; all else is escaped."""
    written: list[Markup] = []
    end = 0
    for start, stop in highlights:
        written += [escaped(text[end:start]), _MARK.format(escaped(text[start:stop]))]
        end = stop
    return Markup("").join([*written, escaped(text[end:])])


def _how_many(found: SectionHitPage) -> str:
    ranking = found.search.ranking
    what = "1 provision" if found.total == 1 else f"{found.total:,} provisions"
    if ranking is None or ranking.exact:
        return what
    return f"{what}, of which {ranking.candidates:,} were ranked: with the words in the heading, then the newest"
