"""Which directives are the general provisions that nearly every order repeats."""

import re

PATTERNS: tuple[tuple[str, str], ...] = (
    # pattern in small letters, an example that it must find
    (
        r"funding for (?:this order['’]s publication|(?:the )?publication of this order)",
        "The Department of Justice shall provide funding for this order's publication in the Federal Register.",
    ),
    (
        r"costs? (?:for|of) (?:the )?publication of this order",
        "The costs for publication of this order shall be borne by the Department of Justice.",
    ),
    (
        r"(?:implement|carry out)(?: the provisions of)? this order (?:\w+ ){0,3}consistent with applicable law",
        "Agencies shall implement this order consistent with applicable law.",
    ),
    (
        r"independent (?:regulatory )?agencies (?:\w+ ){0,3}(?:requested|encouraged|urged) to comply",
        "Independent agencies are requested to comply with the provisions of this order.",
    ),
    (
        r"(?:requested|encouraged|urged) to comply with (?:the (?:provisions|requirements|terms) of )?this order",
        "Independent regulatory agencies are strongly encouraged to comply with the provisions of this order.",
    ),
    (
        r"shall perform its functions subject to the availability of (?:funds|appropriations)",
        "The Board shall perform its functions subject to the availability of funds.",
    ),
    (
        r"(?:functions|responsibilities|duties) of the president\b(?:(?!\bshall\b)[^.;]){0,120}?\bunder (?:the )?"
        r"(?:(?:provisions of (?:the )?)?(?:federal advisory committee act|faca)\b"
        r"|(?:that |such |said )?act\b(?=.{0,250}(?:of reporting|administrator of general services|section 6\b)))",
        "The functions of the President under the Federal Advisory Committee Act shall be performed by the Secretary.",
    ),
)
_ANY = re.compile("|".join(pattern for pattern, _ in PATTERNS))


def is_boilerplate(text: str) -> bool:
    """Whether the words of a directive are a general provision."""
    return _ANY.search(text.lower()) is not None
