"""How a page is asked for and sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends
from fastapi.datastructures import DefaultPlaceholder
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.api.context import Asked, Documented, Origin
from app.api.moved import Moved
from app.api.operations import Operation
from app.api.operations.body import Form, body_of
from app.api.problems import Problem
from app.api.urls import This
from app.site.templating import rendered
from app.store import Snapshot

_RESOURCES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; "
)
POLICY = f"{_RESOURCES}frame-ancestors 'none'"
"""What a page needs: its stylesheet, its script, its pictures, and its forms, all from our own host."""
FRAMED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""What a card needs that stands in another's page: its stylesheet, and its picture."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same as a page in another form.

    Attributes:
        name: as it is written: "JSON", "CSV".
        href: its address.
        media_type: of it.
    """

    name: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class View:
    """What is at hand to make a page.

    Attributes:
        this: what is asked.
        origin: stands before absolute addresses of ours.
        documented: whether `/docs` is served.
    """

    this: This
    origin: str
    documented: bool

    def link(self, **instead: str | None) -> str:
        """Return this page with other parameters, from the beginning of its list; None takes one away."""
        kept = [pair for pair in self.this.given if pair[0] not in instead and pair[0] != "cursor"]
        set_ = [(name, value) for name, value in instead.items() if value is not None]
        query = urlencode([*kept, *set_])
        return f"{self.this.raw_path}{'?' if query else ''}{query}"

    def api(self, path: str, *without: str, adding: str = "") -> str:
        """Return a path of the API with the parameters of this page.

        Args:
            path: of an operation.
            without: parameters of the page that it does not have; the place in a list never goes along.
            adding: a query that the page does not have.
        """
        query = "&".join(part for part in (self.this.without("cursor", *without), adding) if part)
        return f"{path}{'?' if query else ''}{query}"

    def given(self, name: str) -> str:
        """Return the first value of a parameter, "" where it is not given."""
        return next(iter(self.all_given(name)), "")

    def all_given(self, name: str) -> list[str]:
        """Return every value of a parameter."""
        return [value for key, value in self.this.given if key == name]

    def kept(self, *fields: str) -> list[tuple[str, str]]:
        """Return what a form keeps of the parameters: all that have no field, and what its fields do not show.

        A field shows the first value of its parameter. The place in a list is not kept.
        """
        shown = {name: self.given(name) for name in fields}
        others = [pair for pair in self.this.given if pair[0] != "cursor" and pair[0] not in shown]
        return [*others, *self.further(*fields)]

    def further(self, *fields: str) -> list[tuple[str, str]]:
        """Return the values of parameters behind the first of each."""
        return [(name, value) for name in fields for value in self.all_given(name)[1:]]

    def ignoring(self, *names: str) -> "View":
        """Return the same without some parameters."""
        return replace(self, this=replace(self.this, query=self.this.without(*names)))

    def page(
        self,
        snapshot: Snapshot,
        template: str,
        title: str,
        *,
        canonical: str | None = None,
        alternates: Sequence[Alternate] = (),
        policy: str = POLICY,
        **values: Any,
    ) -> HTMLResponse:
        """Return a page.

        Args:
            snapshot: of the corpus that it shows.
            template: its file.
            title: what it is called, without the name of the site.
            canonical: its path where others lead to the same, with its query; its own without.
            alternates: the same in other forms, the JSON first.
            policy: its Content-Security-Policy.
            values: what the template shows beside.
        """
        html = rendered(
            template,
            view=self,
            current=self.this.path,
            title=title,
            canonical=self.origin + (canonical or self.this.url().removeprefix(self.this.base_url)),
            alternates=alternates,
            revision=snapshot.revision,
            ingested_at=snapshot.ingested_at,
            **values,
        )
        return HTMLResponse(html, headers={"Content-Security-Policy": policy})


def _view(this: Asked, origin: Origin, documented: Documented) -> View:
    return View(this, origin, documented)


Viewed = Annotated[View, Depends(_view)]
"""Declares what is at hand to make a page."""


class PageRoute(Operation):
    """An operation that is answered with a page, or leads to one.

    Parameters that it does not take are ignored, as are empty ones: links carry the marks of who sends them, and a form
    sends every field. A name of one order that is not its canonical one ("13,526") leads to that (308).
    """

    def __init__(self, path: str, endpoint: Any, **options: Any) -> None:
        if isinstance(options.get("response_class"), DefaultPlaceholder):
            options["response_class"] = HTMLResponse
        called = _leading_on(endpoint) if "{number}" in path else endpoint
        super().__init__(path, called, **options | {"include_in_schema": False})

    def _read(self, options: Any) -> None:
        super()._read(options)
        self._body = body_of(self.dependant, Form)

    def asked(self, this: This) -> This:
        """Return what is asked without the parameters that are none of the page's."""
        taken = [(name, value.strip()) for name, value in this.given if value.strip() and self._table.takes(name)]
        return replace(this, query=urlencode(taken))


def led_to(this: This, path: str, status: int) -> Response:
    """Lead from what is asked to a page of ours, by an address from the configured base URL, or a relative one."""
    return RedirectResponse(f"{this.base_url}{path}", status)


def _leading_on(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint of a page of an order, leading on from other names of it."""

    @wraps(endpoint)
    def led(*, number: str, **values: Any) -> Any:
        try:
            return endpoint(number=number, **values)
        except Problem as refused:
            canonical = next((each.suggestion for each in refused.errors if each.code == "not_canonical"), None)
            if canonical is None:
                raise
            raise Moved(number, canonical) from None

    return led
