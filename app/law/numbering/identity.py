"""The names of orders and provisions: how sources print them, and the one form in which we keep them."""

import re

MAX_NUMBER = 99_999
"""Above every number in use; more digits are some other number, never an order's."""

_ORDER_NUMBER = re.compile(
    r"(?:(?:Executive\s+Order|Exec\.?\s+Order|E\.?\s?O\.?)\s+(?:No\.?\s*)?)?(\d{1,2},\d{3}|\d{1,5})(?:\s?-\s?)?([A-Za-z])?",
    re.IGNORECASE,
)
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


def sort_key(number: str) -> int:
    """Number × 100 + the suffix's place in the alphabet, so that 11359 < 11359-A < 11360.

    Raises:
        ValueError: `number` is not a normalised order number.
    """
    if order_number(number) != number:
        raise ValueError(f"not a normalised order number: {number!r}")
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
