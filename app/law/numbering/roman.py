"""Roman numerals as enumerators use them."""

import re

_ROMAN = re.compile(r"(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_TENS = {"": 0, "x": 10, "xx": 20, "xxx": 30, "xl": 40, "l": 50, "lx": 60, "lxx": 70, "lxxx": 80, "xc": 90}
_ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


def roman_value(text: str) -> int:
    """The value (1–399) of a lower-case roman numeral in its regular form, or 0 if `text` is none."""
    match = _ROMAN.fullmatch(text)
    return 100 * len(match[1]) + _TENS[match[2]] + _ONES[match[3]] if match else 0
