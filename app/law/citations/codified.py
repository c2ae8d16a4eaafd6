"""Acts under every name by which orders cite them: in words, as a law of its Congress, by the Code where it stands.

CODIFIED is the extension point: one row an act. The places are those of the United States Code (and of its appendix,
before titles 50 and 5 were arranged anew); the laws are as the Statutes at Large print them.
"""

import re
from dataclasses import dataclass
from itertools import chain

_SECTION = re.compile(r"(?P<title>\d+ USC (?:App\. )?)(?P<number>\d+)(?P<letters>[a-z]*)")
_RANGE = re.compile(r"(?P<first>(?P<title>\d+ USC (?:App\. )?)\d+[a-z]*)-(?P<last>\d+[a-z]*)(?:-\d+)?")
_YEAR = re.compile(r",? (?:of )?\d{4}$")
_PART = " | "
_NO_LETTERS, _ALL_LETTERS = (0, ""), (99, "")
"""Before and behind every letter that a section's number may have."""
_Place = tuple[str, tuple[int, tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Act:
    """An act.

    Attributes:
        names: the usual one first; with its year where several acts have the name.
        year: of the act, with which an order may name it.
        whole: the identities that mean all of it: the law, its page in the Statutes at Large, and where a citation of
            its first section ("50 U.S.C. 1701 et seq.") means it, that section.
        sections: where it stands in the Code, first and last, or one alone: a citation of one is a citation of the act.
    """

    names: tuple[str, ...]
    year: int
    whole: frozenset[str]
    sections: tuple[tuple[str, str], ...]

    def has(self, target: str) -> bool:
        """Whether a citation of `target`, an identity of a law or of a section of the Code, is one of the act."""
        return target in self.whole or any(_between(target, first, last) for first, last in self.sections)

    @property
    def titles(self) -> frozenset[str]:
        """The titles of the Code where it stands, as identities begin: "50 USC ", "50 USC App. "."""
        return frozenset(_place(first)[0] for first, _ in self.sections)


def _act(year: int, names: str, whole: str, sections: str = "") -> Act:
    ranges = (part.partition(" to ") for part in sections.split(_PART) if part)
    bounds = tuple((first, last or first) for first, _, last in ranges)
    return Act(tuple(names.split(_PART)), year, frozenset(whole.split(_PART)), bounds)


CODIFIED = (
    _act(
        1946,
        "Administrative Procedure Act | APA",
        "Pub. L. 79-404 | 60 Stat. 237",
        "5 USC 551 to 5 USC 559 | 5 USC 701 to 5 USC 706",
    ),
    _act(
        1990,
        "Americans with Disabilities Act | ADA",
        "Pub. L. 101-336 | 104 Stat. 327 | 42 USC 12101",
        "42 USC 12101 to 42 USC 12213",
    ),
    _act(1906, "Antiquities Act", "34 Stat. 225", "54 USC 320301 to 54 USC 320303 | 16 USC 431 to 16 USC 433"),
    _act(
        1976,
        "Arms Export Control Act | AECA",
        "Pub. L. 90-629 | 82 Stat. 1320 | 22 USC 2751",
        "22 USC 2751 to 22 USC 2799",
    ),
    _act(
        1954, "Atomic Energy Act of 1954", "Pub. L. 83-703 | 68 Stat. 919 | 42 USC 2011", "42 USC 2011 to 42 USC 2297"
    ),
    _act(1964, "Civil Rights Act of 1964", "Pub. L. 88-352 | 78 Stat. 241", "42 USC 2000a to 42 USC 2000h"),
    _act(1883, "Civil Service Act", "22 Stat. 403"),
    _act(1963, "Clean Air Act", "42 USC 7401", "42 USC 7401 to 42 USC 7671 | 42 USC 1857 to 42 USC 1857l"),
    _act(
        1972,
        "Federal Water Pollution Control Act | Clean Water Act | CWA",
        "Pub. L. 92-500 | 86 Stat. 816 | 33 USC 1251",
        "33 USC 1251 to 33 USC 1389",
    ),
    _act(
        1980,
        "Comprehensive Environmental Response, Compensation, and Liability Act | CERCLA",
        "Pub. L. 96-510 | 94 Stat. 2767 | 42 USC 9601",
        "42 USC 9601 to 42 USC 9675",
    ),
    _act(
        1950,
        "Defense Production Act | DPA",
        "Pub. L. 81-774 | 64 Stat. 798 | 50 USC 4501 | 50 USC App. 2061",
        "50 USC 4501 to 50 USC 4568 | 50 USC App. 2061 to 50 USC App. 2171",
    ),
    _act(
        1986,
        "Emergency Planning and Community Right-to-Know Act | EPCRA",
        "42 USC 11001",
        "42 USC 11001 to 42 USC 11050",
    ),
    _act(
        1973,
        "Endangered Species Act | ESA",
        "Pub. L. 93-205 | 87 Stat. 884 | 16 USC 1531",
        "16 USC 1531 to 16 USC 1544",
    ),
    _act(
        1979,
        "Export Administration Act of 1979",
        "Pub. L. 96-72 | 93 Stat. 503 | 50 USC App. 2401",
        "50 USC App. 2401 to 50 USC App. 2420",
    ),
    _act(
        1972,
        "Federal Advisory Committee Act | FACA",
        "Pub. L. 92-463 | 86 Stat. 770 | 5 USC App. I",
        "5 USC 1001 to 5 USC 1014",
    ),
    _act(1949, "Federal Property and Administrative Services Act", "Pub. L. 81-152 | 63 Stat. 377"),
    _act(1998, "Federal Vacancies Reform Act | FVRA", "5 USC 3345", "5 USC 3345 to 5 USC 3349"),
    _act(
        1961,
        "Foreign Assistance Act of 1961",
        "Pub. L. 87-195 | 75 Stat. 424 | 22 USC 2151",
        "22 USC 2151 to 22 USC 2443",
    ),
    _act(
        1980,
        "Foreign Service Act of 1980",
        "Pub. L. 96-465 | 94 Stat. 2071 | 22 USC 3901",
        "22 USC 3901 to 22 USC 4226",
    ),
    _act(1966, "Freedom of Information Act | FOIA", "Pub. L. 89-487 | 80 Stat. 250 | 5 USC 552", "5 USC 552"),
    _act(1952, "Immigration and Nationality Act | INA", "Pub. L. 82-414 | 66 Stat. 163", "8 USC 1101 to 8 USC 1537"),
    _act(
        1807, "Insurrection Act", "10 USC ch. 15 | 10 USC ch. 13", "10 USC 331 to 10 USC 335 | 10 USC 251 to 10 USC 255"
    ),
    _act(
        1977,
        "International Emergency Economic Powers Act | IEEPA",
        "Pub. L. 95-223 | 91 Stat. 1626 | 50 USC 1701",
        "50 USC 1701 to 50 USC 1706",
    ),
    _act(
        1945,
        "International Organizations Immunities Act | IOIA",
        "Pub. L. 79-291 | 59 Stat. 669 | 22 USC 288",
        "22 USC 288 to 22 USC 288l",
    ),
    _act(
        1976,
        "Magnuson-Stevens Fishery Conservation and Management Act",
        "Pub. L. 94-265 | 90 Stat. 331 | 16 USC 1801",
        "16 USC 1801 to 16 USC 1891",
    ),
    _act(
        1972,
        "Marine Mammal Protection Act | MMPA",
        "Pub. L. 92-522 | 86 Stat. 1027 | 16 USC 1361",
        "16 USC 1361 to 16 USC 1423",
    ),
    _act(
        1976,
        "National Emergencies Act | NEA",
        "Pub. L. 94-412 | 90 Stat. 1255 | 50 USC 1601",
        "50 USC 1601 to 50 USC 1651",
    ),
    _act(
        1969,
        "National Environmental Policy Act | NEPA",
        "Pub. L. 91-190 | 83 Stat. 852 | 42 USC 4321",
        "42 USC 4321 to 42 USC 4347",
    ),
    _act(
        1966,
        "National Historic Preservation Act | NHPA",
        "Pub. L. 89-665 | 80 Stat. 915 | 16 USC 470 | 54 USC 300101",
        "16 USC 470 to 16 USC 470x | 54 USC 300101 to 54 USC 307108",
    ),
    _act(1933, "National Industrial Recovery Act | NIRA", "Pub. L. 73-67 | 48 Stat. 195"),
    _act(
        1970,
        "Occupational Safety and Health Act",
        "Pub. L. 91-596 | 84 Stat. 1590 | 29 USC 651",
        "29 USC 651 to 29 USC 678",
    ),
    _act(1953, "Outer Continental Shelf Lands Act | OCSLA", "67 Stat. 462 | 43 USC 1331", "43 USC 1331 to 43 USC 1356"),
    _act(1974, "Privacy Act", "Pub. L. 93-579 | 88 Stat. 1896 | 5 USC 552a", "5 USC 552a"),
    _act(
        1944,
        "Public Health Service Act | PHSA",
        "Pub. L. 78-410 | 58 Stat. 682 | 42 USC 201",
        "42 USC 201 to 42 USC 300mm",
    ),
    _act(1926, "Railway Labor Act | RLA", "44 Stat. 577 | 45 USC 151", "45 USC 151 to 45 USC 188"),
    _act(
        1980, "Regulatory Flexibility Act | RFA", "Pub. L. 96-354 | 94 Stat. 1164 | 5 USC 601", "5 USC 601 to 5 USC 612"
    ),
    _act(1973, "Rehabilitation Act of 1973", "Pub. L. 93-112 | 87 Stat. 355 | 29 USC 701", "29 USC 701 to 29 USC 796"),
    _act(1958, "Small Business Act", "Pub. L. 85-536 | 72 Stat. 384 | 15 USC 631", "15 USC 631 to 15 USC 657"),
    _act(
        1988,
        "Robert T. Stafford Disaster Relief and Emergency Assistance Act"
        " | Stafford Disaster Relief and Emergency Assistance Act | Stafford Act",
        "42 USC 5121",
        "42 USC 5121 to 42 USC 5207",
    ),
    _act(1974, "Trade Act of 1974", "Pub. L. 93-618 | 88 Stat. 1978 | 19 USC 2101", "19 USC 2101 to 19 USC 2497"),
    _act(
        1962, "Trade Expansion Act of 1962", "Pub. L. 87-794 | 76 Stat. 872 | 19 USC 1801", "19 USC 1801 to 19 USC 1991"
    ),
    _act(
        1917,
        "Trading with the Enemy Act | TWEA",
        "40 Stat. 411",
        "50 USC App. 1 to 50 USC App. 44 | 50 USC 4301 to 50 USC 4341 | 12 USC 95a",
    ),
    _act(
        1945,
        "United Nations Participation Act | UNPA",
        "Pub. L. 79-264 | 59 Stat. 619 | 22 USC 287",
        "22 USC 287 to 22 USC 287l",
    ),
)
"""An act of which there are several of a name keeps its year (the Export Administration Acts of 1969 and 1979)."""


def act_named(name: str) -> Act | None:
    """The act of a name, in any case, with its own year or without one; not that of another year by the name."""
    plain = name.lower()
    if act := _BY_NAME.get(plain):
        return act
    act = _BY_NAME.get(_YEAR.sub("", plain))
    return act if act and plain.endswith(str(act.year)) else None


def act_meant(target: str) -> Act | None:
    """The act that an identity of a law or of a section of the Code means whole."""
    return _BY_WHOLE.get(target)


def is_within(section: str, cited: str) -> bool:
    """Whether a citation of several sections of the Code ("3 USC 301-303") has one ("3 USC 302"), all identities.

    "42 USC 2000d-1" is one section, and "42 USC 2000d-2000d-4" several: a range ends at a number of its own.
    """
    match = _RANGE.fullmatch(cited)
    return match is not None and _between(section, match["first"], match["title"] + match["last"])


_BY_NAME = {name.lower(): act for act in CODIFIED for name in act.names}
_BY_WHOLE = dict(chain.from_iterable(((target, act) for target in act.whole) for act in CODIFIED))


def _between(target: str, first: str, last: str) -> bool:
    title, section = _place(target)
    begins, ends = _place(first), _place(last)
    number, letters = ends[1]
    end = (number, _ALL_LETTERS if first != last and letters == _NO_LETTERS else letters)
    return title == begins[0] == ends[0] and begins[1] <= section <= end


def _place(target: str) -> _Place:
    """The title of the Code, and the section in the order of the Code: 300a before 300aa; a range by its first."""
    match = _SECTION.match(target)
    if match is None:
        return "", (0, _NO_LETTERS)
    return match["title"], (int(match["number"]), (len(match["letters"]), match["letters"]))
