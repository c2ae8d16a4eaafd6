"""Which hosts and addresses may be asked."""

from collections.abc import Sequence

import pytest

from app.upstream import addresses, client
from app.upstream.failures import RefusedError, TransientError

PUBLIC = addresses.base("https://www.federalregister.gov")
LOCAL = addresses.base("http://127.0.0.1:8765/")


@pytest.mark.parametrize(
    "url",
    [
        "", "ftp://x", "http://www.federalregister.gov", "https://u:p@x.org", "https://x.org/api", "https://x.org?q",
        "https://x.org:99999", "http://10.0.0.1", "http://localhost.evil.example", "//x.org",
    ],
)  # fmt: skip
def test_no_base(url: str) -> None:
    """A base URL is an https origin, or an http one on loopback, and nothing else."""
    with pytest.raises(ValueError, match=r"base URL|[Pp]ort"):
        addresses.base(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1", True), ("127.0.0.1", False), ("127.9.9.9", False), ("::1", False),
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False),  # noqa: S104
         ("224.0.0.1", False), ("255.255.255.255", False),
        ("240.0.0.1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::", False), ("ff0e::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", False), ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True), ("2002:7f00:1::", False), ("2002:a00:1::", False), ("2001:0:1::1", False),
        ("localhost", False), ("", False),
    ],
)  # fmt: skip
def test_addresses(address: str, public: bool) -> None:
    """Only public unicast addresses may be connected to; those that carry an IPv4 address count as it."""
    assert addresses.is_allowed(address, loopback=False) is public


def test_loopback() -> None:
    """Where the base names loopback, loopback alone may be connected to."""
    assert [addresses.is_allowed(ip, loopback=True) for ip in ("127.0.0.1", "::1", "8.8.8.8", "10.0.0.1")] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/documents/x.xml", "http://www.federalregister.gov/x", "https://127.0.0.1:8765/x",
        "file:///etc/passwd", "https://www.federalregister.gov:8443/x", "https://www.federalregister.gov@evil.example/",
        "https://u@www.federalregister.gov/", "//evil.example/x", "http://[::1", "/x", "",
    ],
)  # fmt: skip
def test_other_hosts(url: str) -> None:
    """A URL in an answer that names another host, scheme or port is refused."""
    with pytest.raises(RefusedError):
        addresses.path_of(url, LOCAL)


def test_own_hosts() -> None:
    """The configured host and the Federal Register's own may be named; the path is all that is used."""
    for origin in ("https://www.federalregister.gov", "http://127.0.0.1:8765"):
        assert addresses.path_of(f"{origin}/a/b.xml?c=d", LOCAL) == "/a/b.xml?c=d"


@pytest.mark.parametrize(
    "location",
    ["//evil.example/", "/\\evil.example/", "http://www.federalregister.gov/x", "https://10.0.0.1/", "", "file:///x"],
)
def test_redirects_elsewhere(location: str) -> None:
    """A redirect to another origin, or to plain http, is refused."""
    with pytest.raises(RefusedError):
        addresses.redirected(location, "/x", PUBLIC)


def test_redirects() -> None:
    """A redirect on the same origin gives its path."""
    assert addresses.redirected("/y?z", "/x", PUBLIC) == "/y?z"
    assert addresses.redirected("https://www.federalregister.gov/y", "/x", PUBLIC) == "/y"


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"]])
def test_names_that_resolve_inside(found: Sequence[str]) -> None:
    """A name with an address that must not be connected to is not connected to at all."""
    with (
        client.Client(PUBLIC, resolve=lambda *_: found) as asked,
        pytest.raises(RefusedError, match="resolves"),
    ):
        asked.get("/")


def test_the_second_look_up_is_checked() -> None:
    """The name is resolved for each connection, and the address that was checked is the one connected to."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with client.Client(addresses.base("http://localhost:9"), resolve=lambda *_: next(answers)) as asked:
        with pytest.raises(TransientError):
            asked.get("/")  # nobody listens
        with pytest.raises(RefusedError):
            asked.get("/")
