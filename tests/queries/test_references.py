"""How a reference is told."""

import pytest

from app.queries.references import told_extent
from app.schemas import Extent, Relation


@pytest.mark.parametrize(
    ("relation", "extent", "section", "told"),
    [
        ("cites", "whole", "b.2", Extent.IN_PART),
        ("cites", "whole", None, Extent.WHOLE),
        ("amends", "whole", "3", Extent.IN_PART),
        ("amends", "whole", None, None),
        ("revokes", "in_part", None, Extent.IN_PART),
    ],
)
def test_a_provision_is_a_part(relation: str, extent: str, section: str | None, told: Extent | None) -> None:
    """What names a provision concerns a part, be it of an order or of a section of the Code."""
    assert told_extent(Relation(relation), extent, section) is told
