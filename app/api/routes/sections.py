"""The provisions of an order."""

from fastapi import APIRouter

from app import queries
from app.api.answers.sections import one_section
from app.api.context import Asked, Current
from app.api.lists import complete
from app.api.not_found import find_order
from app.api.operations import Operation
from app.api.parameters.names import NumberPath, SectionPath
from app.schemas import SectionDetail, SectionPage

router = APIRouter(route_class=Operation, prefix="/v1/orders/{number}/sections", tags=["sections"])


@router.get("")
def list_sections(snapshot: Current, this: Asked, number: NumberPath) -> SectionPage:
    """List the provisions of an order as a table of contents: the tree without the text."""
    key, order = find_order(snapshot, number)
    provisions = queries.tree(snapshot.connection, number, key, text=False)
    return SectionPage(**complete(this, provisions.outline()), order=order)


@router.get("/{section}")
def get_section(snapshot: Current, number: NumberPath, section: SectionPath) -> SectionDetail:
    """Get one provision: its text, what is below it, and the references and directives in there."""
    return one_section(snapshot, number, section)
