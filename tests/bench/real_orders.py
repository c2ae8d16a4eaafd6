"""The database of real orders that some benches measure over."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import CORPUS
from tests.corpus.conftest import ingest


@contextmanager
def database(variable: str) -> Iterator[str]:
    """The URL of the database that an environment variable names, else of one of ../shared/corpus, ingested first."""
    if url := os.environ.get(variable):
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'corpus.sqlite'}"
        ingest(url, CORPUS, workers=2)
        yield url
