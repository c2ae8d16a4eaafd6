"""Whom we talk to: one host, at public addresses, and whatever an answer points to must be there.

The API states absolute URLs of its own host. Only their path is used, and it is asked of the configured host; so a URL
may name that host or the Federal Register's own (a stand-in replays its documents as they are), and no other.
"""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.upstream.failures import RefusedError

FEDERAL_REGISTER = "https://www.federalregister.gov"
_ITS_HOST = "www.federalregister.gov"
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


@dataclass(frozen=True, slots=True)
class Base:
    """The one origin that is asked.

    Attributes:
        is_loopback: whether it names this machine itself, literally or as "localhost"; then, and only then, it may be
            reached at a loopback address, without TLS, and without a limit on the rate.
    """

    scheme: str
    host: str
    port: int
    is_loopback: bool

    @property
    def origin(self) -> str:
        """The origin as a URL begins with it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def base(url: str) -> Base:
    """Read the configured base URL.

    Raises:
        ValueError: it is no origin alone, or asks for plain http of another machine.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        raise ValueError("the base URL must be an http or https URL with a host, without user and password")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("the base URL must be an origin, without a path")
    loopback = _is_loopback(parts.hostname)
    if parts.scheme == "http" and not loopback:
        raise ValueError("the base URL must be https, except on loopback")
    return Base(parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme], loopback)


def path_of(url: str, at: Base) -> str:
    """The path and query of a URL that an answer states.

    Raises:
        RefusedError: it is at another host, or no web address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise RefusedError("an answer states a URL that is none") from None
    named = (parts.scheme, parts.hostname, port or _PORTS.get(parts.scheme))
    if named not in ((at.scheme, at.host, at.port), ("https", _ITS_HOST, 443)) or parts.username is not None:
        raise RefusedError(f"an answer points to another host: {shown(url)}")
    return parts.path + (f"?{parts.query}" if parts.query else "")


def redirected(location: str, path: str, at: Base) -> str:
    """The path and query to which a redirect from `path` leads.

    Raises:
        RefusedError: it leads to another origin than the one asked.
    """
    if location.startswith("/") and not location.startswith(("//", "/\\")):
        return location
    try:
        parts = urlsplit(location)
        named = (parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme))
    except ValueError:
        raise RefusedError(f"{path} redirects to a URL that is none") from None
    if named != (at.scheme, at.host, at.port) or parts.username is not None:
        raise RefusedError(f"redirected to another place, which is not followed: {shown(location)}")
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def is_allowed(address: str, *, loopback: bool) -> bool:
    """Whether a resolved address may be connected to.

    Public unicast addresses may. An IPv6 address that carries an IPv4 address (6to4, NAT64) counts as that one; mapped
    and Teredo addresses are never needed.

    Args:
        address: as the resolver gave it.
        loopback: whether the configured base names loopback; then nothing else is allowed.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if loopback:
        return ip.is_loopback
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None or ip.teredo is not None:
            return False
        carried = ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        ip = carried or ip
    return ip.is_global and not (ip.is_multicast or ip.is_unspecified or ip.is_reserved)


def shown(url: str) -> str:
    """A URL of an answer as it can be printed: scheme and host alone, no control characters."""
    try:
        parts = urlsplit(url)
        text = f"{parts.scheme}://{parts.hostname}" if parts.hostname else parts.scheme + ":" + parts.path
    except ValueError:
        text = url
    return "".join(c if c.isprintable() else "?" for c in text[:80])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
