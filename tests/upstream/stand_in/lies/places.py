"""Lies about where things are: redirects, and addresses in answers."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.answer import Answer
from tests.upstream.stand_in.asked import DOCUMENT, LIST, TXT, XML, Asked
from tests.upstream.stand_in.lies.lie import (
    EITHER,
    HEALED,
    REFUSED,
    UNPROVED,
    UPSTREAM,
    Change,
    Lie,
    both,
    lists,
    on,
    records,
)
from tests.upstream.stand_in.server import StandIn

_ELSEWHERE: Sequence[tuple[str, str]] = (
    ("another host", "https://orders.example/x"),
    ("plain http", "http://www.federalregister.gov/x"),
    ("a file", "file:///etc/passwd"),
    ("a private address", "http://10.0.0.1/x"),
    ("the cloud's metadata", "http://169.254.169.254/latest/meta-data/"),
    ("another port", "{bait}/x"),
    ("another name of loopback", "http://localhost:{port}{path}"),
    ("a host behind a name", "http://127.0.0.1:{port}@orders.example/"),
    ("two slashes", "//orders.example/x"),
    ("a slash and a backslash", "/\\orders.example/x"),
    ("IPv6", "http://[::1]:{port}{path}"),
    ("a number for an address", "http://2130706433:{port}{path}"),
    ("an address that is none", "http://[::1/x"),
    ("nowhere", ""),
    ("a gopher", "gopher://127.0.0.1:{port}/x"),
    ("a script", "javascript:alert(1)"),
)


def _redirected(to: str, status: int = 302) -> Change:
    """A redirect; `to` may name the bait, the port and the path asked for."""

    def change(asked: Asked, _truth: Answer, stand_in: StandIn) -> Answer:
        place = to.format(bait=stand_in.bait, port=stand_in.port, path=asked.url)
        return Answer(status, b"", {"location": place} if place else {})

    return change


def _hops(count: int) -> Change:
    """So many redirects on this host, then the truth."""

    def change(asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
        hop = int(asked.query.get("hop", ["0"])[0])
        if hop >= count:
            return truth
        path, query = urlsplit(asked.url).path, urlsplit(asked.url).query.partition("&hop=")[0]
        return Answer(301, b"", {"location": f"{path}?{query}&hop={hop + 1}"})

    return change


def _at(field: str, url: str) -> Change:
    """A text's address elsewhere."""

    def change(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        place = url.format(bait=stand_in.bait, port=stand_in.port)

        def at(record: dict[str, Any]) -> None:
            if record["document_number"] in (made_up.NEW, made_up.NEW_AS_TEXT) and record.get(field):
                record[field] = place

        return records(at)(asked, truth, stand_in)

    return change


def _everywhere(change: Change) -> Any:
    """In lists and in documents."""
    return both(on(LIST, change), on(DOCUMENT, change))


def _next_at(url: str) -> Any:
    def tell(said: dict[str, Any], _asked: Asked) -> None:
        if "next_page_url" in said:
            said["next_page_url"] = url

    return lists(tell)


def _numbered(number: str) -> Change:
    def change(record: dict[str, Any]) -> None:
        if record["document_number"] == made_up.NEW:
            record["document_number"] = number

    return records(change)


def _corrected_at(url: str) -> Change:
    def change(record: dict[str, Any]) -> None:
        if record["document_number"] == made_up.CORRECTED:
            record["corrections"] = [url]

    return records(change)


_ANOTHERS = "https://www.federalregister.gov/documents/full_text/xml/1996/07/30/96-2985.xml"

LIES = (
    *(Lie(f"redirect to {what}", "redirects each list", on(LIST, _redirected(to)), UPSTREAM) for what, to in _ELSEWHERE),
    *(Lie(f"redirect of {kind} to {what}", f"redirects each {kind}", on(kind, _redirected(to)), UPSTREAM)
      for kind in (XML, TXT) for what, to in _ELSEWHERE[:6:5]),
    Lie("redirect to itself", "redirects to the same place", on(LIST, _redirected("{path}")), UPSTREAM),
    Lie("three redirects", "redirects three times on its host", on(LIST, _hops(3)), HEALED),
    Lie("four redirects", "redirects four times", on(LIST, _hops(4)), UPSTREAM),
    Lie("redirect to another list", "redirects to all that it has",
        on(LIST, lambda asked, truth, stand_in: truth if not asked.query.get("conditions[type][]") else
           Answer(302, b"", {"location": "/api/v1/documents.json"})), REFUSED),
    *(Lie(f"{field} at {what}", "names an address elsewhere", _everywhere(_at(field, to)), REFUSED)
      for field in ("full_text_xml_url", "raw_text_url") for what, to in _ELSEWHERE[:6] if "plain" not in what),
    Lie("XML address of another order", "names the address of another order's text",
        _everywhere(_at("full_text_xml_url", _ANOTHERS)), REFUSED),
    Lie("XML address of a list", "names the address of a list for a text", _everywhere(
        _at("full_text_xml_url", "https://www.federalregister.gov/api/v1/documents.json")), REFUSED),
    *(Lie(f"next page at {what}", "names a next page elsewhere", _next_at(to), REFUSED)
      for what, to in _ELSEWHERE[:5] if "plain" not in what),
    *(Lie(f"number {number!r}", "a document's number is a path", _everywhere(_numbered(number)), REFUSED)
      for number in ("../../../../../tmp/x", "96-2990/../96-2985", "", "96-2990?x=", "96 2990", "a" * 5000, "…")),
    *(Lie(f"correction at {what}", "names a correction elsewhere", _everywhere(_corrected_at(to)), EITHER)
      for what, to in (*_ELSEWHERE[:3], ("a path", "https://www.federalregister.gov/api/v1/documents/../../x"))),
    Lie("a correction that is not there", "names a correction that it has not", _everywhere(_corrected_at(
        "https://www.federalregister.gov/api/v1/documents/C9-96-2989")), EITHER | UNPROVED),
)  # fmt: skip
