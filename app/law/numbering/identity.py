"""The names of orders and provisions: how sources print them, and the one form in which we keep them."""

import re
from functools import lru_cache

MAX_NUMBER = 99_999
"""Above every number in use; more digits are some other number, never an order's."""

_ORDER_NUMBER = re.compile(
    r"(?:(?:Executive\s+Order|Exec\.?\s+Order|E\.?\s?O\.?)\s+(?:No\.?\s*)?)?(\d{1,2},\d{3}|\d{1,5})(?:\s?-\s?)?([A-Za-z])?",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(r"unnumbered-[0-9a-f]{16}")
FIRST_UNNUMBERED = (MAX_NUMBER + 1) * 100
"""The least sort key of an order without a number; they stand after all others."""
_SORT_KEYS = 2**24
"""Sort keys are below it, see `app.search.document_keys`."""
_REMEMBERED = 2**14
"""So many numbers are not read again: more than there are orders, and bounded whatever is asked."""
NUMBER = r"^([1-9][0-9]{0,4}(-[A-Z])?|unnumbered-[0-9a-f]{16})$"
"""The form of what an order is called by, for those who ask."""
_CITATION = re.compile(
    r"(?:(?:sections?|secs?\.?|§§?)\s*)?(\d{1,4}(?:[.-]\d{1,4}(?:-\d{1,2})?)?(?:~\d{1,3})?|preamble|annex)((?:\s?\([0-9A-Za-z]{1,8}\)){0,12})",
    re.IGNORECASE,
)
_ID = re.compile(r"(?:\d[\d-]*|preamble|annex|[A-Za-z]{1,8})(?:~\d+)?(?:\.[0-9A-Za-z-]{1,16}(?:~\d+)?)*")
_DOTTED_HEAD = re.compile(r"(\d+(?:~\d+)?\.\d+(?:-\d+)?[a-z]?(?:~\d+)?)(?=\.|$)")
_ROMAN_HEAD = re.compile(r"[IVX]+")
_ROMAN_CITATION = re.compile(r"(?:[Ss]ec(?:tion|\.)\s*)?([IVX]{1,6})((?:\s?\([0-9A-Za-z]{1,8}\)){0,12})")


def order_number(text: str) -> str | None:
    """The normalised number of an order ("14288", "11359-A"), or None where `text` is not exactly one number.

    Sources write 11359A, 7933-a, 10026-A, "14,288" and "Executive Order 14288" (Federal Register lists); the
    editors' pseudo-number "10321 Amended" and numbers such as "103 1/2" are none.
    """
    match = _ORDER_NUMBER.fullmatch(text.strip()) if text.isascii() else None
    if match is None:
        return None
    value = int(match[1].replace(",", ""))
    if not 0 < value <= MAX_NUMBER or match[1].startswith("0"):
        return None
    return f"{value}-{match[2].upper()}" if match[2] else str(value)


def unnumbered(sha256: str) -> str:
    """What an order without a number is called: by its page's sha256, "unnumbered-6e89c418d56ed7c9"."""
    return f"unnumbered-{sha256[:16]}"


def digits_of_page(number: str) -> str | None:
    """The first 16 hex digits of the sha256 of the page that an unnumbered order is called by; None of a number."""
    return number.removeprefix("unnumbered-") if _UNNUMBERED.fullmatch(number) else None


def order_id(text: str) -> str | None:
    """The normalised number of an order, or what one without a number is called; None where `text` is neither."""
    called = text.strip().lower()
    return called if _UNNUMBERED.fullmatch(called) else order_number(text)


def base_number(number: str) -> int | None:
    """The figure of a normalised number ("11359-A" has 11359); None of an order without a number."""
    digits = number.partition("-")[0]
    return int(digits) if digits.isdecimal() else None


@lru_cache(_REMEMBERED)
def sort_key(number: str) -> int:
    """Number × 100 + the suffix's place in the alphabet, so that 11359 < 11359-A < 11360.

    Orders without a number stand behind, by their digits; two of them may have one key, and only one is kept then.

    Raises:
        ValueError: `number` is not a normalised order number.
    """
    if order_id(number) != number:
        raise ValueError(f"not a normalised order number: {number!r}")
    if page := digits_of_page(number):
        return FIRST_UNNUMBERED + int(page, 16) % (_SORT_KEYS - FIRST_UNNUMBERED)
    digits, _, suffix = number.partition("-")
    return int(digits) * 100 + (ord(suffix) - ord("A") + 1 if suffix else 0)


def section_citation(section: str, head: str = "") -> str:
    """The citation of a provision's id: "3.b.i" -> "sec. 3(b)(i)", "1-101.a" -> "sec. 1-101(a)".

    "1.1" is read as section 1.1 (EO 13526 numbers this way), not as paragraph (1) of section 1. Where the id of the
    section that holds the provision is known it is given as `head`: section_citation("2.1", "2") -> "sec. 2(1)".
    """
    head, below = _split(section, head)
    items = "".join(f"({item})" for item in below)
    if _ROMAN_HEAD.fullmatch(head):
        return f"{head}{items}"  # an order's own roman number: "II(2)" (EO 6098)
    if head.isalpha():
        return f"{head} {items}".rstrip()
    return f"sec. {head}{items}"


def section_id(citation: str) -> str | None:
    """The id that a citation of a provision names: "sec. 3(b)(i)", "§ 3(b)", "Section 1.1(a)" or an id itself."""
    citation = citation.strip()
    if match := _CITATION.fullmatch(citation):
        return ".".join([match[1].lower(), *re.findall(r"[0-9A-Za-z]+", match[2])])
    if match := _ROMAN_CITATION.fullmatch(citation):
        return ".".join([match[1], *re.findall(r"[0-9A-Za-z]+", match[2])])
    return citation if _ID.fullmatch(citation) else None


def identifier(order: str, section: str, head: str = "") -> str:
    """The USLM-style path of a provision: ("14288", "3.b.i") -> "/us/eo/14288/s3/b/i"; `head` as above."""
    head, below = _split(section, head)
    first = head if head.isalpha() else f"s{head}"
    return "/".join(["/us/eo", order, first, *below])


def _split(section: str, head: str) -> tuple[str, list[str]]:
    """The id of the section, and the enumerators below it; absolute numbers ("1-201" in section 1) stand alone."""
    if section != head and not section.startswith(f"{head}."):
        dotted = _DOTTED_HEAD.match(section)
        head = dotted[1] if dotted else section.partition(".")[0]
    return head, section[len(head) :].strip(".").split(".") if section != head else []
