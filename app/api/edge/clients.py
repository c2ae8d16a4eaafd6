"""Who asks, as requests are counted: an address, or the network of one that has a whole network to choose from.

What a proxy says of its client is believed of the proxies that are named, and of nobody else.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from app.api.edge.headers import Header
from app.settings import Proxies

Address = IPv4Address | IPv6Address

NOBODY = "-"
"""Who asks through a socket that has no address."""
CLIENTS_OF_ONE_NETWORK = 64
"""A subscriber to IPv6 has at least a network of so many bits (RFC 6177), and takes any address of it that it likes."""

_HOP = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::[0-9]{1,5})?|([0-9.]+)(?::[0-9]{1,5})?|([0-9A-Fa-f:.]+)")
_FOR = re.compile(r'(?:^|;)\s*for=(?:"([^"]*)"|([^;"]*))\s*(?:;|$)', re.IGNORECASE)
_NAMES = (b"x-forwarded-for", b"forwarded")
_MAX_HOPS = 32


def client_of(peer: str | None, headers: Iterable[Header], proxies: Proxies) -> str:
    """Return who a request is counted for: the peer, or whom the named proxies between say they had it from.

    Args:
        peer: the address of the other end of the connection; None where it has none.
        headers: of the request.
        proxies: the networks of the proxies that are believed.
    """
    if not proxies or peer is None:
        return _counted(peer)
    told = {name: [value for key, value in headers if key == name] for name in _NAMES}
    return _told(peer, *(b",".join(told[name]).decode("latin-1") for name in _NAMES), proxies)


@lru_cache(maxsize=4096)
def _counted(address: str | None) -> str:
    """An address as it is counted."""
    read = _address(address or "")
    if read is None:
        return NOBODY
    return str(ip_network((read, CLIENTS_OF_ONE_NETWORK), strict=False)) if read.version == 6 else str(read)


@lru_cache(maxsize=4096)
def _told(peer: str, x_forwarded_for: str, forwarded: str, proxies: Proxies) -> str:
    """The last hop that is no named proxy, from the nearest on.

    A proxy writes one of the two fields; where both are there somebody else wrote the other, and none is believed.
    """
    hops = () if x_forwarded_for and forwarded else _hops(x_forwarded_for, forwarded)
    nearest = peer
    for hop in hops:
        address = _address(nearest)
        if address is None or not any(address in network for network in proxies) or hop is None:
            break
        nearest = hop
    return _counted(nearest)


def _hops(x_forwarded_for: str, forwarded: str) -> Iterator[str | None]:
    """The hops from the nearest on; None for one that is not told, and nothing is believed of those before it."""
    for member in reversed((x_forwarded_for or forwarded).split(",")[-_MAX_HOPS:]):
        found = _FOR.search(member) if forwarded else None
        hop = _HOP.fullmatch((found[1] or found[2] or "") if found else "" if forwarded else member.strip())
        address = next(filter(None, hop.groups()), "") if hop else ""
        yield address if _address(address) is not None else None


@lru_cache(maxsize=4096)
def _address(text: str) -> Address | None:
    """An address; one of IPv4 that is written as one of IPv6 is one of IPv4."""
    try:
        read = ip_address(text)
    except ValueError:
        return None
    return (read.ipv4_mapped or read) if isinstance(read, IPv6Address) else read
