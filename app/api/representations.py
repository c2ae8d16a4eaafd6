"""The `Link` field of an order (RFC 8288): its other representations, the page for people, its permanent address."""

import re

from app.api.list_forms import links_of_list
from app.render.addresses import order_page, short
from app.render.alternates import of_order

_ORDER = re.compile(r"/v1/orders/([^/.]+)")


def link_field(number: str, url: str, base_url: str) -> str:
    """Return the value for the representation at `url`, a path of ours.

    It tells every representation but this one (`alternate`), the page (`canonical`, RFC 6596), the address to cite
    (`cite-as`, RFC 8574) and the linked data about the order (`describedby`).
    """
    order = f"/v1/orders/{number}"
    others = [each for each in of_order(order) if each.href != url]
    links = [f'<{base_url}{each.href}>; rel="alternate"; type="{each.media_type}"' for each in others]
    links += [
        f'<{base_url}{order_page(number)}>; rel="canonical"',
        f'<{base_url}{short(number)}>; rel="cite-as"',
        f'<{base_url}{order}.jsonld>; rel="describedby"; type="application/ld+json"',
    ]
    return ", ".join(links)


def links_of_rendered(path: str, base_url: str) -> list[tuple[bytes, bytes]]:
    """Return the field of an answer that was rendered when the corpus was published; none of a single provision."""
    order = _ORDER.fullmatch(path)
    links = link_field(order[1], path, base_url) if order else links_of_list(path, (), base_url)
    return [(b"link", links.encode())] if links else []
