"""The names of elements by the Akoma Ntoso Naming Convention 1.0: "sec_3__subsec_b"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.schemas import Section

LEVELS = ("section", "subsection", "paragraph", "subparagraph", "clause", "subclause")
"""What a provision is called by its depth, as the drafters of American laws do; below these it is a `level`."""

_ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "section": "sec",
        "subsection": "subsec",
        "paragraph": "para",
        "subparagraph": "subpara",
        "clause": "cl",
        "subclause": "subcl",
        "attachment": "att",
        "wrapUp": "wrapup",
        "quotedText": "qtext",
    }
)
"""Those of the convention's §5 that are used here."""
_PUNCTUATION = re.compile(r"[^0-9A-Za-z_]+")


def level(depth: int) -> str:
    """The element of a provision at a depth, 0 at the top."""
    return LEVELS[depth] if depth < len(LEVELS) else "level"


def within(parent: str, name: str, number: str = "") -> str:
    """The name of an element inside another one, or at the top where `parent` is ""."""
    own = _ABBREVIATIONS.get(name, name)
    return "__".join(part for part in (parent, f"{own}_{number}" if number else own) if part)


class EIds:
    """Names elements, each differently.

    The number of a provision is that of the text, its punctuation a hyphen ("1.1" is "1-1"); one that returns has "_2"
    behind it. Other elements are counted in what holds them.

    Attributes:
        of: the names of provisions, by their ids.
    """

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        self._used: Counter[str] = Counter()

    def name(self, sections: Iterable[Section], parent: str, depth: int, holder: str = "") -> None:
        """Name the provisions that stand in the element `parent`, and all below them; `holder` is the id of theirs."""
        for section in sections:
            own = section.id.removeprefix(f"{holder}.") if holder else section.id
            number = _PUNCTUATION.sub("-", own.replace("~", "_"))
            self.of[section.id] = self._unique(within(parent, level(depth), number))
            self.name(section.children, self.of[section.id], depth + 1, section.id)

    def name_container(self, section: Section, name: str) -> None:
        """Name a provision that has no number of its own, and all below it."""
        self.of[section.id] = self.next(name)
        self.name(section.children, self.of[section.id], 1, section.id)

    def next(self, name: str, parent: str = "") -> str:
        """The name of the next element of a kind in another one, or at the top: "sec_3__ref_2"."""
        kind = within(parent, name)
        self._used[kind] += 1
        return f"{kind}_{self._used[kind]}"

    def _unique(self, name: str) -> str:
        self._used[name] += 1
        return name if self._used[name] == 1 else self._unique(f"{name}_{self._used[name]}")
