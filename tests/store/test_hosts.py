"""Database URLs that name several hosts."""

import pytest

from app.store import StoreError, parse_url
from app.store.hosts import Host, hosts
from app.store.servers import Servers, bare

LISTS = {
    "postgresql://user@one:5432,two:5433/name": [Host("one", "5432"), Host("two", "5433")],
    "postgres://user:secret@one,two:5433/name?sslmode=require": [Host("one"), Host("two", "5433")],
    "postgresql://user@[::1]:5432,[2001:db8::1]/name": [Host("::1", "5432"), Host("2001:db8::1")],
    "postgresql://user@/name?host=one:5432&host=two:5433": [Host("one", "5432"), Host("two", "5433")],
    "postgresql://user@/name?host=one,two&port=5432,5433": [Host("one", "5432"), Host("two", "5433")],
    "postgresql://user@/name?host=one,two&port=5433": [Host("one", "5433"), Host("two", "5433")],
    "postgresql://user@/name?host=::1,::2&port=5433": [Host("::1", "5433"), Host("::2", "5433")],
    "postgresql://user@/name?host=/run/one&host=/run/two": [Host("/run/one"), Host("/run/two")],
    "postgresql://user@one:5433/name": [Host("one", "5433")],
    "postgresql://user@[::1]:5433/name": [Host("::1", "5433")],
    "postgresql://user@/name": [Host("")],
}


@pytest.mark.parametrize("url", LISTS)
def test_every_host_is_read(url: str) -> None:
    """As libpq writes a list of hosts and as SQLAlchemy does, with ports, IPv6 addresses and sockets."""
    assert hosts(parse_url(url)) == LISTS[url]


def test_what_else_the_url_says_stays() -> None:
    """User, password, name and parameters are those of each host."""
    url = bare(parse_url("postgresql://user:secret@one:5432,two:5433/name?sslmode=require&target_session_attrs=any"))
    assert (url.username, url.password, url.database, url.query) == ("user", "secret", "name", {"sslmode": "require"})
    assert (url.host, url.port) == (None, None)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user@one:5432,two:port/name",
        "postgresql://user@/name?host=one,two,three&port=5432,5433",
        "postgresql://user@one/name?target_session_attrs=fastest",
    ],
)
def test_what_is_no_host_is_refused(url: str) -> None:
    """Neither a word for a port, nor fewer ports than hosts, nor a kind of server that there is not."""
    with pytest.raises(StoreError):
        Servers(parse_url(url))
