"""What stands between a subject and its verb, or between two members of a list: descriptions and relative clauses."""

import re

OTHER_CLAUSE = re.compile(r"\b(?:shall|will|is|are|was|were|has|have|may|must|that\s\w+s|who|which)\b", re.IGNORECASE)
"""A finite verb: behind it another clause has begun."""

_RELATIVE = re.compile(
    r"\b(?:(?:by|under|in|to|of|with|for|from|on|upon|above|over)\s(?:respect\sto\s)?)?"
    r"(?:which|who|whom|whose|that(?=\s(?:\w+\s){0,4}?(?:shall|will|is|are|was|were|has|have|may|\w+ed)\b|\s\w+s\b))\b[^,;:]*"
    r"|\bas\s(?:provid|relat|pertain|affect|authoriz|requir|appl|reserv|withdr)\w*\b[^;:]*$",
    re.IGNORECASE,
)
"""EO 12041: "Annex II of ⟦order⟧, listing articles that are eligible for benefits of the GSP, is further amended"."""


_RELATING = ("which", "who", "that", "as ")
"""What a relative clause begins with, which tells sooner than the pattern that there is none."""


def without_relative(words: str) -> str:
    """The words of a gap without their relative clauses."""
    low = words.lower()
    return _RELATIVE.sub("", words) if any(word in low for word in _RELATING) else words


_APPOSITION = re.compile(
    r"as|relating|establishing|entitled|thereof|\)|in\sits\sentirety|and\sall|and\sany|and\sthe|except\b"
    r"|(?:in)?applicable\b|on\sthat\ssubject\b",
    re.IGNORECASE,
)


def is_apposition(words: str) -> bool:
    """Whether the words between a subject and its verb only describe the subject ("as amended,", ", which …,")."""
    words = words.strip()
    if not words or words.startswith((",", ")")) or _PARTICIPLE.match(words):
        return OTHER_CLAUSE.search(without_relative(words)) is None
    return _APPOSITION.match(words) is not None


_PARTICIPLE = re.compile(r"\w{3,}ing\b|and\sacts\b|which\b", re.IGNORECASE)
"""EO 6955-A: "Executive Order No. 6877 providing rules and regulations … is hereby amended"."""

ITSELF = re.compile(
    r"\s?,?\s?(?:and\s)?(?:which(?:\s(?:executive\s)?orders?)?|the\ssame)\s(?:is|are|shall)\b", re.IGNORECASE
)
"""EO 9709: "functions transferred by ⟦order⟧, which order is hereby superseded"."""

ITS_PART = re.compile(
    r"\s?,\s(?:(?!and\b|the\b|amendatory\b|supplement\w*\b)[\w().\-]+\s){1,6}(?:thereto|thereof|therein|of\sthat\sorder)\s?,?\s(?:is|are)\b",
    re.IGNORECASE,
)
"""EO 12371: "to correct a typographical error in ⟦order⟧, Annex I thereto is modified". An order
"amendatory thereof" is itself revoked (EO 9687)."""
