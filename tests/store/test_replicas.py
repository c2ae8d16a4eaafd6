"""A replica that is behind: what was shown once is never followed by an older corpus."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from app import store
from tests.api import shelf
from tests.api.edge.processes import until
from tests.clusters import Node, nodes


@pytest.fixture
def pair() -> Iterator[tuple[Node, Node]]:
    """A primary and its replica, with the shelf in the database `eo`."""
    with nodes(2) as (primary, replica):
        store.migrate(primary.make("eo"))
        shelf.publish(primary.url("eo"))
        replica.caught_up(primary)
        yield primary, replica


@contextmanager
def engine_of(*asked: Node) -> Iterator[Engine]:
    """An engine of one URL that names these servers."""
    made = store.engine(f"postgresql://postgres@{','.join(each.address for each in asked)}/eo", pool_size=6)
    yield made
    made.dispose()


def publish_behind(primary: Node, replica: Node) -> None:
    """Publish what the replica does not have yet."""
    replica.ask("SELECT pg_wal_replay_pause()")
    publish(primary)


def publish(primary: Node) -> None:
    """Make the same corpus another generation."""
    primary.ask("UPDATE corpus SET position = position + 1, ingested_at = ingested_at + interval '1 hour'", "eo")


def shown(engine: Engine, *, at_least: datetime | None = None) -> datetime:
    """When the corpus of an answer was published; it may have to go on from one that was shown."""

    def ask() -> datetime:
        with store.snapshot(engine) as snapshot:
            if at_least is not None and snapshot.ingested_at < at_least:
                store.refuse_copy(snapshot)
            return snapshot.ingested_at

    return store.insist(ask)


def test_a_process_never_goes_back(pair: tuple[Node, Node]) -> None:
    """Where only a replica is left that is behind, it is said so, until it has what was shown."""
    primary, replica = pair
    publish_behind(primary, replica)
    with engine_of(primary, replica) as engine:
        newer = shown(engine)
        primary.kill()
        with pytest.raises(store.Behind):
            shown(engine)
        primary.start()
        assert shown(engine) == newer
        replica.ask("SELECT pg_wal_replay_resume()")
        replica.caught_up(primary)
        primary.kill()
        assert shown(engine) == newer


def test_a_replica_is_read_while_nobody_was_shown_more(pair: tuple[Node, Node]) -> None:
    """To be a little behind is no fault."""
    primary, replica = pair
    with engine_of(replica, primary) as engine:
        older = shown(engine)
        publish_behind(primary, replica)
        assert shown(engine) == older


def test_whoever_was_shown_more_elsewhere_is_answered_by_the_primary(pair: tuple[Node, Node]) -> None:
    """A generation that another process has shown is not missed: a server that has it is asked."""
    primary, replica = pair
    publish_behind(primary, replica)
    with engine_of(primary) as elsewhere, engine_of(replica, primary) as engine:
        newer = shown(elsewhere)
        with ExitStack() as held:  # so that the pool is full of connections to the replica
            assert {held.enter_context(store.snapshot(engine)).ingested_at for _ in range(6)} != {newer}
        assert shown(engine) != newer
        assert shown(engine, at_least=newer) == newer
    with engine_of(replica) as engine, pytest.raises(store.Behind):
        shown(engine, at_least=newer)


def test_what_the_primary_holds_is_what_there_is(pair: tuple[Node, Node]) -> None:
    """A replica that was promoted before it had everything is answered from, though it is older than what was shown."""
    primary, replica = pair
    with engine_of(replica) as engine:
        older = shown(engine)
    replica.ask("ALTER SYSTEM SET primary_conninfo = ''")
    replica.ask("SELECT pg_reload_conf()")
    until(lambda: not replica.ask("SELECT FROM pg_stat_wal_receiver"))
    publish(primary)
    with engine_of(primary, replica) as engine:
        assert shown(engine) != older
        primary.kill()
        replica.promote()
        assert shown(engine) == older


def test_a_restored_primary_may_be_older(pair: tuple[Node, Node]) -> None:
    """An older corpus that is put in the place of the newer is what there is, too."""
    primary, _ = pair
    with engine_of(primary) as engine:
        older = shown(engine)
        publish(primary)
        assert shown(engine) != older
        primary.ask("UPDATE corpus SET position = position - 1, ingested_at = ingested_at - interval '1 hour'", "eo")
        assert shown(engine) == older
        assert shown(engine, at_least=older + timedelta(hours=2)) == older


def test_a_walk_goes_on_where_it_was_begun(pair: tuple[Node, Node]) -> None:
    """A cursor of a newer revision is not expired for a replica that lacks it: another server has it, or will."""
    primary, replica = pair
    replica.ask("SELECT pg_wal_replay_pause()")
    primary.ask(
        "UPDATE corpus SET revision = 'feedfacefeedfacf', position = 9, ingested_at = ingested_at + interval '1 hour'",
        "eo",
    )
    with shelf.client(primary.url("eo")) as shown_more:
        following = shown_more.get("/v1/orders?limit=2").json()["links"]["next"]
    with shelf.client(f"postgresql://postgres@{replica.address},{primary.address}/eo") as client:
        assert client.get("/v1/orders?limit=2").headers["X-Corpus-Revision"] == "feedfacefeedface"
        assert client.get(following).headers["X-Corpus-Revision"] == "feedfacefeedfacf"
    with shelf.client(replica.url("eo")) as client:
        refused = client.get(following)
        assert (refused.status_code, refused.json()["code"]) == (503, "database-unavailable")
        assert int(refused.headers["Retry-After"]) > 0
        replica.ask("SELECT pg_wal_replay_resume()")
        replica.caught_up(primary)
        assert client.get(following).headers["X-Corpus-Revision"] == "feedfacefeedfacf"
        primary.ask("UPDATE corpus SET revision = 'feedfacefeedface', position = 10, ingested_at = now()", "eo")
        replica.caught_up(primary)
        assert client.get(following).status_code == 410
