"""How an order and its provisions are named: URLs, identifiers, citations, links."""

from datetime import date
from typing import Any
from urllib.parse import quote

from app.schemas import Citations, OrderLink, OrderStatus
from app.tables import OrderRow

LINKED: tuple[Any, ...] = (
    OrderRow.sort_key,
    OrderRow.number,
    OrderRow.title,
    OrderRow.signed_on,
    OrderRow.status,
    OrderRow.html_url,
)
"""What `order_link` reads of an order, and its key."""

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def order_url(number: str) -> str:
    """The path of an order."""
    return f"/v1/orders/{number}"


def section_url(number: str, section: str | None) -> str:
    """The path of a provision; of the order where there is none."""
    return order_url(number) if section is None else f"{order_url(number)}/sections/{quote(section, safe='~')}"


def identifier(number: str) -> str:
    """The USLM-style path of an order."""
    return f"/us/eo/{number}"


def order_link(row: Any) -> OrderLink:
    """An order by name, out of a row of `LINKED`."""
    return OrderLink(
        number=row.number,
        title=row.title,
        signed_on=row.signed_on,
        status=OrderStatus(row.status),
        identifier=identifier(row.number),
        url=order_url(row.number),
        html_url=row.html_url,
    )


def provision(number: str, citation: str | None) -> str:
    """A provision by its order ("EO 14288, sec. 3(b)"), or the order alone where no provision is meant."""
    return f"EO {number}, {citation}" if citation else f"EO {number}"


def citations(number: str, citation: str | None, signed_on: date | None) -> Citations:
    """The order as lawyers cite it.

    The Bluebook (rule 14.2 in its 21st edition) gives the number, the Federal Register page and the day of signing;
    figures take commas from five digits on. A part that is not known is left out.
    """
    parts = [f"Exec. Order No. {_grouped(number)}"]
    volume, _, page = (citation or "").partition(" FR ")
    if page:
        parts.append(f"{volume} Fed. Reg. {_grouped(page)}")
    day = f" ({_MONTHS[signed_on.month - 1]} {signed_on.day}, {signed_on.year})" if signed_on else ""
    return Citations(bluebook=", ".join(parts) + day, federal_register=citation)


def _grouped(figure: str) -> str:
    digits, hyphen, suffix = figure.partition("-")
    return f"{int(digits):,}{hyphen}{suffix}" if digits.isdecimal() and len(digits) >= 5 else figure
