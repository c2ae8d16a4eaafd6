"""The relations, one row each: how an order says it, how the editors note it, what it does to its target.

To add a relation, add a row. The finders' patterns, the inverses, the rules of status, the vocabulary of the HTTP
contract, the events of a history and the words of the picture are all made from the table.
"""

from dataclasses import dataclass
from typing import Literal

Effect = Literal["ends", "revives", "changes", "relies_on", "mentions"]
"""What a relation does to its target, the strongest first."""

ACTS: frozenset[Effect] = frozenset({"ends", "revives", "changes"})
"""The effects that change the law of the target; the others only mention it."""


@dataclass(frozen=True, slots=True)
class Relation:
    r"""What one order does to another document, or cites it for.

    Attributes:
        name: the relation in the active voice, as the HTTP contract names it ("revokes").
        inverse: its name seen from the target ("revoked_by").
        effect: what it does to its target; the picture draws each effect in its own way.
        meaning: what the order does to its target, "it", as a sentence of the glossary.
        verbs: patterns of the stems of the verbs that do it in the operative words ("revok", "re-?establish").
        leaning: a pattern of the words right before a citation that tell this relation ("in accordance with").
        labels: patterns of the stems of the labels that the editors' notes give it, typos included.
        status: the status of an order that is the whole target of such an act, or "" where it changes none.
        status_in_part: the status of an order of which a part is the target, or "".
        family: relations that the text and the editors may name differently for one act; "" for the name itself.
        of_bodies: whether it is also said of what an order established ("the Council … is continued").
        words: how a sentence about two orders says it, "" for the name itself ("acts pursuant to").
    """

    name: str
    inverse: str
    effect: Effect
    meaning: str
    verbs: tuple[str, ...] = ()
    leaning: str = ""
    labels: tuple[str, ...] = ()
    status: str = ""
    status_in_part: str = ""
    family: str = ""
    of_bodies: bool = False
    words: str = ""


RELATIONS: tuple[Relation, ...] = (
    Relation(
        "cites", "cited_by", "mentions",
        "Names it, and does nothing to it that another relation tells.",
    ),
    Relation(
        "pursuant_to", "authority_for", "relies_on",
        "Acts under a power that it gives.",
        words="acts pursuant to",
        leaning=r"pursuant\sto|(?<!defined\s)under(?:\sthe\sauthority\sof)?|by\s(?:the\s)?(?:authority|virtue)\sof"
        r"|authority\s(?:vested|conferred|delegated|granted|of|provided|contained)"
        r"|authorized\sby|vested\sin\sme\sby|conferred\s(?:upon\sme\s)?by|required\sby",
    ),
    # The power that the sentence itself acts under, and one that it hands on; what others did under a law it cites.
    Relation(
        "delegates", "delegated_by", "relies_on",
        "Hands on a power of the President that it gives.",
        words="delegates powers under",
    ),
    Relation(
        "in_accordance_with", "accorded_with_by", "relies_on",
        "Does or orders something in the way that it prescribes.",
        words="acts in accordance with",
        leaning=r"in\saccordance\swith|in\sconformity\swith|in\scompliance\swith|as\srequired\sby|comply\swith",
    ),
    Relation(
        "consistent_with", "kept_consistent_by", "relies_on",
        "Does or orders something so that it is kept.",
        words="acts consistently with",
        leaning=r"consistent(?:ly)?\swith|in\sa\smanner\sconsistent\swith",
    ),
    Relation(
        "as_defined_in", "defines_for", "relies_on",
        "Takes the meaning of a word from it.",
        words="takes definitions from",
        leaning=r"(?:as\s)?(?:\w+\s)?defined\s(?:in|by|under|at|for\spurposes\sof)|(?:has|have|having|with"
        r"|given)\sthe\s(?:same\s)?meanings?"
        r"|meanings?\s(?:given|assigned|specified|set\sforth|provided)\s(?:to|for)\s(?:that|the|such|those)\sterms?\s(?:in|by|under|at)"
        r"|meanings?\s(?:given|assigned|provided|specified|set\sforth|of)|within\sthe\smeaning\sof"
        r"|definitions?\s(?:in|of)",
    ),
    Relation(
        "notwithstanding", "set_aside_by", "relies_on",
        "Acts although it says otherwise.",
        words="acts notwithstanding", leaning=r"notwithstanding"
    ),
    Relation(
        "implements", "implemented_by", "relies_on",
        "Carries it out.",
        leaning=r"(?<!taken\s)(?<!issued\s)(?<!made\s)(?<!adopted\s)(?:to|shall|order|fully)\simplements?"
        r"|in\simplementing|for\sthe\simplementation\sof|to\scarry\sout|in\scarrying\sout|in\sfurtherance\sof",
    ),
    Relation(
        "amends", "amended_by", "changes",
        "Changes its words, adds to them or takes some away; it stays in force.",
        labels=("amend", "modif"),
        verbs=(
            "amend", "modif", "redesignat", "renumber", "revis", "delet", "insert", "strik", "strick", "stri[ck]+en",
            "chang", "correct", "substitut", "add",
        ),
    ),
    Relation(
        "revokes", "revoked_by", "ends",
        "Ends it by revoking, repealing, cancelling or withdrawing it.",
        status="revoked", status_in_part="partly_revoked", family="ends",
        verbs=("revok", "repeal", "cancel", "withdraw"), labels=("revok", "repeal"),
    ),
    Relation(
        "rescinds", "rescinded_by", "ends",
        "Ends it by rescinding it.",
        status="revoked", status_in_part="partly_revoked", family="ends",
        verbs=("rescind",), labels=("rescind",),
    ),
    Relation(
        "supersedes", "superseded_by", "ends",
        "Takes its place, and so ends it.",
        status="superseded", status_in_part="partly_superseded", family="ends",
        verbs=("supersed", "supercede", "replac"), labels=("sus?pers", "superced", "supersed"),
    ),
    Relation(
        "suspends", "suspended_by", "ends",
        "Stops it for a time.",
        status="suspended", status_in_part="partly_suspended",
        verbs=("suspend",), labels=("suspend",),
    ),
    Relation(
        "reinstates", "reinstated_by", "revives",
        "Puts it in force again after its end.",
        verbs=("reinstat",), labels=("reinstat",)
    ),
    Relation(
        "continues", "continued_by", "revives",
        "Lets it, or a body that it set up, go on beyond the end that it had.",
        of_bodies=True,
        verbs=("continu", "extend", "re-?establish"), labels=("continu", "exten[ds]"),
    ),
    Relation(
        # "is hereby abolished" and "shall cease" are said of bodies, which an order ends by terminating.
        "terminates", "terminated_by", "ends",
        "Ends it, or a body that it set up, by terminating, abolishing, dissolving or discontinuing it.",
        status="terminated", status_in_part="partly_terminated", family="ends",
        of_bodies=True, labels=("terminat", "abolish"),
        verbs=("terminat", "abolish", "dissol", "disband", "discontinu"),
    ),
    # No order makes another expire: it does so by its own words, or as the editors note.
    Relation(
        "expires", "expired_by", "ends",
        "Said only as expired_by: the order ended by its own words or, as the editors note, without an act.",
        status="expired", status_in_part="partly_expired", family="ends",
        labels=("expir",),
    ),
    Relation(
        "supplements", "supplemented_by", "changes",
        "Adds rules beside it, and leaves its words as they are.",
        family="amends", verbs=("supplement",), labels=("supplement",)
    ),
    Relation(
        "ratifies", "ratified_by", "revives",
        "Confirms it, or what was done under it.",
        verbs=("ratif",), labels=("ratif",)
    ),
    Relation(
        "nullifies", "nullified_by", "ends",
        "Makes it void.",
        status="nullified", status_in_part="partly_nullified", family="ends",
        verbs=("nullif",), labels=("nullif", "void"),
    ),
    Relation(
        "see", "seen_from", "mentions",
        "Refers to it; an editors' note that names no act says so, too.",
        leaning=r"\bsee(?:\salso)?", labels=(r"s?ee\b",), words="refers to",
    ),
)  # fmt: skip
"""Every relation, in the order of the contract's vocabulary."""

BY_NAME = {relation.name: relation for relation in RELATIONS}
EFFECTS = frozenset(relation.name for relation in RELATIONS if relation.effect in ACTS)
"""The relations that change the law of their target; the others only mention it."""
REVOKING = tuple(relation.name for relation in RELATIONS if relation.status == "revoked")
"""The relations that revoke, by whatever word."""
NOTED = tuple(relation.name for relation in RELATIONS if relation.labels)
"""The relations that the editors' notes name; only these are told in the passive, of documents that are not held."""
PASSIVES = {relation.name: relation.inverse for relation in RELATIONS}
"""The name of each relation seen from its target."""
ACTIVES = {relation.inverse: relation.name for relation in RELATIONS}
"""The same, turned round."""
LIVING = frozenset({"in_force", "reinstated", *(row.status_in_part for row in RELATIONS if row.status_in_part)})
"""The statuses of an order that holds, be it in part."""
