"""The picture of the tables shows those that there are."""

from lxml import etree

from app.tables import Base
from tests.pictures import model

NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}


def test_the_picture_is_current() -> None:
    """What the docs show is what would be drawn now; `python -m tests.pictures` draws it anew."""
    assert model.FILE.read_text("utf-8") == model.picture()


def test_every_table_is_drawn_once() -> None:
    """Each table has its box, with its name and what a row of it is."""
    drawn = etree.fromstring(model.picture().encode())
    names = drawn.xpath("//svg:text[@font-weight]/text()", namespaces=NAMESPACE)
    assert sorted(names) == sorted(Base.metadata.tables)
    assert len(drawn.xpath("//svg:text[not(@font-weight)]", namespaces=NAMESPACE)) >= len(names)


def test_what_hangs_on_another_has_a_line() -> None:
    """Each table with a foreign key hangs by a line on one that it points to."""
    drawn = etree.fromstring(model.picture().encode())
    hanging = [table for table in Base.metadata.tables.values() if table.foreign_keys]
    assert len(drawn.xpath("//svg:path", namespaces=NAMESPACE)) == len(hanging) > 10
