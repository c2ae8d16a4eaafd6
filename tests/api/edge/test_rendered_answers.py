"""What a publish rendered, answered by the protocol itself: only what no layer would refuse, and as they answer it."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import delete, update

from app import store
from app.api.edge.rendered_answers import RenderedAnswers
from app.main import create_app
from app.settings import Settings
from app.tables import Corpus, DocumentRow
from tests.api import probe
from tests.api.raw import connected, request
from tests.rewriting import rewriting

ORDER = "/v1/orders/14288"
SECTION = f"{ORDER}/sections/3.b"


def wanted(
    target: bytes, host: bytes | None = b"localhost", accept: bytes | None = None, **settings: object
) -> str | None:
    """The path of a request that may be answered so, or None."""
    url = "sqlite:///none.sqlite"
    rendered = RenderedAnswers(store.DocumentFile(url), Settings(database_url=url, **settings))  # type: ignore[arg-type]
    return rendered.wanted((b"GET", target, host, accept, None, None))


def test_what_no_layer_refuses_is_wanted() -> None:
    """A path of the corpus without parameters, asked of us by one who takes JSON, may be answered so."""
    assert wanted(b"/v1/orders/1") == "/v1/orders/1"
    assert wanted(b"/v1/orders/1", b"localhost:8000", b"text/html, application/*;q=0.1") == "/v1/orders/1"
    assert wanted(b"/v1/orders/1", b"eo.example.org", allowed_hosts="eo.example.org") == "/v1/orders/1"


@pytest.mark.parametrize(
    ("target", "host", "accept"),
    [
        (b"/v1/orders/1?", b"localhost", None),
        (b"/v1/orders/1?include=references", b"localhost", None),
        (b"/livez", b"localhost", None),
        (b"http://localhost/v1/orders/1", b"localhost", None),
        (b"/v1/orders/1", None, None),
        (b"/v1/orders/1", b"evil.example", None),
        (b"/v1/orders/1", b"localhost", b"text/html"),
        (b"/v1/orders/1", b"localhost", b"application/json;q=0"),
    ],
)
def test_everything_else_goes_through_the_layers(target: bytes, host: bytes | None, accept: bytes | None) -> None:
    """Parameters, another path, another host and another media type are theirs to judge."""
    assert wanted(target, host, accept) is None


@pytest.mark.parametrize("base", ["", "https://eo.example.org"])
def test_the_first_answer_is_the_one_of_the_layers(sqlite_database: str, base: str) -> None:
    """What is asked for the first time is answered from its document as the layers answer it, in every coding."""
    with (
        probe.served(sqlite_database, public_base_url=base, cache_bytes=0) as hot,
        probe.served(sqlite_database, hot=False, public_base_url=base) as layers,
        connected(hot) as one,
        connected(layers) as other,
    ):
        for path in (ORDER, SECTION, f"{ORDER}/sections", f"{ORDER}/references", f"{ORDER}/directives"):
            for coding in ("identity", "gzip", "br"):
                given = request(path, f"Accept-Encoding: {coding}")
                assert one.ask(given).lasting() == other.ask(given).lasting(), given


def test_it_never_reaches_the_layers(sqlite_database: str) -> None:
    """A document is answered though no thread could ask the database, and no operation is performed for it."""
    application = probe.app(sqlite_database)
    with probe.serving(application) as address, connected(address) as client:
        assert client.ask(request("/v1/probe/nothing")).status == 200  # the revision is known from now on
        application.state.engine.dispose()
        application.state.threads.shutdown()
        assert client.ask(request(ORDER)).status == 200
        assert client.ask(request(ORDER, "Accept: application/json")).status == 200
        assert client.ask(request("/v1/orders?limit=2")).status == 500


def test_postgres_is_never_asked_on_the_event_loop(new_postgres: Callable[[], str]) -> None:
    """On Postgres nothing is read by the protocol, for it might keep everyone waiting."""
    on_postgres = create_app(Settings(database_url=new_postgres()))
    on_sqlite = create_app(Settings(database_url="sqlite:///none.sqlite"))
    assert on_postgres.state.hot_path._rendered is None
    assert on_sqlite.state.hot_path._rendered is not None


@pytest.mark.parametrize("spoil", ["rendered_by", "documents"])
def test_what_is_not_rendered_is_computed(sqlite_database: str, tmp_path: Path, spoil: str) -> None:
    """Documents of another release are not served, nor are missed ones: the answer is made, and is the same."""
    path = tmp_path / "eo.sqlite"
    copyfile(sqlite_database.removeprefix("sqlite:///"), path)
    with rewriting(f"sqlite:///{path}") as connection:
        if spoil == "documents":
            connection.execute(delete(DocumentRow))
        else:
            connection.execute(update(Corpus).values(rendered_by="0.0.1"))
            connection.execute(update(DocumentRow).values(gzip=b"", plain=b"of another release"))
    with (
        probe.served(sqlite_database) as as_rendered,
        probe.served(f"sqlite:///{path}") as as_made,
        connected(as_rendered) as one,
        connected(as_made) as other,
    ):
        for target in (ORDER, SECTION):
            assert one.ask(request(target)).lasting() == other.ask(request(target)).lasting()
