"""Words as XML 1.0 can hold them."""

import re
from html import escape

# No control characters but tab and line ends, no surrogates and neither of the two last code points (XML 1.0 §2.2).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(words: str, *, quotes: bool = True) -> str:
    """The words escaped, less what no XML document can have."""
    return escape(_ILLEGAL.sub("", words), quotes)
