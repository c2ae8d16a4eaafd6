"""What other programs call a parameter, and what there is here instead: the hint where an unknown one is refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.api.problems import FieldError, nearest
from app.render import FORMATS, LISTS

_NO_SUCH = "There is no parameter of this name here."


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said where a parameter of another program is given.

    Attributes:
        names: what others call it.
        instead: what it may be here; the first that an operation has is suggested.
        detail: one sentence, said where the operation has one of `instead`.
        everywhere: whether it is said elsewhere, too.
    """

    names: tuple[str, ...]
    instead: tuple[str, ...]
    detail: str
    everywhere: bool = False


HINTS: Sequence[Hint] = (
    Hint(
        ("search", "query", "keyword", "keywords", "term", "terms", "text", "words", "s", "conditions[term]"),
        ("q", "citation", "text"),
        "Words that are to be found are asked for by another name.",
    ),
    Hint(
        ("topic", "topics", "subject", "subjects", "tag", "tags", "category", "about"),
        ("subject", "topic", "q"),
        "What an order is about is asked for by another name, or by its words.",
    ),
    Hint(("title", "name"), ("q",), "Words of a title are searched for: q=title:word."),
    Hint(
        ("page", "offset", "skip", "start", "page_number", "p", "next"),
        ("cursor",),
        "Pages have no numbers: `links.next` of each is the URL of the next one, which `cursor` begins.",
    ),
    Hint(
        ("per_page", "page_size", "pagesize", "perpage", "size", "count", "rows", "max", "max_results", "n", "top"),
        ("limit",),
        "How many items a page has is asked for by another name.",
    ),
    Hint(
        ("fields", "field", "select", "columns", "only", "exclude", "embed", "expand_fields"),
        ("include",),
        "Answers are always given whole, and none of their fields can be left out.",
        everywhere=True,
    ),
    Hint(
        ("sort_by", "sortby", "order_by", "orderby", "ordering", "direction"),
        ("sort",),
        "The order of a list is one parameter, its name with a hyphen before it for the other way round.",
    ),
    Hint(
        ("facet", "group_by", "groupby", "aggregate", "counts", "by"),
        ("facets",),
        "What a list is counted by is asked for by another name.",
    ),
    Hint(
        ("date", "day", "on", "signing_date", "signed", "signed_at"),
        ("signed_on", "signed_from", "due_from", "published_on", "published_from"),
        "There are several days: each has a name of its own.",
    ),
    Hint(
        ("from", "since", "after", "start_date", "date_from", "from_date", "min_date", "signed_after", "signed_since"),
        ("signed_from", "due_from", "published_from", "since"),
        "There are several days: the beginning of a range of each has a name of its own.",
    ),
    Hint(
        ("to", "until", "before", "end_date", "date_to", "to_date", "max_date", "signed_before", "signed_until"),
        ("signed_to", "due_to", "published_to"),
        "There are several days: the end of a range of each has a name of its own.",
    ),
    Hint(
        ("publication_date", "published", "published_at"),
        ("published_on", "published_from"),
        "The day of publication is asked for by another name.",
    ),
    Hint(
        ("number", "order", "eo", "eo_number", "executive_order_number", "executive_order", "id", "order_number"),
        ("number", "order", "source", "citation"),
        "The number of an order is asked for by another name.",
    ),
    Hint(
        ("agency", "agencies", "office", "department", "who", "actors"),
        ("actor", "parent"),
        "Offices and agencies are asked for by another name.",
    ),
    Hint(
        ("author", "signed_by", "signer", "administration", "presidents", "potus"),
        ("president",),
        "The president who signed is asked for by another name.",
    ),
    Hint(
        ("cites", "cited", "law", "statute", "authority", "references", "refers_to"),
        ("target", "cites"),
        "What is cited is asked for by another name.",
    ),
    Hint(("deadline", "due", "due_on", "due_date"), ("due_from", "has_deadline"), "Days due are asked for as a range."),
    Hint(("type", "types"), ("kind", "relation"), "There are kinds, and relations."),
)
"""The table: the extension point of what is told of strange names."""

_FORMAT = ("format", "output", "fmt", "alt", "_format")
_OTHER_FORMS: Mapping[str, Sequence[str]] = {
    "orders/{number}": tuple(FORMATS),
    "orders/{number}/comparison": ("html",),
    "orders/{number}/graph": ("svg",),
    "sections": ("html",),
    "statistics": ("svg",),
}
"""The endings of forms that are none of lists, by paths below /v1/."""
_BY_NAME = {name: hint for hint in HINTS for name in hint.names}


def forms_of(path: str) -> Mapping[str, str]:
    """The paths of the same in other formats, by their ending: "csv" of "/v1/orders" is "/v1/orders.csv"."""
    name = path.removeprefix("/v1/")
    listed = LISTS.get(name)
    endings = (*(listed.forms if listed else ()), *_OTHER_FORMS.get(name, ()))
    return {ending: f"{path}.{ending}" for ending in endings}


def hint(name: str, value: str, declared: Collection[str], forms: Mapping[str, str]) -> FieldError:
    """What is said of a parameter that an operation does not have; the suggestion is one of our own words.

    Args:
        name: of the parameter.
        value: what it was given.
        declared: the names that the operation has.
        forms: the paths of the same in other formats.
    """
    asked = name.lower()
    if asked in _FORMAT:
        return _other_format(value, forms)
    known = _BY_NAME.get(asked)
    if known is None:
        return FieldError("unknown", _NO_SUCH, suggestion=nearest(name, declared))
    instead = next((other for other in known.instead if other in declared), None)
    told = instead is not None or known.everywhere
    return FieldError("unknown", f"{_NO_SUCH} {known.detail}" if told else _NO_SUCH, suggestion=instead)


def _other_format(value: str, forms: Mapping[str, str]) -> FieldError:
    there = f"here: {', '.join(forms.values())}." if forms else "and this one has no other."
    detail = f"{_NO_SUCH} Each format has a path of its own, {there}"
    return FieldError("unknown", detail, suggestion=forms.get(value.lower().lstrip(".")))
