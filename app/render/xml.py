"""Words as XML 1.0 can hold them, and elements that hold them."""

import re
from collections.abc import Mapping
from html import escape

# No control characters but tab and line ends, no surrogates and neither of the two last code points (XML 1.0 §2.2).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Attributes = Mapping[str, str | None]
"""By name; one that is None is left out."""


def text(words: str, *, quotes: bool = True) -> str:
    """The words escaped, less what no XML document can have."""
    return escape(_ILLEGAL.sub("", words), quotes)


def element(name: str, attributes: Attributes, content: str = "") -> str:
    """An element whose content is XML already; one without content is empty."""
    told = "".join(f' {key}="{text(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def block(name: str, attributes: Attributes, *content: str) -> str:
    """An element that holds elements alone, each on a line of its own; an empty string among them is none."""
    held = "\n".join(filter(None, content))
    return element(name, attributes, f"\n{held}\n" if held else "")
