"""The migrations: one line, both ways, the tables as declared, safe to run at once."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, func, inspect, select, text, update
from starlette.testclient import TestClient

from app import store
from app.law.presidents import PRESIDENTS
from app.main import create_app
from app.settings import BUILD, Settings
from app.store.index import fulltext
from app.store.migrating import configuration, upgrade
from app.tables import Corpus, DocumentRow, OrderItem, OrderRow, SectionRow
from app.tables.index import ScopeRow
from tests.beginnings import CopyOf
from tests.commands import eo
from tests.rewriting import rewriting


@pytest.fixture
def connection(empty_database: str) -> Iterator[Connection]:
    """A writing connection to a migrated database."""
    engine = create_engine(store.parse_url(empty_database))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def schema(connection: Connection) -> dict[str, object]:
    """The tables with their columns and indexes, as the database tells them."""
    found = inspect(connection)
    return {
        name: ([(column["name"], str(column["type"])) for column in found.get_columns(name)], found.get_indexes(name))
        for name in sorted(found.get_table_names())
        if name != "alembic_version"
    }


def test_tables_are_as_declared(connection: Connection) -> None:
    """Alembic finds no difference between the migrated database and the declared tables."""
    command.check(configuration(connection))


def test_up_down_up(connection: Connection) -> None:
    """Down to nothing and up again gives the same tables, and nothing is left in between."""
    before = schema(connection)
    command.downgrade(configuration(connection), "base")
    assert schema(connection) == {}
    upgrade(connection)
    assert schema(connection) == before


def test_the_newest_migration_is_the_one_this_release_reads(tmp_path: Path) -> None:
    """There is one head, and the store expects it."""
    with create_engine("sqlite://").connect() as connection:
        script = ScriptDirectory.from_config(configuration(connection))
    assert script.get_heads() == [store.HEAD]


@pytest.fixture(params=["sqlite", "postgres"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that is not there yet (SQLite) or is empty (Postgres)."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'eo.sqlite'}"
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    return make()


def test_several_at_once(new_database: str) -> None:
    """Three migrations at once: one does the work, the others find it done, none fails."""
    with ThreadPoolExecutor(3) as pool:
        results = list(pool.map(lambda _: store.migrate(new_database, lock_timeout=300), range(3)))
    there, made = (store.HEAD, store.HEAD, False, False), (None, store.HEAD, False, False)
    assert sorted(results, key=str) == [there, there, made]


def test_a_newer_database_is_left_alone(empty_database: str) -> None:
    """A database of a later release is refused, with what to do."""
    with rewriting(empty_database) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(store.SchemaTooNew, match="newer than this release"):
        store.migrate(empty_database)


def test_an_ingest_needs_the_schema_on_postgres(new_postgres: Callable[[], str]) -> None:
    """An empty Postgres database is refused with the command that prepares it."""
    with pytest.raises(store.SchemaTooOld, match="eo migrate"), store.writer(new_postgres()):
        pass


@pytest.fixture(params=["sqlite", "postgres"])
def database_of_its_own(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a database that holds the sample, of the test's own."""
    return copy_of(request.param, "sample")


def test_an_index_of_other_tokens_is_built_anew(database_of_its_own: str) -> None:
    """After a change of the tokens a migration indexes the corpus held again, without its sources, and only once."""
    url = database_of_its_own
    with rewriting(url) as connection:
        fulltext.clear(connection)
        connection.execute(update(ScopeRow).values(version="other"))
    assert [store.migrate(url).reindexed for _ in range(2)] == [True, False]
    with TestClient(create_app(Settings(database_url=url))) as client:
        assert client.get("/v1/sections?q=consent+decrees").json()["total"] == 1


def test_an_index_of_an_older_schema_is_refused_and_then_built(database_of_its_own: str) -> None:
    """Before `eo migrate` the server is not ready and says so; after it, it finds what is held, without its sources."""
    with rewriting(database_of_its_own) as connection:
        command.downgrade(configuration(connection), "0002")
        connection.execute(update(ScopeRow).values(version="3/0"))
    with TestClient(create_app(Settings(database_url=database_of_its_own))) as client:
        answer = client.get("/v1/sections?q=consent+decrees")
        assert (answer.status_code, answer.json()["code"]) == (503, "not-ready")
    assert store.migrate(database_of_its_own) == store.Migrated("0002", store.HEAD, reindexed=True)
    with TestClient(create_app(Settings(database_url=database_of_its_own))) as client:
        assert client.get("/v1/sections?q=consent+decrees").json()["total"] == 1


def answers(url: str) -> list[bytes]:
    """What is answered about an order, without any memory; without cursors, which bear the time of a publish."""
    targets = ("/v1/orders/14288", "/v1/orders/14288/sections/3.b", "/v1/orders/14288/directives", "/v1/orders?limit=2")
    with TestClient(create_app(Settings(database_url=url, cache_bytes=0))) as client:
        found = [client.get(target) for target in targets]
    assert {answer.status_code for answer in found} == {200}
    return [re.sub(rb'(cursor=|"next_cursor":")[\w-]+', rb"\1", answer.content) for answer in found]


def rendered_by(url: str) -> tuple[str | None, int]:
    """Which release rendered the documents, and how many there are."""
    engine = create_engine(store.parse_url(url))
    with engine.connect() as connection:
        release = connection.execute(select(Corpus.rendered_by)).scalar_one()
        count = connection.execute(select(func.count()).select_from(DocumentRow)).scalar_one()
    engine.dispose()
    return release, count


def test_a_database_of_the_first_schema_is_refused_and_then_rendered(database_of_its_own: str) -> None:
    """Readers refuse a database without documents and name `eo migrate`, which renders them from the corpus held."""
    url = database_of_its_own
    before, (_, documents) = answers(url), rendered_by(url)
    with rewriting(url) as connection:
        command.downgrade(configuration(connection), "0001")
        assert "documents" not in inspect(connection).get_table_names()
    with TestClient(create_app(Settings(database_url=url))) as client:
        refused = [client.get(target) for target in ("/readyz", "/v1/orders/14288")]
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(503, "not-ready")] * 2
    assert "run `eo migrate`" in refused[0].json()["detail"]
    status = eo("status", "--database-url", url)
    assert (status.returncode, "run `eo migrate`" in status.stderr) == (2, True)
    migrated = eo("migrate", "--database-url", url)
    assert migrated.returncode == 0, migrated.stderr
    said = json.loads(migrated.stdout)
    assert (said["schema_before"], said["schema"], said["rendered"]) == ("0001", store.HEAD, True)
    assert rendered_by(url) == (BUILD, documents)
    assert answers(url) == before_compared(before)


def before_compared(answers: list[bytes]) -> list[bytes]:
    """The answers as they are of a corpus that was ingested before publications were compared and kinds were read."""
    compared = [
        re.sub(b'"heading_status":"(conflict|confirmed)"', b'"heading_status":"single_source"', a) for a in answers
    ]
    kinds = [re.sub(b'"(kind|mostly)":"[a-z]+"', rb'"\1":null', a) for a in before_subjects(compared)]
    return [answer.replace(b'"bodies":[]', b'"bodies":null') for answer in kinds]


def test_a_corpus_of_the_schema_before_comparisons(database_of_its_own: str) -> None:
    """It has none until the next ingest, and says so; a heading that may be a formatter's guess is suspect."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        command.downgrade(configuration(connection), "0004")
        guessed = update(SectionRow).where(SectionRow.id == "4").values(heading_status="unverified")
        connection.execute(guessed)
        told = set(connection.scalars(select(SectionRow.heading_status)))
    assert told == {"confirmed", "unverified", "none"}
    assert store.migrate(url).after == store.HEAD
    with TestClient(create_app(Settings(database_url=url))) as client:
        assert client.get("/v1/comparisons?lossy=include").json()["total"] == 0
        answer = client.get("/v1/orders/14288/comparison")
        assert (answer.status_code, "the next ingest" in answer.json()["detail"]) == (404, True)
        page = client.get("/v1/orders/14288/comparison.html")
        assert page.status_code == 404
    engine = create_engine(store.parse_url(url))
    with engine.connect() as connection:
        told = set(connection.scalars(select(SectionRow.heading_status)))
    engine.dispose()
    assert told == {"single_source", "suspect", "none"}
    assert eo("sample", "--no-register", "--database-url", url).returncode == 0
    assert answers(url) == before


def as_of_an_older_release(connection: Connection, schema: str) -> None:
    """Make of a corpus of today what a release of an older schema left: its code was other, and so were its digests."""
    command.downgrade(configuration(connection), schema)
    connection.execute(update(Corpus).values(made_by="an older release"))
    connection.execute(text("UPDATE orders SET digest = 'of an older release'"))
    connection.execute(text("UPDATE readings SET own_digest = 'of an older release'"))


def test_a_corpus_of_the_schema_before_bodies(database_of_its_own: str) -> None:
    """Until the next ingest nobody knows which bodies its orders founded: an order tells null, and no list is empty."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        as_of_an_older_release(connection, "0009")
    assert store.migrate(url).after == store.HEAD
    with TestClient(create_app(Settings(database_url=url))) as client:
        assert client.get("/v1/orders/14288").json()["bodies"] is None
        for path in ("/v1/bodies", "/v1/bodies.csv", "/v1/bodies/lamp-council"):
            answer = client.get(path)
            assert (answer.status_code, "the next ingest" in answer.json()["detail"]) == (404, True)
    assert eo("sample", "--no-register", "--database-url", url).returncode == 0
    assert [_undated(answer) for answer in answers(url)] == [_undated(answer) for answer in before]


def test_a_corpus_of_the_schema_before_measures(database_of_its_own: str) -> None:
    """What its rows tell is told; words, and what was never published, are unknown until the next ingest."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        for key, counts in connection.execute(select(OrderRow.sort_key, OrderRow.counts)).all():
            older = {name: count for name, count in counts.items() if name not in ("words", "pages")}
            connection.execute(update(OrderRow).where(OrderRow.sort_key == key).values(counts=older))
        as_of_an_older_release(connection, "0009")
    assert store.migrate(url).after == store.HEAD
    with TestClient(create_app(Settings(database_url=url))) as client:
        longest = client.get("/v1/orders?sort=-words&limit=1").json()["items"][0]
        assert longest["counts"]["words"] is None
        most = client.get("/v1/orders?sort=-directives&limit=1").json()["items"][0]
        assert (most["number"], most["counts"]["directives"] > 0) == ("14288", True)
        order = client.get("/v1/orders/14288").json()
        assert (order["published"], order["days_to_publication"]) == (True, 4)
        assert client.get("/v1/orders?published=false").json()["total"] == 0
    assert eo("sample", "--no-register", "--database-url", url).returncode == 0
    assert [_undated(answer) for answer in answers(url)] == [_undated(answer) for answer in before]


def test_documents_of_another_release_are_rendered_anew(database_of_its_own: str) -> None:
    """What another release rendered is not served but computed, until `eo migrate` renders it anew, once."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        connection.execute(update(Corpus).values(rendered_by="0.0.1"))
        connection.execute(update(DocumentRow).values(plain=b"{}"))
        connection.execute(update(OrderItem).values(item="{}"))
    assert answers(url) == before
    assert [json.loads(eo("migrate", "--database-url", url).stdout)["rendered"] for _ in range(2)] == [True, False]
    assert rendered_by(url)[0] == BUILD
    assert answers(url) == before


def test_a_corpus_of_the_schema_before_kinds(database_of_its_own: str) -> None:
    """What its directives ask for is null until the next ingest, in orders, lists and counts alike; never `other`."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        as_of_an_older_release(connection, "0009")
    assert json.loads(eo("migrate", "--database-url", url).stdout)["rendered"]
    with TestClient(create_app(Settings(database_url=url))) as client:
        told = [client.get(target).json() for target in ("/v1/orders/14288", "/v1/orders/14288/directives?facets=kind")]
        assert (told[0]["mostly"], {item["kind"] for item in told[1]["items"]}) == (None, {None})
        assert told[1]["facets"]["kind"] == [{"value": None, "count": told[1]["total"]}]
        assert client.get("/v1/directives?kind=other").json()["total"] == 0
    assert eo("sample", "--no-register", "--database-url", url).returncode == 0
    assert [_undated(answer) for answer in answers(url)] == [_undated(answer) for answer in before]


def _undated(answer: bytes) -> bytes:
    """An answer without the time at which it changed last."""
    return re.sub(rb'"changed_at":"[^"]*"', b"", answer)


def test_a_corpus_of_the_schema_before_terms(database_of_its_own: str) -> None:
    """The term and the day in it follow from what is held, so that an older database tells them as a new one does."""
    told = select(OrderRow.number, OrderRow.term, OrderRow.term_day).order_by(OrderRow.sort_key)
    with rewriting(database_of_its_own) as connection:
        before = connection.execute(told).all()
        command.downgrade(configuration(connection), "0009")
    assert store.migrate(database_of_its_own).after == store.HEAD
    with rewriting(database_of_its_own) as connection:
        after = connection.execute(told).all()
    assert len({row.term for row in before}) > 1
    assert after == before


def test_the_terms_of_the_migration_are_those_of_the_program() -> None:
    """What an older database is filled with are the terms in scope, each with its president and its days."""
    with create_engine("sqlite://").connect() as connection:
        module = ScriptDirectory.from_config(configuration(connection)).get_revision("0010").module
    held = [(term, president) for president in PRESIDENTS for term in president.terms if term.in_scope]
    told = [
        (term.ordinal, president.slug, term.started_on.isoformat(), term.ended_on.isoformat())
        for term, president in sorted(held, key=lambda pair: pair[0].ordinal)
    ]
    assert told == list(module.TERMS)


def before_subjects(answers: list[bytes]) -> list[bytes]:
    """The answers as they are of a corpus that was ingested before orders had subjects: nothing of it is told."""
    found = [re.sub(rb'"subjects":\[[^]]*\]', b'"subjects":null', answer) for answer in answers]
    return [re.sub(rb'"see":\[[^]]*\]', b'"see":null', answer) for answer in found]


def test_a_corpus_of_the_schema_before_subjects(database_of_its_own: str) -> None:
    """Until the next ingest no subject is told, and none is searched for; after it all is told, as a change."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        command.downgrade(configuration(connection), "0014")
        connection.execute(update(OrderRow).values(digest="of an older release"))
        connection.execute(update(Corpus).values(made_by=None, orders_revision=None, revision="older"))
    assert store.migrate(url).after == store.HEAD
    assert answers(url) == before_subjects(before) != before
    with TestClient(create_app(Settings(database_url=url))) as client:
        assert client.get("/v1/orders?subject=law-enforcement").status_code == 422
    assert eo("sample", "--no-register", "--database-url", url).returncode == 0
    after = answers(url)
    assert after != before
    assert list(map(_undated, after)) == list(map(_undated, before))


def test_a_corpus_of_the_schema_before_amendments(database_of_its_own: str) -> None:
    """Nothing is told of amendments until the next ingest, and it is not said that there are none."""
    url = database_of_its_own
    before = answers(url)
    with rewriting(url) as connection:
        for key, counts in connection.execute(select(OrderRow.sort_key, OrderRow.counts)).all():
            older = {name: count for name, count in counts.items() if name != "amendments"}
            connection.execute(update(OrderRow).where(OrderRow.sort_key == key).values(counts=older))
        connection.execute(update(Corpus).values(rendered_by="0.0.1"))
        as_of_an_older_release(connection, "0011")
    assert store.migrate(url).after == store.HEAD
    with TestClient(create_app(Settings(database_url=url, cache_bytes=0))) as client:
        answer = client.get("/v1/orders/12866/amendments")
        assert (answer.status_code, "the next ingest" in answer.json()["detail"]) == (404, True)
        assert client.get("/v1/orders/12866").json()["counts"]["amendments"] is None
        assert client.get("/v1/orders/14288/sections/3").json()["amended_by"] is None
    assert eo("sample", "--no-register", "--database-url", url).returncode == 0
    with TestClient(create_app(Settings(database_url=url, cache_bytes=0))) as client:
        assert client.get("/v1/orders/12866/amendments").json()["total"] > 0
        assert client.get("/v1/orders/14288/sections/3").json()["amended_by"] == []
    assert [_undated(answer) for answer in answers(url)] == [_undated(answer) for answer in before]
