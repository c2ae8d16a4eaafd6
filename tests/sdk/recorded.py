"""A server that keeps what it is asked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.sdk.before import Answer, Request, standing_before


@contextmanager
def recording(site: str) -> Iterator[tuple[str, Sequence[Request]]]:
    """The address of a server that answers as `site` does, and what it was asked.

    A cursor is not passed on: the one of the table leads nowhere, and one that leads on is of one language, for some
    send a default with it.
    """
    requests: list[Request] = []

    def change(request: Request, asked: Callable[[Request], Answer]) -> Answer:
        requests.append(request)
        return asked(request._replace(target=_without_cursor(request.target)))

    with standing_before(site, change) as address:
        yield address, requests


def _without_cursor(target: str) -> str:
    parts = urlsplit(target)
    others = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "cursor"]
    return parts._replace(query=urlencode(others)).geturl()
