"""The signature of an operation, compiled when the application starts: what FastAPI would find out for each request."""

from collections.abc import Callable, Iterator, Mapping
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from typing import Any

from fastapi.dependencies.models import Dependant

from app.api.context import GIVEN, SNAPSHOTS, VARIES, Context, Varies

Values = Mapping[str, Any]
"""The value of every parameter by name."""
Plan = Callable[[Context, Values], Any]
"""Calls an operation, or what one of its arguments is made by."""


def compiled(dependant: Dependant) -> Plan:
    """Return what calls an operation with everything it declares: its parameters, and what it is given.

    Raises:
        TypeError: if it declares anything else; the message says what to do.
    """
    call: Any = dependant.call
    if call in GIVEN:
        given = GIVEN[call]
        return lambda context, _: given(context)
    if (strange := _strange(dependant)) is not None:
        raise TypeError(
            f"{call.__name__} {strange}: an operation declares parameters of its path and its query, one body, and "
            "what app.api.context gives, in functions that are called in a thread"
        )
    given_ = (*dependant.path_params, *dependant.query_params, *dependant.body_params)
    names = [(field.name, field.alias) for field in given_]
    parts = [(inner.name, compiled(inner)) for inner in dependant.dependencies if inner.name is not None]

    def run(context: Context, values: Values) -> Any:
        arguments = {name: values[alias] for name, alias in names}
        for name, part in parts:
            arguments[name] = part(context, values)
        return call(**arguments)

    return run


def _strange(dependant: Dependant) -> str | None:
    """What is declared that a plan does not give; None if nothing is."""
    call: Any = dependant.call
    if iscoroutinefunction(call) or isgeneratorfunction(call) or isasyncgenfunction(call):
        return "is async, or yields"
    if dependant.header_params or dependant.cookie_params:
        return "takes a header or a cookie"
    if dependant.request_param_name or dependant.response_param_name or dependant.background_tasks_param_name:
        return "takes FastAPI's request, response or tasks"
    return None


def asks(dependant: Dependant) -> Callable[..., Any] | None:
    """Return in which of the ways of `SNAPSHOTS` an operation asks the database; None if in none."""
    return next((call for call in _calls(dependant) if call in SNAPSHOTS), None)


def varies(dependant: Dependant) -> tuple[Varies, ...]:
    """Return what beside URL and generation an operation's answer depends on."""
    return tuple(dict.fromkeys(VARIES[call] for call in _calls(dependant) if call in VARIES))


def _calls(dependant: Dependant) -> Iterator[Any]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
