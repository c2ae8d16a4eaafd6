"""How much of an answer a client wants: nothing of what it has (RFC 9110, section 13), and of HEAD no body."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from typing import Final

from starlette.types import Scope

from app.settings import RELEASED_AT

WITHOUT_BODY: Final = "without_body"
"""What the state of a request holds that was HEAD and is answered as GET is: all that is made of the body is lost."""

_DATES = (
    (re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"), "%a, %d %b %Y %H:%M:%S GMT"),
    (re.compile(r"[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT"), "%A, %d-%b-%y %H:%M:%S GMT"),
    (re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}"), "%a %b %d %H:%M:%S %Y"),
)
"""The three forms of a date that a recipient must read (RFC 9110 §5.6.7), and how each is read."""


def modified_at(published_at: datetime) -> datetime:
    """Return when answers of a publish were others last: at it, or with the release that renders them."""
    return max(published_at.astimezone(UTC), RELEASED_AT).replace(microsecond=0)


@lru_cache(maxsize=8)
def http_date(instant: datetime) -> str:
    """Return an instant, in UTC, as header fields have it."""
    return format_datetime(instant, usegmt=True)


@lru_cache(maxsize=256)
def instant_of(date: str) -> datetime | None:
    """Return the instant that a header field names; None where it is no date of HTTP."""
    for form, read in _DATES:
        if form.fullmatch(date):
            try:
                return datetime.strptime(date, read).replace(tzinfo=UTC)
            except ValueError:
                return None
    return None


def is_unmodified(if_modified_since: str | None, last_modified: str | None) -> bool:
    """Tell whether a client has what was modified last at that date.

    A value that is no date, such as two of them, is ignored, and so is the field where nothing tells the date of the
    answer; who also sends If-None-Match is not asked by this (RFC 9110 §13.1.3).
    """
    if if_modified_since is None or last_modified is None:
        return False
    since, last = instant_of(if_modified_since.strip()), instant_of(last_modified)
    return since is not None and last is not None and last <= since


def wants_body(scope: Scope) -> bool:
    """Tell whether the body of the answer will be sent; one that costs much need not be made else."""
    return WITHOUT_BODY not in scope.get("state", {})


def has_tag(if_none_match: str, tag: str) -> bool:
    """Tell whether If-None-Match names an answer by its whole ETag, or is "*", which any answer is."""
    given = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return bool(given & {tag, "*"})
