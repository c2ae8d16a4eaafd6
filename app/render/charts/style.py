"""How the parts of a chart look: by classes, light or dark as the reader has it, and by attributes where no style goes.

A picture brings its style along. Whoever ignores styles sees the light chart, for each part has its colour as an
attribute, too.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Look(NamedTuple):
    """A class of parts: what is coloured, in light and in dark."""

    attribute: str
    light: str
    dark: str


LOOKS: Mapping[str, Look] = {
    "c-paper": Look("fill", "#ffffff", "#15171b"),
    "c-ink": Look("fill", "#16181d", "#eceef1"),
    "c-quiet": Look("fill", "#555b65", "#aab0ba"),
    "c-grid": Look("stroke", "#dcdee2", "#363a42"),
    "c-axis": Look("stroke", "#555b65", "#aab0ba"),
    "c-bar": Look("fill", "#a9bdd6", "#54708f"),
    "c-part": Look("fill", "#1f4e79", "#b9d3ee"),
    "c-hatch": Look("stroke", "#ffffff", "#15171b"),
    "c-gap": Look("stroke", "#8a9099", "#8a9099"),
    "c-other": Look("stroke", "#9aa0a9", "#6b727c"),
    "c-first": Look("stroke", "#b3400e", "#ff9b63"),
    "c-second": Look("stroke", "#0b5fa5", "#6db6f2"),
    "c-third": Look("stroke", "#13704f", "#57c79b"),
    "c-first-ink": Look("fill", "#b3400e", "#ff9b63"),
    "c-second-ink": Look("fill", "#0b5fa5", "#6db6f2"),
    "c-third-ink": Look("fill", "#13704f", "#57c79b"),
    "c-halo": Look("stroke", "#ffffff", "#15171b"),
}
"""The classes. Text has 4.5 : 1 against the paper, lines and bars that tell something 3 : 1, in light and in dark."""


def _rules(*, dark: bool) -> str:
    return "".join(f".{name}{{{look.attribute}:{look.dark if dark else look.light}}}" for name, look in LOOKS.items())


COLOURS = f"{_rules(dark=False)}@media (prefers-color-scheme:dark){{{_rules(dark=True)}}}"
"""What a picture that stands alone needs."""


def of(name: str) -> str:
    """The attributes of a part of a class."""
    look = LOOKS[name]
    return f'class="{name}" {look.attribute}="{look.light}"'
