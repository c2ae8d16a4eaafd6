"""How often: "annually thereafter", "every 90 days", "on a quarterly basis"."""

import re

from app.law.directives.deadlines.dates import MONTHS

RECURRENCE = re.compile(
    r"(?<![\w-])(?:(?:and|or) )?"
    r"(?:(?:at least|(?:not|no) less (?:frequently |often )?than|not more than) )?"
    r"(?:(?:once )?(?:every|each) (?:other )?"
    r"(?:\d{1,3}|two|three|four|five|six|ten|thirty|sixty|ninety)?(?: \(\d{1,3}\))?"
    r" ?(?:fiscal |calendar )?(?:days?|weeks?|months?|quarters?|years?)(?! of age)"
    r"|(?:semi-?|bi-?)?annually|(?:bi-?)?(?:quarterly|monthly|weekly|daily|yearly)"
    r"|on an? (?:semi-?annual|annual|quarterly|monthly|weekly|daily|yearly|biennial|periodic|regular|ongoing|continuing"
    r"|continual|recurring) basis"
    r"|biennially|periodically|from time to time|(?:once|twice) (?:a|per|each) (?:year|month|quarter|week)"
    r"|at regular intervals|(?:by|no later than|not later than|on|before) (?:"
    + "|".join(MONTHS)
    + r") \d{1,2},? (?:of )?(?:each|every) (?:calendar |fiscal )?year)"
    r"(?:,? thereafter| following)?(?![\w-])",
    re.IGNORECASE,
)


def recurrence(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first words in text[start:end] that say how often, or None."""
    return RECURRENCE.search(text, start, end)
