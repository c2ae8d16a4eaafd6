"""Requests whose path, method, headers or framing are wrong, or look so."""

import random
from dataclasses import replace
from urllib.parse import quote

from tests.answers import right
from tests.answers.document import Operation
from tests.answers.facts import Facts
from tests.answers.requests import HOST, Header, Request, get
from tests.answers.wrong_queries import Wrong

_METHODS = ("POST", "POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "OPTIONS", "PROPFIND", "BREW", "get", "HEAD")
_HOSTS = ("evil.example", "localhost:80", "LOCALHOST", "127.0.0.1:1", "[::1]:8000", "", "localhost:", "localhost, x",
          "a/b", "localhost.evil.example", "x@localhost", "local\xfehost", "testserver", "::1")  # fmt: skip
_ACCEPTS = ("text/csv", "application/xml", "text/*", "*/*;q=0", "application/json;q=0", "application/json;q=2", "", "/",
            "text/html", "application/problem+json", "image/svg+xml", "*/*;q=0.001", "application/*;q=0, */*", "json",
            "text/markdown", "text/plain;q=0.1", "application/atom+xml", "text/calendar")  # fmt: skip
_ENCODINGS = ("identity;q=0", "gzip;q=0", "*;q=0", "br;q=1.5", "gzip;q=0.001", "gzip;q=x, br", "", "zstd",
              "br, identity", "identity;q=1, gzip;q=0.9", "*;q=0.5, br;q=0", ",", "gzip;;", "x" * 500)  # fmt: skip
_TAGS = ("*", '"x"', "W/", '"', "x, y", '"' + "0" * 24 + '"', 'W/"' + "f" * 24 + '-gzip"', "," * 50, " * ", "\xff")
_PATHS = ("//", "/.", "/..", "/%2f", "/%2F", "/%5c", "\\", "/%2e%2e", "/;x", "/ ", "%20", "/x", ".json", ".HTML", "%00",
          "%", "%C3%A9", "\xc3\xa9", "#x", ".pdf", "~", "/%E2%80%A8")  # fmt: skip
_ELSEWHERE = ("/v1", "/v1/", "/v2/orders", "/favicon.ico", "/robots.txt", "/.env", "/admin", "/V1/orders", "/problems",
              "/problems/none", "/docs/none.js", "/docs/", "/docs/../docs", "/v1/order/14288", "/redoc", "*",
              "/style.css/x", "http://localhost/livez", "http://evil.example/livez", "//evil.example/", "/openapi.yaml",
              "/v1/orders.xml", "/v1/sections.xlsx", "/v1/orders/14288.pdf", "/v1/orders/.html", "orders")  # fmt: skip
_NUMBERS = (
    "0{}",
    "{}-",
    "{}-a",
    "{}-A",
    "EO{}",
    "EO {}",
    "{},",
    " {}",
    "{}.",
    "{}.0",
    "+{}",
    "{}_",
    "{}%0a",
    "{}0",
    "-{}",
)
_SECTIONS = ("{}.", ".{}", "{}.z.z", "{}~2", "s{}", "0", "99", "annex", "preamble", "{}/x", "({})", "%20{}", "sec. {}",
             "%00", "x" * 300, "{}?", "%2e")  # fmt: skip
_LONG_URIS = (8000, 8190, 8191, 8192, 9000, 30_000)
_MANY_HEADERS = (90, 98, 99, 100, 101)
_LARGE_HEADERS = (16_000, 16_250, 16_384, 40_000, 60_000)
_BODIES = ("x", "{}", "a=b", "x" * 5000)
_LARGE_BODIES = ("65537", "1000000", "99999999999")
_ORIGIN: Header = ("Origin", "https://example.org")


def other_method(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A method that reads nothing, with a body or without."""
    made = replace(_usual(operation, chance, facts), method=chance.choice(_METHODS))
    return _bodied(made, chance.choice(_BODIES)) if made.method in ("POST", "PUT") and chance.random() < 0.5 else made


def preflight(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """What a browser asks before it asks, whole or in part; or a request from another origin."""
    asked: Header = ("Access-Control-Request-Method", chance.choice(("GET", "DELETE")))
    headers = ("Access-Control-Request-Headers", "if-none-match")
    made = replace(_usual(operation, chance, facts), method=chance.choice(("OPTIONS", "OPTIONS", "OPTIONS", "GET")))
    return made.adding(*chance.choice(((_ORIGIN, asked), (_ORIGIN, asked, headers), (_ORIGIN,), (asked,))))


def bad_host(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A Host that is another's, two, or none."""
    host: Header = ("Host", chance.choice(_HOSTS))
    made = _usual(operation, chance, facts)
    return replace(made, headers=chance.choice(((host,), (host,), (host,), (HOST, HOST), (HOST, host), ())))


def forwarded(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """What a proxy would say, which nothing here believes."""
    said = (("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example"))
    return _usual(operation, chance, facts).adding(chance.choice(said), ("X-Forwarded-For", "192.0.2.1"))


def body_where_none_belongs(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A body with a request that reads; one that is too large is announced and never sent."""
    made = replace(_usual(operation, chance, facts), method=chance.choice(("GET", "GET", "HEAD", "POST")))
    if chance.random() < 0.3:
        return made.adding(("Content-Length", chance.choice(_LARGE_BODIES)))
    if chance.random() < 0.3:
        return replace(made.adding(("Transfer-Encoding", "chunked")), body="1\r\nx\r\n0\r\n\r\n")
    return _bodied(made, chance.choice(_BODIES))


def odd_accept(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An Accept that leaves this media type out, or is none; twice, sometimes."""
    count = chance.choice((1, 1, 1, 2))
    return _usual(operation, chance, facts).adding(*(("Accept", chance.choice(_ACCEPTS)) for _ in range(count)))


def odd_encoding(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An Accept-Encoding that refuses everything, or is none."""
    return _usual(operation, chance, facts).adding(("Accept-Encoding", chance.choice(_ENCODINGS)))


def odd_condition(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An If-None-Match that names nothing, conditions that do not hold, a range of what has none."""
    other = (
        ("If-Match", '"x"'),
        ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"),
        ("If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT"),
        ("Range", "bytes=0-9"),
    )
    tag: Header = ("If-None-Match", chance.choice(_TAGS))
    return _usual(operation, chance, facts).adding(chance.choice((tag, tag, tag, chance.choice(other))))


def request_id(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A request id that is a harmless word, or none; two of them."""
    given: Header = ("X-Request-ID", chance.choice(("good-id_1.2", "a" * 64, "a" * 65, "bad id", "{x}", "", "\xff")))
    return _usual(operation, chance, facts).adding(*chance.choice(((given,), (given, given))))


def long_uri(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A URI near the limit of its length, or far beyond."""
    beginning = f"{right.path(chance, facts, operation)}?q="
    return get(beginning + "a" * (chance.choice(_LONG_URIS) - len(beginning)))


def many_headers(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """As many header fields as may be, or too many."""
    return _usual(operation, chance, facts).adding(*(("X-Some", "y") for _ in range(chance.choice(_MANY_HEADERS))))


def large_headers(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """Header fields as large as may be, or too large."""
    return _usual(operation, chance, facts).adding(("X-Large", "y" * chance.choice(_LARGE_HEADERS)))


def odd_path(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A path with something in it that only some readers understand."""
    path, odd = right.path(chance, facts, operation), chance.choice(_PATHS)
    at = chance.choice([place for place, letter in enumerate(path) if letter == "/"])
    return get(
        chance.choice((path + odd, path[:at] + odd + path[at:], path.upper(), path + "/", path.replace("/", "//", 1)))
    )


def elsewhere(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A path of nothing."""
    return replace(
        get(chance.choice(_ELSEWHERE)), method=chance.choice(("GET", "GET", "GET", "HEAD", "OPTIONS", "POST"))
    )


def odd_number(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An order's number as it is not written here, or of no order held."""
    written = chance.choice(_NUMBERS).format(chance.choice(facts.numbers))
    number = chance.choice((written, str(chance.randint(1, 99_999)), quote(written)))
    path = operation.path if "{number}" in operation.path else "/v1/orders/{number}"
    return get(path.replace("{number}", number).replace("{section}", "1"))


def odd_section(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A provision that is not there."""
    number, section, _ = chance.choice(facts.provisions or [("1", "1", "")])
    return get(f"/v1/orders/{number}/sections/{chance.choice(_SECTIONS).format(section)}")


def odd_slug(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """An office that is not there, or is written otherwise."""
    slug = chance.choice(facts.slugs or ["attorney-general"])
    return get("/v1/actors/" + chance.choice((slug.upper(), slug + "s", slug[:-1], slug.replace("-", "_"), "-", "%20")))


def bad_framing(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A request whose head or end two readers could see in two places."""
    made = _usual(operation, chance, facts)
    return chance.choice(
        (
            replace(made.adding(("Content-Length", "4"), ("Transfer-Encoding", "chunked")), body="0\r\n\r\n"),
            replace(made.adding(("Content-Length", "0"), ("Content-Length", "1")), body="x"),
            replace(made.adding(("Transfer-Encoding", "chunked")), body="zz\r\n"),
            made.adding(("Bad Name", "x")),
            made.adding(("Connection", "close")),
            made.adding(("Connection", "Upgrade"), ("Upgrade", "websocket")),
            made.adding(("Expect", "100-continue")),
            made.adding(("X-Control", "a\x01b")),
            replace(made, version="HTTP/1.0"),
            replace(made, version="HTTP/3.0"),
            replace(made, version=""),
            replace(made, target=made.target.replace("/v1", "/v1 ", 1)),
            replace(made, target=made.target + "\t\x00"),
        )
    )


HEADS: tuple[Wrong, ...] = (
    other_method,
    other_method,
    preflight,
    bad_host,
    forwarded,
    body_where_none_belongs,
    odd_accept,
    odd_accept,
    odd_encoding,
    odd_condition,
    request_id,
    long_uri,
    many_headers,
    large_headers,
    odd_path,
    odd_path,
    elsewhere,
    odd_number,
    odd_section,
    odd_slug,
    bad_framing,
)
"""The kinds of wrong heads; what has more ways to be wrong stands there more than once."""


def _usual(operation: Operation, chance: random.Random, facts: Facts) -> Request:
    """A right request without headers of its own."""
    return get(right.usual(operation, chance, facts).target)


def _bodied(request: Request, body: str) -> Request:
    """The same request with a body."""
    return replace(request.adding(("Content-Length", str(len(body)))), body=body)
