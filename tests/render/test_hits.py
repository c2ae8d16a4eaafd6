"""The page of a search: what is said of the query, the hits, and the way on."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from lxml import html as lxml_html

from app.render import hits
from app.schemas import (
    AppliedSearchFilters,
    CitedOrder,
    Expand,
    Expansion,
    Links,
    OrderLink,
    OrderStatus,
    Ranking,
    Search,
    SearchFacets,
    SectionHit,
    SectionHitPage,
    Snippet,
    TextCoverage,
    TextField,
)

ORDER = OrderLink(
    number="14000", title="Lamps & Oil", signed_on=date(2021, 1, 20), status=OrderStatus.PARTLY_REVOKED, identifier="",
    url="", html_url=None,
)  # fmt: skip


def hit(**more: Any) -> SectionHit:
    """A provision found by its text."""
    facts: dict[str, Any] = {
        "id": "2~2", "label": "Sec. 2", "citation": "sec. 2~2", "heading": "The Oil", "identifier": "", "url": "",
        "order": ORDER, "heading_highlights": [(4, 7)], "html_url": None,
        "snippet": Snippet(field=TextField.TEXT, span=(5, 20), text="Oil <burns> in oil.",
                           highlights=[(0, 3), (15, 18)], more_before=True, more_after=False),
    }  # fmt: skip
    return SectionHit(**(facts | more))


def search(**more: Any) -> Search:
    """A query of which nothing is to be said."""
    facts: dict[str, Any] = {
        "expand": Expand.SYNONYMS, "expansions": [], "read_as_words": [], "did_you_mean": None, "citations": [],
        "ranking": None,
    }  # fmt: skip
    return Search(**(facts | more))


def page(*found: SectionHit, total: int = 1, following: str | None = None, base: str = "", **more: Any) -> str:
    """The page of a search for "oil" among orders in force."""
    answer = SectionHitPage(
        items=list(found), total=total, next_cursor=None, links=Links(this="", next=following),
        applied_filters=AppliedSearchFilters(expand=Expand.SYNONYMS, order=None, president=None), search=search(**more),
        facets=SearchFacets(president=None, year=None, status=None), coverage=TextCoverage(orders=7922, with_text=5700),
    )  # fmt: skip
    return hits.hits(answer, "oil", [("status", "in_force"), ("expand", "synonyms")], base)


def said(written: str) -> list[str]:
    """The paragraphs of a page that stand in no hit, with their markup."""
    parsed = lxml_html.fromstring(written)
    return [
        unescape(lxml_html.tostring(each, encoding="unicode", with_tail=False)) for each in parsed.findall(".//main/p")
    ]


def test_a_hit_is_named_titled_and_quoted() -> None:
    """A hit leads to its provision, shows title, day and status of its order, and its words in <mark>."""
    written = page(hit(), base="https://eo.example")
    assert written[written.index("<article>") : written.index("</article>")].splitlines() == [
        "<article>",
        '<h2><a href="https://eo.example/v1/orders/14000.html#2~2">EO 14000, sec. 2~2</a> · The <mark>Oil</mark></h2>',
        "<p>Lamps &amp; Oil (signed 2021-01-20, partly revoked)</p>",
        "<blockquote><p>… <mark>Oil</mark> &lt;burns&gt; in <mark>oil</mark>.</p></blockquote>",
    ]


def test_what_a_hit_lacks_is_left_out() -> None:
    """A provision without heading and text in an order of unknown date has neither dots nor an empty quotation."""
    bare = hit(heading="", heading_highlights=[], snippet=None, order=ORDER.model_copy(update={"signed_on": None}))
    written = page(bare)
    assert "EO 14000, sec. 2~2</a></h2>" in written
    assert "<p>Lamps &amp; Oil (partly revoked)</p>\n</article>" in written


def test_more_after_a_snippet_is_shown() -> None:
    """An ellipsis stands where the text goes on, and only there."""
    whole = Snippet(field=TextField.TEXT, span=(0, 3), text="Oil", highlights=[], more_before=False, more_after=True)
    assert "<blockquote><p>Oil …</p></blockquote>" in page(hit(snippet=whole))


def test_the_form_asks_anew_with_the_same_filters() -> None:
    """The form has the words as typed and the other parameters, hidden."""
    written = page(base="https://eo.example")
    (form,) = lxml_html.fromstring(written).iter("form")
    assert form.get("action") == "https://eo.example/v1/sections.html"
    assert [(field.get("type"), field.get("name"), field.get("value")) for field in form.iter("input")] == [
        (None, "q", "oil"),
        ("hidden", "status", "in_force"),
        ("hidden", "expand", "synonyms"),
    ]


def test_the_way_on_is_a_link() -> None:
    """A page with more behind it leads there, the last page nowhere."""
    assert '<nav aria-label="Pages"><p><a rel="next" href="/v1/x?a=1&amp;b=2">More</a></p></nav>' in page(
        following="/v1/x?a=1&b=2"
    )
    assert "<nav" not in page()


RANKED = Ranking(exact=False, candidates=2000, of=12345)


@pytest.mark.parametrize(
    ("total", "ranking", "words"),
    [
        (1, None, "1 provision"),
        (0, None, "0 provisions"),
        (12345, RANKED.model_copy(update={"exact": True}), "12,345 provisions"),
        (12345, RANKED,
         "12,345 provisions, of which 2,000 were ranked: with the words in the heading, then the newest"),
    ],
)  # fmt: skip
def test_the_number_of_hits_is_said(total: int, ranking: Ranking | None, words: str) -> None:
    """How many provisions were found, and how many of them ranked where not all were."""
    assert said(page(total=total, ranking=ranking))[:-1] == [f"<p>{words}</p>"]


def test_how_much_was_searched_is_said() -> None:
    """The page ends what it says with how many orders had a text to search."""
    assert said(page())[-1] == "<p>Searched: the text of 5,700 of 7,922 orders</p>"


def test_what_was_made_of_the_query_is_said() -> None:
    """Cited provisions, a better spelling, words that are no operators, and other names, each with its way on."""
    cited = [
        CitedOrder(citation="EO 14000, sec. 2", order="14000", section="2", title="", url=""),
        CitedOrder(citation="EO 14001", order="14001", section=None, title="", url=""),
    ]
    other = [Expansion(words="doj", added=["Department of Justice", "Justice Department"])]
    written = page(citations=cited, did_you_mean="oils", read_as_words=["AND", "NOT"], expansions=other, base="/b")
    assert said(written)[:-2] == [
        '<p>Cited: <a href="/b/v1/orders/14000.html#2">EO 14000, sec. 2</a></p>',
        '<p>Cited: <a href="/b/v1/orders/14001.html">EO 14001</a></p>',
        '<p>Did you mean <a href="/b/v1/sections.html?q=oils&status=in_force&expand=synonyms">oils</a>?</p>',
        "<p>Looked for as words: AND, NOT</p>",
        "<p>Also found: Department of Justice; Justice Department (for doj)</p>",
        '<p><a href="/b/v1/sections.html?q=oil&status=in_force&expand=none">Only the words as typed</a></p>',
    ]
