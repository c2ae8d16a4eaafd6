"""The command itself, in a process of its own: what is around it is not used, and its memory is bounded."""

import os
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.answer import Answer
from tests.upstream.stand_in.asked import LIST, Asked
from tests.upstream.stand_in.lies.lie import on
from tests.upstream.stand_in.server import StandIn, standing_in

MEGABYTE = 1 << 20
MOST = 96 * MEGABYTE
"""The most memory that an answer may cost beside the program itself: the cap of 20 MB, packed, unpacked and copied."""
_QUICK = ("--rate", "0", "--text-rate", "0", "--since", str(made_up.FIRST), "--until", str(made_up.LAST))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code and the most memory that it had, in bytes."""

    code: int
    memory: int


def _fetch(folder: Path, origin: str, *more: str, **environment: str) -> Ended:
    command = [sys.executable, "-m", "app", "fetch", "federal-register", "--base-url", origin, "--store", str(folder)]
    process = subprocess.Popen(
        [*command, *_QUICK, *more], env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(process.returncode, used.ru_maxrss * 1024)


def _with_cookie(_asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
    return Answer(truth.status, truth.body, {**truth.headers, "set-cookie": "who=1; Path=/", "x": "1"})


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, StandIn, StandIn]:
    """A fetch among proxies, passwords and certificates that are not for it; the server, and who must not be asked."""
    at = tmp_path_factory.mktemp("around")
    (at / ".netrc").write_text("machine 127.0.0.1 login someone password secret\ndefault login a password b\n")
    (at / ".netrc").chmod(0o600)
    with standing_in(made_up.today(), on(LIST, _with_cookie)) as stand_in, standing_in(made_up.today()) as bait:
        proxies = {f"{name}_PROXY": bait.origin for name in ("HTTP", "HTTPS", "ALL")}
        environment = proxies | {name.lower(): value for name, value in proxies.items()}
        environment |= {
            "HOME": str(at),
            "NETRC": str(at / ".netrc"),
            "SSL_CERT_FILE": str(at / ".netrc"),
            "NO_PROXY": "",
        }
        ended = _fetch(at / "fetched", stand_in.origin, **environment)
    return ended, stand_in, bait


def test_nothing_around_is_used(usual: tuple[Ended, StandIn, StandIn]) -> None:
    """Neither proxies nor passwords of the environment are used, and no cookie comes back."""
    ended, stand_in, bait = usual
    assert ended.code == 0
    assert stand_in.lied
    assert not bait.asked
    sent = {name for asked in stand_in.asked for name in asked.headers}
    assert sent <= {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "user-agent",
        "if-none-match",
        "if-modified-since",
    }
    assert {asked.headers["host"] for asked in stand_in.asked} == {f"127.0.0.1:{stand_in.port}"}


def test_a_bomb_costs_no_memory(usual: tuple[Ended, StandIn, StandIn], tmp_path: Path) -> None:
    """10 MB that unpack to 10 GB are refused, with no more memory than an ordinary answer may cost."""
    packer = zlib.compressobj(9, wbits=31)
    start = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = start + block * 10_000
    assert len(bomb) < 16 * MEGABYTE
    with standing_in(made_up.today(), on(LIST, lambda _, truth, __: truth.saying(bomb, content_encoding="gzip"))) as it:
        ended = _fetch(tmp_path / "fetched", it.origin)
    assert it.lied
    assert ended.code == 4
    assert ended.memory - usual[0].memory < MOST
