"""The corpus, its conflicts and the presidents over HTTP, on both databases."""

from datetime import date

from starlette.testclient import TestClient

from app import store
from app.law.presidents import PRESIDENTS
from app.tables import OrderRow
from tests.api.shelf import PUBLISHED_AT, client, order, publish, statements_of

SUMMARY: dict[str, dict[str, int]] = {"parse_notes": {}, "non_orders": {}}


class TestCorpus:
    """`GET /v1/corpus`."""

    def test_the_corpus_says_what_is_served(self, api: TestClient) -> None:
        """Revision, instant, counts and days describe the rows."""
        corpus = api.get("/v1/corpus").json()
        assert (corpus["revision"], corpus["ingested_at"]) == ("feedfacefeedface", "2026-01-02T03:04:05Z")
        assert corpus["as_of"] == "2025-10-24"
        assert corpus["counts"] == {
            "orders": 7, "orders_with_text": 1, "sections": 7, "publications": 3, "references": 5, "directives": 3,
            "deadlines": 2, "unnumbered": 1, "conflicts": 1,
        }  # fmt: skip
        assert corpus["signed"] == {"first": "1967-06-20", "last": "2021-01-20"}

    def test_the_holes_in_the_numbers_are_listed(self, api: TestClient) -> None:
        """Numbers between two held ones that are not held are gaps; a suffix neither fills nor makes one."""
        gaps = api.get("/v1/corpus").json()["number_gaps"]
        assert gaps == [
            {"first": 11360, "last": 13899, "count": 2540, "reason": "not_ingested",
             "signed": {"first": "1967-06-20", "last": "2019-05-01"}, "years": list(range(1967, 2020))},
            {"first": 13901, "last": 13999, "count": 99, "reason": "not_ingested",
             "signed": {"first": "2019-05-01", "last": "2021-01-20"}, "years": [2019, 2020, 2021]},
            {"first": 14002, "last": 14002, "count": 1, "reason": "not_ingested",
             "signed": {"first": "2021-01-20", "last": None}, "years": []},
        ]  # fmt: skip

    def test_years_tell_how_many_texts_are_not_held(self, api: TestClient) -> None:
        """By year of signing, with the reason; a year whose texts are all held has no row."""
        assert api.get("/v1/corpus").json()["text_gaps"] == [
            {"year": 1967, "orders": 2, "without_text": 2, "reason": "not_ingested"},
            {"year": 2019, "orders": 1, "without_text": 1, "reason": "not_ingested"},
            {"year": 2021, "orders": 2, "without_text": 1, "reason": "not_ingested"},
            {"year": None, "orders": 2, "without_text": 2, "reason": "not_ingested"},
        ]

    def test_each_reason_is_told(self, empty_database: str) -> None:
        """A number no source has, one with a suffix alone, a text that is online, a text of the years without any."""
        held = [
            order(6888_00, "6888", "", date(1934, 10, 29)), order(6889_01, "6889-A", "", date(1934, 10, 29)),
            order(6890_00, "6890", "", date(1934, 10, 30)), order(7100_00, "7100", "", date(1935, 7, 15)),
            order(7105_00, "7105", "", date(1935, 7, 18)), order(7533_00, "7533", "", date(1937, 1, 11)),
            order(7534_00, "7534", "", date(1937, 1, 12), has_text=True),
            order(14001_00, "14001", "", date(2021, 1, 20), document_number="2021-01701"),
        ]  # fmt: skip
        with store.writer(empty_database) as writer:
            writer.publish(store.Content("feedfacefeedface", None, SUMMARY, {OrderRow: held}), PUBLISHED_AT)
        with client(empty_database) as api:
            corpus = api.get("/v1/corpus").json()
            hint = api.get("/v1/orders/7533").json()["text_hint"]["detail"]
        told = [(gap["first"], gap["last"], gap["count"], gap["reason"]) for gap in corpus["number_gaps"]]
        assert told == [
            (6889, 6889, 1, "only_with_suffix"),
            (6891, 7099, 209, "not_ingested"),
            (7101, 7104, 4, "no_source"),
            (7106, 7531, 426, "no_source"),
            (7532, 7532, 1, "not_ingested"),
            (7535, 14000, 6466, "not_ingested"),
        ]
        assert [(gap["year"], gap["without_text"], gap["reason"]) for gap in corpus["text_gaps"]] == [
            (1934, 3, "not_ingested"), (1935, 2, "not_ingested"), (1937, 1, "no_source"), (2021, 1, "online"),
        ]  # fmt: skip
        assert "none of the sources read here has the text of an order of 1936–1944" in hint

    def test_each_source_says_what_it_gives(self, api: TestClient) -> None:
        """The formats come in the order of trust, each with what it holds."""
        sources = api.get("/v1/corpus").json()["sources"]
        assert [(source["format"], source["with_text"], source["preferred"]) for source in sources] == [
            ("fr_xml", 1, 1), ("archive_markdown", 1, 0), ("fr_json", 0, 0),
        ]  # fmt: skip
        assert [source["lossy"] for source in sources] == [False, True, False]

    def test_what_was_left_out_or_odd_is_counted(self, api: TestClient) -> None:
        """Pages without a number, parse notes and documents of other kinds are there by name."""
        corpus = api.get("/v1/corpus").json()
        assert corpus["parse_notes"] == [{"name": "repeated_number", "count": 1}]
        assert corpus["non_orders"] == [{"name": "fact_sheet", "count": 2}, {"name": "memorandum", "count": 1}]
        assert [page["title"] for page in corpus["unnumbered"]] == ["A Page"]

    def test_what_is_doubted_is_counted(self, api: TestClient) -> None:
        """Every rule is there with its count, those that found most first."""
        doubts = api.get("/v1/corpus").json()["doubts"]
        assert doubts == [{"name": "unsigned", "count": 2}, {"name": "noisy_title", "count": 0}]

    def test_what_an_older_release_ingested_was_not_audited(self, empty_database: str) -> None:
        """A corpus without counts says null, which is not the same as no doubt."""
        publish(empty_database, audited=False)
        with client(empty_database) as api:
            assert api.get("/v1/corpus").json()["doubts"] is None

    def test_the_statements_are_constant(self, api: TestClient) -> None:
        """The corpus costs eight statements."""
        assert statements_of(api, "/v1/corpus") == 8


class TestConflicts:
    """`GET /v1/corpus/conflicts`."""

    def test_a_conflict_has_both_sides(self, api: TestClient) -> None:
        """A conflict names the edge and quotes the evidence."""
        (item,) = api.get("/v1/corpus/conflicts?code=missing_in_notes&order=14000").json()["items"]
        assert (item["order"], item["relation"], item["target"]) == ("14000", "revokes", "13900")
        assert item["evidence"] == {"text": "is revoked"}

    def test_filters_select(self, api: TestClient) -> None:
        """Another code, order, target or relation selects nothing, its own selects a conflict."""
        for others in ("code=other", "order=13900", "target=14000", "relation=amends"):
            assert api.get(f"/v1/corpus/conflicts?{others}").json()["total"] == 0
        assert api.get("/v1/corpus/conflicts?target=13900&relation=revokes").json()["total"] == 1


class TestPresidents:
    """`GET /v1/presidents`."""

    def test_every_president_is_there_in_order_of_office(self, api: TestClient) -> None:
        """The list is that of all presidents, whether orders are held or not."""
        page = api.get("/v1/presidents").json()
        assert [item["slug"] for item in page["items"]] == [president.slug for president in PRESIDENTS]
        assert page["total"] == len(PRESIDENTS)

    def test_a_president_has_terms_and_counts(self, api: TestClient) -> None:
        """Terms, counts and days of one president are facts of the held orders."""
        by_slug = {item["slug"]: item for item in api.get("/v1/presidents").json()["items"]}
        biden = by_slug["joe-biden"]
        assert (biden["orders"], biden["orders_with_text"], biden["first_signed_on"]) == (2, 1, "2021-01-20")
        assert by_slug["george-washington"]["orders"] == 0
        assert [term["ordinal"] for term in by_slug["donald-trump"]["terms"]] == [45, 47]
        assert api.get(biden["url"]).json()["total"] == 2
