"""Whatever a route does not declare is refused, so that a new endpoint is strict without a word."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_origin

from fastapi import Request
from fastapi._compat import ModelField
from fastapi.dependencies.models import Dependant

from app.api.parameters.hints import hint
from app.api.parameters.types import DAY
from app.api.problems import FieldError, Problem

MAX_PARAMETERS = 64


async def strict(request: Request) -> None:
    """Refuse what the matched route does not take, as a dependency of routes that are no operations.

    Raises:
        Problem: as `refuse_strange`.
    """
    refuse_strange(request.query_params.multi_items(), dict(_declared(request.scope["route"].dependant)))


def refuse_strange(
    given: Sequence[tuple[str, str]], declared: Mapping[str, bool], forms: Mapping[str, str] | None = None
) -> None:
    """Refuse parameters that are unknown, empty, repeated without being repeatable, or too many, and crossed ranges.

    `declared` tells of each parameter whether it may be repeated, `forms` where the same is in other formats.

    Raises:
        Problem: `unknown-parameter` or `invalid-parameter`, with every fault found.
    """
    if len(given) > MAX_PARAMETERS:
        raise Problem("invalid-parameter", f"A request has at most {MAX_PARAMETERS} parameters.")
    if unknown := [
        hint(name, value, declared, forms or {}) for name, value in dict(given).items() if name not in declared
    ]:
        raise Problem("unknown-parameter", _known_names(declared), unknown)
    if errors := [*_repeated(given, declared), *_empty(given), *_crossed(dict(given))]:
        raise Problem("invalid-parameter", errors=errors)


def _declared(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """Yield each query parameter's name and whether it may be repeated."""
    for field in dependant.query_params:
        yield field.alias, is_many(field)
    for inner in dependant.dependencies:
        yield from _declared(inner)


def is_many(field: ModelField) -> bool:
    """Tell whether a parameter may be repeated."""
    return get_origin(field.field_info.annotation) in (list, tuple)


def _known_names(declared: Mapping[str, bool]) -> str:
    names = ", ".join(sorted(declared))
    return f"The parameters of this path are: {names}." if names else "This path takes no parameters."


def _repeated(given: Sequence[tuple[str, str]], declared: Mapping[str, bool]) -> Iterator[FieldError]:
    for name, times in Counter(name for name, _ in given).items():
        if times > 1 and not declared[name]:
            yield FieldError("repeated", "This parameter may be given only once.", name)


def _empty(given: Sequence[tuple[str, str]]) -> Iterator[FieldError]:
    for name in dict.fromkeys(name for name, value in given if not value):
        yield FieldError("empty", "Give the parameter a value, or leave it out.", name)


def _crossed(given: dict[str, str]) -> Iterator[FieldError]:
    """Days written YYYY-MM-DD compare as text; what is not a day is refused by its type."""
    for name, start in given.items():
        end = given.get(f"{name.removesuffix('_from')}_to", "") if name.endswith("_from") else ""
        if DAY.fullmatch(start) and DAY.fullmatch(end) and start > end:
            yield FieldError("out_of_range", "The range ends before it begins.", name)
