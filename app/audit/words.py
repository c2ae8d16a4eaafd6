"""Doubts about words: titles and texts that hold what is no title and no law."""

import re

from app.audit.doubts import Audited, Found

_TITLE = re.compile(
    r"^(?:executive\sorder\b|correction\b|\[|\W)"  # the number is no title, nor is the name of another document
    r"|\b(?:FR\sDoc|Federal\sRegister\sVol|Filed|Billing\scode)\b"
    r"|[<>{}\\]|&(?:amp|nbsp|lt|gt|quot|#\d+);|``|\*\*"
    r"|(?:\s(?:of|the|and|or|to|for|from|in|on|at|by|with|as|a|an)|[,;:(\-–—])$",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"^(?:executive\sorder)?\s*(?:no\.?)?\s*[\d,]*(?:-[a-z])?$", re.IGNORECASE)
MOST_LETTERS = 400
"""The longest titles are sentences of 1937; what is longer has swallowed text."""
_BROKEN = re.compile(
    r"\ufffd|Ã[\x80-\xbf]|â€|[\x00-\x08\x0b-\x1f\x7f]|</?[A-Za-z][A-Za-z0-9]{0,9}[ >/]"
    r"|&(?:amp|nbsp|lt|gt|quot|#\d+);"
)
"""Letters read in another encoding than they were written in, and markup."""
_BREAKS = re.compile("[\ufffdÃâ<&\x00-\x08\x0b-\x1f\x7f]")
"""What they begin with, which tells soonest that there are none."""
_BESIDE = (
    "[[Page",
    "VerDate",
    "Frm 0",
    "PsN:",
    "BILLING CODE",
    "Billing code",
    "[FR Doc",
    "Legal Status",
    "prototype edition",
)
"""What pages and downloads have beside a text (EO 13141 to 13144 were a page about the site)."""
_FRACTION = re.compile(r"(?<![\d/.])\d{1,3}(?:1/[2348]|[35]/8|2/3|3/4)(?![\d/])")
"""Eleven halves or five and a half? The digits of a fraction stand against those before them."""


def noisy_title(audited: Audited) -> Found:
    """Titles that are none, that hold markup or what stands beside a title, or that are torn."""
    title: str = audited.order["title"]
    if len(title) > MOST_LETTERS or _NAMELESS.search(title) or _TITLE.search(title):
        yield None, title


def noisy_text(audited: Audited) -> Found:
    """Texts with markup, broken letters, or what a page has beside its text."""
    for section in audited.sections:
        for field in ("heading", "text", "closing"):
            text: str = section[field]
            places = [place for words in _BESIDE if (place := text.find(words)) >= 0]
            if (first := _BREAKS.search(text)) and (broken := _BROKEN.search(text, first.start())):
                places.append(broken.start())
            if places:
                yield section["id"], text[max(0, min(places) - 40) :]


def glued_fractions(audited: Audited) -> Found:
    """Whole numbers to which a fraction is glued: "51/2" for five and a half."""
    for section in audited.sections:
        for field in ("text", "closing"):
            for match in _FRACTION.finditer(section[field]) if "/" in section[field] else ():
                yield section["id"], section[field][max(0, match.start() - 20) :]
