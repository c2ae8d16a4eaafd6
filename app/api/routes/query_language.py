"""The page that explains the query language; `q` of every search leads to it."""

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.search.query import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, MAX_VARIANTS

LANGUAGE: tuple[tuple[str, str], ...] = (
    ("police reform", "all of the words, whatever their ending; case, accents and apostrophes do not matter"),
    ('"law enforcement"', "the words side by side, in this order, whatever their ending"),
    ("police OR sheriff", "one of the two; OR stands in capitals"),
    ("police -military", "without what follows the hyphen: a word, a phrase or brackets"),
    ("(police OR sheriff) training", "brackets hold together"),
    ("regulat*", f"words that begin so, in any form; of more than {MAX_VARIANTS} a few letters more are asked for"),
    ("title:cybersecurity", "in the order's title"),
    ("section:3(b)", "in a provision by its number, with all that is in it; or by a word of its heading"),
    ('actor:"attorney general"', "where an office whose name has these words is told to act, or to be consulted"),
    ("3 U.S.C. 301", "the full stops of letters do not matter, nor does § before a number"),
    ("law-enforcement", "a word of several parts wants them side by side"),
)
"""An example of each piece of the language, and what it means."""

router = APIRouter(include_in_schema=False)


def _page() -> str:
    rows = "".join(f"<tr><td><code>{escape(q)}</code></td><td>{escape(means)}</td></tr>\n" for q, means in LANGUAGE)
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>The query language</title></head>\n'
        f"<body><h1>The query language</h1>\n<table>\n{rows}</table>\n"
        "<p>Whatever is not one of these is words: no text is a syntax error. AND, NOT and NEAR are words, and the "
        "answer says that they were read so. Names of the same thing are found, too (DOJ: Department of Justice), "
        "unless <code>expand=none</code> says otherwise; the answer lists them. Nothing is added to words in quotation "
        "marks.</p>\n"
        f"<p>A query has at most {MAX_LENGTH:,} characters, {MAX_TERMS} words and {MAX_DEPTH} levels of brackets, and "
        "must ask for something: words to leave out alone are refused.</p></body>\n</html>\n"
    )


@router.get("/query-language", response_class=HTMLResponse)
async def get_query_language() -> HTMLResponse:
    """Explain the query language."""
    return HTMLResponse(_page())
