"""The servers that one Postgres URL names: `postgresql://user@one:5432,two:5433/name`, as libpq takes them.

SQLAlchemy takes no such list, but `?host=one:5432&host=two:5433`; either way of writing it is read here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.engine import URL

from app.store.errors import StoreError

_LISTED = re.compile(
    r"(?P<scheme>postgres(?:ql)?(?:\+\w+)?://)(?P<who>[^@/?]*@)?(?P<hosts>[^@/?]*,[^@/?]*)(?P<rest>.*)"
)
_HOST = re.compile(r"\[(?P<ipv6>[0-9A-Fa-f:.%]+)\](?::(?P<port6>\d+))?|(?P<name>[^\[\]:]+)(?::(?P<port>\d+))?")


@dataclass(frozen=True, slots=True)
class Host:
    """Where a server listens: a name, an address or the folder of a socket; without a port at the usual one."""

    name: str
    port: str = ""

    @classmethod
    def read(cls, words: str, port: str = "") -> "Host":
        """The host written `name`, `name:port`, `[ipv6]:port` or `/folder`; `port` is that of none of its own.

        Raises:
            StoreError: if it is no host.
        """
        if words.startswith("/") or (words.count(":") > 1 and "[" not in words):
            return cls(words, port)  # the folder of a socket; an IPv6 address whose port is told beside it
        found = _HOST.fullmatch(words)
        if found is None:
            raise StoreError("the database URL names a host that is none: name:port, or [address]:port for IPv6")
        return cls(found["ipv6"] or found["name"], found["port6"] or found["port"] or port)


def without_list(url: str) -> str:
    """A URL whose several hosts stand where SQLAlchemy takes them; any other URL as it is."""
    found = _LISTED.fullmatch(url)
    if found is None:
        return url
    path, mark, query = found["rest"].partition("?")
    hosts = "&".join(f"host={host}" for host in found["hosts"].split(","))
    return f"{found['scheme']}{found['who'] or ''}{path or '/'}?{hosts}{'&' if mark else ''}{query}"


def hosts(url: URL) -> list[Host]:
    """Every server that a Postgres URL names, in its order; one that is libpq's to choose if it names none.

    Raises:
        StoreError: if it names what is no host, or other ports than hosts.
    """
    if url.host:
        return [Host(url.host.strip("[]"), str(url.port or ""))]
    named, ports = _listed(url.query.get("host", ())), _listed(url.query.get("port", ()))
    if len(ports) > 1 and len(ports) != len(named):
        raise StoreError("the database URL names so many hosts and another number of ports")
    if not named:
        return [Host("", *ports)]
    if len(ports) < 2:
        ports = ports * len(named) or [""] * len(named)
    return [Host.read(name, port) for name, port in zip(named, ports, strict=True)]


def _listed(given: str | Iterable[str]) -> list[str]:
    values = [given] if isinstance(given, str) else given
    return [each.strip() for value in values for each in value.split(",") if each.strip()]
