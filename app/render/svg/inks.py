"""The colours of a picture: of paper in the picture itself, of a dark screen in a stylesheet."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from app.render.svg.pens import PENS


@dataclass(frozen=True, slots=True)
class Look:
    """How a box shows the status of its order, which it also says in words.

    Attributes:
        fill: of the box.
        ink: of the status.
        dash: of its border.
    """

    fill: str
    dark_fill: str
    ink: str
    dark_ink: str
    dash: str = ""


FOCUS, DARK_FOCUS = "#0a76ce", "#c8ddf7"
INK, DARK_INK = "#1d1b18", "#e6e2da"
PAPER, DARK_PAPER = "#ffffff", "#16171a"
QUIET, DARK_QUIET = "#5f5a52", "#a8a297"
LOOKS: Mapping[str, Look] = {
    "living": Look("#ffffff", "#26272c", "#1c6140", "#8fd0a8"),
    "ended": Look("#eeece7", "#101113", "#8a2b22", "#f0a493"),
    "absent": Look("#ffffff", "#16171a", QUIET, DARK_QUIET, "4 3"),
}

_CHOSEN = "a:is(:hover, :focus-visible) .g-box"
_DARK = {
    "": f"color: {DARK_INK}; color-scheme: dark",
    ".g-paper, .graph .g-hollow": f"fill: {DARK_PAPER}",
    ".g-quiet": f"fill: {DARK_QUIET}",
    **{f".g-{name} .g-box": f"fill: {look.dark_fill}" for name, look in LOOKS.items()},
    **{f".g-{name} .g-status": f"fill: {look.dark_ink}" for name, look in LOOKS.items()},
    **{f".g-{effect}": f"color: {pen.dark}" for effect, pen in PENS.items()},
    _CHOSEN: f"stroke: {DARK_FOCUS}",
}
STYLE = "\n".join(
    [
        ".graph { display: block; max-width: none; }",
        ".graph a { color: inherit; }",
        f".graph {_CHOSEN} {{ stroke: {FOCUS}; stroke-width: 4; }}",
        "@media screen and (prefers-color-scheme: dark) {",
        *(f"  .graph {selector} {{ {rules}; }}".replace("  {", " {") for selector, rules in _DARK.items()),
        "}",
    ]
)
"""What makes a picture fit for a dark screen. It stands in a picture of its own; a page has it in its stylesheet."""
POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a picture of its own needs: its style, known by its digest, and nothing else."""
