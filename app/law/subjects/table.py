"""The subjects, one row each; `values.Subject` says how a row is read."""

from app.law.subjects.government import OF_GOVERNMENT
from app.law.subjects.lands_and_economy import OF_LANDS_AND_ECONOMY
from app.law.subjects.people import OF_PEOPLE
from app.law.subjects.security_and_trade import OF_SECURITY_AND_TRADE
from app.law.subjects.values import Subject, phrases

SUBJECTS: tuple[Subject, ...] = tuple(
    sorted(
        (*OF_GOVERNMENT, *OF_LANDS_AND_ECONOMY, *OF_PEOPLE, *OF_SECURITY_AND_TRADE), key=lambda subject: subject.slug
    )
)
BY_SLUG = {subject.slug: subject for subject in SUBJECTS}

ALONE: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (
        phrases("exemption of | compulsory retirement | mandatory retirement | mandatory separation"),
        frozenset({"civil-service", "retirement-exemptions"}),
    ),
    (
        phrases(
            "appointment of | reinstatement of | civil service rules | civil-service rules | without regard to | "
            "schedule a | competitive status | classified status | without compliance"
        ),
        frozenset({"civil-service", "foreign-service"}),
    ),
    (phrases("assigning emergency preparedness functions"), frozenset({"emergency-preparedness"})),
    (phrases("a seal | seal for | seal of"), frozenset({"seals-and-flags"})),
    (phrases("inspection … returns | inspect … returns | authorizing inspection"), frozenset({"tax-returns"})),
    (phrases("order of succession | to act as secretary"), frozenset({"succession"})),
    (phrases("executive order no. 9001"), frozenset({"procurement"})),
    (phrases("eight-hour law | eight hour law"), frozenset({"labor"})),
    (phrases("customs port* | ports of entry | port of entry"), frozenset({"trade"})),
    (phrases("code of fair competition | of the construction industry"), frozenset({"industrial-recovery"})),
    (phrases("public international organization*"), frozenset({"international-organizations"})),
    (
        phrases("emergency board | board of inquiry | board of inquery | labor dispute*"),
        frozenset({"labor-disputes"}),
    ),
    (
        phrases(
            "take possession | possession relinquished | possession and operation | possession, control, and operation"
        ),
        frozenset({"seizures"}),
    ),
    (phrases("executive schedule"), frozenset({"federal-pay"})),
    (phrases("classification act"), frozenset({"civil-service"})),
    (phrases("airspace reservation*"), frozenset({"transportation"})),
    (phrases("extension of the provisions of executive order*"), frozenset()),
    (
        phrases("control and jurisdiction | jurisdiction over certain | use, possession, and control"),
        frozenset({"public-lands", "territories", "wildlife"}),
    ),
)
"""Titles of a kind that name offices, trades and places which the order is not about: they tell these subjects only.

"Inspection of Income Tax Returns by the Committee on Agriculture" is about no farms.
"""
