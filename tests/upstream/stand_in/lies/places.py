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
    UPSTREAM,
    Change,
    Lie,
    both,
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


_FORMS = 6
"""So many of them are told each time, all of them in the long run."""


def _redirected(to: str, status: int = 302) -> Change:
    """A redirect; `to` may name the bait, the port and the path asked for."""

    def change(asked: Asked, _truth: Answer, stand_in: StandIn) -> Answer:
        place = to.format(bait=stand_in.bait, port=stand_in.port, path=asked.url)
        return Answer(status, b"", {"location": place} if place else {})

    return change


def _redirected_to_all(asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
    return Answer(302, b"", {"location": "/api/v1/documents.json"}) if asked.query.get("page") else truth


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
    def change(_asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        said = truth.told()
        if "next_page_url" not in said:
            return truth
        return truth.telling({**said, "next_page_url": url.replace("{bait}", stand_in.bait)})

    return on(LIST, change)


def _numbered(number: str) -> Change:
    def change(record: dict[str, Any]) -> None:
        if record["document_number"] == made_up.NEW:
            record["document_number"] = number

    return records(change)


def _corrected_at(url: str) -> Change:
    def change(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        def at(record: dict[str, Any]) -> None:
            if record["document_number"] == made_up.CORRECTED:
                record["corrections"] = [url.replace("{bait}", stand_in.bait)]

        return records(at)(asked, truth, stand_in)

    return change


_ANOTHERS = "https://www.federalregister.gov/documents/full_text/xml/1996/07/30/96-2985.xml"

LIES = (
    *(Lie(f"redirect to {what}", "redirects each list", on(LIST, _redirected(to)), UPSTREAM,
          is_another_form=place >= _FORMS) for place, (what, to) in enumerate(_ELSEWHERE)),
    *(Lie(f"redirect of {kind} to {what}", f"redirects each {kind}", on(kind, _redirected(to)), UPSTREAM)
      for kind in (XML, TXT) for what, to in _ELSEWHERE[:6:5]),
    Lie("redirect to itself", "redirects to the same place", on(LIST, _redirected("{path}")), UPSTREAM),
    Lie("three redirects", "redirects three times on its host", on(LIST, _hops(3)), HEALED),
    Lie("four redirects", "redirects four times", on(LIST, _hops(4)), UPSTREAM),
    Lie("redirect to another list", "redirects to all that it has",
        on(LIST, _redirected_to_all), REFUSED),
    *(Lie(f"{field} at {what}", "names an address elsewhere", _everywhere(_at(field, to)), REFUSED)
      for field in ("full_text_xml_url", "raw_text_url") for what, to in (_ELSEWHERE[0], _ELSEWHERE[2], _ELSEWHERE[5])),
    Lie("XML address of another order", "names the address of another order's text",
        _everywhere(_at("full_text_xml_url", _ANOTHERS)), REFUSED),
    Lie("XML address of a list", "names the address of a list for a text", _everywhere(
        _at("full_text_xml_url", "https://www.federalregister.gov/api/v1/documents.json")), REFUSED),
    *(Lie(f"next page at {what}", "names a next page elsewhere", _next_at(to), REFUSED)
      for what, to in (_ELSEWHERE[0], _ELSEWHERE[2], _ELSEWHERE[5])),
    *(Lie(f"number {number!r}", "a document's number is a path", _everywhere(_numbered(number)), REFUSED,
          is_another_form=len(number) in (0, 1, 7, 5000))
      for number in ("../../../../../tmp/x", "96-2990/../96-2985", "", "96-2990?x=", "96 2990", "a" * 5000, "…")),
    *(Lie(f"correction at {what}", "names a correction elsewhere", _everywhere(_corrected_at(to)), EITHER,
          is_about_form=True) for what, to in (
              ("another host", "https://orders.example/api/v1/documents/C1-96-2989"),
              ("another port", "{bait}/api/v1/documents/C1-96-2989"))),
    *(Lie(f"correction at {what}", "names a correction that is no document", _everywhere(_corrected_at(to)), REFUSED)
      for what, to in (("a path", "https://www.federalregister.gov/api/v1/documents/../../x"),
                       ("a file", "file:///etc/passwd"), ("no address", "C1-96-2989?"))),
)  # fmt: skip
