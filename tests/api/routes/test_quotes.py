"""Quotations checked over HTTP, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from tests.api import shelf
from tests.api.shelf import statements_of

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
RIGHT = "best practices at the State and local level"
WRONG = "best practices at the Senate and local level"
URL = "/v1/quotes/check"
ARTICLE = """Executive Order 14288 of April 28, 2025, says “My Administration will therefore: establish
best practices at the Senate and local level,” a spokesman said. He called it “a great day.”

> This mechanism shall include the use of private-sector pro bono assistance for such law enforcement officers.
"""


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client over the sample for what asks no database, or none in particular."""
    with shelf.client(sqlite_database) as made:
        yield made


def checked(api: TestClient, text: str, **more: str) -> dict[str, Any]:
    """The answer on one quotation."""
    answer = api.get(URL, params={"text": text, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refused(api: TestClient, sent: Any, **options: Any) -> tuple[int, str, list[tuple[str | None, str]]]:
    """The status, code and errors with which a body is refused."""
    answer = api.post(URL, **({"json": sent} | options))
    problem = answer.json()
    return answer.status_code, problem["code"], [(each["pointer"], each["code"]) for each in problem["errors"]]


class TestOneQuotation:
    """`GET /v1/quotes/check`."""

    def test_the_right_words_are_exact(self, sample: TestClient) -> None:
        """A quotation that is right is told with its provision, and how its order was found."""
        found = checked(sample, RIGHT)
        (match,) = found["matches"]
        assert (found["verdict"], found["order"]["number"], found["order_basis"]) == ("exact", "14288", "words")
        assert (match["citation"], match["text"], match["status"]) == ("EO 14288, sec. 1", RIGHT, "in_force")
        assert found["span"] == [0, len(RIGHT)]

    def test_a_match_stands_at_its_url(self, sample: TestClient) -> None:
        """The provision at `url` has the words at `span`, and the page at `page_url` an anchor of it."""
        (match,) = checked(sample, RIGHT, order="14288")["matches"]
        section = sample.get(match["url"]).json()
        assert section[match["field"]][slice(*match["span"])] == RIGHT
        page, _, anchor = match["page_url"].partition("#")
        name, _, fragment = anchor.partition(":~:text=")
        assert f'id="{name}"' in sample.get(page).text
        assert unquote(fragment) == "best practices at the State and local level"

    def test_the_wrong_word_is_told_with_the_right_one(self, sample: TestClient) -> None:
        """A misquotation is altered, and both words are at their spans."""
        found = checked(sample, WRONG, order="14288")
        (difference,) = found["differences"]
        assert (found["verdict"], found["order_basis"]) == ("altered", "parameter")
        assert (difference["quote_words"], difference["text_words"]) == ("Senate", "State")
        assert WRONG[slice(*difference["quote_span"])] == "Senate"

    def test_of_how_many_orders_the_text_was_searched_is_told(self, sample: TestClient) -> None:
        """Where no order is told: those whose text is not held may have the words."""
        nowhere, in_one = checked(sample, "all records set by previous administrations"), checked(sample, RIGHT)
        assert (nowhere["order"], nowhere["coverage"]) == (None, {"orders": 23, "with_text": 1})
        assert (in_one["order"]["number"], in_one["coverage"]) == ("14288", None)

    @pytest.mark.parametrize("words", ["sanctuary cities", "all records set by previous administrations", "historic"])
    def test_other_words_are_not_found(self, sample: TestClient, words: str) -> None:
        """Words of somebody else are not found in the order asked for."""
        found = checked(sample, words, order="14288")
        assert (found["verdict"], found["matches"], found["order"]["number"]) == ("not_found", [], "14288")
        assert found["few_words"] is (len(words.split()) < 3)

    def test_without_its_text_nothing_is_said(self, sample: TestClient) -> None:
        """Of an order of which only facts are held no quotation is called wrong; its title can be right."""
        found = checked(sample, RIGHT, order="14159")
        assert (found["verdict"], found["notes"]) == ("unchecked", ["text_not_held", "in_other_order"])
        title = checked(sample, "Protecting the American People Against Invasion", order="14159")
        assert (title["verdict"], title["notes"]) == ("exact", ["in_title", "text_not_held"])

    def test_an_omission_is_told(self, sample: TestClient) -> None:
        """What an ellipsis stands for is in the answer."""
        found = checked(sample, "best practices … local level")
        assert (found["verdict"], found["omitted"][0]["words"]) == ("partial", "at the State and")

    @pytest.mark.parametrize(
        ("given", "code"),
        [({"text": "…"}, "malformed"), ({"text": ""}, "empty"), ({"text": "x" * 1_001}, "too_long"), ({}, "missing"),
         ({"text": RIGHT, "order": "99999"}, "not_held"), ({"text": RIGHT, "order": "EO 1"}, "not_held"),
         ({"text": RIGHT, "order": "x"}, "unknown")],
    )  # fmt: skip
    def test_what_is_no_quotation_is_refused(self, client: TestClient, given: dict[str, str], code: str) -> None:
        """Without a word, too long, or of an order that is not held it is refused, and the parameter named."""
        answer = client.get(URL, params=given)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, code)

    def test_the_answer_may_be_kept(self, sample: TestClient) -> None:
        """It is an answer to a URL as all others are."""
        answer = sample.get(URL, params={"text": RIGHT})
        again = sample.get(URL, params={"text": RIGHT}, headers={"If-None-Match": answer.headers["ETag"]})
        assert (answer.headers["Cache-Control"].partition(",")[0], again.status_code) == ("public", 304)

    @pytest.mark.parametrize("words", [RIGHT, WRONG, "nothing of this stands in an order", "a"])
    def test_the_statements_have_a_bound(self, sample: TestClient, words: str) -> None:
        """However it turns out, it costs no more than two dozen statements."""
        assert statements_of(sample, f"{URL}?text={words.replace(' ', '+')}&order=14288") <= 24
        assert statements_of(sample, f"{URL}?text={words.replace(' ', '+')}") <= 24


class TestProse:
    """`POST /v1/quotes/check`."""

    def test_every_quotation_is_checked(self, sample: TestClient) -> None:
        """Each is found where it stands, compared with the order named near it, and has its verdict."""
        answer = sample.post(URL, json={"text": ARTICLE})
        quotes = answer.json()["quotes"]
        assert [quote["verdict"] for quote in quotes] == ["altered", "not_found", "exact"]
        assert {quote["order_basis"] for quote in quotes} == {"named"}
        start, end = quotes[1]["span"]
        assert ARTICLE[start:end] == "a great day."

    def test_every_citation_is_checked(self, sample: TestClient) -> None:
        """The order that is cited is told with what was compared."""
        (cited,) = sample.post(URL, json={"text": ARTICLE}).json()["citations"]
        assert (cited["order"], cited["verdict"], cited["suggestion"]) == ("14288", "ok", None)
        assert ("date", True) in [(each["basis"], each["agrees"]) for each in cited["evidence"]]

    def test_the_order_asked_for_comes_first(self, sample: TestClient) -> None:
        """What is asked for is compared with that, whatever the prose names."""
        quotes = sample.post(URL, json={"text": f"EO 14159 says “{RIGHT}”.", "order": "14288"}).json()["quotes"]
        assert [(quote["order_basis"], quote["verdict"]) for quote in quotes] == [("parameter", "exact")]

    def test_few_words_belong_to_the_order_of_the_others(self, sample: TestClient) -> None:
        """Where no order is named, a few words are looked for where the longer quotation is from."""
        text = f"It wants “safe communities”, “{RIGHT}” and “historic” days."
        quotes = sample.post(URL, json={"text": text}).json()["quotes"]
        assert [quote["verdict"] for quote in quotes] == ["exact_folded", "exact", "not_found"]
        assert {quote["order"]["number"] for quote in quotes} == {"14288"}

    def test_few_words_of_nobody_are_not_checked(self, sample: TestClient) -> None:
        """Where nothing tells the order, one or two words prove nothing, and no order is said to have them."""
        (quote,) = sample.post(URL, json={"text": "He was “historic”."}).json()["quotes"]
        assert (quote["verdict"], quote["order"], quote["matches"], quote["notes"]) == (
            "unchecked",
            None,
            [],
            ["few_words"],
        )

    def test_a_quotation_without_its_end(self, sample: TestClient) -> None:
        """Of words whose closing mark is missing as many are checked as the order has, and that is said."""
        text = "EO 14288 wants “best practices at the State and local level for cities of all kinds, he said."
        (quote,) = sample.post(URL, json={"text": text}).json()["quotes"]
        assert (quote["verdict"], quote["notes"]) == ("exact", ["unclosed"])
        assert quote["quote"] == "best practices at the State and local level for cities"

    def test_nobody_keeps_what_was_sent(self, sample: TestClient) -> None:
        """The answer is for the sender alone."""
        answer = sample.post(URL, json={"text": ARTICLE})
        assert (answer.status_code, answer.headers["Cache-Control"], "ETag" in answer.headers) == (
            200,
            "no-store",
            False,
        )
        assert len(answer.headers["X-Corpus-Revision"]) == 16

    def test_prose_without_quotations(self, sample: TestClient) -> None:
        """It is answered with none."""
        assert sample.post(URL, json={"text": "Nobody said a word."}).json() == {"quotes": [], "citations": []}

    @pytest.mark.parametrize(
        ("sent", "pointer", "code"),
        [({}, "/text", "missing"), ({"text": ""}, "/text", "malformed"), ({"text": 1}, "/text", "malformed"),
         ({"text": "x", "more": 1}, "/more", "malformed"), ({"text": "x", "order": "no order"}, "/order", "unknown"),
         ({"text": "x", "order": "99999"}, "/order", "not_held"), ([], "/", "malformed"),
         ({"text": "é" * 40_000}, "/text", "too_long"), ({"text": "“a b c” " * 201}, "/text", "too_many")],
    )  # fmt: skip
    def test_a_body_of_another_shape_is_refused(self, client: TestClient, sent: Any, pointer: str, code: str) -> None:
        """The place in the body is named, and what is wrong with it."""
        assert refused(client, sent) == (422, "invalid-parameter", [(pointer, code)])

    @pytest.mark.parametrize("body", [b"", b"{", b'{"text": "\\ud800"}', b"\xff", b"[" * 100_000])
    def test_what_is_not_json_is_refused(self, client: TestClient, body: bytes) -> None:
        """Half of JSON, a lone surrogate, what is no UTF-8 and brackets without end are refused."""
        answer = refused(client, None, content=body, headers={"Content-Type": "application/json"}, json=None)
        assert answer[:2] == (422, "invalid-parameter")

    def test_a_name_said_twice_is_refused(self, client: TestClient) -> None:
        """Neither of two texts is taken in silence."""
        body = b'{"text": "one", "text": "two"}'
        answer = refused(client, None, content=body, headers={"Content-Type": "application/json"}, json=None)
        assert answer == (422, "invalid-parameter", [("/text", "repeated")])

    def test_words_of_another_order_than_the_one_named(self, sample: TestClient) -> None:
        """A quotation is compared with the order that its paragraph says it is from, whatever others are named."""
        text = f"Unlike EO 14288, Executive Order 14159 says “{RIGHT}”."
        (quote,) = sample.post(URL, json={"text": text}).json()["quotes"]
        assert (quote["order"]["number"], quote["verdict"]) == ("14159", "unchecked")
        assert "in_other_order" in quote["notes"]

    @pytest.mark.parametrize("hidden", ["<del>not</del> ", "<s>not</s> ", "~~not~~ ", "<span hidden>not</span> "])
    def test_what_a_page_strikes_out_is_not_quoted(self, client: TestClient, hidden: str) -> None:
        """Words that a reader does not see are no part of a quotation."""
        text = RIGHT.replace("and local", f"{hidden}and local")
        (quote,) = client.post(URL, json={"text": f"EO 14288 wants “{text}”."}).json()["quotes"]
        assert quote["quote"] == RIGHT

    def test_another_media_type_is_refused(self, client: TestClient) -> None:
        """A body that is not said to be JSON is not read."""
        answer = refused(client, None, content=b"{}", headers={"Content-Type": "text/plain"}, json=None)
        assert answer[:2] == (415, "unsupported-media-type")

    def test_a_body_beyond_its_limit_is_refused(self, client: TestClient) -> None:
        """More than 128 KB are not read."""
        assert refused(client, {"text": "x" * 131_072})[:2] == (413, "body-too-large")

    @pytest.mark.parametrize(
        "hostile", ['"' * 65_000, "x" * 65_000, "“" * 21_000, "“‘" * 10_000, "[" * 65_000, "> " * 32_000, "<" * 65_000]
    )
    def test_hostile_prose_is_answered_or_refused(self, client: TestClient, hostile: str) -> None:
        """Marks without end, nested marks and one long word are no defect."""
        assert client.post(URL, json={"text": hostile}).status_code in (200, 422)

    def test_no_other_path_takes_a_body(self, client: TestClient) -> None:
        """The rest of the API reads only, and says so."""
        answer = client.post("/v1/orders", json={"text": "x"})
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [
        ("002", ["exact", "exact", "exact", "exact_folded", "not_found", "altered", "exact", "exact", "exact", "exact",
                 "exact_folded", "not_found", "not_found", "not_found"]),
        ("004", ["exact", "not_found", "not_found", "not_found"]),
    ],
)  # fmt: skip
def test_the_quotations_of_two_articles(sample: TestClient, name: str, verdicts: list[str]) -> None:
    """Every quotation of two articles about EO 14288 has a careful reader's verdict."""
    path = next(iter(SEEDS.glob(f"{name}_*.txt")), None)
    if path is None:
        pytest.skip("needs ../shared/seeds")
    quotes = sample.post(URL, json={"text": path.read_text("utf-8")}).json()["quotes"]
    assert [quote["verdict"] for quote in quotes] == verdicts
    changed = [(each["quote_words"], each["text_words"]) for quote in quotes for each in quote["differences"]]
    assert name == "004" or {("Senate", "State"), ("wrongfully", "wrongly")} <= set(changed)
