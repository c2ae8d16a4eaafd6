"""What is asked in one measurement, and the one fault that no figure may hide."""

from dataclasses import dataclass

from tests.bench.serving.processes import HOST, Server

CHECKED = 20
"""How many of the paths are asked once before they are measured."""


class WrongAnswer(Exception):  # noqa: N818 (it is an answer)
    """A server gave another answer than the one that is measured: the figures would be of something else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests that a measurement repeats.

    Attributes:
        paths: walked in this order and from the start again.
        headers: sent with each.
        status: of every answer.
        connections: how many clients ask at once, each waiting for its answer.
        seconds: how long.
    """

    paths: tuple[str, ...]
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200
    connections: int = 16
    seconds: int = 1

    def sent(self, path: str, port: int) -> bytes:
        """The bytes of the request for one of the paths."""
        headers = {"Host": f"{HOST}:{port}", **dict(self.headers)}
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"GET {path} HTTP/1.1\r\n{fields}\r\n".encode("latin-1")

    def check(self, server: Server) -> None:
        """Ask some of it once.

        Raises:
            WrongAnswer: if one has another status.
        """
        for path in self.paths[:CHECKED]:
            answer = server.get(path, dict(self.headers))
            if answer.status != self.status:
                said = answer.body[:300].decode(errors="replace")
                raise WrongAnswer(f"{path} answers {answer.status} instead of {self.status}: {said}")
