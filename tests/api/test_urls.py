"""URLs of ours: a public address is put before the links of an answer, and never into its text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from app.api.urls import This, canonical_query, with_base

BASE = "https://eo.example.org"
LINKS = '"links":{"self":"/v1/orders","next":"/v1/orders?cursor=x"}'
TEXTS = st.text(max_size=40) | st.lists(
    st.sampled_from([LINKS, '"', "\\", '\\"', '"next":"/v1/', "}", "{", "/v1/", "é", " "]), max_size=6
).map("".join)
PATHS = st.sampled_from(["/v1/orders", "/v1/orders/14288/sections", "/v1/orders/14288/directives?cursor=Ab_-9"])


def body(said: object) -> bytes:
    """JSON as answers have it."""
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()


@given(texts=st.lists(TEXTS, max_size=4), path=PATHS, following=st.none() | PATHS, after=TEXTS)
def test_only_links_get_the_address(texts: list[str], path: str, following: str | None, after: str) -> None:
    """Whatever the texts of a list hold, its two links and nothing else get the public address."""

    def page(base: str) -> bytes:
        links = {"self": f"{base}{path}", "next": following and f"{base}{following}"}
        items = [{"text": text, "url": "/v1/orders/1"} for text in texts]
        return body({"items": items, "total": 1, "links": links, "order": {"title": after, "url": "/v1/orders/1"}})

    assert with_base(page(""), BASE) == page(BASE)


@given(texts=st.lists(TEXTS, max_size=4))
def test_what_has_no_links_is_left_alone(texts: list[str]) -> None:
    """An answer that is no list is the same under any address, whatever it quotes."""
    said = body({"title": "x", "texts": texts, "url": "/v1/orders/1"})
    assert with_base(said, BASE) == said


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=5)), max_size=5).flatmap(st.permutations))
def test_one_question_has_one_query(pairs: list[tuple[str, str]]) -> None:
    """However the parameters are ordered, the canonical query is one, and is its own."""
    this = This("/v1/x", canonical_query("&".join(f"{name}=v" for name, _ in pairs)), "")
    other = This("/v1/x", "&".join(sorted(f"{name}=v" for name, _ in pairs)), "")
    assert canonical_query(this.query) == this.query == canonical_query(other.query)
    assert this.url() == other.url()
