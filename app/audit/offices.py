"""Doubts about who must do what."""

import re

from app.audit.doubts import Audited, Found

MOST_LETTERS = 110
"""The longest name of an office, with all it is of, is shorter."""
_DIGITS = re.compile(r"\W*\d")


def digit_led(audited: Audited) -> Found:
    """Names of offices that begin with a digit, torn from a number or a date."""
    for directive in audited.directives:
        for actor in directive["actors"]:
            if _DIGITS.match(actor["name"]):
                yield directive["section"], actor["name"]


def overlong(audited: Audited) -> Found:
    """Names of offices so long that more than a name is in them."""
    for directive in audited.directives:
        for actor in directive["actors"]:
            if len(actor["name"]) > MOST_LETTERS:
                yield directive["section"], actor["name"]


def unknown(audited: Audited) -> Found:
    """Offices that are told to act and are none that is known."""
    for directive in audited.directives:
        for actor in directive["actors"]:
            if actor["role"] == "lead" and actor["slug"] is None:
                yield directive["section"], actor["name"]
