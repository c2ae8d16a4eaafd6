"""What no source has, held against the register that is shipped."""

import json
from pathlib import Path

import pytest

import app
from app.law.gaps import NUMBERS, TEXTLESS, Stretch, stretches

REGISTER = Path(app.__file__).parent / "data" / "register.ndjson"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (7000, 7050, [(7000, 7050, True)]),
        (7101, 7104, [(7101, 7104, False)]),
        (7100, 7532, [(7100, 7100, True), (7101, 7104, False), (7105, 7105, True), (7106, 7531, False),
                      (7532, 7532, True)]),
        (7103, 7110, [(7103, 7104, False), (7105, 7105, True), (7106, 7110, False)]),
        (7200, 9000, [(7200, 7531, False), (7532, 9000, True)]),
    ],
)  # fmt: skip
def test_numbers_are_parted(first: int, last: int, expected: list[Stretch]) -> None:
    """What no source has stands apart from what one may have, and together they are all that was asked."""
    assert list(stretches(first, last)) == expected


def test_no_number_of_the_register_is_said_to_be_in_no_source() -> None:
    """Of a number that no source has the register has none, and of the years without texts it has orders."""
    lines = (json.loads(line) for line in REGISTER.read_text(encoding="utf-8").splitlines()[1:])
    known = {line["number"]: line.get("signed_on", "") for line in lines}
    assert [number for first, last in NUMBERS for number in range(first, last + 1) if str(number) in known] == []
    years = {int(day[:4]) for day in known.values() if day}
    assert set(TEXTLESS) - years == {1936}
