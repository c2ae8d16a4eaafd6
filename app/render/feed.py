"""What a list in another form must know beside its items, and what of an item a feed or a calendar shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

TAG = "tag:executive-orders-api,2026:"
"""What the ids of feeds and of their entries begin with (RFC 4151): they stay the same wherever they are served."""


Span = tuple[date | None, date | None]
"""The first and the last day, None where there is no bound."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Where an export is served and how old its content is.

    Attributes:
        url: the URL of the export.
        base_url: what stands before our own links; "" makes them relative.
        updated_at: when the corpus was published, in UTC.
        title: what is listed, for people.
        path: of the same list as pages of JSON, without its parameters.
        home: the path of a page that shows the same to people; None where there is none.
        days: which days of the items are asked for.
        order: the number of the order whose list it is; None of a list over all.
    """

    url: str
    base_url: str
    updated_at: datetime
    title: str = "Executive orders"
    path: str = ""
    home: str | None = None
    days: Span | None = None
    order: str | None = None

    def has(self, day: date) -> bool:
        """Tell whether a day of an item is asked for."""
        first, last = self.days or (None, None)
        return (first is None or first <= day) and (last is None or day <= last)

    def moment(self, changed_at: datetime | None, happened: date | datetime | None) -> datetime:
        """When what is told of an item changed last: at the publish that did so, else when it happened."""
        if changed_at or not happened:
            return changed_at or self.updated_at
        return happened if isinstance(happened, datetime) else datetime.combine(happened, time(), UTC)

    @property
    def id(self) -> str:
        """The name of the feed; it has the filters in it, for readers take two feeds of one id for the same."""
        return f"{TAG}{self.url.removeprefix(self.base_url)}"

    @property
    def list_url(self) -> str:
        """The same list as pages of JSON."""
        return f"{self.base_url}{self.path}{self._query}"

    @property
    def home_url(self) -> str | None:
        """The page for people, with the same filters; it leaves out what it does not know."""
        return self.home and f"{self.base_url}{self.home}{self._query}"

    @property
    def _query(self) -> str:
        _, mark, query = self.url.partition("?")
        return mark + query


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as a feed shows it.

    Attributes:
        name: what it is known by behind `TAG`, the same in every feed and for ever.
        title, summary: for people, plain text.
        url: its place in the API.
        page: its page for people, a path of ours; None where there is none.
        published: the day or the moment of what happened; None where that is not known.
        author: who wrote it, where that is not the President.
        official: its address outside, None where there is none.
        categories: what it can be sorted by.
    """

    name: str
    title: str
    summary: str
    url: str
    page: str | None = None
    published: date | datetime | None = None
    author: str | None = None
    official: str | None = None
    categories: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an item as a calendar shows it.

    Attributes:
        uid: what it is known by, the same in every calendar and for ever.
        on: the day.
        summary, description: for people.
        url: what it is about, a path of ours.
        categories: what it can be sorted by.
        happened: the day or the moment of what is told, as `published` of an entry.
        confirmed: whether it stands; what does not is neither that nor cancelled, which would hide what has passed.
    """

    uid: str
    on: date
    summary: str
    description: str
    url: str
    categories: Sequence[str] = ()
    happened: date | datetime | None = None
    confirmed: bool = False
