"""What an order is: the names that Akoma Ntoso gives to it as a work, as a text, and as this file."""

from dataclasses import dataclass

from app.law.numbering import digits_of_page
from app.render import addresses, xml
from app.schemas import Order

UNKNOWN_DAY = "0001-01-01"
"""Where the day of signing is unknown: the schema requires one, and other programs (cobalt) write none so."""
PUBLISHER, ROLE, MAIN = "publisher", "president", "main"
"""The ids of who made this file and of the office whose holder signs, and the component that is the order itself."""


@dataclass(frozen=True)
class Names:
    """The IRIs of one order by the naming convention, §4."""

    order: Order

    @property
    def day(self) -> str:
        """The day of signing."""
        return self.order.signed_on.isoformat() if self.order.signed_on else UNKNOWN_DAY

    @property
    def work(self) -> str:
        """The order, whoever prints it."""
        return f"/akn/us/act/executive-order/{self.day}/{self.order.number}"

    @property
    def expression(self) -> str:
        """Its text as signed: amendments are told, and not worked in."""
        return f"{self.work}/eng@{self.day}"

    @property
    def signer(self) -> str:
        """Who signed; the office where nobody is named."""
        return f"#{self.order.president.slug}" if self.order.president else f"#{ROLE}"


def identification(whole: Order, origin: str, component: str = MAIN) -> str:
    """The three levels of FRBR; of an annex with another component."""
    names = Names(whole)
    return xml.block(
        "identification",
        {"source": f"#{PUBLISHER}"},
        xml.block("FRBRWork", {}, *_work(names, origin, component)),
        xml.block("FRBRExpression", {}, *_expression(names, component)),
        xml.block("FRBRManifestation", {}, *_manifestation(names, component)),
    )


def _value(name: str, value: str, alias: str | None = None) -> str:
    return xml.element(name, {"value": value, "name": alias})


def _work(names: Names, origin: str, component: str) -> list[str]:
    whole = names.order
    is_numbered = digits_of_page(whole.number) is None
    days = {"filed": whole.filed_on, "published": whole.published_on}
    return [
        _value("FRBRthis", f"{names.work}/!{component}"),
        _value("FRBRuri", names.work),
        *(_value("FRBRalias", value, name) for name, value in _aliases(whole, origin).items() if value),
        xml.element("FRBRdate", {"date": names.day, "name": "signed" if whole.signed_on else "unknown"}),
        *(xml.element("FRBRdate", {"date": day.isoformat(), "name": name}) for name, day in days.items() if day),
        xml.element("FRBRauthor", {"href": names.signer, "as": f"#{ROLE}"}),
        _value("FRBRcountry", "us"),
        _value("FRBRsubtype", "executive-order"),
        _value("FRBRnumber", whole.number) if is_numbered else "",
    ]


def _aliases(whole: Order, origin: str) -> dict[str, str | None]:
    """Other names of the order; "page" and "url" are ours."""
    return {
        "title": whole.title,
        "identifier": whole.identifier,
        "bluebook": whole.citations.bluebook,
        "federal_register": whole.citations.federal_register,
        "cfr": whole.citations.cfr,
        "document_number": whole.document_number,
        "page": f"{origin}{addresses.order_page(whole.number)}",
        "url": f"{origin}{whole.url}",
        "html_url": whole.html_url,
        "pdf_url": whole.pdf_url,
    }


def _expression(names: Names, component: str) -> list[str]:
    return [
        _value("FRBRthis", f"{names.expression}/!{component}"),
        _value("FRBRuri", names.expression),
        xml.element("FRBRdate", {"date": names.day, "name": "signed" if names.order.signed_on else "unknown"}),
        xml.element("FRBRauthor", {"href": names.signer, "as": f"#{ROLE}"}),
        xml.element("FRBRlanguage", {"language": "eng"}),
    ]


def _manifestation(names: Names, component: str) -> list[str]:
    changed = names.order.changed_at.date().isoformat()
    return [
        _value("FRBRthis", f"{names.expression}/!{component}.xml"),
        _value("FRBRuri", f"{names.expression}.xml"),
        xml.element("FRBRdate", {"date": changed, "name": "changed"}),
        xml.element("FRBRauthor", {"href": f"#{PUBLISHER}"}),
        _value("FRBRformat", "application/akn+xml"),
    ]
