"""Behind PgBouncer in transaction mode, and behind HAProxy over several processes: every answer is right."""

import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from app import store
from tests.api.edge import processes
from tests.clusters import Node, nodes
from tests.commands import eo
from tests.postgres import as_reader
from tests.soak.between import haproxy, needed, pgbouncer
from tests.soak.campaign import Begin, Campaign, size
from tests.soak.load import Load, right_answers
from tests.soak.test_failover import CLIENTS, PATIENT, filled, judge

pytestmark = pytest.mark.soak

STORMS = 40
STRIKE_SECONDS = 1.5
"""So often connections are terminated that an answer may be met twice, and not so often that none can be made."""
KILLS = 10
SEEN_SECONDS = 4.0
"""After so long the balancer has seen that a server is there again, also where it had to ask twice."""


def strike(node: Node) -> int:
    """End every connection to the database; how many there were."""
    ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'eo'"
    [(count,)] = node.ask(ended)
    return int(count)


def test_behind_a_pooler(begin: Begin, tmp_path: Path) -> None:
    """Two processes behind PgBouncer answer as they do without, also while its connections are terminated."""
    needed("pgbouncer")
    with begin("E1 pooler") as run, nodes() as (node,), ExitStack() as stack:
        filled(node)
        port = stack.enter_context(pgbouncer(node, tmp_path))
        url = f"postgresql://postgres@127.0.0.1:{port}/eo"
        servers = [stack.enter_context(processes.serving(1, url, slow=False, **PATIENT)) for _ in range(2)]
        direct = stack.enter_context(processes.serving(1, node.url("eo"), slow=False, **PATIENT))
        right = right_answers(direct.address)
        loads = [Load(server.address, CLIENTS // 2, 0.5) for server in servers]
        with ExitStack() as asking:
            for load in loads:
                asking.enter_context(load.running())
            for _ in range(size(STORMS, 8)):
                time.sleep(STRIKE_SECONDS)
                run.counted["connections_terminated"] += strike(node)
                run.n += 1
        for load in loads:
            judge(run, load.answers, right)
            run.counted["failed_at_first"] += len(load.failed_first)
        run.expect(run.counted["connections_terminated"] >= run.n, "nobody's connection was terminated")


def test_whoever_writes_is_told_that_there_is_a_pooler(begin: Begin, tmp_path: Path) -> None:
    """A lock would keep nobody out there: nothing is written, and it is said why."""
    needed("pgbouncer")
    with begin("E2 pooler and ingest") as run, nodes() as (node,):
        filled(node)
        with pgbouncer(node, tmp_path) as port:
            for command in (("migrate",), ("sample", "--no-register")):
                done = eo(*command, "--database-url", f"postgresql://postgres@127.0.0.1:{port}/eo")
                run.n += 1
                run.expect(done.returncode == 5, f"{command}: exit code {done.returncode}")
                run.expect("pooler" in done.stderr, f"{command}: {done.stderr}")


def test_settings_hold_behind_a_pooler(tmp_path: Path) -> None:
    """Each transaction has its own: a statement ends in time, and those of others have none of it."""
    needed("pgbouncer")
    with nodes() as (node,):
        filled(node)
        with pgbouncer(node, tmp_path) as port:
            url = as_reader(f"postgresql://postgres@127.0.0.1:{port}/eo")
            engine = store.engine(url)
            with store.snapshot(engine) as snapshot:
                held = [snapshot.connection.scalar(text(f"SHOW {name}")) for name in ("statement_timeout", "jit")]
                assert held == ["10s", "off"]
                assert snapshot.connection.scalar(text("SHOW plan_cache_mode")) == "force_custom_plan"
                assert snapshot.connection.scalar(text("SHOW transaction_read_only")) == "on"
            engine.dispose()
            other = create_engine(store.parse_url(url), poolclass=NullPool, connect_args={"prepare_threshold": None})
            with other.connect() as connection:
                assert connection.scalar(text("SHOW plan_cache_mode")) == "auto"


def kill_one(run: Campaign, server: processes.Server) -> None:
    """Kill whatever answers of a server, under those that ask it, and wait until it is there again."""
    time.sleep(run.chance.uniform(0.5, 1.0))
    for pid in processes.descendants(server.pid):
        processes.kill(pid)
    run.n += 1
    processes.until(lambda: server.get("/readyz")[0] == 200)
    time.sleep(SEEN_SECONDS)


def test_behind_a_balancer(begin: Begin) -> None:
    """HAProxy asks the other where a process is killed: nobody notices."""
    needed("haproxy")
    with begin("E3 balancer") as run, nodes() as (node,), ExitStack() as stack:
        filled(node)
        servers = [stack.enter_context(processes.serving(2, node.url("eo"), slow=False, **PATIENT)) for _ in range(2)]
        ports = [server.address[1] for server in servers]
        address = stack.enter_context(haproxy(ports[0], ports[1]))
        right = right_answers(address)
        for server in servers:
            assert right_answers(server.address) == right
        load = Load(address, CLIENTS, 0.5)
        with load.running():
            for turn in range(size(KILLS, 2)):
                kill_one(run, servers[turn % 2])
        judge(run, load.answers, right)
        run.counted["failed_at_first"] = len(load.failed_first)
