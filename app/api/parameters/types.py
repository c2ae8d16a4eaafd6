"""The types of query parameters: `limit: Limit = 20`, `status: Many[Status]`, `signed_from: Maybe[Day] = None`."""

import re
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Query
from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

T = TypeVar("T")
MAX_REPEATS = 32
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"0|[1-9][0-9]{0,17}")


def written(pattern: re.Pattern[str], detail: str) -> BeforeValidator:
    """Refuse what is not written exactly so; Pydantic alone reads "+5", "1_0", " 10", "٣" and timestamps."""

    def check(value: object) -> object:
        if isinstance(value, str) and not pattern.fullmatch(value):
            raise PydanticCustomError("malformed", "{detail}", {"detail": detail})
        return value

    return BeforeValidator(check)


def _true_or_false(value: object) -> object:
    """Refuse the three words by which Pydantic would also read yes, on and 1 as true."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise PydanticCustomError("malformed", "Input should be true or false")
    return value


PLAIN = written(WHOLE, "Input should be a whole number in plain decimal digits")
"""A whole number from 0 in plain decimal digits, without sign, blanks or leading zeros: `Annotated[int, PLAIN]`.

It stands behind the bounds of a number. Bounds that stand behind a validator are written into the OpenAPI document as
`ge` and `le`, which no reader of JSON Schema knows.
"""

Day = Annotated[date, written(DAY, "Input should be a date written YYYY-MM-DD")]
"""A calendar day written YYYY-MM-DD and in no other way."""

Days = Annotated[int, Field(ge=0, le=100_000), PLAIN]
"""A number of days."""

DaysAhead = Annotated[int, Field(ge=0, le=3_660), PLAIN]
"""How many days from today on: ten years at most."""

Flag = Annotated[bool, BeforeValidator(_true_or_false)]
"""Written `true` or `false`."""

Text = Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""Any text of 1 to 200 characters without control characters."""

Maybe = Annotated[T | SkipJsonSchema[None], Query()]
"""An optional parameter, `x: Maybe[Day] = None`; its schema does not offer null, which no URL can say."""

Many = Annotated[list[T], Query(default_factory=list, max_length=MAX_REPEATS)]
"""A parameter that may be repeated; the values are alternatives (OR)."""
