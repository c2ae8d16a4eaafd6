"""Every Federal Register JSON document and list held, and their agreement with the XML."""

from pathlib import Path

import pytest

from app.law.documents import Account
from app.law.numbering import sort_key
from app.sources import parse

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def orders(folder: str) -> list[tuple[str, Account]]:
    """(name of the file without its ending, order) of all documents of a folder."""
    read = [(file.stem, parse(file.read_bytes(), file.name)) for file in sorted((CORPUS / folder).iterdir())]
    found = [(stem, document) for stem, documents in read for document in documents if isinstance(document, Account)]
    assert len(found) == sum(len(documents) for _, documents in read)
    return found


def test_every_json_document_is_the_order_of_its_number() -> None:
    """All are orders and bear their number, but for EO 12988, whose number is null."""
    unlike = {stem: order.number for stem, order in orders("fr-json") if f"EO-{order.number}" != stem}
    assert unlike == {"EO-12988": None}


def test_every_row_of_the_lists_is_an_order_with_number_and_date() -> None:
    """5,185 rows, of them 23 with suffixes, each signed on some day; their notes are kept."""
    found = [order for _, order in orders("disposition")]
    assert len(found) == 5_185
    assert all(order.signed_on and order.number and sort_key(order.number) for order in found)
    assert sum("-" in (order.number or "") for order in found) == 23
    assert sum(order.disposition_notes is not None for order in found) > 3_000


def test_json_and_xml_agree() -> None:
    """Document number and last page always; the signing date but for two orders; one number is misprinted."""
    metadata = dict(orders("fr-json"))
    texts = {stem: order for stem, order in orders("fr-xml") if stem in metadata}
    assert {stem for stem, order in texts.items() if order.number != metadata[stem].number} == {"EO-13523"}
    assert {stem for stem, order in texts.items() if order.signed_on != metadata[stem].signed_on} == {
        "EO-13516",
        "EO-13841",
    }
    for field in ("document_number", "end_page"):
        unlike = {stem for stem, order in texts.items() if getattr(order, field) != getattr(metadata[stem], field)}
        assert unlike == set(), field
