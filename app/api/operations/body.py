"""The body of an operation that takes one: JSON or a form, read whole, and of no other shape than the one declared."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.types import Receive, Scope

from app import store
from app.api.problems import MAX_BODY_BYTES, Problem
from app.store import revision_of


@dataclass(frozen=True, slots=True)
class Body:
    """How the body of an operation is read.

    Attributes:
        name: of the argument that takes it.
        model: its shape.
    """

    media_type: ClassVar[str] = "application/json"
    name: str
    model: type[BaseModel]

    async def received(self, scope: Scope, receive: Receive) -> bytes:
        """Return the body as it was sent; the guard has seen how long it says it is.

        Raises:
            Problem: if it is not said to be of its media type.
            store.TookTooLong: if the client went away.
        """
        said = [value for name, value in scope["headers"] if name == b"content-type"]
        if [value.partition(b";")[0].strip().lower() for value in said] != [self.media_type.encode()]:
            raise Problem("unsupported-media-type", f"Send the body as {self.media_type}.")
        parts: list[bytes] = []
        while (message := await receive())["type"] == "http.request":
            parts.append(message.get("body", b""))
            if sum(map(len, parts)) > MAX_BODY_BYTES:
                raise Problem("body-too-large")
            if not message.get("more_body", False):
                return b"".join(parts)
        raise store.TookTooLong("nobody waits for the answer")

    def read(self, body: bytes) -> BaseModel:
        """Return what it says.

        Raises:
            RequestValidationError: if it is not JSON, or of another shape.
        """
        try:
            read = self.model.model_validate_json(body)
            json.loads(body, object_pairs_hook=_each_once)
            return read
        except ValidationError as error:
            raise _of_body(error) from None


class Form(Body):
    """A body as a browser's form sends it: a field left empty is not given, one that is none of the model's ignored."""

    media_type = "application/x-www-form-urlencoded"

    def read(self, body: bytes) -> BaseModel:
        """Return what it says.

        Raises:
            RequestValidationError: if it is not UTF-8, says a field twice, or is of another shape.
        """
        try:
            pairs = [pair for pair in parse_qsl(body.decode(), errors="strict") if pair[0] in self.model.model_fields]
            return self.model.model_validate(_each_once(pairs))
        except ValidationError as error:
            raise _of_body(error) from None
        except ValueError:
            error_ = {"type": "malformed", "loc": ("body",), "msg": "The form is not UTF-8", "input": None}
            raise RequestValidationError([error_]) from None


def _of_body(error: ValidationError) -> RequestValidationError:
    found: list[Any] = error.errors(include_url=False)
    return RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in found])


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse what is said twice, of which a reader of JSON takes either."""
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(name for name in made if sum(name == other for other, _ in pairs) > 1)
        error = {"type": "repeated", "loc": ("body", twice), "msg": "Say this once", "input": None}
        raise RequestValidationError([error])
    return made


def unkept(generation: str | None) -> list[tuple[bytes, bytes]]:
    """Return the header fields of an answer to what was sent: that is nobody else's, and so is the answer."""
    kept = [(b"cache-control", b"no-store")]
    return kept if generation is None else [*kept, (b"x-corpus-revision", revision_of(generation).encode())]


def body_of(dependant: Dependant, kind: type[Body] = Body) -> Body | None:
    """Return how the body that an operation declares is read; None if it declares none.

    Raises:
        TypeError: if it is declared as anything but one model.
    """
    declared = [(field.name, field.field_info.annotation) for field in dependant.body_params]
    if not declared:
        return None
    name, model = declared[0]
    if len(declared) > 1 or not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeError(f"{name}: an operation takes one body, and its type is a model of app.schemas")
    return kind(name, model)
