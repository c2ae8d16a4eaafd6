"""The rows of statistics: each says what suits it, and nothing of the rest."""

from typing import Any

from app.schemas import StatisticsRow

NOTHING = {
    "president": "No president known",
    "day": "Day of signing unknown",
    "term": "No presidency known",
    "office": "No office named that is told to act",
    "due": "No day known",
}
"""What a row without a value is called."""
_EMPTY = dict.fromkeys(StatisticsRow.model_fields)


def row(**said: Any) -> StatisticsRow:
    """A row that says this, and null of all else."""
    return StatisticsRow(**{**_EMPTY, **said})
