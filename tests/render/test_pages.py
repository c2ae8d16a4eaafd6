"""The templates of the pages: what is put in is text, and nothing may be missing."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from app.api.problems import Kind
from app.render import html
from app.render.pages import page
from tests.render.test_render import order, section


def problem(title: str) -> str:
    """The page of a problem with a title."""
    return page("problem.html", code="", kind=Kind(400, title, ""), base_url="", stylesheet="/style.css")


def test_quotation_marks_have_the_names_of_the_standard_library() -> None:
    """An apostrophe is &#x27; and a quotation mark &quot;, in a page as in what Python escapes."""
    assert "<h1>&lt;i&gt; &amp; &#x27;a&#x27; &quot;b&quot;</h1>" in problem("<i> & 'a' \"b\"")


def test_what_is_html_is_put_in_as_it_is() -> None:
    """Only what is not HTML yet is escaped."""
    assert "<h1><i>a</i></h1>" in problem(Markup("<i>a</i>"))


def test_a_missing_value_is_an_error() -> None:
    """A page never shows a gap where a value was forgotten."""
    with pytest.raises(UndefinedError):
        page("problem.html", code="not-found", base_url="", stylesheet="")


def test_an_order_cannot_speak_to_the_template() -> None:
    """Braces in an order's words are shown and do nothing."""
    words = "{{ 7 * 7 }} {% raw %} {# unseen #}"
    assert f"<p>{words}</p>" in html.order(order(section(text=words)), "")
