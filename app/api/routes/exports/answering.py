"""A list whole in one of its forms, as an operation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from inspect import Parameter, signature
from itertools import chain
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection

from app.api.context import Asked, Origin
from app.api.list_forms import JSON, link
from app.api.openapi.headers import SAVED, STREAMED, headers_of
from app.api.routes.exports.found import Asking, Batches, Found
from app.api.urls import This
from app.queries.moments import Moments
from app.render import Feed, Form, Items, List, labels
from app.store import Snapshot

_BESIDE = {
    "this": Parameter("this", Parameter.KEYWORD_ONLY, annotation=Asked),
    "origin": Parameter("origin", Parameter.KEYWORD_ONLY, annotation=Origin),
}
"""What an answer is given beside what its list is asked by."""


def add(router: APIRouter, path: str, listed: List, ending: str, asking: Asking) -> None:
    """Declare the path of one form of a list."""
    form = listed.forms[ending]

    class Answer(Response):
        media_type = form.media_type

    is_json = form.media_type.endswith("+json")
    content = {"content": {form.media_type: {"schema": {"type": "object"}}}} if is_json else {}
    router.add_api_route(
        f"/{path}.{ending}",
        _endpoint(path, listed, ending, asking),
        name=_name(path, ending),
        summary=_capital(form.summary.format(listed.told_as(ending))),
        description=_description(path, listed.items_as(ending), ending, asking),
        response_class=Answer,
        responses={200: {"headers": headers_of(SAVED if form.attachment else STREAMED), **content}},
    )


def _name(path: str, ending: str) -> str:
    """`orders` as CSV is export_orders_csv; `cited-by` of an order as a JSON Feed export_order_cited_by_feed_json."""
    words = path.replace("orders/{number}/", "order_").replace("/", "_").replace("-", "_")
    return f"export_{words}_{ending.replace('.', '_')}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _description(path: str, items: Items, ending: str, asking: Asking) -> str:
    told = f"The filters of `/v1/{path}`; {asking.told}"
    if ending != "csv" or items.columns is None:
        return told
    columns = "\n".join(f"- `{name}`: {column.meaning}" for name, column in items.columns.items())
    return f"{told}\n\nThe columns, in this order:\n\n{columns}"


def _endpoint(path: str, listed: List, ending: str, asking: Asking) -> Callable[..., Response]:
    """The function of the operation: it takes what the list is asked by, and what `_BESIDE` has."""
    asked_by = signature(asking.ask)
    form, filename = listed.forms[ending], f"{path.rpartition('/')[2]}.{ending}"

    def get(*, this: This, origin: str, **given: Any) -> Response:
        found = asking.ask(**given, **({"this": this} if "this" in asked_by.parameters else {}))
        snapshot: Snapshot = given["snapshot"]
        items = found.items or listed.items_as(ending)
        batches = _begun(found, form, asking.moments, snapshot.connection)
        feed = _feed(listed, found, snapshot, this, origin, ending)
        answer = _answer(form, items, batches, filename, feed)
        if listed.needs is None or listed.needs in dict(this.given):
            answer.headers["Link"] = link(feed.list_url, JSON)
        return answer

    beside = [parameter for name, parameter in _BESIDE.items() if name not in asked_by.parameters]
    own = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in asked_by.parameters.values()]
    get.__signature__ = asked_by.replace(parameters=[*own, *beside], return_annotation=Response)  # type: ignore[attr-defined]
    return get


def _begun(found: Found, form: Form, moments: Moments, connection: Connection) -> Batches:
    """The items; the first batch is read before the answer begins, so that a database in trouble is still a 503."""
    batches = _dated(found.batches, moments, connection) if form.dated else found.batches
    return chain([next(batches)], batches)


def _dated(batches: Batches, moments: Moments, connection: Connection) -> Iterator[Sequence[Any]]:
    """Each item with the moment of its last change."""
    for batch in batches:
        yield list(zip(batch, moments(connection, batch), strict=True))


def _feed(listed: List, found: Found, snapshot: Snapshot, this: This, origin: str, ending: str) -> Feed:
    """What the form must know; the addresses in it are absolute."""
    here = replace(this, base_url=origin)
    return Feed(
        here.url(),
        origin,
        snapshot.ingested_at,
        listed.title.format(labels.name(found.number) if found.number else ""),
        this.raw_path.removesuffix(f".{ending}"),
        listed.home and listed.home.format(number=found.number),
        found.due,
        found.number,
    )


def _answer(form: Form, items: Items, batches: Batches, filename: str, feed: Feed) -> Response:
    render = form.render(items)
    assert render is not None, f"{items.noun} has no {form.media_type}"  # noqa: S101
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'} if form.attachment else {}
    media_type = f"{form.media_type}; charset=utf-8{form.parameters}"
    return StreamingResponse(render(batches, feed), headers=headers, media_type=media_type)
