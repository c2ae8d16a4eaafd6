"""What a plan is made of: the names, numbers, days and words of the corpus, as the served program tells them."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.answers.document import Operation, operations, problem_codes
from tests.answers.wire import Client
from tests.search.queries import generated

READ = 120
"""How many orders are read whole."""
QUERIES = 3000
_PAGES = 8
_MANY = 3
_LISTS = ("/v1/orders", "/v1/orders?q=order", "/v1/references", "/v1/directives?sort=due_on", "/v1/actors",
          "/v1/corpus/conflicts", "/v1/sections?q=order")  # fmt: skip
_LINK = re.compile(r'(?:href|src)="(docs/[^"]+)"')
_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


@dataclass(frozen=True)
class Facts:
    """Everything in an order that depends on the corpus alone.

    Attributes:
        rich: the numbers of orders about which there is much to say.
        compared: the numbers of orders whose publications are compared.
        versioned: the numbers of orders of which a text was replaced.
        documents: the ids of what is written about orders.
        pages: the paths that the document leaves out.
        provisions: number, id and citation of provisions.
        typed: what people may type to name an order, a provision, a page, a law …
        cursors: of lists, each good for its own list alone.
    """

    operations: tuple[Operation, ...]
    pages: list[str]
    numbers: list[str]
    rich: list[str]
    compared: list[str]
    versioned: list[str]
    documents: list[str]
    titles: list[str]
    years: list[str]
    document_numbers: list[str]
    citations: list[str]
    days: list[str]
    provisions: list[tuple[str, str, str]]
    targets: list[str]
    slugs: list[str]
    bodies: list[str]
    names: list[str]
    conflicts: list[str]
    typed: list[str]
    queries: list[str]
    cursors: list[str]


def gathered(client: Client, seed: int) -> Facts:
    """The facts, asked of a server; the same for the same corpus and seed."""
    chance = random.Random(f"{seed} facts")  # noqa: S311 (a test's data, no secret)
    document = json.loads(client.text("/openapi.json"))
    held = [json.loads(line) for line in client.text("/v1/orders.ndjson").splitlines()]
    with_text = [order["number"] for order in held if order["has_text"]] or [order["number"] for order in held]
    read = [_read(client, number) for number in chance.sample(with_text, min(READ, len(with_text)))]
    provisions = [(order["number"], section) for order in read for section in _below(order["sections"])]
    references = [reference for order in read for reference in order["references"]]
    actors = list(_items(client, "/v1/actors?limit=100", _PAGES))
    due = list(_items(client, "/v1/directives?has_deadline=true&limit=100", _PAGES))
    titles = _several(order["title"] for order in held)
    texts = [*titles, *(section["text"] for _, section in provisions if section["text"])]
    places = [(number, section["id"], section["citation"]) for number, section in provisions]
    dated = ("signed_on", "published_on")
    return Facts(
        operations=operations(document),
        pages=[*_pages(client, with_text[0]), *(f"/problems/{code}" for code in problem_codes(document))],
        numbers=[order["number"] for order in held],
        rich=[order["number"] for order in held if _rich(order["counts"])],
        compared=[order["number"] for order in held if order["counts"].get("comparisons")],
        versioned=_several(order["number"] for order in read if _has_versions(client, order["number"])),
        documents=[item["id"] for item in _items(client, "/v1/coverage?limit=100", _PAGES)],
        titles=titles,
        years=_several((order["signed_on"] or "")[:4] for order in held),
        document_numbers=_several(order["document_number"] for order in held),
        citations=_several(order["citation"] for order in held),
        days=_several(
            [*(order[day] for order in held for day in dated), *(item["deadline"]["due_on"] for item in due)]
        ),
        provisions=places,
        targets=_several(reference["target"]["id"] for reference in references),
        slugs=_several(actor["slug"] for actor in actors),
        bodies=_several(body["slug"] for body in _items(client, "/v1/bodies?limit=100", _PAGES)),
        names=_several(actor["name"] for actor in actors),
        conflicts=_several(item["code"] for item in _items(client, "/v1/corpus/conflicts?limit=100", _PAGES)),
        typed=_typed(held, places, references),
        queries=list(generated(texts, QUERIES, seed)),
        cursors=_several(json.loads(client.text(target))["next_cursor"] for target in _LISTS),
    )


_STANDING = (
    "/", "/orders", "/search", "/search?q=shall", "/actors", "/presidents", "/calendar", "/calendar?month=2025-07",
    "/coverage", "/check", "/go?q=travel+ban", "/robots.txt", "/sitemap.xml", "/sitemaps/1.xml",
)  # fmt: skip
"""The pages that stand whatever is held."""


def _rich(counts: dict[str, int]) -> bool:
    """Whether an order has several of everything that may be listed of it."""
    return all(counts[name] >= _MANY for name in ("sections", "references", "cited_by", "directives"))


def _read(client: Client, number: str) -> dict[str, Any]:
    """An order whole."""
    order: dict[str, Any] = json.loads(client.text(f"/v1/orders/{quote(number)}?include=references"))
    return order


def _has_versions(client: Client, number: str) -> bool:
    """Whether a text of an order was replaced."""
    return bool(json.loads(client.text(f"/v1/orders/{quote(number)}/versions"))["items"])


def _below(sections: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each provision of a tree."""
    for section in sections:
        yield section
        yield from _below(section["children"])


def _items(client: Client, target: str, pages: int) -> Iterator[dict[str, Any]]:
    """The items of the first pages of a list."""
    following: str | None = target
    for _ in range(pages):
        if following is None:
            return
        page = json.loads(client.text(following))
        yield from page["items"]
        following = page["links"]["next"]


def _several(values: Any) -> list[str]:
    """The values that are told, each once, in order."""
    return sorted({value for value in values if value})


def _pages(client: Client, number: str) -> list[str]:
    """What people read first, and what their browsers load with it."""
    scripts = _LINK.findall(client.text("/docs"))
    styles = _STYLESHEET.findall(client.text(f"/v1/orders/{quote(number)}.html"))
    order = quote(number)
    of_order = (f"/orders/{order}", f"/eo/{order}", f"/embed/orders/{order}", f"/compare/{order}")
    pages = ("/query-language", "/openapi.json", "/docs", *(f"/{name}" for name in scripts), *styles)
    return list(dict.fromkeys((*_STANDING, *of_order, *pages)))


def _typed(
    held: Sequence[dict[str, Any]], places: Sequence[tuple[str, str, str]], references: Sequence[dict[str, Any]]
) -> list[str]:
    """Citations as people type them."""
    forms = ("EO {}", "E.O. {}", "Exec. Order No. {}", "Executive Order {}", "{}", "eo{}", "Order {} of March 1")
    some = held[:: max(1, len(held) // 200)]
    numbers = [order["number"] for order in some]
    orders = [form.format(number) for number in numbers for form in forms]
    grouped = [f"Exec. Order No. {int(number):,}" for number in numbers if number.isdigit()]
    provisions = [f"EO {number}, {citation}" for number, _, citation in places]
    described = ("citation", "document_number", "html_url", "pdf_url")
    facts = [order[name] for order in some for name in described]
    cited = [text for each in references for text in (each["source"]["quote"], each["target"]["citation"])]
    bluebook = [order["citations"]["bluebook"] for order in some]
    return _several([*orders, *grouped, *provisions, *facts, *cited, *bluebook])
