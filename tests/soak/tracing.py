"""A command under strace: what it asks of the system, and what is made to fail of that."""

import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands import Forked

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
WRITES = "pwrite64,fsync,fdatasync,/^rename,/^unlink,ftruncate,/chmod,sendfile,copy_file_range"
"""What a publish does to the disk."""
_CALL = re.compile(r"^(\d+) +(\w+)\(")
_UNFINISHED = " <unfinished ...>"
_RESUMED = re.compile(r"^\d+ +<\.\.\. \w+ resumed>")
_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Traced:
    """A command that was traced.

    Attributes:
        code: what it exits with.
        errors: what it wrote to standard error.
        lines: what strace wrote.
    """

    code: int
    errors: str
    lines: Sequence[str]

    def calls(self) -> Counter[str]:
        """How often the process that asked most often asked for each."""
        found: dict[str, Counter[str]] = {}
        for line in self.lines:
            if match := _CALL.match(line):
                found.setdefault(match[2], Counter())[match[1]] += 1
        return Counter({name: max(by.values()) for name, by in found.items()})

    @property
    def injected(self) -> bool:
        """Whether something was made to fail."""
        return any("(INJECTED)" in line or "+++ killed by SIGKILL +++" in line for line in self.lines)


def joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a trace, those of a call during which another process called put together."""
    begun: dict[str, str] = {}
    for line in lines:
        process = line.partition(" ")[0]
        if line.endswith(_UNFINISHED):
            begun[process] = line.removesuffix(_UNFINISHED)
        elif match := _RESUMED.match(line):
            yield begun.pop(process, process) + line[match.end() :]
        else:
            yield line


def traced(words: Sequence[object], log: Path, *options: str) -> Traced:
    """Run `eo` with these words under strace, which writes to a file and is told options."""
    with Forked("app", *words) as process:
        process.send_signal(signal.SIGSTOP)
        command = ["strace", "-f", "-o", str(log), *options, "-p", str(process.pid)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            assert "attached" in tracer.stderr.readline()
            process.send_signal(signal.SIGCONT)
            code = process.wait(_SECONDS)
            tracer.wait(_SECONDS)
        return Traced(code, process.stderr.read(), log.read_text(errors="replace").splitlines())
