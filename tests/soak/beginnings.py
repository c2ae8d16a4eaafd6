"""Small inputs that fuzzing begins with, by target: of every format one that is whole, and words of every kind."""

from collections.abc import Mapping, Sequence

from app.law.documents import Document
from app.sources import parse
from tests.bench.grammar import Grammar
from tests.sources import test_fr_metadata, test_fr_text, test_fr_xml, test_register, test_whitehouse_markdown

_PAGE = Grammar(40).order(27).markdown()
_RULE = "it is hereby ordered:\n"
"""What a page's text begins after."""
_TEXTS = (
    "### Section 1. Lamps\n\n(a) The Secretary of State shall, within 30 days of the date of this order, report.",
    "### Sec. 2. Oil\n\n(a) Executive Order 11246 of September 24, 1965, is amended by striking “oil” and inserting "
    "“wick”.\n\n(i) The Director may waive section 3(b) of title 5, United States Code, by July 1, 2022.",
    "### Sec. 3. Council\n\nThere is hereby established the Lamp Council (Council). It shall terminate on March 1, "
    "2030, unless extended. Executive Orders 9001, 9002, and 9003-A are revoked.",
)
_QUERIES = ('title:lamp* AND ("oil wick" OR -section:3(b)) NOT actor:state', "((a OR b) c)", "“de-escalation” −x")
_CITED = ("Exec. Order No. 14,288 § 3(b), 90 Fed. Reg. 18,765", "5 U.S.C. 553(b)(1)-(3)", "/us/eo/14288/s3/b")
_HOSTS = (b"/v1/orders?q=%22a%22\nlocalhost:8000\naccept: */*", b"/v1/../x\n[::1]:1\ncontent-length: 99")
_PROSE = ("He said: “the lamps (of ‘oil’) … shall burn”.\n\n> so it is\n\n<b>\"yes\"</b> 'no' &quot;", "«a» „b“ ``c''")


def archived(text: str) -> Sequence[Document]:
    """The order of an archive page with this text."""
    return parse(
        f"{_PAGE.partition(_RULE)[0]}{_RULE}\n{text}\n\nTHE WHITE HOUSE,\nMarch 4, 1995.\n".encode(), "page.md"
    )


def _encoded(*texts: str) -> list[bytes]:
    return [text.encode() for text in texts]


BEGINNINGS: Mapping[str, Sequence[bytes]] = {
    "fr_xml": _encoded(f"<PRESDOCU>{test_fr_xml.execord(test_fr_xml.INLINE + test_fr_xml.OUTSIDE)}</PRESDOCU>"),
    "fr_text": _encoded(
        f"{test_fr_text.HEAD}{test_fr_text.NUMBERED}{test_fr_text.TITLE}    Section 1. It is so.\n"
        f"{test_fr_text.FOOT}{test_fr_text.FILED}"
    ),
    "whitehouse_markdown": _encoded(
        test_whitehouse_markdown.HEAD + test_whitehouse_markdown.AUTHORITY + _TEXTS[0] + test_whitehouse_markdown.SIGNED
    ),
    "archive_markdown": _encoded(_PAGE),
    "fr_json": _encoded('{"results": [{"title": "a", "subtype": "Executive Order", "document_number": "2021-1"}]}'),
    "fr_csv": _encoded(f"{test_fr_metadata.HEADER}\n{test_fr_metadata.ROW}\n"),
    "register": [test_register.register(test_register.LINE)],
    "recognition": _encoded("# Executive Order 1", "<PRESDOCU>", "[{}]", "---\nsource_url: x\n---\n"),
    "extraction": _encoded(*_TEXTS),
    "query": _encoded(*_QUERIES),
    "cursor": _encoded('["2021-05-04", 7]', '["a", "b", null]', "bm8"),
    "guard": _HOSTS,
    "citations": _encoded(*_CITED, *_TEXTS),
    "quotations": _encoded(*_PROSE),
}
