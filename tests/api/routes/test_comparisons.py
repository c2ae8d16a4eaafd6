"""Two publications of an order, and the orders whose publications differ."""

import json
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from app import store
from app.search.document_keys import document_key
from app.store import Row
from app.tables import ComparisonRow, PublicationRow
from tests.api import shelf
from tests.beginnings import CopyOf

ARCHIVE = "/v1/orders/14288/comparison?left=archive&right=whitehouse"


def publication(key: int, position: int, form: str, sha256: str) -> Row:
    """The row of a publication that has text."""
    source = {"fr_xml": "federal_register", "whitehouse_markdown": "whitehouse", "archive_markdown": "archive"}[form]
    return {
        "order_key": key, "position": position, "source": source, "format": form, "name": "x", "title": "A Title",
        "html_url": None, "retrieved_at": None, "sha256": sha256 * 64, "lossy": source == "archive",
        "preferred": position == 0, "has_text": True, "match_score": None,
    }  # fmt: skip


def comparison(order: Row, left: Row, right: Row, names: tuple[str, str], **counts: int) -> Row:
    """The row of a comparison with one difference of wording listed."""
    zero = dict.fromkeys(
        ("wording", "citation", "heading", "label", "enumerator", "signature", "typography", "whitespace", "metadata"),
        0,
    )
    differences = [["wording", "1", ["<em>&", "1", "text", 4, 9, "the ", " level"], None]]
    place = 1 + left["position"] * 8 + right["position"]
    return {
        "key": document_key(order["signed_on"], order["sort_key"], place), "order_key": order["sort_key"],
        "left_position": left["position"], "right_position": right["position"],
        "left_source": left["source"], "left_format": left["format"], "left_name": names[0],
        "right_source": right["source"], "right_format": right["format"], "right_name": names[1],
        "lossy": left["lossy"] or right["lossy"], "identical": not counts.get("wording"), "counts": {**zero, **counts},
        "uncompared": [{"section": "annex", "held_by": "left"}] if counts.get("label") else [],
        "differences": zlib.compress(json.dumps(differences).encode()),
    }  # fmt: skip


ORDERS = {row["number"]: row for row in shelf.ORDERS}
OLD = [publication(13900_00, at, form, mark) for at, form, mark in ((0, "fr_xml", "a"), (1, "archive_markdown", "b"))]
NEW = [
    publication(14001_00, at, form, mark)
    for at, form, mark in ((0, "fr_xml", "c"), (1, "whitehouse_markdown", "d"), (2, "whitehouse_markdown", "e"))
]
ALONE = publication(11359_01, 0, "fr_xml", "f")
COMPARISONS = [
    comparison(ORDERS["13900"], OLD[0], OLD[1], ("fr_xml", "archive_markdown"), wording=7, heading=1),
    comparison(ORDERS["14001"], NEW[0], NEW[1], ("fr_xml", "whitehouse_markdown"), wording=1, label=2),
    comparison(ORDERS["14001"], NEW[0], NEW[2], ("fr_xml", "e" * 64), heading=3),
    comparison(ORDERS["14001"], NEW[1], NEW[2], ("whitehouse_markdown", "e" * 64), wording=2),
]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def many(request: pytest.FixtureRequest, copy_of: CopyOf) -> Iterator[TestClient]:
    """A client over the shelf with four comparisons of two orders."""
    url = copy_of(request.param, "empty")
    rows = {**shelf.ROWS, PublicationRow: [*shelf.PUBLICATIONS, *OLD, *NEW, ALONE], ComparisonRow: COMPARISONS}
    with store.writer(url) as writer:
        writer.publish(store.Content("feedfacefeedface", shelf.AS_OF, {}, rows), shelf.PUBLISHED_AT)
    with shelf.client(url) as client:
        yield client


def asked(client: TestClient, url: str) -> dict[str, Any]:
    """An answer."""
    answer = client.get(url)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def names(found: dict[str, Any]) -> tuple[str, str]:
    """What the two publications are called."""
    return found["left"]["name"], found["right"]["name"]


def test_an_order_is_compared(sample: TestClient) -> None:
    """The answer says whether the operative text is identical, and has each difference with both sides' words."""
    found = asked(sample, ARCHIVE)
    assert found["operative_text_identical"] is True
    assert (found["counts"]["wording"], found["counts"]["heading"], found["lossy"]) == (0, 3, True)
    first = next(each for each in found["differences"] if each["class"] == "heading")
    assert first["section"] == "1"
    assert (first["left"]["text"], first["left"]["span"], first["left"]["field"]) == ("Purpose", [0, 7], "heading")
    assert first["right"]["text"] == "Purpose and Policy"
    assert sum(found["counts"].values()) == len(found["differences"])


def test_spans_are_those_of_the_text_served(sample: TestClient) -> None:
    """A difference's words stand at its span in the provision as it is served."""
    for each in asked(sample, "/v1/orders/14288/comparison")["differences"]:
        side = each["left"]
        if side and side["section"]:
            section = asked(sample, f"/v1/orders/14288/sections/{side['section']}")
            assert section[side["field"]][slice(*side["span"])] == side["text"]


def test_without_names_the_served_text_is_compared_with_the_next(sample: TestClient, many: TestClient) -> None:
    """The text that is served stands on the left, the most trusted other one on the right."""
    found = asked(sample, "/v1/orders/14288/comparison")
    assert names(found) == ("whitehouse_markdown", "archive_markdown")
    assert found["left"]["preferred"] is True
    assert names(asked(many, "/v1/orders/14001/comparison")) == ("fr_xml", "whitehouse_markdown")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("left=whitehouse", ("whitehouse_markdown", "fr_xml")),
        ("right=federal_register", ("whitehouse_markdown", "fr_xml")),
        ("right=whitehouse_markdown", ("fr_xml", "whitehouse_markdown")),
        (f"right={'e' * 64}", ("fr_xml", "e" * 64)),
        ("left=whitehouse&right=whitehouse_markdown", ("whitehouse_markdown", "e" * 64)),
        (f"left={'e' * 64}&right=whitehouse", ("e" * 64, "whitehouse_markdown")),
    ],
)
def test_publications_are_named(many: TestClient, query: str, expected: tuple[str, str]) -> None:
    """Names are sources, formats and hashes; of several texts of a name the most trusted other one is meant."""
    found = asked(many, f"/v1/orders/14001/comparison?{query}")
    assert names(found) == expected
    assert names(asked(many, found["url"])) == expected
    assert many.get(found["page_url"]).status_code == 200


def test_turned_round_it_is_the_same(sample: TestClient, many: TestClient) -> None:
    """With the names exchanged the sides are, and nothing else."""
    one, other = asked(sample, ARCHIVE), asked(sample, "/v1/orders/14288/comparison?left=whitehouse&right=archive")
    assert one["counts"] == other["counts"]
    assert [(each["left"], each["right"]) for each in one["differences"]] == [
        (each["right"], each["left"]) for each in other["differences"]
    ]
    turned = asked(many, "/v1/orders/14001/comparison?left=whitehouse&right=fr_xml")
    assert turned["uncompared"] == [{"section": "annex", "held_by": "right"}]


def test_only_some_classes(sample: TestClient) -> None:
    """`class` leaves differences out, and no count."""
    found = asked(sample, f"{ARCHIVE}&class=label&class=enumerator")
    assert [each["class"] for each in found["differences"]] == ["label"] * 6 + ["enumerator"] * 2
    assert found["counts"]["heading"] == 3


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/v1/orders/99999/comparison", 404, "No order held has so high a number"),
        ("/v1/orders/13900/comparison?left=archive&right=archive_markdown", 422, "fr_xml, federal_register, archive"),
        ("/v1/orders/14001/comparison?left=fr_text", 422, "fr_xml, federal_register, whitehouse_markdown, whitehouse"),
        ("/v1/orders/14001/comparison?left=NARA", 422, "should match pattern"),
        ("/v1/orders/11359/comparison", 404, "no publication"),
        ("/v1/orders/11359-A/comparison", 404, "one publication only (fr_xml)"),
        ("/v1/orders/14000/comparison.html", 404, "before publications were compared"),
    ],
)
def test_what_cannot_be_compared_is_refused(many: TestClient, url: str, status: int, words: str) -> None:
    """The answer names what there is."""
    answer = many.get(url)
    assert answer.status_code == status
    assert words in answer.text


def test_a_name_that_is_nearly_one_is_suggested(many: TestClient) -> None:
    """The nearest name of a text of the order is suggested."""
    answer = many.get("/v1/orders/14001/comparison?left=whitehous")
    assert answer.json()["errors"][0]["suggestion"] == "whitehouse"


def test_the_list_leaves_lossy_publications_out(many: TestClient) -> None:
    """A publication that drops words is compared only on demand, and the answer says so."""
    bare, whole = asked(many, "/v1/comparisons"), asked(many, "/v1/comparisons?lossy=include")
    assert (bare["total"], bare["applied_filters"]) == (3, {"lossy": "exclude", "order": None, "president": None})
    assert (whole["total"], whole["applied_filters"]["lossy"]) == (4, "include")
    assert [names(each) for each in asked(many, "/v1/comparisons?lossy=only")["items"]] == [
        ("fr_xml", "archive_markdown")
    ]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("class=wording", 3),
        ("class=label", 1),
        ("class=label&class=heading", 3),
        ("class=typography", 0),
        ("president=donald-trump", 1),
        ("order=14001", 3),
        ("year=2019&year=2021", 4),
        ("signed_from=2020-01-01", 3),
        ("signed_to=2019-05-01", 1),
        ("left=federal_register&right=whitehouse", 2),
        ("left=whitehouse&right=federal_register", 2),
        ("left=whitehouse&right=whitehouse_markdown", 1),
        ("right=archive", 1),
        ("operative_text_identical=true", 1),
    ],
)
def test_the_list_is_filtered(many: TestClient, query: str, total: int) -> None:
    """Filters narrow one another; repeated ones widen; sides are found on either side."""
    assert asked(many, f"/v1/comparisons?lossy=include&{query}")["total"] == total


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("-signed_on", [2, 0, 1, 7]), ("signed_on", [7, 1, 0, 2]), ("-wording", [7, 2, 1, 0])],
)
def test_the_list_is_sorted_and_paged(many: TestClient, sort: str, expected: list[int]) -> None:
    """Pages of one item walk the list in its order."""
    url, seen = f"/v1/comparisons?lossy=include&limit=1&sort={sort}", []
    while url:
        page = asked(many, url)
        seen += [each["counts"]["wording"] for each in page["items"]]
        url = page["links"]["next"]
    assert seen == expected


def test_the_list_is_counted(many: TestClient) -> None:
    """Facets count all that the filters select; a comparison counts for each class it has a difference of."""
    facets = "facets=class&facets=president&facets=left&facets=right&facets=year"
    counted = asked(many, f"/v1/comparisons?lossy=include&{facets}")["facets"]
    told = {name: {each["value"]: each["count"] for each in counts} for name, counts in counted.items()}
    assert told["class"] == {"wording": 3, "heading": 2, "label": 1}
    assert told["president"] == {"joe-biden": 3, "donald-trump": 1}
    assert told["left"] == {"fr_xml": 3, "whitehouse_markdown": 1}
    assert told["right"] == {"whitehouse_markdown": 3, "archive_markdown": 1}
    assert told["year"] == {"2021": 3, "2019": 1}


@pytest.mark.parametrize(
    ("url", "statements"),
    [("/v1/comparisons", 2), ("/v1/orders/14001/comparison", 3), ("/v1/orders/14001/comparison.html", 3)],
)
def test_the_statements_are_constant(many: TestClient, url: str, statements: int) -> None:
    """However much there is to compare, so many statements ask for it."""
    assert shelf.statements_of(many, url) == statements


def test_the_page_shows_both_sides(sample: TestClient) -> None:
    """The page has a table for each class with the words of both sides, links to the provision, and no script."""
    answer = sample.get("/v1/orders/14288/comparison.html")
    page = html.fromstring(answer.text)
    assert "script" not in answer.text
    assert "No operative word differs." in answer.text
    marks = page.xpath('//section[@id="heading"]//tr[td/a[@href="/v1/orders/14288.html#2"]]//mark/text()')
    assert marks == ["Legal Defense of Law Enforcement Officers", "Enforcement"]
    sections = [section.get("id") for section in page.iter("section")]
    assert sections == [
        "citation",
        "heading",
        "label",
        "enumerator",
        "signature",
        "typography",
        "whitespace",
        "metadata",
    ]


def test_hostile_words_are_escaped(many: TestClient) -> None:
    """What stands in a document is text on the page."""
    text = many.get("/v1/orders/14001/comparison.html").text
    assert "the <mark>&lt;em&gt;&amp;</mark> level" in text
    assert "<em>" not in text


def test_the_order_tells_how_many_there_are(sample: TestClient) -> None:
    """An order counts its comparisons, and its page leads to them."""
    assert asked(sample, "/v1/orders/14288")["counts"]["comparisons"] == 1
    assert "/v1/orders/14288/comparison.html" in sample.get("/v1/orders/14288.html").text


def test_headings_tell_what_the_other_publication_has(sample: TestClient) -> None:
    """The archive's Markdown has other headings for three sections of EO 14288 and the same for the rest."""
    items = asked(sample, "/v1/orders/14288/sections")["items"]
    statuses = [item["heading_status"] for item in items]
    assert statuses == ["none", "conflict", "conflict", "conflict", "confirmed", "confirmed", "confirmed", "confirmed"]
