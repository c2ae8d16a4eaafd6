"""Several servers behind one URL: one that hangs or is gone holds nobody up."""

import time
from collections.abc import Iterator
from threading import Timer

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app import store
from app.store.locks import writing
from tests.clusters import Node, nodes

GENEROUS = 30.0
"""Seconds in which a server that hangs is given up on any machine; without a limit it would be waited for for ever."""


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[Node, Node]]:
    """A primary and its replica, with a corpus-less schema in the database `eo`."""
    with nodes(2) as (primary, replica):
        store.migrate(primary.make("eo"))
        replica.caught_up(primary)
        yield primary, replica


def url_of(*asked: Node, more: str = "") -> str:
    """One URL that names these servers."""
    return f"postgresql://postgres@{','.join(each.address for each in asked)}/eo{more}"


def port_of(engine: Engine) -> int:
    """Which server answers."""
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT inet_server_port()")) or 0)


def asked_again(engine: Engine) -> int:
    """Which server answers, perhaps to the second question."""

    def ask() -> int:
        try:
            return port_of(engine)
        except DBAPIError as error:
            if not store.is_lost(error):
                raise
            raise store.Lost("gone") from error

    return store.insist(ask)


def test_the_first_host_that_lives_is_asked(pair: tuple[Node, Node]) -> None:
    """The order of the URL is kept."""
    primary, replica = pair
    for asked in ([primary, replica], [replica, primary]):
        engine = store.engine(url_of(*asked))
        assert port_of(engine) == asked[0].port
        engine.dispose()


@pytest.mark.parametrize(
    ("wanted", "place"), [("primary", 0), ("read-write", 0), ("standby", 1), ("prefer-standby", 1)]
)
def test_only_a_server_of_the_wanted_kind_is_asked(pair: tuple[Node, Node], wanted: str, place: int) -> None:
    """`target_session_attrs` chooses among the hosts, wherever they stand."""
    for asked in (pair, pair[::-1]):
        engine = store.engine(url_of(*asked, more=f"?target_session_attrs={wanted}"))
        assert port_of(engine) == pair[place].port
        engine.dispose()


def test_a_primary_will_do_where_no_standby_is(pair: tuple[Node, Node]) -> None:
    """What is preferred is not insisted on; what is insisted on is."""
    engine = store.engine(url_of(pair[0], more="?target_session_attrs=prefer-standby"))
    assert port_of(engine) == pair[0].port
    engine.dispose()
    engine = store.engine(url_of(pair[0], more="?target_session_attrs=standby"))
    with pytest.raises(store.Lost), store.snapshot(engine):
        raise AssertionError("the block must not begin")
    engine.dispose()


def test_whoever_writes_finds_the_primary(pair: tuple[Node, Node]) -> None:
    """Whichever host stands first."""
    assert store.migrate(url_of(*pair[::-1])).after == store.HEAD


def test_a_host_that_hangs_is_passed_by(pair: tuple[Node, Node]) -> None:
    """Whether it hangs while it is asked or when it is connected to, the other answers; later it is asked again."""
    primary, replica = pair
    engine = store.engine(url_of(primary, replica), pool_size=1)
    assert port_of(engine) == primary.port
    primary.freeze()
    try:
        began = time.monotonic()
        assert asked_again(engine) == replica.port
        fresh = store.engine(url_of(primary, replica))
        assert asked_again(fresh) == replica.port
        assert time.monotonic() - began < GENEROUS
        fresh.dispose()
    finally:
        primary.thaw()
    until = time.monotonic() + GENEROUS
    while port_of(engine) != primary.port and time.monotonic() < until:
        engine.dispose()
        time.sleep(0.1)
    assert port_of(engine) == primary.port
    engine.dispose()


def test_a_host_that_is_dead_is_passed_by(pair: tuple[Node, Node]) -> None:
    """The connections of the pool are dead with it."""
    primary, replica = pair
    engine = store.engine(url_of(replica, primary), pool_size=2)
    assert port_of(engine) == replica.port
    replica.kill()
    assert asked_again(engine) == primary.port
    replica.start()
    engine.dispose()


def test_the_only_server_hangs(pair: tuple[Node, Node]) -> None:
    """Whoever asks is told so after a moment, the next at once, and it is asked again when it goes on."""
    _, replica = pair
    engine = store.engine(url_of(replica), pool_size=1)
    assert port_of(engine) == replica.port
    replica.freeze()
    try:
        began = time.monotonic()
        for expected in (store.Lost, store.Unavailable):
            with pytest.raises(expected) as told, store.snapshot(engine):
                raise AssertionError("the block must not begin")
        assert not isinstance(told.value, store.Lost), "nobody need ask again"
        assert time.monotonic() - began < GENEROUS
    finally:
        replica.thaw()
    time.sleep(1)
    assert asked_again(engine) == replica.port
    engine.dispose()


def test_a_slow_question_is_waited_for(pair: tuple[Node, Node]) -> None:
    """A server that takes its time, and says so to others, is not given up."""
    engine = store.engine(url_of(pair[0]), pool_size=1)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 7 FROM pg_sleep(2.5)")) == 7
    engine.dispose()


def test_whoever_writes_waits(pair: tuple[Node, Node]) -> None:
    """What is written is not begun twice: a server that hangs for a while is waited for."""
    primary, _ = pair
    engine = writing(store.parse_url(primary.url("eo")))
    thaw = Timer(3.0, primary.thaw)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 6")) == 6
        primary.freeze()
        thaw.start()
        assert connection.scalar(text("SELECT 7")) == 7
    thaw.join()
