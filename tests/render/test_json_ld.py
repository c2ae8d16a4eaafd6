"""The linked data of an order: by a processor of JSON-LD and by the vocabulary of schema.org, neither of them ours."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec_schemaorg.models as vocabulary
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from app.render import FORMATS, json_ld
from app.schemas import (
    Basis,
    Extent,
    Order,
    OrderStatus,
    PresidentLink,
    Provenance,
    Reference,
    Relation,
    Status,
    StatusBasis,
    Target,
    TargetKind,
)
from tests.golden import FOLDER
from tests.render.test_render import order, reference

BASE = "https://eo.example"
SCHEMA = "https://schema.org/"
CONTEXT = {
    "@vocab": SCHEMA,
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "contentUrl")},
    **{
        name: {"@type": f"{SCHEMA}Date"}
        for name in ("legislationDate", "dateCreated", "datePublished", "legislationDateVersion")
    },
}
"""Of https://schema.org, as far as an order needs it."""
GOLDEN = Order.model_validate_json((FOLDER / "order.json").read_bytes())
FACTS: dict[str, Any] = {
    "reference": "", "title": "The Later Order", "signed_on": date(2021, 1, 21), "order_status": None, "section": "1",
    "quote": None, "lapses_on": None, "html_url": None,
    "provenance": Provenance(
        basis=Basis.TEXT, note=None, note_label=None, verbatim=None, note_order=None, captured_on=None
    ),
}  # fmt: skip


def told(whole: Order) -> Mapping[str, Any]:
    """The linked data of an order."""
    read: Mapping[str, Any] = json.loads(json_ld.order(whole, BASE))
    return read


def acting(relation: str, on: str, extent: Extent | None = Extent.WHOLE, **more: Any) -> Reference:
    """A reference from an order to another one that is held."""
    facts: dict[str, Any] = {
        "kind": TargetKind.EXECUTIVE_ORDER, "id": on, "number": on, "section": None,
        "citation": f"Executive Order {on}", "title": None, "president": None, "dated_on": None, "status": None,
        "resolved": True, "url": f"/v1/orders/{on}", "html_url": None,
    }  # fmt: skip
    target = Target(**(facts | more))
    made = reference((0, 1), None)
    return made.model_copy(update={"relation": Relation(relation), "extent": extent, "target": target})


def nodes(value: object) -> Iterator[Mapping[str, Any]]:
    """Every object that has a type, at any depth."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def names(relation: str, extent: Extent | None) -> list[str]:
    """Under which properties an act upon another order is told."""
    found = told(order(references=[acting(relation, "13900", extent)]))
    return [name for name, value in found.items() if "13900" in json.dumps(value)]


RICH = order(
    title="</script><!-- & “Title”",
    president=PresidentLink(slug="joe-biden", name="Joseph R. Biden Jr.", url=""),
    references=[
        acting("revokes", "13900"), acting("amends", "13901", Extent.IN_PART), acting("continues", "13902"),
        acting("cites", "13900"), acting("pursuant_to", "13903"),
        acting("cites", "5 USC 553", kind=TargetKind.US_CODE, id="5 USC 553", number=None, resolved=False,
               citation="5 U.S.C. 553", html_url="https://uscode.house.gov/x"),
        acting("cites", "90 FR 1", kind=TargetKind.FEDERAL_REGISTER, number=None, resolved=False, citation="90 FR 1"),
        acting("see", "Public Land Order 2249", kind=TargetKind.OTHER, number=None, resolved=False,
               citation="Public Land Order 2249", dated_on=date(1960, 12, 24)),
    ],
    status=Status(
        value=OrderStatus.PARTLY_REVOKED, as_of=date(2025, 10, 24), ends=[], may_have_expired=None, see=[], limits=[],
        basis=[
            StatusBasis(relation=Relation("revoked_by"), extent=Extent.IN_PART, order="14001",
                        citation="EO 14001, sec. 1", url="/v1/orders/14001/sections/1", **FACTS),
            StatusBasis(relation=Relation("revoked_by"), extent=Extent.IN_PART, order=None,
                        citation="Proclamation 10014", url=None, **(FACTS | {"title": None})),
        ],
    ),
)  # fmt: skip


_KINDS = {"LegislationObject": ("LegislationObject", "MediaObject")}
"""What is of two kinds, which the vocabulary cannot say."""


def _properties(kind: str) -> Sequence[str]:
    fields: Sequence[str] = getattr(vocabulary, kind).__struct_fields__
    return fields


@cache
def known_properties(kind: str) -> frozenset[str]:
    """What schema.org lets an object of a type have."""
    return frozenset(name for each in _KINDS.get(kind, (kind,)) for name in _properties(each))


@pytest.mark.parametrize("whole", [GOLDEN, RICH, order()], ids=["golden", "rich", "bare"])
class TestVocabulary:
    """What a parser reads."""

    def test_nothing_is_dropped(self, whole: Order) -> None:
        """A processor of JSON-LD that refuses what it would drop expands all of it to terms of schema.org."""
        written = {**told(whole), "@context": CONTEXT}
        (expanded,) = jsonld.expand(written, {"base": f"{BASE}/", "safe": True})
        assert expanded["@type"] == [f"{SCHEMA}Legislation"]
        assert len(expanded) == len(written) - 1
        assert len(jsonld.to_rdf(written, {"base": f"{BASE}/"})["@default"]) >= len(written) - 3

    def test_every_property_is_one_of_its_type(self, whole: Order) -> None:
        """Each object has only properties that schema.org gives to its type."""
        found = list(nodes(told(whole)))
        assert len(found) >= 3
        for node in found:
            assert {name for name in node if not name.startswith("@")} <= known_properties(node["@type"])

    def test_values_are_terms(self, whole: Order) -> None:
        """What stands for a value of an enumeration is one of schema.org's."""
        terms = re.findall(r'"@id": "https://schema.org/(\w+)"', json_ld.order(whole, BASE))
        assert set(terms) <= {"InForce", "PartiallyInForce", "NotInForce", "OfficialLegalValue", "UnofficialLegalValue"}
        assert len(terms) >= 1


class TestActs:
    """What the order does to others, and they to it."""

    @pytest.mark.parametrize(
        ("relation", "extent", "property_"),
        [
            ("revokes", Extent.WHOLE, "legislationRepeals"),
            ("rescinds", Extent.WHOLE, "legislationRepeals"),
            ("supersedes", Extent.WHOLE, "legislationRepeals"),
            ("nullifies", Extent.WHOLE, "legislationRepeals"),
            ("revokes", Extent.IN_PART, "legislationChanges"),
            ("revokes", None, "legislationChanges"),
            ("terminates", Extent.WHOLE, "legislationChanges"),
            ("suspends", Extent.WHOLE, "legislationChanges"),
            ("continues", Extent.WHOLE, "legislationChanges"),
            ("amends", Extent.WHOLE, "legislationAmends"),
            ("amends", Extent.IN_PART, "legislationAmends"),
            ("supplements", Extent.WHOLE, "legislationChanges"),
            ("implements", Extent.WHOLE, "citation"),
            ("cites", Extent.WHOLE, "citation"),
            ("see", Extent.WHOLE, "citation"),
        ],
    )
    def test_each_act_has_its_property(self, relation: str, extent: Extent | None, property_: str) -> None:
        """Only an act that ends all of an order repeals it; one in part changes it, and a mention is a citation."""
        assert names(relation, extent) == [property_]

    def test_what_is_acted_on_is_not_cited_again(self) -> None:
        """An order that another one revokes and names is there once."""
        assert json.dumps(told(RICH)).count(f'"@id": "{BASE}/orders/13900"') == 1

    def test_what_others_did_to_it(self) -> None:
        """The acts that the status rests on point at the order, those of documents that are not held among them."""
        reverse = told(RICH)["@reverse"]
        assert list(reverse) == ["legislationChanges"]
        assert [node["name"] for node in reverse["legislationChanges"]] == ["The Later Order", "Proclamation 10014"]
        assert reverse["legislationChanges"][0]["@id"] == f"{BASE}/orders/14001"

    def test_what_is_no_legislation_has_a_day_of_its_own(self) -> None:
        """A document of another kind has the day on which it was made, for it has no day of legislation."""
        (node,) = (each for each in nodes(told(RICH)) if each.get("name") == "Public Land Order 2249")
        assert (node["@type"], node["dateCreated"]) == ("CreativeWork", "1960-12-24")

    def test_a_pointer_inside_the_order_is_none(self) -> None:
        """A citation of an own section is no citation of another work."""
        inner = acting("cites", "1", kind=TargetKind.ORDER_SECTION, id="1", number=None)
        assert "citation" not in told(order(references=[inner]))


class TestStatus:
    """Whether it is in force."""

    @pytest.mark.parametrize(
        ("status", "force"),
        [
            ("in_force", "InForce"), ("reinstated", "InForce"), ("partly_revoked", "PartiallyInForce"),
            ("partly_suspended", "PartiallyInForce"), ("partly_expired", "PartiallyInForce"),
            ("revoked", "NotInForce"), ("superseded", "NotInForce"), ("suspended", "NotInForce"),
            ("terminated", "NotInForce"), ("expired", "NotInForce"), ("nullified", "NotInForce"), ("unknown", None),
        ],
    )  # fmt: skip
    def test_each_status_has_its_force(self, status: str, force: str | None) -> None:
        """The three values of schema.org are told exactly, with our own word and the day; what is unknown is not."""
        whole = order(status=GOLDEN.status.model_copy(update={"value": OrderStatus(status)}))
        found = told(whole)
        assert found.get("legislationLegalForce") == (force and {"@id": f"{SCHEMA}{force}"})
        assert (found["creativeWorkStatus"], found["legislationDateVersion"]) == (
            status.replace("_", " "),
            "2025-10-24",
        )


class TestSafety:
    """Inside a page."""

    @given(st.text())
    def test_no_title_ends_a_script(self, title: str) -> None:
        """No words of an order can end the element that the data stand in, and all come back."""
        written = json_ld.order(order(title=title or "x"), "")
        assert not re.search("[<>&]", written)
        assert json.loads(written)["name"] == (title or "x")

    def test_an_order_without_a_number_has_no_identifier(self) -> None:
        """What we call an order that has no number is no identifier that the world knows."""
        assert "legislationIdentifier" not in told(order(number="unnumbered-6e89c418d56ed7c9"))

    def test_it_is_a_representation(self) -> None:
        """It has a path of its own, with the media type of JSON-LD."""
        assert FORMATS["jsonld"].media_type == "application/ld+json"
