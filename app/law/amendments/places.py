"""Which provision of the amended order a sentence means: "in subsection (a)(2)" under "Section 1-501 of …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.citations.chains import Chain, paths_of, read_chain

_TRIGGER = re.compile(
    r"\b(?:(?:sub)?(?:sections?|paragraphs?|parts?|titles?|clauses?)|articles?|secs?\.|annex(?:es)?|rules?|schedules?)\s(?=[\dIVXLCA-H(])|§",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:a|the\sfollowing|following|an\sadditional|additional)\snew\s$|\bnew\s$|\bthe\sfollowing\s$", re.IGNORECASE
)
_AS = re.compile(r"\bas\s(?:the\s)?(?:(?:new|numbered|lettered)\s){0,2}$", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:after|before|following|behind|preceding)\s(?:the\s)?(?:existing\s)?$", re.IGNORECASE)
_REFERENCE = re.compile(r"\breferences?\sto\s(?:the\s)?$", re.IGNORECASE)
"""EO 13886: "replacing the reference to subsection 1(d) with"."""
_OF_ANOTHER = re.compile(
    r"\s?,?\s(?:of|under)\s(?:the\s|said\s|such\s|that\s)*"
    r"(?!Executive|Order|Part|Title|Annex|Schedule|Rule|Article|Section|Subsection|Paragraph|Chapter)[A-Z«]"
)
"""What belongs to a law: "under section 124(h) of the Internal Revenue Code" (EO 9802)."""
_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})")
_PLAIN = re.compile(
    r"\b(?P<unit>preamble|annex)\b(?!\s(?:[IVXLC]+|[A-H\d])\b|\s(?:of|to)\s(?:(?:the|said|that|such)\s){0,2}(?:sub)?(?:section|paragraph|part|rule)\b)",
    re.IGNORECASE,
)
"""The preamble or annex of the order; "the preamble of the said section" (EO 10733) is a part of that section."""
_NUMBERED = re.compile(r"(?<=\b[Pp]aragraph\s)numbered\s(?=\d)|(?<=\b[Pp]aragraphs\s)numbered\s(?=\d)")
"""EO 6710: "the paragraph numbered 1 thereof"."""
_COMMA = re.compile(r"\b([Ss]ections),\s(?=\d)")
"""EO 12318: "in Sections, 1, 2, 4, 5, and 6"."""
_GAP = re.compile(r"(\(\w{1,4})\s\)")
"""EO 11838: "Paragraph (2 ) of section 10 (b)"."""
_SPACED = re.compile(r"\b([Ss]ection|[Pp]aragraph)\s([IVX]{1,4}|\d{1,2})\s([A-Z])(?=\s(?:of|is)\b)")
"""EO 9597: "Section I B of"."""
_ONE = re.compile(r"\b(?:[Ss]ec|[Ss]ection)(s?)\.?\s(?:[li](?=\s?\(|[^\w(])|I(?=\s?\())")
"""A misread 1: "Section l(a)" (EO 12661), "Sec l(c)", "Section i" (EO 12318)."""
_EXCEPT = re.compile(r",?\s\(?except(?:ing|\sfor)?\s[^,;)]*,?")
"""EO 13652: "striking section 3, except subsection (c) thereof"."""
_LAND = re.compile(r"\bT\.\s?\d+\s(?:N|S)\b|\bMeridian\b|\b[NSEW]{1,2}1/")
"""The sections of a survey: "in Sec. 7, T. 9 S., R. 4 W." (EO 10993)."""
_RULE = re.compile(
    r"\b(?P<unit>rule|schedule)s?\s(?P<name>[\dIVXLC]+(?:\.\d+)?|[A-H])(?:\sthrough\s(?P<last>\d{1,2}))?\b",
    re.IGNORECASE,
)
_OUTERMOST = frozenset({"section", "part", "title", "annex", "article", "chapter"})
_SAID_SO = frozenset({"part", "title", "chapter", "article", "division", "annex"})


@dataclass(frozen=True, slots=True)
class Named:
    """Provisions named in some words.

    Attributes:
        paths: the enumerators of each.
        prefix: "part " and the like, where the outermost unit is no section.
        is_whole: whether they begin with a section, so that nothing has to be put before them.
        role: "at" it, "new" or "beside" it.
    """

    paths: tuple[tuple[str, ...], ...]
    prefix: str
    is_whole: bool
    role: str


def named(words: str) -> list[Named]:
    """The provisions that some words name, in order; "as section 4" behind a redesignation names none."""
    words = _EXCEPT.sub(lambda match: " " * len(match[0]), _ONE.sub(r"section\1 1", words))
    words = _GAP.sub(r"\1)", words)
    words = _SPACED.sub(r"\1 \2(\3)", _COMMA.sub(r"\1 ", _NUMBERED.sub("", words)))
    if _LAND.search(words):
        return []
    found = [
        Named(((match["unit"].lower(),),), "", True, _role(words, match.start()))
        for match in _PLAIN.finditer(words)
        if not re.search(r"\b(?:this|and\sthe)\s$", words[max(0, match.start() - 8) : match.start()])
    ]
    at = 0
    for match in _TRIGGER.finditer(words):
        if match.start() < at or _AS.search(words, max(0, match.start() - 20), match.start()):
            continue
        chain = read_chain(words, match.start())
        rule = _RULE.match(words, match.start())
        role = _role(words, match.start())
        if chain and words[chain.end : chain.end + 1].isalnum():
            continue  # "Sections A1(b), A2(b)" (EO 9869)
        if chain and (_REFERENCE.search(words, 0, match.start()) or _OF_ANOTHER.match(words, chain.end)):
            at = chain.end
            continue
        if chain:
            found.append(_of_chain(chain, match[0], role, in_brackets=words[match.end() : match.end() + 1] == "("))
            at = chain.end
        elif rule:
            names = _spread((f"{rule['name']}-{rule['last']}",)) if rule["last"] else [(rule["name"],)]
            found.append(Named(tuple(names), f"{rule['unit'].lower()} ", True, role))
            at = rule.end()
    return found


def _role(words: str, at: int) -> str:
    before = words[max(0, at - 30) : at]
    return "new" if _NEW.search(before) else "beside" if _BESIDE.search(before) else "at"


def _of_chain(chain: Chain, unit: str, role: str, *, in_brackets: bool) -> Named:
    """What a chain names; "Section (d)" is a part of the section that the lead names (EO 12107).

    "subsection 2(a)" is a part of section 2 (EO 13644).
    """
    units = [level.unit for level in chain.levels]
    if "section" in units[:-1]:
        chain = replace(chain, levels=chain.levels[: units.index("section") + 1])  # numbered through all parts
    outer = chain.levels[-1].unit
    is_only = len(chain.levels) == 1
    is_whole = outer in _OUTERMOST and not (in_brackets and is_only)
    if outer in {"subsection", "subparagraph"} and is_only and not in_brackets:
        is_whole = chain.levels[0].provisions[0].path[0].isdigit()
    paths = [path for _, path in paths_of(chain.levels)]
    if unit.strip().lower() in {"sections", "paragraphs", "secs."}:
        paths = [each for path in paths for each in _spread(path)]
    return Named(tuple(dict.fromkeys(paths)), f"{outer} " if outer in _SAID_SO else "", is_whole, role)


def _spread(path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The sections of a range: "Sections 9-11" (EO 13422)."""
    match = _RANGE.fullmatch(path[0]) if len(path) == 1 else None
    if match is None or int(match[1]) >= int(match[2]):
        return [path]
    return [(str(number),) for number in range(int(match[1]), int(match[2]) + 1)]


def ids(place: Named, base: str | None) -> tuple[str, ...]:
    """The ids of the provisions, those below a section put behind `base`; none where it is unknown.

    Of what stands beside something new the provision is that which holds both.
    """
    found: list[str] = []
    for path in place.paths:
        inner = ".".join(path)
        whole = place.prefix + inner if place.is_whole else _below(base, inner)
        if whole and place.role == "beside":
            whole = _holder(whole)
        if whole and whole not in found:
            found.append(whole)
    return tuple(found)


def _holder(id_: str) -> str | None:
    """The provision that holds one; sections, also those numbered 2.1, are held by the order alone."""
    return None if re.fullmatch(r"\d+\.\d+", id_) else id_.rpartition(".")[0] or None


def _below(base: str | None, inner: str) -> str | None:
    if base is None:
        return inner if inner[:1].isdigit() else None
    unit, _, outer = base.rpartition(" ")
    if inner.startswith(f"{outer}."):
        return f"{unit} {inner}".lstrip()  # "subpart 3.4(f)(7)" under "Part 3.4(f)" (EO 13284)
    return base if base.endswith(f".{inner}") else f"{base}.{inner}"


def chosen(places: Sequence[Named], base: str | None) -> tuple[str, ...]:
    """The provisions that an instruction is about, of all that its words name.

    "redesignating subsection (8) as subsection (9) in section 1(a)" (EO 13286) is about 1(a)(8).
    """
    whole = [place for place in places if place.is_whole and place.role == "at" and len(place.paths) == 1]
    inner = [place for place in places if not place.is_whole]
    if len(whole) == 1 and inner:
        base, places = ids(whole[0], None)[0], inner
    for role in ("at", "new", "beside"):
        of_role = [place for place in places if place.role == role]
        if of_role:
            return tuple(dict.fromkeys(id_ for place in of_role for id_ in ids(place, base)))
    return ()
