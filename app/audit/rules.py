"""What is doubted: one row a rule."""

from collections import Counter
from collections.abc import Iterable

from app.audit import acts, days, enumerators, offices, words
from app.audit.doubts import Audited, Doubt, Rule, shown

RULES: tuple[Rule, ...] = (
    Rule("gap_in_enumerators", "A number is missing before a provision.", enumerators.gaps),
    Rule(
        "series_without_start",
        "The first of a series of provisions is none: (b) before any (a).",
        enumerators.without_start,
    ),
    Rule("repeated_enumerator", "A provision has the number of one before it.", enumerators.repeated),
    Rule("section_in_text", "A paragraph inside a provision begins like a section.", enumerators.unread_sections),
    Rule("empty_provision", "A provision has no word.", enumerators.empty),
    Rule(
        "directive_in_preamble",
        "A directive stands below the preamble of an order with sections.",
        enumerators.directives_of_preambles,
    ),
    Rule("due_before_signing", "A directive falls due before its order was signed.", days.due_before_signing),
    Rule("public_before_signing", "An order was filed or published before it was signed.", days.public_before_signing),
    Rule(
        "public_long_after_signing",
        "An order was filed or published over a year after it was signed.",
        days.public_long_after_signing,
    ),
    Rule("unsigned", "The signing date of an order is not known.", days.unsigned),
    Rule("digit_led_actor", "The name of an office begins with a digit.", offices.digit_led),
    Rule("overlong_actor", "The name of an office is longer than any name.", offices.overlong),
    Rule(
        "unknown_office",
        "Ten directives or more tell an office to act that is none that is known.",
        offices.unknown,
        10,
    ),
    Rule("ends_itself", "An order in force says that it ends, and no end of it is told.", acts.ends_itself),
    Rule("may_have_expired", "An order holds although an end of it may have come.", acts.may_have_expired),
    Rule("act_in_note_only", "The editors note an act that was not found in the text held.", acts.in_note_only),
    Rule("act_in_text_only", "An act was found in the text that the editors' note does not have.", acts.in_text_only),
    Rule("cites_later_order", "An order cites one that was signed after it.", acts.cites_later),
    Rule("noisy_title", "A title is none, or holds more than one.", words.noisy_title),
    Rule("noisy_text", "A text holds markup, broken letters or what stands beside a text.", words.noisy_text),
    Rule("glued_fraction", "A fraction stands against the whole number before it.", words.glued_fractions),
)


def doubts(orders: Iterable[Audited]) -> list[Doubt]:
    """Everything that is doubted of these orders, by rule, order and place."""
    return frequent(doubt for audited in orders for doubt in doubts_of(audited))


def doubts_of(audited: Audited) -> list[Doubt]:
    """What is doubted of one order, also what is a doubt only where it is found often enough."""
    number = audited.order["number"]
    return [Doubt(rule.name, number, place, shown(said)) for rule in RULES for place, said in rule.find(audited)]


def frequent(found: Iterable[Doubt]) -> list[Doubt]:
    """Of what is doubted of all orders, given by order and place, what is a doubt, by rule."""
    by_rule: dict[str, list[Doubt]] = {rule.name: [] for rule in RULES}
    for doubt in found:
        by_rule[doubt.rule].append(doubt)
    return [doubt for rule in RULES for doubt in _frequent(by_rule[rule.name], rule.at_least)]


def _frequent(found: list[Doubt], at_least: int) -> list[Doubt]:
    times = Counter(doubt.words.casefold() for doubt in found)
    return [doubt for doubt in found if times[doubt.words.casefold()] >= at_least]


def counts(found: Iterable[Doubt]) -> dict[str, int]:
    """How many doubts there are by each rule, also by those without any."""
    times = Counter(doubt.rule for doubt in found)
    return {rule.name: times[rule.name] for rule in RULES}
