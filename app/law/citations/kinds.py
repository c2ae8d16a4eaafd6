"""KINDS, the extension point: one row a kind of citation, with the words that trigger it and its examples.

The rows stand in `kinds_of_presidents` and `kinds_of_laws`; a pointer inside an order comes last.
"""

from app.law.citations.kinds_of_laws import OF_LAWS
from app.law.citations.kinds_of_presidents import OF_PRESIDENTS
from app.law.citations.pointers import read_pointer
from app.law.citations.values import Kind, cases_of

KINDS: tuple[Kind, ...] = (
    *OF_PRESIDENTS,
    *OF_LAWS,
    Kind(
        "order_section",
        (
            *cases_of(
                "section",
                "subsection",
                "paragraph",
                "subparagraph",
                "part",
                "subpart",
                "chapter",
                "subchapter",
                "title",
                "article",
                "division",
                "clause",
                "annex",
                "sec.",
                "secs.",
                "this section",
                "this subsection",
            ),
            "§",
            "this paragraph",
            "this subparagraph",
        ),
        read_pointer,
        (
            ("section 3(b) of this order", ("3.b",)),
            ("subsection (a) of this section", ("section:a",)),
            ("sections 2 and 4 of this order", ("2", "4")),
            ("sections 1 through 3 of this order", ("1", "2", "3")),
            ("paragraph (2) of section 3(b) of this order", ("3.b.2",)),
            ("subsections (a)(i) and (a)(ii) of this section", ("section:a.i", "section:a.ii")),
            ("section 1(b)(i) through (v) of this order", ("1.b.i", "1.b.ii", "1.b.iii", "1.b.iv", "1.b.v")),
            ("section 2(a)(i) and (c) of this order", ("2.a.i", "2.c")),
            ("this section", ("section:",)),
        ),
        ("the date of this order", "part of this effort"),
    ),
)
