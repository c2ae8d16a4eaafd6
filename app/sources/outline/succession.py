"""Which section number follows which, in each of the ways in which orders count."""

import re


def follows_absolute(number: str, last: str) -> bool:
    """Whether "1-102" follows "1-101", "2-101" follows whatever stands in part 1."""
    major, minor = map(int, number.split("-"))
    if "-" not in last:
        return minor in (1, 101)
    before, at = map(int, last.split("-"))
    return (
        (major, minor) == (before, at + 1)
        or (major == before and minor % 100 == 1 and minor > at)
        or (major == before + 1 and minor in (1, 101))
    )


def follows_decimal(number: str, last: str) -> bool:
    """Whether "2.21" follows "2.13": such numbers leave room (EO 9655)."""
    major, minor = map(int, number.split("."))
    if not re.fullmatch(r"\d+\.\d+", last):
        return (major, minor) == (1, 1)
    before, at = map(int, last.split("."))
    return (major == before and minor > at) or (major == before + 1 and minor == 1)


def follows(number: str, last: str) -> bool:
    """Whether a number is the next of those that an order counts: 4 after 3, 2-104 after 2-103, 201 after 104."""
    if "-" in number:
        return "-" in last and follows_absolute(number, last)
    if not (number.isdigit() and last.isdigit()):
        return False
    value, before = int(number), int(last)
    return value == before + 1 or (before > 100 and value == 100 * (before // 100 + 1) + 1)
