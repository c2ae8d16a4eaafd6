"""The documents of the real corpus: what is stored of some hundred of them is what is computed."""

import random

import pytest
from sqlalchemy import select

from app import store
from app.api.operations.perform import Question, perform
from app.api.urls import This
from app.main import create_app
from app.settings import Settings
from app.tables import DocumentRow
from tests.api.operations.test_perform import Unrendered

pytestmark = pytest.mark.corpus

COUNT = 400
BASE = "https://eo.example.org"


def test_stored_documents_are_what_is_computed(url: str) -> None:
    """Of 400 documents chosen by chance each has the bytes of a fresh rendering, relative and under an address."""
    engine = store.engine(url, pool_size=1)
    operations = create_app(Settings(database_url=url)).operations
    with store.snapshot(engine) as snapshot:
        assert snapshot.rendered
        paths = snapshot.connection.scalars(select(DocumentRow.path).order_by(DocumentRow.path)).all()
    for path in random.Random(12).sample(paths, COUNT):  # noqa: S311 (a test's data, no secret)
        found = operations.find(path)
        assert found is not None, path
        operation, parts = found
        for base in ("", BASE):
            this = This(path, "", base)
            question = Question(this, operation.read(parts, this), "id")
            stored, computed = perform(operation, engine, question), perform(Unrendered(operation), engine, question)
            assert stored == computed, path
            assert stored.status == 200
    engine.dispose()
