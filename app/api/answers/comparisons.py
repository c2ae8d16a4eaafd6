"""Two publications of an order, compared."""

from collections.abc import Sequence

from app.api.not_found import find_order
from app.api.problems import FieldError, Problem, nearest
from app.queries import comparison, publications
from app.schemas import OrderComparison, Publication
from app.store import Snapshot


def compared(snapshot: Snapshot, number: str, left: str | None, right: str | None) -> OrderComparison:
    """The comparison asked for. Three statements.

    Raises:
        Problem: `not-found` where there is nothing to compare, `invalid-parameter` for a name of no such publication.
    """
    key, _ = find_order(snapshot, number)
    held = publications(snapshot.connection, key)
    chosen = _chosen(number, held, left, right)
    found = comparison(snapshot.connection, key, *chosen)
    if found is None:
        raise Problem("not-found", "This corpus was made before publications were compared: the next ingest does so.")
    return found


def _chosen(number: str, held: Sequence[Publication], left: str | None, right: str | None) -> tuple[int, int]:
    texts = [position for position, publication in enumerate(held) if publication.has_text]
    if len(texts) < 2:
        there = f"one publication only ({held[texts[0]].format})" if texts else "no publication"
        detail = f"The text of this order is held of {there}; /v1/orders/{number}/publications lists its sources."
        raise Problem("not-found", f"There are no two texts to compare. {detail}")
    lefts, rights = _named("left", left, held, texts), _named("right", right, held, texts)
    pairs = ((one, other) for one in lefts for other in rights if one != other)
    if (chosen := next(pairs, None)) is None:
        detail = f"Both names are of one text. {_known(held, texts)}"
        raise Problem("invalid-parameter", errors=[FieldError("not_allowed", detail, "right")])
    return chosen


def _named(parameter: str, name: str | None, held: Sequence[Publication], texts: Sequence[int]) -> Sequence[int]:
    """The positions of the publications of a name that have text, the most trusted first; of all without a name.

    Raises:
        Problem: `invalid-parameter`.
    """
    if name is None:
        return texts
    if found := [at for at in texts if name in (held[at].source, held[at].format, held[at].sha256)]:
        return found
    error = FieldError("unknown", _known(held, texts), parameter, suggestion=nearest(name, _names(held, texts)))
    raise Problem("invalid-parameter", errors=[error])


def _names(held: Sequence[Publication], texts: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(word for at in texts for word in (held[at].format, held[at].source)))


def _known(held: Sequence[Publication], texts: Sequence[int]) -> str:
    return f"The texts held of this order are named {', '.join(_names(held, texts))}."
