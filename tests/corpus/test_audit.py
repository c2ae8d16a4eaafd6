"""What looks wrong in the real documents does not grow."""

from collections.abc import Callable

import pytest

from app import audit
from tests.corpus import audited

pytestmark = pytest.mark.corpus


def test_no_doubt_grows(url: str, record_property: Callable[[str, object], None]) -> None:
    """Of the files that were counted no rule counts more than when it was last looked at; the table is printed."""
    lines, grown = audited.compared(audited.kept(), audited.counted(url))
    record_property("said", "\n".join(lines))
    assert grown == [], "mend what grew, or read it and renew the counts with `make audit`"


def test_the_counts_are_of_the_rules_there_are() -> None:
    """A rule that is new is counted when it lands."""
    assert list(audited.kept().counts) == [rule.name for rule in audit.RULES]
