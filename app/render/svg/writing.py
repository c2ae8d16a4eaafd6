"""Elements of SVG as text, everything in them escaped."""

from collections.abc import Mapping

from app.render import xml

Attributes = Mapping[str, str | float]


def element(name: str, attributes: Attributes, *inside: str) -> str:
    """An element with its attributes and with what stands in it, which is SVG already."""
    given = "".join(f' {key}="{_written(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def text(x: float, y: float, size: float, words: str, more: Attributes | None = None) -> str:
    """Words whose first letter stands on the line at `y`."""
    return element("text", {"x": x, "y": y, "font-size": size, **(more or {})}, xml.text(words, quotes=False))


def _written(value: str | float) -> str:
    return xml.text(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
