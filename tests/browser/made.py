"""Documents made for the looks of pages, and the databases that the browser tests are served from."""

from pathlib import Path

from tests.cases.coverage import DOCUMENTS as COVERAGE
from tests.commands import eo

SAMPLE = Path(__file__).parents[2] / "sample"
DOCUMENTS = Path(__file__).parent / "documents"
"""Orders that never were: long titles, deep provisions, words that do not break."""


def publish(url: str, *paths: Path) -> None:
    """Make a database of the sample, of the documents made here and of `paths`, and of what is written about orders."""
    for command in (["ingest", SAMPLE, DOCUMENTS, *paths, "--no-register"], ["ingest-coverage", COVERAGE]):
        done = eo(*command, "--database-url", url)
        assert done.returncode == 0, done.stderr or done.stdout
