"""Where the pages stand: one spelling of each path."""

from urllib.parse import quote, urlencode

from app.render.links import official
from app.schemas import Target, TargetKind


def order_page(number: str, section: str | None = None) -> str:
    """The page of an order, at a provision of it: "/orders/14288#s3.b"."""
    return f"/orders/{quote(number, safe='~')}{'' if section is None else '#' + anchor(section)}"


def section_page(number: str, section: str) -> str:
    """The page of one provision: "/orders/14288/sections/3.b"."""
    return f"{order_page(number)}/sections/{quote(section, safe='~')}"


def short(number: str, section: str | None = None) -> str:
    """The permanent short address: "/eo/14288", "/eo/14288/3.b"."""
    return f"/eo/{quote(number, safe='~')}{'' if section is None else '/' + quote(section, safe='~')}"


def card_of(number: str, section: str | None = None) -> str:
    """The picture of an order, or of a provision, for those who post its address."""
    return f"/cards{order_page(number) if section is None else section_page(number, section)}.png"


def embed_of(number: str, section: str | None = None) -> str:
    """The card of an order, or of a provision, for others' pages."""
    return f"/embed{order_page(number) if section is None else section_page(number, section)}"


def anchor(section: str) -> str:
    """The anchor of a provision on the page of its order: the letter s and its id."""
    return f"s{quote(section, safe='~')}"


def with_query(path: str, **given: object) -> str:
    """The path with those parameters that are not None."""
    told = [(name, str(value)) for name, value in given.items() if value is not None]
    return f"{path}?{urlencode(told)}" if told else path


def of_target(target: Target) -> str | None:
    """Where a citation leads: the page of an order that is held, or the official page; None where to neither."""
    if target.kind is TargetKind.ORDER_SECTION:
        return f"#{anchor(target.id)}" if target.resolved else None
    if target.url and target.number:
        return order_page(target.number, target.section)
    return official(target)


def with_origin(address: str | None, origin: str) -> str | None:
    """An address for those who read it elsewhere: `origin` stands before a path of ours; others stay as they are."""
    return f"{origin}{address}" if address and address.startswith("/") else address
