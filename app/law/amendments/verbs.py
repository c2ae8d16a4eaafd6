"""The verbs by which an order amends another, one row each, and where they stand in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Does = Literal["strike", "insert", "add", "substitute", "replace", "restate", "redesignate", "revoke"]


@dataclass(frozen=True, slots=True)
class Verb:
    """An amending verb.

    Attributes:
        does: what it does.
        active: its forms that take what follows as their object ("striking", "strike", "the addition of").
        passive: its participle, of what stands before it ("is stricken").
    """

    does: Does
    active: str
    passive: str


READ = r"(?:read|provide(?=\W*(?:as\sfollows|the\sfollowing|⟦)))"
"""What new text is there to do: "is amended to read", "is amended to provide as follows" (EO 12418)."""
_SO_THAT = r"so\sthat\s[^.;:⟦]{1,200}\sshall\sbe\sas\sfollows\b"
"""EO 11317: "is hereby amended so that the offenses and punishments … shall be as follows:"."""

VERBS: tuple[Verb, ...] = (
    Verb("strike", r"strik(?:e|ing)(?:\sout)?", r"str[iu]cken(?:\sout)?|struck(?:\sout)?"),
    Verb("strike", r"delet(?:e|ing)|(?:the\s)?deletion\sof", r"deleted"),
    Verb("strike", r"remov(?:e|ing)|eliminat(?:e|ing)|omit(?:ting)?", r"removed|eliminated|omitted"),
    Verb("insert", r"insert(?:ing)?|(?:the\s)?insertion\sof", r"inserted"),
    Verb(
        "add",
        r"add(?:ing)?|append(?:ing)?|(?:the\s)?addition(?:\s(?:thereto|at\sthe\send\sthereof))?\sof"
        r"|(?<=\bby\s)addition(?=\s(?:after|before)\b)",
        r"added|appended",
    ),
    Verb("substitute", r"substitut(?:e|ing)|(?:the\s)?substitution\sof", r"substituted"),
    Verb(
        "replace",
        r"replac(?:e|ing)|chang(?:e|ing)(?=[^.;:]{0,60}⟦\d+⟧(?:,[^.;:⟦]{0,40},)?\sto\s|[^.;:⟦]{0,80}\sfrom\s\w+\sto\s\w)",
        r"replaced|changed(?=\s(?:from\s⟦|to\s(?:read\s)?⟦))",
    ),
    Verb(
        "restate",
        rf"(?:amend|revis|modify|chang|correct)(?:e|ing)?(?=\s(?:[^.;:⟦]|\.(?=\d)){{0,200}}\s(?:to|shall)\s{READ}\b)",
        r"(?:amended|revised|changed|modified|corrected)"
        rf"(?=[\s,](?:(?:(?!\bby\s\w+ing\b)[^.;:⟦]){{0,80}}|(?:(?!\bby\s\w+ing\b|\b(?:is|are)\b)[^.;:⟦]){{80,260}})\bto\s{READ}\b|\s{_SO_THAT})",
    ),
    Verb("restate", r"(?!)", r"(?<=\bshall\s)read(?=\W*(?:as\sfollows|⟦))"),
    Verb("redesignate", r"(?:redesignat|re-?number|re-?letter)(?:e|ing)?", r"redesignated|re-?numbered|re-?lettered"),
    Verb("revoke", r"revok(?:e|ing)|rescind(?:ing)?|repeal(?:ing)?", r"revoked|rescinded|repealed|superseded"),
)  # fmt: skip
"""Every verb; "amending … to read" restates, as does "is amended to read", and under a lead "Section 12 shall read"
(EO 11605); "changing “a” to read “b”" replaces, as does "changing the number of members from 11 to 13" (EO 12603)."""

_ACTIVE = "|".join(f"(?P<a{place}>{verb.active})" for place, verb in enumerate(VERBS))
_PASSIVE = "|".join(f"(?P<p{place}>{verb.passive})" for place, verb in enumerate(VERBS))
_VERB = re.compile(rf"\b(?:{_ACTIVE}|{_PASSIVE})\b", re.IGNORECASE)
_GERUND = re.compile(r"(?:ing(?:\sout)?|\sof)$", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:^|[;:,.]|\b(?:and|by|then|or|(?:amend|modif|revis)\w+\b[^;:]{0,80}\sto|so\sas\sto|hereby|the\sfollowing\sshall))(?<!in\sorder\sto)\W*(?:\(\w{1,4}\)\s?)?$"
    r"|(?:^|[;:]\s)\W*(?:\(\w{1,4}\)\s?)?(?:In|At|From)\s(?:(?!\b(?:shall|may|will|must|to)\b)[^,;:⟦]){1,80}\s$",
    re.IGNORECASE,
)
"""Where an imperative may stand: at the head of a clause ("(a) In section 2, strike …", "is amended to delete"), or
behind its place ("In subsection (a) delete …", EO 12236).

EO 12007 amends a section "in order to delete a reference": that is no instruction. EO 14200 says that "the following
shall replace" a subsection.
"""


_NOT_DONE = re.compile(r"^\W*Nothing\b|\bshall\snot\sbe\sconstrued\b")
_SAID = re.compile(
    r"(?:\b(?:is|are|be|being|hereby|further|also|accordingly|therefore|thereby|each|both|it|in\spart)|⟦\d+⟧|,)\s?,?\s?$"
    r"|ed\s(?:out\s)?and\s$|(?<!\bthat\s)(?<!\bwhich\s)\bshall\s$"
    r"|(?:ed|en|out)\sand\sthe\sfollowing\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
"""What stands before a participle that is a verb: no "the stricken text" and no "acts done or omitted". EO 12701:
"shall be deleted and the following sentence inserted in lieu thereof"."""
_RESULT = re.compile(r"\bso\sthat\s[^.;:⟦]{1,80}$")
"""EO 9821: "striking ⟦0⟧, so that the sentence shall read ⟦1⟧" tells what comes of it."""
_AS = re.compile(r"\bas\s(?:(?:further|last|so|heretofore)\s)?$", re.IGNORECASE)
"""EO 13286: "⟨order⟩, as amended, is further amended to read" amends once."""


@dataclass(frozen=True, slots=True)
class Told:
    """A verb in a sentence: what it does, whether of what precedes it, and where it stands."""

    does: Does
    is_passive: bool
    start: int
    end: int


def told(words: str) -> Iterator[Told]:
    """The amending verbs of a sentence, in order; none of one that says what it does not do."""
    if _NOT_DONE.search(words):
        return
    for match in _VERB.finditer(words):
        kind = str(match.lastgroup)
        verb, is_passive = VERBS[int(kind[1:])], kind[0] == "p"
        if is_passive and not _is_said(words, match.start()):
            continue
        if not is_passive and not _GERUND.search(match[0]) and not _BEGINS.search(words, 0, match.start()):
            continue
        yield Told(verb.does, is_passive, match.start(), match.end())


def _is_said(words: str, at: int) -> bool:
    """Whether a participle is a verb of the sentence."""
    begin = max(0, at - 48)
    said = _SAID.search(words, begin, at)
    return said is not None and _AS.search(words, begin, at) is None and _RESULT.search(words, 0, at) is None
