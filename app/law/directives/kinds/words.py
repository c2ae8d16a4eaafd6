"""The words by which the verbs of an action and their objects are told apart."""

from functools import lru_cache

from app.law.directives.kinds.values import vocabulary

DETERMINERS = vocabulary(
    "a an the its their his her any all each every such this these those another other no some both additional "
    "appropriate necessary said certain one two three"
)
"""What begins a noun phrase."""
PREPOSITIONS = vocabulary(
    "of in on for to by with from at within under pursuant through into upon over per about against among between "
    "concerning regarding respecting involving including consistent as without during after before until "
    "not than subject notwithstanding relating related based except outside across throughout relative unless if when "
    "where whenever wherever because since while beyond toward towards "
    "later earlier sooner prior"
)
"""What stands before nouns that are no object of the verb."""
STOPS = vocabulary("that which who whom whose whether how what why whereby wherein")
"""What begins a clause of its own."""
ENDS = frozenset({":", "—", ".", ";"})
"""The marks behind which nothing belongs to the verb."""
OPENERS = PREPOSITIONS | vocabulary("no following having using acting working taking prior unlike given")
"""What may stand between the operative form and its verb, up to a comma."""
TRAILING = vocabulary(
    "necessary appropriate applicable available relevant required needed responsible incident thereon thereof therefor"
)
"""What may follow a noun that it describes: "such regulations as", "rules necessary to"."""
TRANSPARENT = vocabulary("copy set series number draft version form variety range")
"""Of these nouns it is the one behind "of" that tells: "a series of reports"."""
MODALS = vocabulary("shall must may should will")
"""What a clause of its own has: "and such statement shall be appended to the report"."""
ON_THE_WAY = vocabulary("seek continue endeavor attempt strive begin agree undertake prepare proceed")
"""Verbs that leave it to an infinitive to tell what is done: "continue to serve"."""
TOLD_TO = vocabulary("required authorized directed empowered permitted requested prepared ready available")
"""Likewise behind "be": "be prepared to implement"."""
ADVERBS = vocabulary(
    "also then hereby hereafter heretofore thereafter further first jointly "
    "otherwise only either instead thereupon forthwith together "
    "always accordingly additionally each however moreover therefore likewise similarly so and or , not all"
)
NOT_ADVERBS = vocabulary("apply supply comply rely reply multiply family assembly early imply july")
"""Words in -ly that are no adverbs."""
NOUNS_TOO = vocabulary(
    "report review plan study survey list audit name post support work test schedule inventory brief head chair staff "
    "fund select detail aid offer request"
)
"""Verbs that may be nouns: behind "and" they are verbs only before what an object or a recipient begins with."""
BEHIND_A_VERB = DETERMINERS | vocabulary(
    "to on upon back directly annually periodically regularly thereon whether that jointly promptly"
)
IRREGULAR = {
    "made": "make",
    "given": "give",
    "held": "hold",
    "sent": "send",
    "set": "set",
    "chosen": "choose",
    "taken": "take",
    "kept": "keep",
    "drawn": "draw",
    "met": "meet",
    "paid": "pay",
    "led": "lead",
    "borne": "bear",
    "sought": "seek",
}
"""Participles whose infinitive is not told by "-ed"."""


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """A noun's singular: "chairmen", "analyses", "strategies", "rules"; "process" and "series" are it already."""
    if noun == "series":
        return noun
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("yses"):
        return noun[:-2] + "is"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("sses"):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def infinitives(participle: str) -> tuple[str, ...]:
    """What the infinitive of a participle may be: "prescribed", "appointed", "carried", "submitted"."""
    if participle in IRREGULAR:
        return (IRREGULAR[participle],)
    stem = participle.removesuffix("ed")
    if stem == participle or len(stem) < 2:
        return ()
    doubled = (stem[:-1],) if stem[-1] == stem[-2] else ()
    return (stem, stem + "e", *doubled, *((stem[:-1] + "y",) if stem[-1] == "i" else ()))


def is_adverb(word: str) -> bool:
    """Whether a word only colours the verb that follows."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)
