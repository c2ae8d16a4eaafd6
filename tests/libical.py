"""Calendars as libical reads them, the library of Evolution, KOrganizer and GNOME Calendar; Debian's libical3."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_EVENT = 4
"""`ICAL_VEVENT_COMPONENT` of libical/icalenums.h."""
_POINTERS = ("icalparser_parse_string", "icalcomponent_get_first_component", "icalcomponent_get_next_component")
_STRINGS = ("icalcomponent_get_uid", "icalcomponent_get_summary", "icalcomponent_get_description")


class Event(NamedTuple):
    """What libical reads of one event."""

    uid: str
    summary: str
    description: str


class Calendar(NamedTuple):
    """What libical reads of a calendar; `errors` counts what it takes for broken."""

    errors: int
    events: list[Event]


@cache
def library() -> ctypes.CDLL | None:
    """The library, or None where it is not installed."""
    name = ctypes.util.find_library("ical")
    if name is None:
        return None
    found = ctypes.CDLL(name)
    for function in _POINTERS:
        getattr(found, function).restype = ctypes.c_void_p
    for function in _STRINGS:
        getattr(found, function).restype = ctypes.c_char_p
        getattr(found, function).argtypes = [ctypes.c_void_p]
    found.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    found.icalcomponent_get_first_component.argtypes = [ctypes.c_void_p, ctypes.c_int]
    found.icalcomponent_get_next_component.argtypes = [ctypes.c_void_p, ctypes.c_int]
    for function in ("icalcomponent_count_errors", "icalcomponent_free"):
        getattr(found, function).argtypes = [ctypes.c_void_p]
    return found


def read(calendar: bytes) -> Calendar:
    """The calendar; the library must be there.

    Raises:
        ValueError: if libical takes the bytes for no calendar.
    """
    known = library()
    assert known is not None
    component = known.icalparser_parse_string(calendar)
    if not component:
        raise ValueError("libical reads no calendar")
    try:
        errors = known.icalcomponent_count_errors(component)
        return Calendar(errors, list(_events(known, component)))
    finally:
        known.icalcomponent_free(component)


def _events(known: ctypes.CDLL, component: int) -> Iterator[Event]:
    event = known.icalcomponent_get_first_component(component, _EVENT)
    while event:
        yield Event(*((getattr(known, name)(event) or b"").decode() for name in _STRINGS))
        event = known.icalcomponent_get_next_component(component, _EVENT)
