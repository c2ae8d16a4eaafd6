"""The page that explains the query language; `q` of every search leads to it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.render.html import POLICY, STYLESHEET
from app.render.pages import page
from app.search.query import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, MAX_VARIANTS

LANGUAGE: tuple[tuple[str, str], ...] = (
    ("police reform", "all of the words, whatever their ending; case, accents and apostrophes do not matter"),
    ('"law enforcement"', "the words side by side, in this order, whatever their ending"),
    ("police OR sheriff", "one of the two; OR stands in capitals"),
    ("police -military", "without what follows the hyphen: a word, a phrase or brackets"),
    ("police NOT military", "the same; NOT stands in capitals. AND between two words changes nothing"),
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


@router.get("/query-language", response_class=HTMLResponse)
async def get_query_language(request: Request) -> HTMLResponse:
    """Explain the query language."""
    html = page(
        "query-language.html",
        language=LANGUAGE,
        max_length=MAX_LENGTH,
        max_terms=MAX_TERMS,
        max_depth=MAX_DEPTH,
        base_url=request.app.state.settings.public_base_url,
        stylesheet=STYLESHEET,
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})
