"""The orders held, as linking asks for them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.law.coverage.titles import Titles
from app.law.coverage.values import Known


class Catalogue:
    """The orders held, by number, day, document and title."""

    def __init__(self, orders: Iterable[Known]) -> None:
        held = list(orders)
        self.titles = Titles(held)
        self._by_number = {order.number: order for order in held}
        self._by_document = {order.document_number: order for order in held if order.document_number}
        self._by_day: dict[date, list[Known]] = defaultdict(list)
        self._bases: dict[int, Known] = {}
        for order in held:
            if order.signed_on is not None:
                self._by_day[order.signed_on].append(order)
            if order.number.isdecimal():
                self._bases[int(order.number)] = order

    def numbered(self, number: str) -> Known | None:
        """The order of that number."""
        return self._by_number.get(number)

    def of_document(self, document_number: str) -> Known | None:
        """The order of that Federal Register document."""
        return self._by_document.get(document_number)

    def signed_on(self, day: date) -> Sequence[Known]:
        """The orders signed on that day."""
        return self._by_day.get(day, ())

    def signed_between(self, since: date, until: date) -> list[Known]:
        """The orders signed from the first to the last of these days."""
        days = range((until - since).days + 1)
        return [order for step in days for order in self.signed_on(since + timedelta(days=step))]

    def is_whole(self, day: date) -> bool:
        """Whether no order of that day can be missing: the numbers around those of its orders are held.

        Orders are numbered in the order of their days, so that one that is not held leaves a gap.
        """
        numbers = [int(order.number) for order in self.signed_on(day) if order.number.isdecimal()]
        return bool(numbers) and all(number + step in self._bases for number in numbers for step in (-1, 1))
