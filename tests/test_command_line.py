"""The command line: exit codes, one line of JSON, no traceback for what users do."""

import json
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import pytest

from app import store
from tests.commands import FRESH, TIMEOUT, Forked, eo
from tests.ingest.test_ingest import held
from tests.records import orders, record, write

INGEST = ("ingest", "--no-register")
"""An ingest of what it is given alone."""


def fresh(*arguments: object, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end in an interpreter of its own, with an environment or limits of its own."""
    command = [*FRESH, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False, **options)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'db' / 'eo.sqlite'}"


def test_ingest_says_what_it_did_in_one_line(tmp_path: Path, url: str) -> None:
    """A good ingest exits 0 and prints one line of JSON with the new revision."""
    done = fresh(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url)
    line = json.loads(done.stdout)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert (line["state"], line["orders"], line["revision"]) == ("published", 1, held(url)[0])


def test_the_environment_names_the_database(tmp_path: Path, url: str) -> None:
    """Without --database-url the database is DATABASE_URL."""
    done = eo(*INGEST, orders(tmp_path / "in", "14001"), environment={"DATABASE_URL": url})
    assert done.returncode == 0
    assert held(url)[2] == ["14001"]


def test_bad_input_exits_3(tmp_path: Path, url: str) -> None:
    """A rejected file exits 3, says its name and publishes nothing."""
    done = eo(
        "ingest",
        "--no-register",
        write(tmp_path / "bad.json", record("14001", signing_date="never")),
        "--database-url",
        url,
    )
    assert done.returncode == 3
    assert json.loads(done.stdout)["rejects"]["some"][0]["file"].endswith("bad.json")
    assert not (tmp_path / "db" / "eo.sqlite").exists()


@pytest.mark.parametrize("arguments", [["ingest"], ["ingest", "x", "--workers", "0"], ["nothing"], ["serve", "now"]])
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    """Wrong arguments exit 2 with a word about what is wrong and no traceback."""
    done = eo(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize("given", ["mysql://nobody:secret@host/eo", "eo.sqlite"])
def test_a_wrong_database_url_exits_2(tmp_path: Path, given: str) -> None:
    """A database that is none exits 2, in one sentence that does not repeat the URL."""
    done = eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert "secret" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "named"),
    [
        (["--workers", "0"], {}, "--workers"),
        (["--port", "80a"], {"EO_PORT": "1"}, "--port"),
        ([], {"EO_PORT": "canary"}, "EO_PORT"),
        ([], {"EO_WORKERS": "-1", "EO_THREADS": "canary"}, "EO_WORKERS"),
        ([], {"DATABASE_URL": "mysql://nobody:canary@host/eo"}, "DATABASE_URL"),
    ],
)
def test_a_wrong_setting_exits_2(arguments: list[str], environment: dict[str, str], named: str) -> None:
    """`eo serve` with a setting that is none exits 2, in one line that names it and repeats no value."""
    done = eo("serve", *arguments, environment=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert named in done.stderr
    assert "canary" not in done.stderr


def test_a_locked_database_exits_6(tmp_path: Path, url: str) -> None:
    """While another run holds the database an ingest exits 6 after its lock timeout."""
    with store.writer(url):
        done = eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url, "--lock-timeout", "0.1")
    assert done.returncode == 6


def test_lost_orders_exit_7(tmp_path: Path, url: str) -> None:
    """An input that lacks most orders exits 7 and says how many would go."""
    eo(*INGEST, orders(tmp_path / "in", "14001", "14002", "14003"), "--database-url", url)
    done = eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url)
    assert done.returncode == 7
    assert "would remove 2 orders of 3" in done.stderr


def test_a_database_that_must_be_migrated_exits_2(tmp_path: Path, new_postgres: Callable[[], str]) -> None:
    """An ingest into a Postgres database without tables exits 2 and names `eo migrate`, which mends it."""
    folder, database = orders(tmp_path / "in", "14001"), new_postgres()
    refused = eo(*INGEST, folder, "--database-url", database)
    assert (refused.returncode, "eo migrate" in refused.stderr) == (2, True)
    assert eo("migrate", "--database-url", database).returncode == 0
    assert eo(*INGEST, folder, "--database-url", database).returncode == 0


def test_no_room_on_the_disk_exits_5(tmp_path: Path, url: str) -> None:
    """Where the file cannot grow to its size the ingest exits 5, and neither a new file nor a part of it stays."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = fresh(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url, preexec_fn=limit)
    assert (done.returncode, "eo.sqlite" in done.stderr) == (5, True)
    assert [path.name for path in (tmp_path / "db").iterdir()] == ["eo.sqlite.lock"]


def test_a_file_that_is_no_database_exits_5(tmp_path: Path, url: str) -> None:
    """A file of something else where the database should be is left alone."""
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "eo.sqlite").write_text("my diary" * 1000)
    assert eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url).returncode == 5
    assert (tmp_path / "db" / "eo.sqlite").read_text() == "my diary" * 1000


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_interrupted_while_it_works(tmp_path: Path, url: str, sent: int, code: int) -> None:
    """A signal in the midst of the work ends it with its code, without waiting for the work; the old corpus stays."""
    eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url)
    before = held(url)
    many = orders(tmp_path / "many", *(str(number) for number in range(10_000, 11_500)))
    with Forked("app", *INGEST, many, "--database-url", url, "--workers", "2") as process:
        wait_for_lock(url)
        time.sleep(0.5)
        process.send_signal(sent)
        ended = process.wait(TIMEOUT)
        assert (ended, process.stdout.read(), process.stderr.read().count("\n")) == (code, "", 1)
    assert held(url) == before


def wait_for_lock(url: str) -> None:
    """Wait until another process holds the database."""
    until = time.monotonic() + TIMEOUT
    while time.monotonic() < until:
        try:
            with store.writer(url, lock_timeout=0):
                pass
        except store.Locked:
            return
        time.sleep(0.05)  # the other process asks for it too, and must find it free
    pytest.fail("nobody took the lock")


@pytest.mark.parametrize(
    "moments", [(0.7, 0.9, 1.1), pytest.param([0.5 + step * 0.05 for step in range(20)], marks=pytest.mark.soak)]
)
def test_killed_at_any_moment(tmp_path: Path, url: str, moments: Sequence[float]) -> None:
    """A run killed at any moment leaves the old corpus or the new; the next run works and leaves nothing behind.

    The moments are parts of the time that a run takes without publishing.
    """
    numbers = [str(number) for number in range(14_001, 14_101)]
    eo(*INGEST, orders(tmp_path / "old", *numbers), "--database-url", url)
    old = held(url)[2]
    new_input = orders(tmp_path / "new", *numbers, "14999")
    started = time.monotonic()
    eo(*INGEST, new_input, "--database-url", url, "--dry-run")
    duration = time.monotonic() - started
    for moment in moments:
        with Forked("app", *INGEST, new_input, "--database-url", url):
            time.sleep(duration * moment)  # it is killed then
        assert held(url)[2] in (old, [*old, "14999"])
    assert eo(*INGEST, tmp_path / "old", "--database-url", url).returncode == 0
    assert held(url)[2] == old
    assert sorted(path.name for path in (tmp_path / "db").iterdir()) == ["eo.sqlite", "eo.sqlite.lock"]


def test_killed_on_postgres(tmp_path: Path, empty_database: str) -> None:
    """A run killed while it holds the database gives the lock back with its life, and the next run works."""
    many = orders(tmp_path / "many", *(str(number) for number in range(10_000, 11_000)))
    with Forked("app", *INGEST, many, "--database-url", empty_database, "--workers", "1"):
        wait_for_lock(empty_database)  # it is killed then
    done = eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", empty_database)
    assert done.returncode == 0
    assert held(empty_database)[2] == ["14001"]


def test_hash_seed_and_locale_do_not_matter(tmp_path: Path, url: str) -> None:
    """Another hash seed and another locale give the same revision."""
    folder = orders(tmp_path / "in", *(str(number) for number in range(14_001, 14_030)))
    revisions = set()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        revisions.add(
            json.loads(fresh(*INGEST, folder, "--database-url", url, "--dry-run", env=env).stdout)["revision"]
        )
    assert len(revisions) == 1


def test_status_and_its_absence(tmp_path: Path, url: str) -> None:
    """`eo status` says what is held, and exits 5 where nothing is."""
    assert eo("status", "--database-url", url).returncode == 5
    eo(*INGEST, orders(tmp_path / "in", "14001"), "--database-url", url)
    assert json.loads(eo("status", "--database-url", url).stdout)["orders"] == 1


def test_all_orders_are_known_unless_it_is_told_otherwise(tmp_path: Path, url: str) -> None:
    """Without --no-register an ingest takes in the register shipped, too."""
    done = eo("ingest", orders(tmp_path / "in", "14001"), "--database-url", url, "--dry-run")
    said = json.loads(done.stdout)
    assert (done.returncode, said["documents"]["fr_json"], said["documents"]["register"] > 7_000) == (0, 1, True)
    assert said["orders"] > 7_000


@pytest.mark.parametrize("options", [["--no-register"], pytest.param([], marks=pytest.mark.soak)])
def test_the_sample_is_ready_at_once(url: str, options: list[str]) -> None:
    """`eo sample` makes the database and fills it; 14288 and the order it cites are in it, and all others if wished."""
    assert eo("sample", *options, "--database-url", url).returncode == 0
    numbers = set(held(url)[2])
    assert {"14288", "14159"} <= numbers
    assert ("9981" in numbers) == (not options)


def test_directives_of_an_order_and_of_a_file(url: str) -> None:
    """`eo directives` gives the same lines for a held order and for the files it came from."""
    eo("sample", "--no-register", "--database-url", url)
    held_lines = eo("directives", "EO 14288", "--database-url", url, "--ndjson")
    file_lines = eo("directives", store.shipped("sample"), "--ndjson")
    assert held_lines.stdout == file_lines.stdout
    due = [json.loads(line)["deadline"] for line in held_lines.stdout.splitlines()]
    assert [deadline["due_on"] for deadline in due if deadline] == ["2025-06-27", "2025-07-27", "2025-07-27"]


def test_directives_of_an_order_not_held(url: str) -> None:
    """A number of which no text is held, be it known or not, exits 3 and is named: it is not said to direct nothing."""
    eo("sample", "--no-register", "--database-url", url)
    done = eo("directives", "1", "13985", "--database-url", url)
    told = "error: 1: no text of it is held\nerror: 13985: no text of it is held\n"
    assert (done.returncode, done.stderr) == (3, told)


def test_directives_in_the_terminal() -> None:
    """Without --ndjson the directives are tables under the number of their order."""
    done = eo("directives", store.shipped("sample"), environment={"COLUMNS": "100"})
    assert done.returncode == 0
    assert done.stdout.startswith("EO 14288")
    assert "2025-06-27" in done.stdout


def test_time_phrases_of_files(tmp_path: Path) -> None:
    """`eo deadlines` accounts for the three deadlines of EO 14288, and exits 3 for a file it cannot read."""
    done = eo("deadlines", store.shipped("sample"), "--ndjson")
    rows = {row["order"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, rows["14288"]) == (0, {"order": "14288", "deadlines": 3, "unclaimed": []})
    assert "deadlines of directives" in eo("deadlines", store.shipped("sample")).stdout
    (tmp_path / "empty.xml").touch()
    assert eo("deadlines", tmp_path / "empty.xml").returncode == 3


class TestCopyDesk:
    """`eo check-quote` and `eo check-quotes`."""

    def test_a_right_quotation_exits_0(self, sqlite_database: str) -> None:
        """Words that are the order's are told with their provision."""
        done = eo("check-quote", "the State and local level", "--order", "14288", "--database-url", sqlite_database)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("exact  EO 14288, sec. 1")

    def test_a_wrong_quotation_exits_1(self, sqlite_database: str) -> None:
        """A changed word is told with the right one."""
        done = eo("check-quote", "practices at the Senate and local level", "--database-url", sqlite_database)
        assert done.returncode == 1
        assert "replace: Senate for State" in done.stdout

    def test_an_article_is_checked_whole(self, tmp_path: Path, sqlite_database: str) -> None:
        """Every quotation of a file is told, and every order it names; JSON is the answer of the API."""
        article = tmp_path / "article.md"
        article.write_text("EO 14288 of April 27, 2025, says “the State and local level”.")
        done = eo("check-quotes", article, "--json", "--database-url", sqlite_database)
        found = json.loads(done.stdout)
        assert [quote["verdict"] for quote in found["quotes"]] == ["exact"]
        assert [cited["verdict"] for cited in found["citations"]] == ["date_differs"]
        assert done.returncode == 1
        shown = eo("check-quotes", article, "--database-url", sqlite_database).stdout
        assert "1 quotation: 1 exact" in shown
        assert "date differs  EO 14288" in shown

    def test_too_many_quotations_are_said_to_be_that(self, sqlite_database: str) -> None:
        """More than are checked at once is usage, told in one line."""
        done = eo("check-quotes", "-", "--database-url", sqlite_database, said="“a b c d” " * 201)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)

    def test_standard_input_is_an_article(self, sqlite_database: str) -> None:
        """A dash reads what is piped in."""
        done = eo("check-quotes", "-", "--database-url", sqlite_database, said="He said nothing.")
        assert (done.returncode, done.stdout.strip()) == (0, "no quotation")

    @pytest.mark.parametrize(
        "arguments",
        [["check-quote", "…"], ["check-quote", "a word", "--order", "99999"], ["check-quotes", "nowhere.md"]],
    )
    def test_what_cannot_be_checked_exits_2(self, sqlite_database: str, arguments: list[str]) -> None:
        """No word, no such order and no such file are usage, told in one line."""
        done = eo(*arguments, "--database-url", sqlite_database)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command", [("show", "14288"), ("resolve", "14288", "--json"), ("status",), ("show", "--help")]
)
def test_a_reader_that_goes_is_no_failure(sqlite_database: str, command: tuple[str, ...], unbuffered: str) -> None:
    """Behind `| head -1` a command ends as by SIGPIPE, without a word; not by 1, which means that nothing is held."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as gone:
        done = printing_into(gone, sqlite_database, command, unbuffered)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command", [("show", "14288"), ("resolve", "14288", "--json"), ("status",), ("show", "--help")]
)
def test_a_full_disk_is_told_in_one_line(sqlite_database: str, command: tuple[str, ...], unbuffered: str) -> None:
    """What cannot be printed exits 5 and says why."""
    with Path("/dev/full").open("w") as full:
        done = printing_into(full, sqlite_database, command, unbuffered)
    assert (done.returncode, done.stderr) == (5, "error: No space left on device\n")


def printing_into(
    file: IO[str], url: str, command: Sequence[str], unbuffered: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command that prints into a file, which takes nothing."""
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(
        [*FRESH, *command],
        stdout=file,
        stderr=subprocess.PIPE,
        text=True,
        timeout=TIMEOUT,
        check=False,
        env=environment,
    )
