"""The picture of the tables shows those that there are."""

from lxml import etree

from tests.pictures import model

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_current() -> None:
    """What the docs show is what would be drawn now; `python -m tests.pictures` draws it anew."""
    assert model.FILE.read_text("utf-8") == model.picture()


def test_every_table_is_drawn_once() -> None:
    """Each table has its box, with its name and what a row of it is."""
    texts = list(etree.fromstring(model.picture().encode()).iter(f"{SVG}text"))
    names = [str(each.text) for each in texts if each.get("font-weight")]
    assert sorted(names) == sorted(table.name for table in model.rows())
    assert len(texts) >= 2 * len(names)


def test_what_hangs_on_another_has_a_line() -> None:
    """Each table with a foreign key hangs by a line on one that it points to."""
    lines = list(etree.fromstring(model.picture().encode()).iter(f"{SVG}path"))
    assert len(lines) == len([table for table in model.rows() if table.foreign_keys]) > 10
