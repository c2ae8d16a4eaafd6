"""The lines of an archive page's text: its furniture dropped, sentences put together that the formatter broke."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_FILED_BY = re.compile(r"^\*Filed by the Office of the Federal Register.*\*[ \t]*$", re.MULTILINE)
_FURNITURE = re.compile(r"---|## Executive Order \S+|## Preamble|### Authority|\*\*Title 3—The President\*\*")
_BOLD = re.compile(r"\*\*([^*]{1,300})\*\*")
# "Title3—" (EO 13498), "Executive Order 13739 September 14, 2016"
_TITLE_LINE = re.compile(r"Title ?3—?|The President|Executive Order \S+(?: of)? \w+ \d{1,2}, \d{4}")
_MARK = re.compile(r"\((?:[a-z]{1,5}|[A-Z]{1,4}|\d{1,2})\)|\d{1,2}[.-]")
_DIVISION = re.compile(r"(?:PART|SEC|TITLE|CHAPTER|ARTICLE|\d|\()")
_MOST_CAPTIONS = 3  # lines
_AMBIGUOUS = re.compile(r"\([ivxlcdm]\)")
# What begins a paragraph whatever stands before it: "Part I—Implementation of the AGOA" (EO 13191), too.
_ALONE = re.compile(
    r"\[?F\. ?R\. ?Doc|\[?FR Doc|\[?Filed |Billing code|THE WHITE HOUSE|The White House,|(?:\S{1,12}\.EPS|B|wj)$"
    r"|(?:PART|Part) [IVX]{1,5}—[A-Z]"
)
# "Paul H." (EO 14107), "140 S." "Ct." (EO 14053), "[FR Doc." (EO 13512)
_CUT = re.compile(
    r"(?:\bI, [A-Z]+(?: [A-Z]\.)+|\bU\.S\.C\.|\bStat\.|\bet seq\.?,?|\bPub\. L\.|\[FR Doc\.|\bv\.|\bNos?\.|\d S\."
    r"|\b(?!(?:Class|Grade|Schedule|Part|Title|Type|Group|Plan|Form|Annex|Appendix|Category)\b)"
    r"[A-Z][a-z]{2,12} [A-HJ-Z]\.)\Z"
)
_CUT_ENDS = (".", ",", "q")
# "under Executive Order No" / "12808 and not revoked" (EO 12810): the formatter took the full stop for a sentence's end
_STOP_LOST = re.compile(r"\b(?:Nos?|Stat|[Ss]ecs?|Pub\. L|F\. Supp)\Z")
_LONGEST_JOINED = 20_000  # characters; the longest paragraph of any order has 3,155
_ENDS_NEVER = frozenset({"a", "an", "from", "of", "the", "v.", "with", "(the"})
# "under subsections" / "(b) (3) and (b) (4) of section 311" (EO 11735), "by section 301" / "(d) of" (EO 11379)
_REFERRING = re.compile(
    r"[a-z,] (?:(?:sub)?(?:section|paragraph|clause)s?|secs?\.|pars?\.)(?: \d{1,4}[a-z]?)?(?: ?\(\w{1,5}\)){0,3}\Z"
)
_YEAR = re.compile(r"\((?:1[89]|20)\d\d\) ?[,;.]")
# "United States Gypsum, Co.," / "438 U.S. 422", "proof of mens rea" / "(excluding jurisdictional" (EO 13980)
_REPORTED = re.compile(r"\d{1,4} (?:U\. ?S\.|S\. ?Ct|F\.|F\.[23]d|Fed\.|Stat\.|Cong\.) ")
_IN_BRACKETS = re.compile(r"\([a-z]{2,}[ ,]")
_BEFORE_COMMA = re.compile(r"(?<=[\w)”’]) (?=[,;](?:\s|$))")  # "(1998) , effective" (EO 13164)


@dataclass(slots=True)
class Line:
    """A line with words.

    Attributes:
        text: its words, white space collapsed.
        margin: how far it is set in, in steps of four blanks; None where that tells nothing: the formatter sets lines
            in by their marks, so that every "(i)" is set in, after "(h)" too (EO 13157), and no line without a mark.
        bold: the whole line is bold.
        heading: the formatter made it a heading ("### Section 2.").
        broken: it ends with one blank, which the formatter leaves before a change of type.
    """

    text: str
    margin: int | None
    bold: bool = False
    heading: bool = False
    broken: bool = False


def read(body: str, title: str) -> list[Line]:
    """The lines below the rule, without the order's number and title above the text."""
    return _joined(_without_title(_lines(body), _letters(title)))


def folded(words: str) -> str:
    """Words without case and punctuation, a title's in capitals too (EO 12001)."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _letters(words: str) -> str:
    """The letters of a title, without accents ("Guantanamo", EO 13492) and dashes ("13803Reviving", EO 13906)."""
    spread = unicodedata.normalize("NFKD", folded(words))
    return "".join(letter for letter in spread if letter.isalnum())


def caption(body: str) -> str:
    """The lines in capitals right above an order's text, as one: "DIRECTION TO TRANSFER IRANIAN" and the next."""
    found: list[str] = []
    for line in _lines(body):
        if line is None or (not found and _TITLE_LINE.fullmatch(line.text)):
            continue
        if not line.text.isupper() or line.heading or line.bold or _DIVISION.match(line.text):
            break
        found.append(line.text)
    return " ".join(found) if len(found) <= _MOST_CAPTIONS else ""


def _lines(body: str) -> Iterator[Line | None]:
    """Every line that is not the page's furniture; None for a blank one."""
    for raw in _FILED_BY.sub("", body).split("\n"):
        line = raw.strip()
        if _FURNITURE.fullmatch(line):
            continue
        if not line:
            yield None
            continue
        bold = _BOLD.fullmatch(line)
        text = " ".join((bold[1] if bold else line.removeprefix("### ")).split())
        if " ," in text or " ;" in text:
            text = _BEFORE_COMMA.sub("", text)
        broken = raw.endswith(" ") and not raw.endswith("  ")
        if text:
            yield Line(text, _margin(raw, text), bold is not None, line.startswith("### "), broken)


def _margin(raw: str, text: str) -> int | None:
    if not _MARK.match(text) or _AMBIGUOUS.match(text):
        return None
    set_in = raw.expandtabs(4)
    return (len(set_in) - len(set_in.lstrip(" "))) // 4


def _without_title(lines: Iterator[Line | None], title: str) -> Iterator[Line | None]:
    """The lines without the order's number and title above the text, the title on one line or several (EO 13156).

    A title that the page has cut short goes on in the next line: "Access to HIV/AIDS Pharmaceuticals and Medical " /
    "Technologies" (EO 13155).
    """
    above, cut, rest = True, False, title
    for line in lines:
        if above and line and not line.heading:
            text = _letters(line.text)
            if cut or _TITLE_LINE.fullmatch(line.text) or (text and rest.startswith(text)):
                rest = rest.removeprefix(text)
                cut = line.broken and not rest
                continue
        above = above and line is None
        cut = False
        yield line


def _joined(lines: Iterator[Line | None]) -> list[Line]:
    """The lines with those put together that were one sentence.

    The formatter breaks before and after italics (EO 14288: "Federal Register"), after an initial and after "U.S.C."
    (EO 13810).
    """
    joined: list[Line] = []
    adjacent = False
    for line in lines:
        last = joined[-1] if joined else None
        if line and last and last.text.endswith("“"):
            line = _quoted(joined, line)
            last = None
        if line and last and _continues(last, line, adjacent=adjacent):
            last.text += "." if _has_lost_its_stop(last, line) else ""
            last.text += ("" if line.text[0] in ".,;:)" or last.text.endswith("U.") else " ") + line.text
            last.broken = line.broken
        elif line:
            joined.append(line)
        adjacent = line is not None
    return joined


def _is_mid_sentence(before: str, text: str) -> bool:
    """Whether a line goes on with the sentence before it: "in Flores v. Sessions," / "CV 85-4544" (EO 13841)."""
    if before[-8:].rpartition(" ")[2] in _ENDS_NEVER:
        return not _MARK.match(text)
    if not (before[-1].isalpha() or before[-1] == ","):
        return False
    if _REPORTED.match(text) if before[-1] == "," else _IN_BRACKETS.match(text):
        return True
    return bool(_YEAR.match(text)) or (text[0].islower() and not before.endswith((" and", " or")))


def _quoted(joined: list[Line], line: Line) -> Line:
    """A line with the opening quotation mark that the formatter left on the line before.

    What looks like a heading then is the beginning of new text for another order (EO 13559: "the following: “").
    """
    before = joined.pop()
    before.text = before.text[:-1].rstrip()
    if before.text:
        joined.append(before)
    return Line(f"“{line.text}", None, broken=line.broken)


def _has_lost_its_stop(last: Line, line: Line) -> bool:
    """Whether an abbreviation goes on: "50 Stat" / "888 (42 U.S.C." (EO 11196), "et seq" / "), of any" (EO 12724)."""
    is_country = line.text.startswith("S. ") and last.text.endswith((" U", "(U"))  # "vessels of U" (EO 12724)
    is_cited = line.text[0] == ")" and last.text.endswith(" et seq")
    return is_country or is_cited or (line.text[0].isdigit() and _STOP_LOST.search(last.text[-8:]) is not None)


def _continues(last: Line, line: Line, *, adjacent: bool) -> bool:
    if line.bold or line.heading or last.bold or len(last.text) > _LONGEST_JOINED:
        return False
    if _has_lost_its_stop(last, line):
        return True
    if last.heading:
        return False
    if last.text.endswith(_CUT_ENDS) and _CUT.search(last.text[-60:]):
        return True
    if line.text[0] in ",;)" and last.text[-1].isalnum():
        return True
    if _ALONE.match(line.text) or _ALONE.match(last.text):
        return False
    if line.text[0] == "(" and _REFERRING.search(last.text[-60:]):
        return True
    if adjacent and _is_mid_sentence(last.text, line.text):
        return True
    return adjacent and not _MARK.match(line.text) and (last.broken or line.text[0] in ".,;:)")
