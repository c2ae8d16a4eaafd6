"""Headings in sentence case that run into their provision: "SEC. 2. Participation in certain organizations. There are".

Older orders print nearly all of theirs so, and a text without type shows no other sign than that the words before
the first full stop have no verb.
"""

import re

from app.law.documents import Span

ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:No|Nos|Mr|Mrs|Dr|St|Jr|Sr|Inc|Co|Corp|vs?|seq|Ch|Sec|Pub|Stat|Art|Gen|Lt|Col|Maj|Capt|Bldg|Ltd"
    r"|Reg|Fed|Supp?|US|Ex|Exec|Rev|Messrs|Rep|Sen|Hon|Prof|Dept|Govt|Ft|Ave|Cong|Sess))\.\Z"
)
_WORDS = re.compile(r"[A-Z][^.:()\d\"“”]{2,110}?(?P<end>\.-?—?|[-—]{1,2}(?=\((?:a|A|1)\) ))(?=[\s(])")
_FOLLOWS = re.compile(r"\s?(?:[A-Z“\"]|\((?:a|A|1|i)\))")
_LONGEST = 14  # words
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|being|shall|may|must|will|would|has|have|had|do|does|can|cannot|could|should|means?"
    r"|includes?|applies|apply|hereby|remains?|provides?|requires?|directs?|intends?|amends?|supplements?|supersedes?"
    r"|I|it|they|he|we|which|who)\b"
)
# A sentence's beginning at the head of an item: "(a) This order amends the requirements …".
_SENTENCE = re.compile(r"(?:The|This|That|These|Those|A|An|Any|All|Each|Every|No|Our|Section|Executive|Proclamation)\b")


def heading(text: str, begin: int, *, is_item: bool) -> Span | None:
    """The heading in sentence case at `begin`, with the full stop that ends it; None if none stands there.

    "Joseph H." and "in accord with section 402 of the Act (22 U.S." end in an abbreviation; a list's item of one name
    has no sentence after it.
    """
    found = _WORDS.match(text, begin)
    if found is None or ABBREVIATION.search(found[0].rstrip("-—")):
        return None
    words = found[0].rstrip(".-—")
    if not is_verbless(words) or (is_item and _SENTENCE.match(words)):
        return None
    return found.span() if leads(text, found.end()) else None


def is_verbless(words: str) -> bool:
    """Whether a few words have no verb, as far as that can be told."""
    return len(words.split()) <= _LONGEST and not _VERB.search(words)


def leads(text: str, end: int) -> bool:
    """Whether a sentence or the first item of a list follows a heading: "(2) Army. (2) Air Force." has none."""
    return _FOLLOWS.match(text, end) is not None
