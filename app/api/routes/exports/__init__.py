"""The lists whole, in other forms: the same filters, streamed, never capped.

found      what a list whole is made of, and how it is asked for
of_corpus  the lists over all orders, a row each
of_order   the lists under one order, a row each
answering  one form of a list as an operation

Which lists there are and which forms they have is told by the tables of `app.render.lists`.
"""

from collections.abc import Mapping

from fastapi import APIRouter

from app.api.operations import Operation
from app.api.routes.exports import of_corpus, of_order
from app.api.routes.exports.answering import add
from app.api.routes.exports.found import Asking
from app.render import LISTS

router = APIRouter(route_class=Operation, prefix="/v1", tags=["exports"])
ASKED: Mapping[str, Asking] = {
    **of_corpus.ASKED,
    **{f"orders/{{number}}/{name}": asking for name, asking in of_order.ASKED.items()},
}
"""How each list is asked for, by its path below /v1/."""

for _path, _listed in LISTS.items():
    for _ending in _listed.forms:
        add(router, _path, _listed, _ending, ASKED.get(f"{_path}.{_ending}", ASKED[_path]))
