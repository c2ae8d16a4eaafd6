"""Search over HTTP, on both databases."""

import json
import re
import shutil
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.api.routes.query_language import LANGUAGE
from app.main import create_app
from app.settings import Settings
from tests.api.shelf import statements_of
from tests.rewriting import rewriting


def answer(client: TestClient, path: str, **parameters: Any) -> Any:
    """The JSON of an answer that is 200."""
    found = client.get(path, params=parameters)
    assert found.status_code == 200, found.text
    return found.json()


def problem(client: TestClient, path: str, **parameters: Any) -> tuple[int, str]:
    """The status and the code of an answer that is a problem."""
    found = client.get(path, params=parameters)
    return found.status_code, found.json()["code"]


def places(page: Any) -> list[str]:
    """The provisions on a page as "14288:3.b"."""
    return [f"{item['order']['number']}:{item['id']}" for item in page["items"]]


def marks(item: Any) -> list[str]:
    """The words that a hit marks in its snippet."""
    snippet = item["snippet"]
    return [snippet["text"][start:end] for start, end in snippet["highlights"]]


class TestSections:
    """`GET /v1/sections`."""

    @pytest.mark.parametrize(
        ("q", "expected"),
        [
            ("consent decrees", ["14288:3.b"]),
            ("CONSENT decree", ["14288:3.b"]),
            ('"consent decrees"', ["14288:3.b"]),
            ('"decrees consent"', []),
            ("consent zebra", []),
            ("decrees -consent", []),
            ("(zebra OR consent) decrees", ["14288:3.b"]),
            ("decree*", ["14288:3.b"]),
            ("zebra*", []),
            ("decrees section:3(b)", ["14288:3.b"]),
            ("decrees section:3", ["14288:3.b"]),
            ("decrees section:§3", ["14288:3.b"]),
            ('decrees section:"sec. 3(b)"', ["14288:3.b"]),
            ("“consent decrees”", ["14288:3.b"]),
            ("“decrees consent”", []),
            ("decrees –consent", []),
            ("decrees section:4", []),
            ("decrees title:unleashing", ["14288:3.b"]),
            ("decrees title:decrees", []),
            ('decrees actor:"attorney general"', ["14288:3.b"]),
            ("decrees actor:labor", []),
        ],
    )
    def test_each_piece_of_the_language_selects(self, sample: TestClient, q: str, expected: list[str]) -> None:
        """Words, phrases, exclusions, alternatives, prefixes and fields find the provision that has them."""
        page = answer(sample, "/v1/sections", q=q)
        assert places(page) == expected
        assert page["total"] == len(expected)

    def test_the_words_are_marked_in_the_source_s_characters(self, sample: TestClient) -> None:
        """Highlights are ranges of the snippet, and the snippet is a range of the provision's text."""
        (item,) = answer(sample, "/v1/sections", q="consent decree review")["items"]
        assert {"consent", "decrees", "review"} >= {word.lower() for word in marks(item)} >= {"consent", "decrees"}
        start, end = item["snippet"]["span"]
        whole = answer(sample, item["url"])
        assert whole[item["snippet"]["field"]][start:end] == item["snippet"]["text"]

    def test_a_piece_says_where_it_is_cut(self, sample: TestClient) -> None:
        """A snippet tells whether its text goes on before and after it, so that nobody quotes it as a whole."""
        (item,) = answer(sample, "/v1/sections", q="consent decrees")["items"]
        text = sample.get(item["url"]).json()["text"]
        start, end = item["snippet"]["span"]
        assert (item["snippet"]["text"], start > 0, end < len(text)) == (text[start:end], True, True)
        assert (item["snippet"]["more_before"], item["snippet"]["more_after"]) == (True, True)
        (short,) = answer(sample, "/v1/sections", q="DOJ")["items"]
        assert (short["snippet"]["more_before"], short["snippet"]["more_after"]) == (False, False)

    def test_a_heading_is_searched_and_marked(self, sample: TestClient) -> None:
        """A word of the heading finds the provision and is marked there."""
        first = answer(sample, "/v1/sections", q="section:empowering")["items"][0]
        assert [first["heading"][start:end] for start, end in first["heading_highlights"]] == ["Empowering"]

    def test_a_walk_meets_every_hit_once(self, sample: TestClient) -> None:
        """Page by page by relevance gives what one page gives, in the same order."""
        whole = answer(sample, "/v1/sections", q="the", limit=100)
        walked: list[str] = []
        page = answer(sample, "/v1/sections", q="the", limit=3)
        walked += places(page)
        while page["next_cursor"]:
            page = answer(sample, "/v1/sections", q="the", limit=3, cursor=page["next_cursor"])
            walked += places(page)
        assert walked == places(whole)
        assert len(walked) == whole["total"] > 10

    @pytest.mark.parametrize("sort", ["signed_on", "-signed_on"])
    def test_a_walk_by_day_meets_every_hit_once(self, sample: TestClient, sort: str) -> None:
        """Page by page gives what one page gives: the provisions that are relevant, in the order of their text."""
        whole = answer(sample, "/v1/sections", q="the", sort=sort, limit=100)
        assert whole["search"]["ranking"] is None
        page = answer(sample, "/v1/sections", q="the", sort=sort, limit=3)
        walked = places(page)
        while page["next_cursor"]:
            page = answer(sample, "/v1/sections", q="the", sort=sort, limit=3, cursor=page["next_cursor"])
            walked += places(page)
        assert walked == places(whole)
        ranked = places(answer(sample, "/v1/sections", q="the", limit=100))
        text = sample.get("/v1/sections.ndjson?q=the").text.splitlines()
        in_text = [f"14288:{json.loads(line)['id']}" for line in text]
        assert walked == (in_text if sort == "signed_on" else in_text[::-1]) != ranked

    def test_a_cursor_is_one_of_its_sort(self, sample: TestClient) -> None:
        """A cursor by relevance is none by day, nor the other way round."""
        for sort, other in (("relevance", "signed_on"), ("signed_on", "-signed_on"), ("-signed_on", "relevance")):
            cursor = answer(sample, "/v1/sections", q="the", limit=1, sort=sort)["next_cursor"]
            asked = {"q": "the", "limit": "1", "cursor": cursor, "sort": other}
            assert problem(sample, "/v1/sections", **asked) == (422, "invalid-cursor")

    def test_facets_count_every_hit(self, sample: TestClient) -> None:
        """The counts of each facet add up to the total."""
        page = answer(sample, "/v1/sections", q="the", facets=["president", "year", "status"], limit=1)
        assert {sum(value["count"] for value in counts) for counts in page["facets"].values()} == {page["total"]}

    def test_filters_narrow_the_hits(self, sample: TestClient) -> None:
        """Order, president, status and day of signing let through what they name."""
        whole = answer(sample, "/v1/sections", q="the")["total"]
        assert answer(sample, "/v1/sections", q="the", order="14288", signed_from="2025-04-28")["total"] == whole
        assert answer(sample, "/v1/sections", q="the", signed_to="2025-04-27")["total"] == 0
        assert answer(sample, "/v1/sections", q="the", president="joe-biden")["total"] == 0

    @pytest.mark.parametrize(
        ("query", "expected"), [("", (23, 1)), ("&year=2025", (7, 1)), ("&status=revoked&year=2025", (0, 0))]
    )
    def test_how_many_texts_were_searched_is_told(
        self, sample: TestClient, query: str, expected: tuple[int, int]
    ) -> None:
        """Of the orders that the filters leave, whatever the words, those with text are counted."""
        told = sample.get(f"/v1/sections?q=decrees{query}").json()["coverage"]
        assert told == {"orders": expected[0], "with_text": expected[1]}

    def test_synonyms_are_told_and_can_be_switched_off(self, sample: TestClient) -> None:
        """A short name (DOJ) finds the long one (Department of Justice), and says so."""
        page = answer(sample, "/v1/sections", q="DOJ")
        assert page["applied_filters"] == {"expand": "synonyms", "order": None, "president": None}
        assert page["search"]["expansions"] == [{"words": "doj", "added": ["Department of Justice"], "reason": None}]
        plain = answer(sample, "/v1/sections", q="DOJ", expand="none")
        assert (plain["applied_filters"]["expand"], plain["search"]["expansions"]) == ("none", [])
        assert plain["total"] < page["total"]

    def test_a_misspelt_word_is_corrected_from_the_corpus(self, sample: TestClient) -> None:
        """The query is asked as typed, and the answer offers the words it has."""
        page = answer(sample, "/v1/sections", q='"atorney general" reveiw')
        assert (page["total"], page["search"]["did_you_mean"]) == (0, '"attorney general" review')

    @pytest.mark.parametrize("q", ["polcie section:99", "Musk", "DOJ"])
    def test_a_correction_that_finds_nothing_is_not_offered(self, sample: TestClient, q: str) -> None:
        """Nor one of a word too short to tell from a name, or of a name that has other names."""
        assert answer(sample, "/v1/sections", q=q)["search"]["did_you_mean"] is None

    def test_a_citation_in_the_query_is_resolved(self, sample: TestClient) -> None:
        """The provision cited is offered beside the hits."""
        (cited,) = answer(sample, "/v1/sections", q="EO 14288 sec. 3(b)")["search"]["citations"]
        assert (cited["citation"], cited["url"]) == ("EO 14288, sec. 3(b)", "/v1/orders/14288/sections/3.b")

    def test_the_ranking_is_told(self, sample: TestClient) -> None:
        """Few hits are ranked exactly."""
        page = answer(sample, "/v1/sections", q="the")
        assert page["search"]["ranking"] == {"exact": True, "candidates": page["total"], "of": page["total"]}

    def test_the_number_of_statements_does_not_depend_on_the_hits(self, sample: TestClient) -> None:
        """One hit or a hundred cost the same number of questions to the database."""
        few = statements_of(sample, "/v1/sections?q=consent+decrees")
        assert few == statements_of(sample, "/v1/sections?q=of+the&limit=100") <= 12
        by_day = statements_of(sample, "/v1/sections?q=consent+decrees&sort=signed_on")
        assert by_day == statements_of(sample, "/v1/sections?q=of+the&limit=100&sort=-signed_on") <= few


ODD = [
    *('"', '""', "AND", "NOT x", "*", "a*", "foo:bar", "(((", "NEAR(", "-", "^", "{", "'; --", "%", "_", "\\", "<->"),
    *("🙂", "中文", "5 U.S.C. 553(b)", '"unclosed', "it's", "title:", "-x", "a OR -b", "<script>", "&"),
]


@pytest.mark.parametrize("path", ["/v1/sections", "/v1/orders", "/v1/directives", "/v1/suggest"])
@pytest.mark.parametrize("q", ODD)
def test_odd_text_is_words_or_an_invalid_query(sample: TestClient, path: str, q: str) -> None:
    """Whatever is typed is answered, or refused as what it is; nothing is a syntax error of an engine."""
    found = sample.get(path, params={"q": q})
    assert found.status_code == 200 or (found.status_code, found.json()["code"]) == (422, "invalid-query")


@pytest.mark.parametrize("q", ["word " * 1_000, "a" * 7_000, "a OR " * 200 + "a", "(" * 50 + "a"])
def test_a_query_too_complex_is_refused(sample: TestClient, q: str) -> None:
    """A thousand words, a word of thousands of letters, hundreds of alternatives."""
    assert problem(sample, "/v1/sections", q=q) == (422, "query-too-complex")


class TestPage:
    """`GET /v1/sections.html`."""

    def test_the_words_are_marked(self, sample: TestClient) -> None:
        """A hit links to the provision on the order's page and shows the words in <mark>."""
        page = sample.get("/v1/sections.html", params={"q": "consent decrees"})
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert '<a href="/v1/orders/14288.html#3.b">EO 14288, sec. 3(b)</a>' in page.text
        assert "<mark>consent</mark> <mark>decrees</mark>" in page.text

    def test_it_shows_the_hits_of_the_list(self, sample: TestClient) -> None:
        """The page has the provisions of the JSON answer in its order, and leads to the next page."""
        shown = sample.get("/v1/sections.html?q=law&limit=3")
        found = re.findall(r'<h2><a href="/v1/orders/14288.html#([^"]+)">', shown.text)
        assert [f"14288:{section}" for section in found] == places(answer(sample, "/v1/sections", q="law", limit=3))
        (further,) = re.findall(r'<a rel="next" href="([^"]+)">', shown.text)
        assert sample.get(unescape(further)).status_code == 200

    @pytest.mark.parametrize("q", ["<script>alert(1)</script> law", '"><img src=x onerror=y> law'])
    def test_what_was_typed_is_text(self, sample: TestClient, q: str) -> None:
        """A query stands on the page escaped, in the form and in the title."""
        page = sample.get("/v1/sections.html", params={"q": q}).text
        assert escape(q) in page
        assert q not in page

    def test_it_says_what_was_made_of_the_query(self, sample: TestClient) -> None:
        """A citation leads to its provision, a misspelt word to another question, other names are told."""
        asked = ("EO 14288 3(b)", "reveiw", "DOJ")
        said = {q: sample.get("/v1/sections.html", params={"q": q}).text for q in asked}
        assert '<p>Cited: <a href="/v1/orders/14288.html#3.b">EO 14288, sec. 3(b)</a></p>' in said["EO 14288 3(b)"]
        assert 'Did you mean <a href="/v1/sections.html?q=review">review</a>?' in said["reveiw"]
        assert "<p>Also found: Department of Justice (for doj)</p>" in said["DOJ"]

    def test_the_next_question_keeps_the_filters(self, sample: TestClient) -> None:
        """The form and the links ask with the other parameters of this question."""
        page = sample.get("/v1/sections.html?q=DOJ+reveiw&president=donald-trump&expand=synonyms").text
        assert '<input type="hidden" name="president" value="donald-trump">' in page
        assert 'href="/v1/sections.html?q=DOJ+reveiw&amp;president=donald-trump&amp;expand=none"' in page

    def test_it_runs_nothing(self, sample: TestClient) -> None:
        """The policy allows a stylesheet and the form, and no script."""
        policy = sample.get("/v1/sections.html?q=law").headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self';")


class TestOrders:
    """`GET /v1/orders?q=`."""

    @pytest.mark.parametrize("q", ["14288", "EO 14288", "E.O. 14,288", "90 FR 18765", "2025-07790", "unleashing law"])
    def test_an_order_is_found_by_its_names(self, sample: TestClient, q: str) -> None:
        """Number, page, document number and title come before orders that only speak of it."""
        assert answer(sample, "/v1/orders", q=q)["items"][0]["number"] == "14288"

    @pytest.mark.parametrize(("q", "total"), [("section:3(b)", 1), ("section:99", 0), ("police section:3.a.i", 1)])
    def test_an_order_is_found_by_its_provisions(self, sample: TestClient, q: str, total: int) -> None:
        """A number of a provision finds the orders that have it."""
        assert answer(sample, "/v1/orders", q=q)["total"] == total

    def test_words_of_other_languages_are_told(self, sample: TestClient) -> None:
        """Who writes NEAR as elsewhere is told that it was read as a word."""
        assert answer(sample, "/v1/orders", q="police NEAR military")["search"]["read_as_words"] == ["NEAR"]
        assert answer(sample, "/v1/orders", q='"AND" police -military')["search"]["read_as_words"] == []

    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/directives", "/v1/sections"])
    def test_not_leaves_out_as_the_hyphen_does(self, sample: TestClient, path: str) -> None:
        """NOT is never the opposite of what was asked: what it precedes is in no answer."""
        whole, left = (answer(sample, path, q=q)["total"] for q in ("order", "order -agency"))
        assert 0 < left < whole
        assert answer(sample, path, q="order NOT agency")["total"] == left
        assert answer(sample, path, q="order AND NOT agency")["total"] == left

    def test_words_may_stand_in_different_provisions(self, sample: TestClient) -> None:
        """The whole order is the document: its title, headings and text."""
        found = answer(sample, "/v1/orders", q="unleashing consent decrees indemnification")
        assert [item["number"] for item in found["items"]] == ["14288"]

    def test_other_sorts_and_facets_work_with_a_query(self, sample: TestClient) -> None:
        """The hits of a query can be sorted and counted as any list."""
        by_day = answer(sample, "/v1/orders", q="executive", sort="signed_on", facets="year", limit=100)
        by_relevance = answer(sample, "/v1/orders", q="executive", limit=100)
        days = [item["signed_on"] for item in by_day["items"]]
        assert days == sorted(days)
        assert {item["number"] for item in by_day["items"]} == {item["number"] for item in by_relevance["items"]}
        assert sum(value["count"] for value in by_day["facets"]["year"]) == by_day["total"] == by_relevance["total"]
        assert by_day["search"]["ranking"] is None
        assert by_relevance["search"]["ranking"]["exact"]

    def test_a_list_without_a_query_says_nothing_of_one(self, sample: TestClient) -> None:
        """`search` is null without `q`."""
        assert answer(sample, "/v1/orders")["search"] is None

    @pytest.mark.parametrize("parameters", [{"sort": "relevance"}, {"expand": "none"}])
    @pytest.mark.parametrize("path", ["/v1/orders", "/v1/directives"])
    def test_what_only_a_query_has_is_refused_without_one(
        self, sample: TestClient, path: str, parameters: dict[str, str]
    ) -> None:
        """It is never ignored."""
        assert problem(sample, path, **parameters) == (422, "invalid-parameter")

    def test_a_cursor_of_another_sort_is_refused(self, sample: TestClient) -> None:
        """A cursor by relevance is none by day."""
        cursor = answer(sample, "/v1/orders", q="executive", limit=1)["next_cursor"]
        asked = {"q": "executive", "limit": "1", "cursor": cursor, "sort": "signed_on"}
        assert problem(sample, "/v1/orders", **asked) == (422, "invalid-cursor")


class TestDirectives:
    """`GET /v1/directives?q=`."""

    def test_the_most_relevant_comes_first(self, sample: TestClient) -> None:
        """With `q` the sort is by relevance unless another is named."""
        found = answer(sample, "/v1/directives", q="consent decrees")
        assert found["items"][0]["section"] == "3.b"
        assert found["search"]["ranking"]["exact"]

    def test_filters_narrow_what_the_words_find(self, sample: TestClient) -> None:
        """A query and the other filters hold together, in the total too."""
        found = answer(sample, "/v1/directives", q="enforcement", has_deadline="true")
        assert 0 < found["total"] == len(found["items"]) < answer(sample, "/v1/directives", q="enforcement")["total"]
        assert all(item["deadline"] for item in found["items"])


class TestSuggest:
    """`GET /v1/suggest`."""

    @pytest.mark.parametrize(
        ("q", "kind", "url"),
        [
            ("unleashing amer", "order", "/v1/orders/14288"),
            ("attorney gen", "actor", "/v1/directives?actor=attorney-general"),
            ("EO 14288", "citation", "/v1/orders/14288"),
            ("14288", "citation", "/v1/orders/14288"),
        ],
    )
    def test_names_that_begin_so_are_offered(self, sample: TestClient, q: str, kind: str, url: str) -> None:
        """Titles, offices and citations, by unfinished words."""
        found = answer(sample, "/v1/suggest", q=q)["items"]
        assert (kind, url) in [(item["kind"], item["url"]) for item in found]

    @pytest.mark.parametrize("q", ["EO 142", "1428", "2025-077"])
    def test_a_number_is_found_while_it_is_typed(self, sample: TestClient, q: str) -> None:
        """The beginning of an order's number, or of its document number, suggests the order."""
        found = answer(sample, "/v1/suggest", q=q, limit=100)["items"]
        assert "/v1/orders/14288" in [item["url"] for item in found]

    def test_the_total_counts_what_is_not_given(self, sample: TestClient) -> None:
        """A short list says how many more there are, and a longer one begins like it or gives an office its place."""
        short, long = (answer(sample, "/v1/suggest", q="a", limit=limit) for limit in (2, 100))
        assert short["total"] == long["total"] == len(long["items"]) > len(short["items"]) == 2

    def test_every_suggestion_leads_somewhere(self, sample: TestClient) -> None:
        """The URL of each suggestion answers."""
        found = answer(sample, "/v1/suggest", q="a", limit=20)["items"]
        assert 1 < len(found) <= 20
        assert all(sample.get(item["url"]).status_code == 200 for item in found)


def test_a_search_without_time_is_a_timeout_and_the_next_answer_is_right(sample_database: str) -> None:
    """The client is told when to come back, and the connection serves on."""
    settings = Settings(database_url=sample_database, search_seconds=1e-9, threads=1, searches=1)
    with TestClient(create_app(settings)) as client:
        refused = client.get("/v1/sections?q=police")
        assert (refused.status_code, refused.json()["code"]) == (503, "query-timeout")
        assert int(refused.headers["Retry-After"]) > 0
        assert client.get("/v1/orders/14288").status_code == 200


@pytest.mark.parametrize("q", [example for example, _ in LANGUAGE])
def test_every_example_of_the_language_is_a_query(sample: TestClient, q: str) -> None:
    """What the page of the query language shows is answered."""
    assert sample.get("/v1/sections", params={"q": q}).status_code == 200


def test_the_page_of_the_language_shows_every_example(sample: TestClient) -> None:
    """It is HTML, with the examples escaped."""
    page = sample.get("/query-language")
    assert page.headers["Content-Type"].startswith("text/html")
    assert all(f"<code>{escape(example)}</code>" in page.text for example, _ in LANGUAGE)


def test_an_index_of_other_tokens_is_not_searched(sqlite_database: str, tmp_path: Path) -> None:
    """What it would answer is not what was asked, so the server says it is not ready; orders are still read."""
    copy = tmp_path / "eo.sqlite"
    shutil.copy(sqlite_database.removeprefix("sqlite:///"), copy)
    with rewriting(f"sqlite:///{copy}") as connection:
        connection.execute(text("UPDATE search_scopes SET version = 'other'"))
    with TestClient(create_app(Settings(database_url=f"sqlite:///{copy}"))) as client:
        for path in ("/v1/sections", "/v1/orders?sort=-signed_on", "/v1/directives.ndjson"):
            assert problem(client, path, q="police") == (503, "not-ready")
        assert client.get("/v1/orders").status_code == 200
