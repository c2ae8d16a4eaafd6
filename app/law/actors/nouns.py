"""Which noun phrases name an agent: an office-holder, agency or body that can be told what to do.

`head` cuts a phrase to its head group ("heads of agencies" -> "heads"); `names_agent` looks that group up.
"""

import re
from collections.abc import Container, Sequence


def vocabulary(words: str) -> frozenset[str]:
    """A set of words, written as one line of text."""
    return frozenset(words.split())


DETERMINERS = vocabulary(
    "the a an each every any all no neither either such this these those both his her its their our other another some "
    "appropriate relevant"
)
PREPOSITIONS = vocabulary(
    "of in on for to by with from at within under through into upon over per about against among between concerning "
    "regarding involving including consisting serving acting having other-than outside inside throughout without "
    "during after before following pursuant as whose who whom which that where when"
)
_SINGULAR = vocabulary(
    "secretary undersecretary administrator director agency department council board committee subcommittee commission "
    "group subgroup team official officer head chair chairman chairperson chairwoman chairmen member president "
    "counsel counselor co-chair co-chairman co-chairperson vice-chair commissioner governor ambassador representative "
    "archivist registrar "
    "comptroller assistant deputy designee employee contractor subcontractor person party individual appointee bureau "
    "government staff delegate liaison coordinator co-coordinator ombudsman advisor adviser executive envoy panel "
    "component entity element commander chief general commandant personnel leadership leader investigator examiner "
    "cabinet subcabinet treasurer librarian superintendent manager custodian attorney inspector secretariat "
    "vendor offeror employer recipient grantee applicant participant successor organization subordinate "
    "directorate regulator branch presidency surveyor collector referee arbitrator mediator chancellor emissary "
    "spokesperson servicemember candidate appraiser inquirer fellow judge division workgroup "
    "trustee authorities supervisor institution expert partner police mayor developer state tribe carrier importer "
    "exporter statistician provider creditor debtor court registrant claimant recorder captain witness interpreter "
    "incumbent owner operator lessee permittee licensee seller purchaser manufacturer producer bank company firm "
    "railroad association alternate membership consumer physician solicitor marshal alien volunteer citizen "
    "expediter consul veteran"
)
# These name an agent only as part of a proper name ("Forest Service", "the Initiative"): small they are things.
_PROPER = vocabulary(
    "service administration authority institute foundation force corps corporation center office "
    "initiative army navy guard bank community system states accelerator secretary agent conference unit states "
    "nation treasury partnership archives laboratory laboratories interagency commons consortium bench court "
    "enterprise protection lead territory prosecution airline airlines airways lines railway railways"
)
_NEVER = vocabulary(
    # "state" and "general" small are adjectives or nouns of condition; "party" stays because EO 13654 binds parties
    "state general executive"
)
_COMPOUND = frozenset(
    {
        "task force",
        "working group",
        "united states",
        "cabinet members",
        "armed forces",
        "approval authority",
        "appointing authority",
        "contracting authority",
        "classification authority",
        "declassification authority",
        "law enforcement",
        "states section",
        "states mission",
        "u.s. mission",
        "convening authority",
        "reviewing authority",
    }
)
_QUANTIFIERS = vocabulary("each any all both either neither some one none")  # "each of the five Centers"
COUNTS = vocabulary(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty majority quorum most many"
)
_PRONOUNS = frozenset({"he", "she", "he/she"})


def singular(word: str) -> str:
    """A noun's singular, by the few endings that the agent nouns have."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def _modifier(word: str) -> bool:
    """Whether `word` can begin a participial postmodifier ("agencies represented on …", "officials serving …")."""
    compound = "-" in word and word.endswith("ing")  # "Agency cost-sharing policies" (EO 13185)
    return (word.islower() and word.endswith(("ed", "ing")) and len(word) > 4 and not compound) or word in {
        "held",
        "responsible",
        "able",
        "subject",
        "away",
        "absent",
    }


def head(words: Sequence[str]) -> Sequence[str]:
    """The head group: the words after the determiners and before the first preposition, relative or participle."""
    start = 0
    while start < len(words) and (
        words[start].lower() in DETERMINERS or (start and words[start] in {"following", "acting"})
    ):
        start += 1
    if start and start + 1 < len(words) and words[start].lower() == "of" and words[start - 1].lower() in _QUANTIFIERS:
        return head(words[start + 1 :])
    end = start
    while end < len(words):
        word = words[end]
        under = word == "Under" and words[end + 1 : end + 2] and words[end + 1].startswith("Secretar")  # EO 9635 sec. 8
        if (word.lower() in PREPOSITIONS and not under) or (
            end > start and _modifier(word) and not _agent_follows(words, end)
        ):
            joined = word.endswith("ing") and words[end + 1 : end + 2] in (["and"], ["or"])
            if not joined or word.lower() in PREPOSITIONS:  # "Government contracting and procurement opportunities"
                break
        end += 1
    if end + 1 < len(words) and words[end].lower() == "of" and words[end - 1].lower() in COUNTS:
        return head(words[end + 1 :])
    return words[start:end]


def _agent_follows(words: Sequence[str], index: int) -> bool:
    """Whether a participle stands before its noun: "participating agencies", "lead and participating agencies"."""
    for word in words[index + 1 : index + 4]:
        if singular(word.lower()) in _SINGULAR:
            return True
        if word.lower() not in {"and", "or"} and not _modifier(word):
            return False
    return False


def _known_head(group: Sequence[str], defined: Container[str]) -> bool:
    last = group[-1]
    low = last.lower()
    one = singular(low)
    if " ".join(w.lower() for w in group) in defined or low in defined:
        return True
    if " ".join(w.lower() for w in group[-2:]) in _COMPOUND or singular(" ".join(group[-2:]).lower()) in _COMPOUND:
        return True
    if low in _PRONOUNS and len(group) == 1:
        return True
    proper = last[:1].isupper()
    if one in _PROPER or low in _PROPER:
        return proper
    if one in _NEVER and not proper:
        return len(group) > 1 and one in {"general", "executive"}
    return one in _SINGULAR or low in _SINGULAR


def _owned(words: Sequence[str], defined: Container[str]) -> Sequence[str]:
    """What an office owns, which then is the noun: "the Department of Education's | report" (EO 13230, sec. 4(d))."""
    first = next((at for at, word in enumerate(words) if word.lower() not in DETERMINERS), 0)
    for at in range(first + 1, len(words) - 1):
        if words[at][:1].isupper() and words[at].endswith(("'s", "’s", "s'", "s’")):
            owner = [*words[first:at], re.sub(r"['’]s?$", "", words[at])]
            plain = " ".join(word.lower() for word in owner if word.lower() != "the")
            return words[at + 1 :] if plain in defined and words[at + 1].islower() else words
    return words


def _of_its_head(words: Sequence[str]) -> bool:
    """Whether an office is its head's: "the office of the Secretary" (EO 11776)."""
    at = next(at for at, word in enumerate(words) if word == "office")
    return list(words[at + 1 : at + 3]) == ["of", "the"] and singular(" ".join(words[at + 3 : at + 4])) in _OFFICE_HEADS


_OFFICE_HEADS = vocabulary("Secretary Administrator Director Comptroller")


def names_agent(words: Sequence[str], defined: Container[str] = ()) -> bool:
    """Whether the noun phrase `words` names an agent; `defined` holds the lower-case short forms of the order.

    Each conjunct of the head group is tried: "executive departments and agencies", "lead and cooperating agencies".
    """
    group: list[str] = []
    core = head(_owned(words, defined))
    if core and core[-1] == "office" and _of_its_head(words):
        return True
    for word in (*core, "and"):
        if word.lower() in {"and", "or", "and/or", ","}:
            if group and _known_head(group, defined):
                return True
            group = []
        else:
            group.append(word)
    return False
