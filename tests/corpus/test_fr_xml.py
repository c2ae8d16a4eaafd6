"""Every Federal Register XML file held, against what plain lxml says about it."""

import re
import unicodedata
from functools import cache
from itertools import dropwhile
from pathlib import Path

import pytest
from lxml import etree

from app.law.documents import Account, Section
from app.sources import parse

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted((CORPUS / "fr-xml").glob("*.xml"))
ELSEWHERE = {"TITLE3", "PRES", "EXECORDR", "PSIG", "PLACE", "DATE", "FRDOC", "FILED", "BILCOD", "GPH"}


@cache
def orders() -> dict[str, Account]:
    """Every file's one order, by the file's name."""
    read = {file.stem: parse(file.read_bytes(), file.name) for file in FILES}
    assert all(len(documents) == 1 and isinstance(documents[0], Account) for documents in read.values())
    return {name: documents[0] for name, documents in read.items() if isinstance(documents[0], Account)}


def body(name: str) -> list[etree._Element]:
    """The elements of the file's order below its title."""
    order = etree.parse(str(CORPUS / "fr-xml" / f"{name}.xml")).getroot()[0]
    elements = [element for element in order if element.tag not in ELSEWHERE]
    title = next(place for place, element in enumerate(elements) if element.tag == "HD")
    rest = elements[title + 1 :]
    return list(dropwhile(lambda element: element.tag == "LI", rest))  # more lines of the title (EO 13357 has two)


def bare(text: str) -> str:
    """`text` without white space and without the marks that end a label or a heading."""
    return re.sub(r"[\s.:—-]+", "", unicodedata.normalize("NFC", text))


def words(section: Section) -> str:
    """All of a provision in reading order."""
    own = (section.part, section.label, section.heading, section.text)
    return " ".join((*own, *map(words, section.children), section.closing))


def test_no_file_raises() -> None:
    """All 770 files are read."""
    assert len(orders()) == len(FILES) > 700


def test_every_word_is_kept_in_order() -> None:
    """The provisions of an order hold exactly the characters of its XML, in its order."""
    wrong = []
    for name, order in orders().items():
        source = bare(" ".join("".join(map(str, element.itertext())) for element in body(name)))
        if name == "EO-13401":  # sets the place and the day as paragraphs of the text
            source = source.removesuffix(bare("THE WHITE HOUSE, April 27, 2006."))
        if source != bare(" ".join(map(words, order.sections))):
            wrong.append(name)
    assert wrong == []


def test_ids_are_unique() -> None:
    """No two provisions of an order have one id."""
    for name, order in orders().items():
        ids = [section.id for section in order.walk()]
        assert len(ids) == len(set(ids)), name


def test_spans_lie_inside_their_text() -> None:
    """Quoted spans are ordered, not empty and inside; pages are inside."""
    for order in orders().values():
        for section in order.walk():
            for text, spans in ((section.text, section.quoted), (section.closing, section.closing_quoted)):
                edges = [edge for span in spans for edge in span]
                assert edges == sorted(edges)
                assert all(0 <= begin < end <= len(text) for begin, end in spans)
            assert all(0 <= offset <= len(section.text) for offset, _ in section.pages)


def labelled(name: str) -> list[tuple[str, str]]:
    """(number, caption) of each paragraph that begins with a bold section label, as the mark-up alone tells it."""
    found = []
    for element in body(name):
        first = next(iter(element), None)
        if element.tag not in ("FP", "P") or first is None or (element.text or "").strip() or first.get("T") != "04":
            continue
        match = re.match(r"\s*Sec(?:tion)?\.?\s*(\d[\d.-]*\d|\d)", first.text or "")
        if match:
            second = first.getnext()
            is_caption = second is not None and second.get("T") == "03" and not (first.tail or "").strip(" .\n")
            found.append((match[1], bare(second.text or "") if is_caption and second is not None else ""))
    return found


UNLIKE_THEIR_MARK_UP = {
    **dict.fromkeys(("EO-13286", "EO-13304", "EO-13391", "EO-13456", "EO-13545", "EO-13637"), "quotes set sections"),
    **dict.fromkeys(("EO-14335", "EO-14337"), "labels are not set"),
    **dict.fromkeys(("EO-13362", "EO-13363"), "captions are set with the label"),
    **dict.fromkeys(("EO-13289", "EO-13373", "EO-13873", "EO-13942", "EO-13943"), "headings are not set apart"),
    **dict.fromkeys(("EO-13467", "EO-13587", "EO-13893"), "a label inside a paragraph or in two pieces"),
}
"""Orders whose bold labels are not all, or not only, their own sections' (each read by eye)."""


def test_sections_and_headings_agree_with_the_mark_up() -> None:
    """Numbers and captions set in bold and italics are the provisions' numbers and headings, in their order."""
    unlike = set()
    for name, order in orders().items():
        numbered = (section for section in order.sections if section.id[0].isdigit())
        if [(section.id.partition("~")[0], bare(section.heading)) for section in numbered] != labelled(name):
            unlike.add(name)
    assert unlike == set(UNLIKE_THEIR_MARK_UP)


def test_few_markers_are_odd() -> None:
    """Notes about numbers are as rare as printed errors: more of them would mean that the reading is wrong."""
    odd = {"ambiguous_marker", "late_first_number", "gap_in_numbering", "numbers_out_of_order", "repeated_number"}
    noted = {name for name, order in orders().items() if any(note.code in odd for note in order.notes)}
    assert noted <= {"EO-13387", "EO-13719", "EO-13837", "EO-13861", "EO-14164"}
