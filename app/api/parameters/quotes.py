"""The parameter that is a quotation."""

from typing import Annotated

from fastapi import Query

Quotation = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1_000,
        pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+$",
        description="The words between the quotation marks, without them.",
        examples=["best practices at the State and local level", "[t]hese sexes are not changeable"],
    ),
]
"""One quotation."""
