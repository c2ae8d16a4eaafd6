"""If-Match and If-Unmodified-Since: an answer for those only who know it already (RFC 9110, sections 13.1.1, 13.1.4).

They are judged by the ETag and the date of the answer that would have been sent, before If-None-Match and
If-Modified-Since, which `app.api.conditional` is about; an error is sent as it is (RFC 9110 §13.2).
"""

from collections.abc import Iterable
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.conditional import instant_of
from app.api.edge.headers import Headers
from app.api.problems import Problem, response
from app.settings import Settings

ASKED = frozenset({b"if-match", b"if-unmodified-since"})
_JUDGED = frozenset({200, 206, 304})
"""The answers that represent something; what OPTIONS answers does not, and is sent as it is (RFC 9110 §13.2.1)."""


class Preconditions:
    """The layer that sends 412 instead of an answer that is not the one that was named."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._base_url = settings.public_base_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        conditions = conditions_of(scope["headers"]) if scope["type"] == "http" else None
        if conditions is None:
            await self.app(scope, receive, send)
            return
        refused = False

        async def judging(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] in _JUDGED:
                refused = not conditions.hold(message.get("headers", ()))
                if refused:
                    refusal = response(Problem("precondition-failed"), self._base_url, scope["state"]["request_id"])
                    await refusal(scope, receive, send)
            if not refused:
                await send(message)

        await self.app(scope, receive, judging)


class Conditions(NamedTuple):
    """What a client says that the answer must be; None of what it does not say."""

    if_match: str | None
    if_unmodified_since: str | None

    def hold(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Tell whether the answer with these fields is it; the date counts only where no ETag is named.

        ETags are compared strongly (RFC 9110 §8.8.3.2): a weak one names nothing, and neither does that of another
        coding. A date that is none, or two, is ignored, as it must be, and so is one where nothing dates the answer.
        """
        told = {name.lower(): value.decode("latin-1") for name, value in headers}
        if self.if_match is not None:
            given = {each.strip() for each in self.if_match.split(",")}
            return "*" in given or told.get(b"etag") in given
        since = instant_of((self.if_unmodified_since or "").strip())
        last = instant_of(told.get(b"last-modified", ""))
        return since is None or last is None or last <= since


def conditions_of(headers: Headers) -> Conditions | None:
    """Return what a request asks to be true; None where that is nothing."""
    if_match, unmodified = ([value for name, value in headers if name == asked] for asked in sorted(ASKED))
    if not if_match and not unmodified:
        return None
    return Conditions(*(b",".join(each).decode("latin-1") if each else None for each in (if_match, unmodified)))
