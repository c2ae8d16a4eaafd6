"""What a request selected, as addresses of lists that select the same and one value more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

_OF_DIRECTIVES = {name: name for name in ("president", "status", "year", "signed_from", "signed_to")} | {
    "number": "order"
}
_OF_REFERENCES = {
    "president": "source_president",
    "number": "source",
    "signed_from": "signed_from",
    "signed_to": "signed_to",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of orders as they were asked, in pairs of name and value."""

    pairs: Sequence[tuple[str, str]] = ()

    def orders(self, **instead: str) -> str:
        """The list of the orders, with other values of some filters."""
        return _url("/v1/orders", [*(pair for pair in self.pairs if pair[0] not in instead), *instead.items()])

    def signed(self, first: date, last: date) -> str:
        """The list of the orders that were signed from the one day to the other."""
        asked = dict(self.pairs)
        begin, end = first.isoformat(), last.isoformat()
        return self.orders(
            signed_from=max(begin, asked.get("signed_from", begin)), signed_to=min(end, asked.get("signed_to", end))
        )

    def directives(self, **more: str) -> str | None:
        """The list of their directives; None where that has no such filters."""
        return _translated("/v1/directives", self.pairs, _OF_DIRECTIVES, more)

    def references(self, **more: str) -> str | None:
        """The list of their references; None where that has no such filters."""
        return _translated("/v1/references", self.pairs, _OF_REFERENCES, more)


def _translated(
    path: str, pairs: Sequence[tuple[str, str]], names: Mapping[str, str], more: Mapping[str, str]
) -> str | None:
    if any(name not in names for name, _ in pairs):
        return None
    return _url(path, [*((names[name], value) for name, value in pairs), *more.items()])


def _url(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(sorted(pairs))}" if pairs else path
