"""A request as the bytes that are sent, and a plan: a file with one of them a line."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

Header = tuple[str, str]

HOST: Header = ("Host", "localhost")
"""Never with the port, which is another in each run."""

_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Request:
    """One request; each character of it stands for the byte of that number (Latin-1), so that anything can be sent."""

    method: str
    target: str
    headers: tuple[Header, ...] = (HOST,)
    body: str = ""
    version: str = "HTTP/1.1"

    def sent(self) -> bytes:
        """The bytes on the wire."""
        fields = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        return f"{self.method} {self.target} {self.version}\r\n{fields}\r\n{self.body}".encode("latin-1")

    def header(self, name: str) -> str | None:
        """The value of the only header of that name, or None."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return values[0] if len(values) == 1 else None

    def adding(self, *headers: Header) -> "Request":
        """The same request with further headers."""
        return replace(self, headers=(*self.headers, *headers))

    def line(self) -> dict[str, Any]:
        """What a line of JSON says of it."""
        return asdict(self)


def of_line(line: dict[str, Any]) -> Request:
    """The request that a line of JSON tells of."""
    headers = tuple((str(name), str(value)) for name, value in line["headers"])
    return Request(line["method"], line["target"], headers, line["body"], line["version"])


def get(target: str, *headers: Header) -> Request:
    """A plain GET."""
    return Request("GET", target).adding(*headers)


def opened(path: Path, mode: str) -> IO[str]:
    """A text file for reading ("r") or writing ("w"), compressed if its name ends in .gz."""
    if path.suffix == ".gz":
        packed = gzip.GzipFile(path, mode, compresslevel=_LEVEL, mtime=0)
        return TextIOWrapper(packed, encoding="utf-8", newline="\n")
    return path.open(mode, encoding="utf-8", newline="\n")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Each line of a file of JSON lines."""
    with opened(path, "r") as file:
        for line in file:
            yield json.loads(line)


def write_plan(path: Path, requests: Iterable[Request]) -> None:
    """Write requests, one a line."""
    with opened(path, "w") as file:
        file.writelines(f"{json.dumps(request.line())}\n" for request in requests)


def read_plan(path: Path) -> Iterator[Request]:
    """The requests of a plan."""
    return map(of_line, lines(path))
