"""Sentences and tokens: what the clause rules are written in.

Offsets are code points of the text given, so that every span found here is a span of the source.
"""

import re
from typing import NamedTuple

from app.law.actors.nouns import vocabulary
from app.law.documents import Span


class Token(NamedTuple):
    """One word or mark outside brackets; `low` is the word in small letters with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str


_TOKEN = re.compile(r"(?:\b[A-Za-z]\.){2,}|\d{1,3}(?:,\d{3})+|\w+(?:[-'’.&/]\w+)*|[(),;:\[\]]|—|\S")
_STOP = re.compile(r"[.?!][”\"’'\)\]]{0,3}(?=\s|$)|\n\s*\n")
_ABBREVIATIONS = vocabulary(
    "sec secs no nos u.s u.s.c c.f.r stat pub l cong seq v vs inc co corp ltd mr mrs ms dr jr sr st rev gen adm i.e "
    "e.g fed reg art arts para par pt ch cl vol p pp d.c ph.d dept ex cf op lt col capt hon prof u.n app supp subsec"
)
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
"""The initials of a code: "6 P.C.C. 1281(b)" (EO 12215)."""
_MAY_END = vocabulary("u.s u.s.c c.f.r d.c inc co seq corp jr etc u.n")
_STARTERS = vocabulary(
    "The This These Those Each Every All No In If Within Not It They He She When Where Upon For Such Any Nothing As To "
    "Additionally Further At On Agencies Members Executive Federal After Before Consistent Pursuant Subject"
)


def sentences(text: str) -> list[Span]:
    """The sentences of `text`; an abbreviation's full stop ("42 U.S.C. 4332", "Sec. 3") ends none."""
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        if match[0][0] == "." and not _ends(text, match):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start + 1, end - 1) if _bracketed(text, start, end) else (start, end))


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether brackets hold the sentence whole: "(The Secretaries shall provide such reports to each other.)"."""
    if text[start] != "(" or text[end - 2 : end] != ".)":
        return False
    closes = text.find(")", start, end)
    opens = text.find("(", start + 1, end)
    while -1 < opens < closes:  # a bracket inside
        opens, closes = text.find("(", closes, end), text.find(")", closes + 1, end)
    return closes == end - 1


def _ends(text: str, stop: re.Match[str]) -> bool:
    after = text[stop.end() : stop.end() + 24].lstrip()
    if not after:
        return True
    opening = after.lstrip("(“\"‘'[")
    if not opening[:1].isupper() and not (opening[:1].isdigit() or after[:1] in '(“"[—'):
        return False
    before = text[max(0, stop.start() - 12) : stop.start()].rpartition(" ")[2].lstrip('(“"‘').lower()
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()) or _INITIALS.fullmatch(before):
        follows = re.match(r"[A-Za-z]+", opening)
        return before in _MAY_END and bool(follows) and follows[0] in _STARTERS if follows else False
    return True


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end] that stand outside round brackets; an unmatched bracket hides nothing."""
    found: list[Token] = []
    open_at: list[int] = []
    new = tuple.__new__  # Token(…) by its own constructor takes twice as long, and there are millions
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        if word == "(":
            open_at.append(len(found))
        elif word == ")":
            if open_at:
                del found[open_at.pop() :]
        else:
            found.append(new(Token, (*match.span(), word, word.lower().replace("’", "'"))))
    return found


_QUOTED = re.compile(r"“[^“”\n]{0,4000}”|\"[^\"\n]{0,2000}\"")


def blank(text: str, spans: tuple[Span, ...]) -> str:
    """`text` with quoted stretches turned to spaces, so that offsets stay: they are not this order's own words."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            begin = max(start, at)
            pieces += [text[at:begin], " " * (end - begin)]
            at = end
    blanked = "".join((*pieces, text[at:]))
    return _QUOTED.sub(_hide, blanked) if " shall " in blanked and ("“" in blanked or '"' in blanked) else blanked


def _hide(match: re.Match[str]) -> str:
    """A quotation that holds a modal is text of another document; a quoted term or title stays."""
    quoted = match[0]
    return " " * len(quoted) if " shall " in quoted or " may " in quoted or " must " in quoted else quoted


SUBORDINATORS = vocabulary(
    "that if unless when whenever where wherever whether because as until while although though since than how what "
    "whatever which whom whose once whereby wherein why lest insofar inasmuch to"
)
CONJUNCTIONS = frozenset({"and", "or", "but", "nor", "and/or", "yet"})
RELATIVES = frozenset({"who", "which", "that"})
ADVERBS = vocabulary(
    "hereby also each further jointly then therefore all both thereafter immediately promptly accordingly additionally "
    "only otherwise always instead likewise similarly however moreover furthermore thus normally ordinarily generally "
    "initially subsequently herein together collectively individually periodically annually regularly now again "
    "concurrently simultaneously expeditiously specifically particularly"
)
OPENERS = vocabulary(
    "within not no-later no in to for upon on after before prior by from through under pursuant consistent subject "
    "notwithstanding except unless if when whenever where wherever as with without during until till beginning "
    "following based including using acting while once because since although though provided at among beyond given "
    "having being regardless unlike despite toward towards across over between against insofar inasmuch so "
    "concerning regarding respecting besides along together rather according due owing per via whether "
    "i.e e.g especially particularly where-appropriate"
)
BARE_ADVERBIALS = vocabulary(
    "however therefore accordingly additionally jointly further respectively immediately thereafter moreover "
    "furthermore finally first second third thus hereby individually collectively notably promptly annually "
    "specifically likewise similarly also then where"
)
"""Words that fill a place between commas by themselves."""
