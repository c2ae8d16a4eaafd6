"""A corpus read through the API, whole: what of it is the same however often it is published."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.answers.requests import get
from tests.answers.wire import Answer, Client

LISTS = ("orders", "references", "directives", "bodies")
_OF_THE_WAY = re.compile(rb'"(?:changed_at|ingested_at)":"[^"]*"')
"""When something was published: another each time."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is served: its digest, and the one revision that every answer named."""

    digest: str
    revision: str


class TornError(AssertionError):
    """What is served is not one corpus."""


def corpus(client: Client) -> Corpus:
    """All orders, provisions, references, directives, bodies and counts.

    Raises:
        TornError: if an answer is no 200, or they are of several revisions.
    """
    digest, revisions = hashlib.sha256(), set()
    for path, answer in _answers(client):
        if answer.status != 200:
            raise TornError(f"{path}: {answer.status} {answer.body[:200]!r}")
        revisions.add(answer.header("x-corpus-revision"))
        digest.update(_OF_THE_WAY.sub(b"", answer.body))
    if len(revisions) != 1:
        raise TornError(f"revisions {sorted(map(str, revisions))}")
    return Corpus(digest.hexdigest(), str(revisions.pop()))


def numbers(client: Client) -> list[str]:
    """The numbers of all orders."""
    return [json.loads(line)["number"] for line in client.text("/v1/orders.ndjson").splitlines()]


def _answers(client: Client) -> Iterator[tuple[str, Answer]]:
    paths = ["/v1/corpus", *(f"/v1/{name}.ndjson" for name in LISTS)]
    paths += [f"/v1/orders/{number}" for number in numbers(client)]
    for path in paths:
        yield path, client.ask(get(path))
