"""What is counted by, and how a picture of it is laid out."""

from enum import StrEnum
from typing import Annotated

from fastapi import Query

from app.schemas import StatisticsBy

By = Annotated[StatisticsBy, Query(description="What is counted by.", examples=["president", "day_in_term"])]
"""What is counted by; there is no answer without it."""


class ChartLayout(StrEnum):
    """How wide a picture is laid out: for pages of text, or for telephones."""

    WIDE = "wide"
    NARROW = "narrow"
