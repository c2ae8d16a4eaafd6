"""Every path there is, whoever answers it: in which methods it can be asked for, and which one was meant by another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from starlette.routing import BaseRoute

from app.api.parameters.hints import forms_of
from app.api.problems import FieldError, Problem

ALIKE = 0.75
"""How like a word of ours another must be to be taken for it: "order" is to "orders", "section" to "sections"."""

MAX_SEGMENTS, MAX_SEGMENT = 8, 40
"""Nothing of ours is called longer; what is, is not compared."""

_PREFIX = "v1"
_OTHER_PREFIX = 0.1
"""What it costs to leave "v1" out, or to put it in."""
_VALUE = 0.9
"""What a parameter of a path counts for: a little less than a word that is the same."""
_HARMLESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.~-]*")
_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")

_NOTHING = "Nothing has this path; those of the API are lower case, begin with /v1 and end without a slash."

Route = Any
"""A route with `path`, `path_regex` and `methods`; what is mounted has no methods, and takes any."""


class Paths:
    """The paths of the operations and of all other routes."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._routes: list[Route] = [route for route in routes if hasattr(route, "path_regex")]

    def methods(self, path: str) -> list[str] | None:
        """Return the methods in which a path can be asked for, HEAD wherever GET is; none where it names nothing.

        None where it is for another application to say.
        """
        found: set[str] = set()
        for route in self._fitting(path):
            own: set[str] | None = getattr(route, "methods", None)
            if own is None:
                return None
            found |= own
        return sorted(found | ({"HEAD", "OPTIONS"} if "GET" in found else {"OPTIONS"} if found else set()))

    def lost(self, path: str) -> Problem:
        """Return what is said of a path that names nothing: the nearest that does, if one is near."""
        if self.methods(elsewhere := f"/{_PREFIX}{path}"):
            return _not_found("no_such_path", _NOTHING, self._named(elsewhere, self._template(elsewhere)))
        base, _, ending = path.rpartition(".")
        if base and "/" not in ending and self.methods(base):
            template = self._template(base)
            forms = ", ".join(f".{each}" for each in forms_of(template))
            told = f"There is no such form of this; those there are: {forms}." if forms else "This has no other forms."
            return _not_found("no_such_form", told, self._named(base, template))
        meant = self.meant(path)
        if meant is None:
            return Problem("not-found")
        return _not_found("no_such_path", _NOTHING, meant)

    def _fitting(self, path: str) -> Iterator[Route]:
        """The routes whose path this is."""
        return (route for route in self._routes if route.path_regex.match(path))

    def _template(self, path: str) -> str:
        """The path as the first of them declares it."""
        declared: str = next(self._fitting(path)).path
        return declared

    def _named(self, path: str, template: str) -> str:
        return self._spelled(path.split("/")[1:], template.split("/")[1:])

    def meant(self, path: str) -> str | None:
        """Return the path that is most like one that names nothing, or None.

        Words of it that fill a parameter are repeated only if they are harmless.
        """
        asked = [segment for segment in path.split("/") if segment]
        if not 0 < len(asked) <= MAX_SEGMENTS or max(map(len, asked)) > MAX_SEGMENT:
            return None
        near = [found for cost, words in _readings(asked) for found in self._near(words, cost)]
        if not near:
            return None
        _, words, template = max(near, key=lambda each: each[0])
        return self._spelled(words, template)

    def _near(self, words: Sequence[str], cost: float) -> Iterator[tuple[float, Sequence[str], Sequence[str]]]:
        for template in self._templates.get(len(words), ()):
            likeness = _likeness(words, template)
            if likeness is not None:
                yield likeness - cost, words, template

    @cached_property
    def _templates(self) -> dict[int, list[list[str]]]:
        """The segments of every path, by their number."""
        made: dict[int, list[list[str]]] = {}
        for path in dict.fromkeys(route.path for route in self._routes):
            segments = [segment for segment in path.split("/") if segment]
            made.setdefault(len(segments), []).append(segments)
        return made

    @staticmethod
    def _spelled(words: Sequence[str], template: Sequence[str]) -> str:
        """The path: our own words, and what stands for parameters if it is harmless."""
        return "/" + "/".join(_filled(word, own) for word, own in zip(words, template, strict=True))


def _readings(asked: Sequence[str]) -> Iterator[tuple[float, Sequence[str]]]:
    """What was asked for, and the same with "v1" put before it or left out, each with what that costs."""
    yield 0.0, asked
    if asked[0].lower() == _PREFIX:
        yield _OTHER_PREFIX, asked[1:]
    else:
        yield _OTHER_PREFIX, [_PREFIX, *asked]


def _likeness(words: Sequence[str], template: Sequence[str]) -> float | None:
    """How like a path of ours these words are, 1 at most; None if one of them is another word."""
    total = 0.0
    for word, own in zip(words, template, strict=True):
        likeness = _VALUE if _fills(word, own) else _of_words(word.lower(), own)
        if likeness < ALIKE:
            return None
        total += likeness
    return total / len(words) if words else None


def _fills(word: str, own: str) -> bool:
    """Whether a word can stand for a segment that has a parameter, with its ending if it has one."""
    parameter = _PARAMETER.match(own)
    return parameter is not None and word.endswith(own[parameter.end() :])


def _of_words(word: str, own: str) -> float:
    if word == own:
        return 1.0
    matcher = SequenceMatcher(None, word, own)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _filled(word: str, own: str) -> str:
    return _PARAMETER.sub(r"{\1}", own) if not _fills(word, own) else word if _HARMLESS.fullmatch(word) else own


def _not_found(code: str, detail: str, suggestion: str) -> Problem:
    return Problem("not-found", detail, [FieldError(code, detail, suggestion=suggestion)])
