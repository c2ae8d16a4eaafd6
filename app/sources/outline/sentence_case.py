"""Headings in sentence case that run into their provision: "SEC. 2. Participation in certain organizations. There are".

Older orders print nearly all of theirs so, and a text without type shows no other sign than that the words before
the first full stop have no verb.
"""

import re

from app.law.documents import Span

ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:No|Nos|Mr|Mrs|Dr|St|Jr|Sr|Inc|Co|Corp|vs?|seq|Ch|Sec|Pub|Stat|Art|Gen|Lt|Col|Maj|Capt|Bldg|Ltd"
    r"|Reg|Fed|Supp?|US|Ex|Exec|Rev|Messrs|Rep|Sen|Hon|Prof|Dept|Govt|Ft|Ave|Cong|Sess|Mil|Evid))\.\Z"
)
_WORDS = re.compile(r"[A-Z][^.:()\d\"“”]{2,110}?(?P<end>\.-?—?|[-—]{1,2}(?=\((?:a|A|1)\) ))(?=[\s(])")
_FOLLOWS = re.compile(r"\s?(?:[A-Z“\"]|\((?:a|A|1|i)\))")
_LONGEST = 14  # words
# Words that begin a sentence and stand in no heading with a capital.
_UNSTOPPED = re.compile(
    r"(?:(?<=\d )Executive Order No\.(?= \d)"  # "Inapplicability of Executive Order 11071 Executive Order No. 11071,"
    r"|(?<=[a-z,\"”] )(?:There|The|This|These|Each|Every|All|Any|No|Nothing|In|For|Pursuant|Subject|Except"
    r"|Notwithstanding|As|An|Members|To|It|Upon|Within|If|When|Whenever|Such|With|At|Effective|Unless|Not|By|On|Under"
    r"|Until|After|Beginning|During|Whoever)\b(?= [a-zA-Z]))"
)
_NOT_IN_HEADING = re.compile(r"[\d.:()“”\"]|^(?:The|This|Any|All|Each|No|Section|Sections|Paragraph|Executive Order)\b")
# What a heading may name: "Inapplicability of Executive Order 11071", 'Definition of the term "…"' (EO 11224)
_NAMED = re.compile(r"(?<= )(?:Executive Order (?:No\. )?\d{4,5}|\"[^\"]{1,80}\"|“[^”]{1,80}”)(?= |$)")
_NO_END = frozenset(["a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "by", "with", "at", "under", "from"])
_REACH = 130
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


def unstopped(text: str) -> Span | None:
    """The heading at the start of a section whose full stop is lost: "Expiration The board shall terminate"."""
    for found in _UNSTOPPED.finditer(text, 0, _REACH):
        words = text[: found.start()].rstrip(" ,")
        if words.rpartition(" ")[2].lower() in _NO_END:
            continue
        is_heading = words[:1].isupper() and is_verbless(words) and not _NOT_IN_HEADING.search(_NAMED.sub("", words))
        return (0, len(words)) if is_heading else None
    return None


def is_verbless(words: str) -> bool:
    """Whether a few words have no verb, as far as that can be told."""
    return len(words.split()) <= _LONGEST and not _VERB.search(words)


def leads(text: str, end: int) -> bool:
    """Whether a sentence or the first item of a list follows a heading: "(2) Army. (2) Air Force." has none."""
    return _FOLLOWS.match(text, end) is not None
