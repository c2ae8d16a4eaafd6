"""A corpus over which every operation has something to answer: the sample, a body, a text replaced, what is written."""

import shutil
from pathlib import Path

from tests.browser.made import DOCUMENTS as LONG
from tests.browser.made import SAMPLE
from tests.cases.coverage import DOCUMENTS as COVERAGE
from tests.commands import eo

DOCUMENTS = Path(__file__).parent / "documents"
"""An order that sets up a body."""


def publish(url: str, folder: Path) -> None:
    """Publish it twice, the second time with other words in one provision.

    Args:
        url: an empty database.
        folder: an empty folder for the documents that change.
    """
    (page,) = (Path(shutil.copy(each, folder)) for each in DOCUMENTS.iterdir())
    _run("ingest", SAMPLE, LONG, folder, "--no-register", "--database-url", url)
    page.write_text(page.read_text(encoding="utf-8").replace("ten members", "twelve members"), encoding="utf-8")
    _run("ingest", SAMPLE, LONG, folder, "--no-register", "--database-url", url)
    _run("ingest-coverage", COVERAGE, "--database-url", url)


def download(url: str) -> None:
    """Make the downloads of it, where a server finds them."""
    _run("bulk", "--database-url", url)


def _run(*arguments: str | Path) -> None:
    done = eo(*arguments)
    assert done.returncode == 0, done.stderr or done.stdout
