"""The parameters of one operation as one table, and how a request is read by it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import Any

from fastapi._compat import ModelField
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError

from app.api.parameters.hints import forms_of
from app.api.parameters.strictness import is_many, refuse_strange

Given = Sequence[tuple[str, str]]


def fields_of(dependant: Dependant) -> Iterator[tuple[str, ModelField]]:
    """Yield each parameter of an operation with where it stands: "path" or "query"."""
    for inner in dependant.dependencies:
        yield from fields_of(inner)
    yield from (("path", field) for field in dependant.path_params)
    yield from (("query", field) for field in dependant.query_params)


class Table:
    """Every parameter of an operation by name."""

    def __init__(self, dependant: Dependant, path: str) -> None:
        self._forms = forms_of(path)
        self._path = {field.alias: field for place, field in fields_of(dependant) if place == "path"}
        self._query = {field.alias: field for place, field in fields_of(dependant) if place == "query"}
        self._many = {name: is_many(field) for name, field in self._query.items()}
        required = [name for name, field in self._query.items() if field.field_info.is_required()]
        self._required = frozenset(required)
        self._defaults = {
            name: field.get_default() for name, field in self._query.items() if name not in self._required
        }

    def takes(self, name: str) -> bool:
        """Tell whether there is a parameter of the query that is called so."""
        return name in self._query

    def read(self, path: Mapping[str, str], query: Given) -> dict[str, Any]:
        """Return the value of every parameter by name, those not given with their defaults.

        Raises:
            Problem: for what `strictness` refuses.
            RequestValidationError: for values that are none of their parameter's.
        """
        values = {name: copy(default) for name, default in self._defaults.items()}
        errors: list[Any] = []
        given = self._given(query)
        for name, value in path.items():
            values[name] = _validated(self._path[name], ("path", name), value, errors)
        for name, field in self._query.items():
            if name in given:
                values[name] = _validated(field, ("query", name), given[name], errors)
            elif name in self._required:
                errors.append({"type": "missing", "loc": ("query", name), "msg": "Field required", "input": None})
        if errors:
            raise RequestValidationError(errors)
        return values

    def _given(self, query: Given) -> Mapping[str, Any]:
        if not query:
            return {}
        refuse_strange(query, self._many, self._forms)
        lists: dict[str, list[str]] = defaultdict(list)
        for name, value in query:
            lists[name].append(value)
        return {name: texts if self._many[name] else texts[0] for name, texts in lists.items()}


def _validated(field: ModelField, place: tuple[str, ...], value: Any, errors: list[Any]) -> Any:
    read, found = field.validate(value, {}, loc=place)
    errors.extend(found)
    return read
