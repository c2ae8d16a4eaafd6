"""How an order and its provisions are addressed: URLs, identifiers, links."""

from typing import Any
from urllib.parse import quote

from sqlalchemy import Select, select

from app.schemas import OrderLink, OrderStatus
from app.tables import OrderRow, PublicationRow

LINKED: tuple[Any, ...] = (
    OrderRow.sort_key,
    OrderRow.number,
    OrderRow.title,
    OrderRow.signed_on,
    OrderRow.status,
    OrderRow.html_url,
)
"""What `order_link` reads of an order, and its key."""


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


def of_page(digits: str) -> Select[int]:
    """The keys of the orders of which a page without a number is, by the first digits of its sha256."""
    begins = PublicationRow.sha256 >= digits, PublicationRow.sha256 < f"{digits}g"
    return select(PublicationRow.order_key).where(*begins, PublicationRow.match_score.is_not(None))


def provision(number: str, citation: str | None) -> str:
    """A provision by its order ("EO 14288, sec. 3(b)"), or the order alone where no provision is meant."""
    return f"EO {number}, {citation}" if citation else f"EO {number}"
