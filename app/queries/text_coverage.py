"""Of how many orders a question about texts saw the text."""

from sqlalchemy import ColumnElement, Connection, case, func, select

from app.schemas import TextCoverage
from app.tables import OrderRow


def text_coverage(connection: Connection, wanted: list[ColumnElement[bool]]) -> TextCoverage:
    """How many orders the conditions leave, and of how many of these the text is held. One statement."""
    # A column of its own index: what is asked of all orders is answered without reading one.
    with_text = func.coalesce(func.sum(case((OrderRow.has_text, 1), else_=0)), 0)
    orders, texts = connection.execute(select(func.count(OrderRow.has_text), with_text).where(*wanted)).one()
    return TextCoverage(orders=orders, with_text=texts)
