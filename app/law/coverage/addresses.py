"""Addresses of orders' own pages: what they say of the order."""

import re
from dataclasses import dataclass
from datetime import date

_WHITE_HOUSE = re.compile(
    r"https?://(?:www\.)?[a-z]{0,20}whitehouse(?:\.archives)?\.gov/(?:briefing-room/)?(?:the-press-office/|"
    r"presidential-actions/|executive-orders?/)+(?P<year>\d{4})/(?P<month>\d{2})(?:/(?P<day>\d{2}))?/(?P<slug>[\w%-]+)"
)
_FEDERAL_REGISTER = re.compile(
    r"https?://(?:www\.)?federalregister\.gov/(?:documents|articles)/\d{4}/\d{2}/\d{2}/(?P<document>[A-Z\d]+-\d+)"
)
_ORDER = re.compile(r"^(?:presidential-)?executive-order-?(?:on|to|titled|entitled)?-")


@dataclass(frozen=True, slots=True)
class Address:
    """What the address of a page says.

    Attributes:
        title: the words of its slug, where it is a page of the White House.
        is_order: whether the slug calls the document an executive order.
    """

    title: str = ""
    dated_on: date | None = None
    is_order: bool = False
    document_number: str | None = None


def read_address(address: str) -> Address | None:
    """What `address` says of a presidential document; None where it is no page of one."""
    if match := _FEDERAL_REGISTER.match(address):
        return Address(document_number=match["document"])
    match = _WHITE_HOUSE.match(address)
    if match is None:
        return None
    slug = match["slug"].lower()
    title = _ORDER.sub("", slug)
    return Address(title.replace("-", " "), _day(match), is_order=title != slug)


def _day(match: re.Match[str]) -> date | None:
    if not match["day"]:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
