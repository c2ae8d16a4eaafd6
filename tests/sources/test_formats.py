"""The table of formats: every row names functions that are there, and is called what its parser calls it."""

import pytest

from app import sources
from app.law.documents import SourceError
from app.sources.archive import markdown as archive
from app.sources.federal_register import metadata, text, xml
from app.sources.register import reading as register
from app.sources.whitehouse import markdown as whitehouse


def test_rows_are_called_what_their_parsers_call_them() -> None:
    """The names of the rows are those that the parsers write into what they read."""
    parsers = {xml.NAME, text.NAME, archive.NAME, whitehouse.NAME, metadata.JSON, metadata.CSV, register.NAME}
    assert set(sources.BY_NAME) == parsers


@pytest.mark.parametrize("row", sources.FORMATS, ids=lambda row: row.name)
def test_every_row_finds_its_functions(row: sources.SourceFormat) -> None:
    """No format looks like nothing, and nothing is read as it."""
    assert row.looks_like(b"\x00") is False
    with pytest.raises(SourceError):
        row.parse(b"\x00", "nothing")
