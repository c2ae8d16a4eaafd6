"""What an operation is given beside its parameters, declared in its signature: `snapshot: Current`, `this: Asked`.

How the snapshot is declared says how the operation asks the database: `Current` reads; `Searched` works within the
time and the places of a search; `MaybeSearched` does so when it is given `q`; `Streamed` keeps its snapshot until the
last byte is sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, NamedTuple, NoReturn
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from fastapi import Depends
from starlette.datastructures import State
from starlette.types import Scope

from app.api import urls
from app.api.urls import Links, This
from app.schemas import Upstream
from app.store import Snapshot
from app.store.shelf import Shown


@dataclass(frozen=True, slots=True)
class Beside:
    """What an operation answers beside what it returns.

    Attributes:
        headers: by name.
        items: of its list, rendered already: they stand where `items` is empty in what it returns.
    """

    headers: dict[str, str] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """What is at hand while an operation is performed.

    Attributes:
        more: what the answer depends on beside its URL and the generation, as `VARIES` names it.
    """

    this: This
    snapshot: Snapshot
    more: Mapping[str, Any] = field(default_factory=dict)
    beside: Beside = field(default_factory=Beside)


def _only_in_operations() -> NoReturn:
    raise NotImplementedError("routes that ask the database are operations: APIRouter(route_class=Operation)")


def reads() -> Snapshot:
    """Stand for a snapshot in a signature."""
    _only_in_operations()


def searches() -> Snapshot:
    """Stand for a snapshot that is searched."""
    _only_in_operations()


def may_search() -> Snapshot:
    """Stand for a snapshot that is searched where `q` is given."""
    _only_in_operations()


def streams() -> Snapshot:
    """Stand for a snapshot that is held while the answer is sent."""
    _only_in_operations()


def _this() -> This:
    _only_in_operations()


def _links() -> Links:
    _only_in_operations()


def today() -> date:
    """Stand for the date in Washington in a signature."""
    _only_in_operations()


def today_for_a_span() -> date | None:
    """Stand for the date in Washington in a signature, where the request asks for days from it on."""
    _only_in_operations()


def followed() -> Upstream | None:
    """Stand for how far the Federal Register is followed in a signature."""
    _only_in_operations()


def origin() -> str:
    """Stand for the scheme and host of our own absolute addresses in a signature."""
    _only_in_operations()


def downloads() -> tuple[Shown, ...]:
    """Stand for the downloads that there are in a signature."""
    _only_in_operations()


def documented() -> bool:
    """Stand for whether `/docs` is served in a signature."""
    _only_in_operations()


def _beside() -> Beside:
    _only_in_operations()


Current = Annotated[Snapshot, Depends(reads)]
"""The corpus as one answer sees it."""
Searched = Annotated[Snapshot, Depends(searches)]
"""The corpus as a search sees it: its statements are cut short when its time is over or nobody waits."""
MaybeSearched = Annotated[Snapshot, Depends(may_search)]
"""The corpus as a list sees it that is a search when it is given `q`."""
Streamed = Annotated[Snapshot, Depends(streams)]
"""The corpus as one export sees it, until its last byte; only so many at once, since each has a connection."""
Asked = Annotated[This, Depends(_this)]
"""The URL asked for."""
Linked = Annotated[Links, Depends(_links)]
"""The builder of links."""
AlsoSent = Annotated[Beside, Depends(_beside)]
"""What is answered beside what is returned, to be added to."""
Today = Annotated[date, Depends(today)]
"""The date in Washington. Whoever declares it gives an answer of that day, kept until the day is over."""

TodayForASpan = Annotated[date | None, Depends(today_for_a_span)]
"""The same, and None of a request without `due_within`: its answer is of no day, and kept like any other."""

Followed = Annotated[Upstream | None, Depends(followed)]
"""How far the Federal Register is followed; None where nobody watches. An answer is kept until that changes."""

Origin = Annotated[str, Depends(origin)]
"""What stands before the path of an absolute address of ours: the public base URL, else the host that was asked."""

Downloads = Annotated[tuple[Shown, ...], Depends(downloads)]
"""The downloads that there are. An answer is kept until they are others."""

Documented = Annotated[bool, Depends(documented)]
"""Whether `/docs` is served."""

WASHINGTON = ZoneInfo("America/New_York")
DUE_WITHIN = "due_within"
"""The parameter that asks for days from today on."""


class Varies(NamedTuple):
    """Something beside URL and generation that answers depend on.

    Attributes:
        name: in `Context.more`.
        now: tells what it is now, given the server's state and the request; answers are kept under it.
        is_asked: whether the same request to the same server never has another, so that it may have the same answer.
        is_asked_by: the parameter without which a request has nothing of it: None, for ever.
    """

    name: str
    now: Callable[[State, Scope], Any]
    is_asked: bool = False
    is_asked_by: str | None = None

    def lasts(self, value: Any) -> bool:
        """Tell whether the same request to the same server has this value for ever."""
        return self.is_asked or (self.is_asked_by is not None and value is None)


def _day_in_washington(_: State, __: Scope) -> date:
    return datetime.now(WASHINGTON).date()


def _day_for_a_span(_: State, scope: Scope) -> date | None:
    query: bytes = scope["query_string"]
    asked = query and DUE_WITHIN in dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    return datetime.now(WASHINGTON).date() if asked else None


def _far_followed(server: State, _: Scope) -> Upstream | None:
    found: Upstream | None = server.followed.now()
    return found


def _origin(server: State, scope: Scope) -> str:
    """The address that the server is told to have, else the one by which it was called."""
    host = dict(scope["headers"]).get(b"host", b"")
    return urls.origin(server.settings.public_base_url, scope["scheme"], host.decode("latin-1"))


def _on_the_shelf(server: State, _: Scope) -> tuple[Shown, ...]:
    found: tuple[Shown, ...] = server.shelf.now()
    return found


def _is_documented(server: State, _: Scope) -> bool:
    told: bool = server.settings.docs
    return told


VARIES: Mapping[Callable[..., Any], Varies] = {
    today: Varies("today", _day_in_washington),
    today_for_a_span: Varies("today_for_a_span", _day_for_a_span, is_asked_by=DUE_WITHIN),
    followed: Varies("upstream", _far_followed),
    origin: Varies("origin", _origin, is_asked=True),
    downloads: Varies("downloads", _on_the_shelf),
    documented: Varies("documented", _is_documented, is_asked=True),
}
"""Everything beside URL and generation that an answer may depend on, by how it is declared. An operation that asks the
clock without a word would be given to everybody until the next publish, whatever the day; a test looks for such."""

SNAPSHOTS = (reads, searches, may_search, streams)
"""Every way to ask the database."""


def _of_more(name: str, context: Context) -> Any:
    return context.more[name]


GIVEN: Mapping[Callable[..., Any], Callable[[Context], Any]] = {
    **dict.fromkeys(SNAPSHOTS, lambda context: context.snapshot),
    _this: lambda context: context.this,
    _links: lambda context: Links(context.this.base_url),
    _beside: lambda context: context.beside,
    **{call: partial(_of_more, varies.name) for call, varies in VARIES.items()},
}
"""What each declaration is given."""
