"""The Compose file: what it says, and its scripts run by hand with a real primary and a real replica."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from compose_spec import PyOptions

from app.settings import Settings
from app.store import parse_url
from app.store.hosts import Host, hosts
from tests.api.edge import processes
from tests.clusters import Node, as_user, binaries, folder_of_nodes, run
from tests.commands import eo

COMPOSE = Path(__file__).parents[2] / "deploy" / "compose"
FILE = COMPOSE / "compose.yaml"
PASSWORDS = {"EO_OWNER_PASSWORD": "own", "EO_READER_PASSWORD": "read", "EO_REPLICA_PASSWORD": "stream"}
SECONDS = 60.0


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """Every service, with its anchors resolved and its variables as in the environment of whoever starts it."""
    found: dict[str, Any] = yaml.safe_load(_interpolated(FILE.read_text(encoding="utf-8")))["services"]
    return found


def _interpolated(words: str) -> str:
    words = re.sub(r"\$\{(\w+):\?\}", lambda match: PASSWORDS[match[1]], words)
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", words)


def test_it_is_a_compose_file() -> None:
    """By a parser of the specification: every key is one, and every value of its kind."""
    options = PyOptions()
    options.apply_merge = True
    parsed = options.from_yaml(_interpolated(FILE.read_text(encoding="utf-8")))
    assert set(parsed.services or ()) == {"primary", "replica", "migrate", "ingest", "api-one", "api-two", "balancer"}
    parsed.validate()


def test_what_it_mounts_is_there(services: Mapping[str, Any]) -> None:
    """Every file and folder of ours."""
    mounted = [volume.split(":")[0] for service in services.values() for volume in service.get("volumes", ())]
    ours = [COMPOSE / path for path in mounted if path.startswith(".")]
    assert len(ours) >= 5
    assert [str(path) for path in ours if not path.exists()] == []


def test_the_api_is_told_what_it_understands(services: Mapping[str, Any]) -> None:
    """Both processes read from both servers as the role that only reads; whoever writes is the owner."""
    for name in ("api-one", "api-two"):
        told = services[name]["environment"]
        known = {field.upper() for field in Settings.model_fields}
        assert {key.removeprefix("EO_") for key in told} <= known
        url = parse_url(told["DATABASE_URL"])
        assert hosts(url) == [Host("primary", "5432"), Host("replica", "5432")]
        assert (url.username, url.query["target_session_attrs"]) == ("eo_reader", "prefer-standby")
    assert parse_url(services["migrate"]["environment"]["DATABASE_URL"]).username == "eo"
    assert set(services["balancer"]["environment"]) == {"BALANCER", "API_ONE", "API_TWO"}


def environment(node: Node, told: Mapping[str, str]) -> dict[str, str]:
    """What a container of Postgres has in its environment, on this machine."""
    paths = {"PATH": f"{binaries()}:{os.environ['PATH']}", "PGDATA": str(node.folder)}
    return {**paths, "PGHOST": str(node.folder.parent), "PGPORT": str(node.port), **told}


def made_primary(node: Node, service: Mapping[str, Any]) -> None:
    """Make the primary as its image does: a new server with the password, and the scripts in their order."""
    told = service["environment"]
    password = node.folder.parent / "password"
    password.write_text(told["POSTGRES_PASSWORD"], encoding="utf-8")
    password.chmod(0o644)
    run("initdb", "-D", node.folder, "-U", told["POSTGRES_USER"], "--pwfile", password, "--auth-local=trust",
        "--auth-host=scram-sha-256", "-N", "-E", "utf8", "--locale=C.UTF-8")  # fmt: skip
    node.start()
    variables = environment(node, told)
    psql = ["psql", "-X", "-v", "ON_ERROR_STOP=1", "-U", told["POSTGRES_USER"]]
    subprocess.run([*psql, "-d", "postgres", "-c", "CREATE DATABASE eo"], check=True, env=variables, **as_user())
    scripts = [volume.split(":")[:2] for volume in service["volumes"] if "docker-entrypoint-initdb.d" in volume]
    for ours, _ in sorted(scripts, key=lambda script: script[1]):
        path = Path(shutil.copy(COMPOSE / ours, node.folder.parent))
        command = [*psql, "-q", "-d", "eo", "-f", path] if path.suffix == ".sql" else ["sh", str(path)]
        subprocess.run(command, check=True, env=variables, **as_user())
    node.kill()


@contextmanager
def running(node: Node, command: list[str], variables: Mapping[str, str]) -> Iterator[None]:
    """A container's command, for the length of the block."""
    place = ["-c", f"port={node.port}", "-c", "listen_addresses=127.0.0.1"]
    more = ["-c", f"unix_socket_directories={node.folder.parent}", "-c", "fsync=off", "-c", "log_min_messages=fatal"]
    given = [*command, *place, *more]
    with subprocess.Popen(given, env=dict(variables), stderr=subprocess.DEVNULL, **as_user()) as server:
        try:
            _until_it_answers(node)
            yield
        finally:
            node.kill()
            server.wait(SECONDS)


def _until_it_answers(node: Node) -> None:
    until = time.monotonic() + SECONDS
    while True:
        try:
            psycopg.connect(f"{url(node, 'eo_reader', 'read')}?connect_timeout=2").close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def url(node: Node, user: str, password: str) -> str:
    """The URL of the database as one of its users."""
    return f"postgresql://{user}:{password}@{node.address}/eo"


def placed(told: str, primary: Node, replica: Node) -> str:
    """A URL of the file, with the servers where they are on this machine."""
    return told.replace("primary:5432", primary.address).replace("replica:5432", replica.address)


def connections(node: Node) -> int:
    """How many connections of the API a server has."""
    with psycopg.connect(url(node, "eo", "own")) as connection:
        statement = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'eo_reader' AND application_name = 'eo'"
        [(count,)] = connection.execute(statement).fetchall()
    return int(count)


def test_its_scripts_make_what_it_promises(services: Mapping[str, Any]) -> None:
    """The API reads from the replica, goes on when the primary is gone, and ingest finds the one that was promoted."""
    with folder_of_nodes() as folder:
        primary, replica = Node(folder / "primary"), Node(folder / "replica")
        made_primary(primary, services["primary"])
        replica.folder.mkdir()
        shutil.chown(replica.folder, *([as_user()["user"]] if as_user() else [os.getuid()]))
        script = shutil.copy(COMPOSE / "replica.sh", folder)
        told = services["replica"]
        variables = environment(replica, told["environment"])
        variables |= {"PGDATA": str(replica.folder), "PRIMARY_HOST": "127.0.0.1", "PRIMARY_PORT": str(primary.port)}
        writing = placed(services["migrate"]["environment"]["DATABASE_URL"], primary, replica)
        reading = placed(services["api-one"]["environment"]["DATABASE_URL"], primary, replica)
        command = services["primary"]["command"]
        with running(primary, command, environment(primary, services["primary"]["environment"])):
            for args in (("migrate",), ("sample", "--no-register")):
                done = eo(*args, "--database-url", writing)
                assert done.returncode == 0, done.stderr
            with (
                running(replica, ["sh", str(script), *told["command"]], variables),
                processes.serving(1, reading, slow=False, EO_CACHE_BYTES="0") as server,
            ):
                processes.until(lambda: server.get("/v1/orders/14288")[0] == 200)
                assert (connections(primary), connections(replica) > 0) == (0, True)
                primary.kill()
                assert server.get("/v1/orders?limit=3")[0] == 200
                subprocess.run(["pg_ctl", "promote"], check=True, env=variables, stdout=subprocess.DEVNULL, **as_user())
                done = eo("migrate", "--database-url", writing)
                assert done.returncode == 0, done.stderr
                assert server.get("/v1/orders?limit=4")[0] == 200
