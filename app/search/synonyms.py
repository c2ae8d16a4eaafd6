"""What the field calls by two names: a visible expansion of a query that can be switched off.

SYNONYMS is the extension point: one row a thing, with its names as people write them. A short form that is also a
common word or another thing ("ICE", "ED", "SEC", which is "section") is not here: it would find what nobody meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.search.query import AllOf, AnyOf, Node, Term
from app.search.tokens import words

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("ACA", "Affordable Care Act"),
    ("AI", "artificial intelligence"),
    ("antisemitism", "anti-Semitism"),
    ("APA", "Administrative Procedure Act"),
    ("APNSA", "Assistant to the President for National Security Affairs"),
    ("ATF", "Bureau of Alcohol, Tobacco, Firearms and Explosives", "Bureau of Alcohol, Tobacco and Firearms"),
    ("BLM", "Bureau of Land Management"),
    ("CBP", "Customs and Border Protection"),
    ("CDC", "Centers for Disease Control and Prevention"),
    ("CEQ", "Council on Environmental Quality"),
    ("CFIUS", "Committee on Foreign Investment in the United States"),
    ("CIA", "Central Intelligence Agency"),
    ("counterterrorism", "counter-terrorism"),
    ("COVID-19", "COVID", "coronavirus"),
    ("crypto", "cryptocurrency"),
    ("CUI", "controlled unclassified information"),
    ("cybersecurity", "cyber-security"),
    ("DEA", "Drug Enforcement Administration"),
    ("DEI", "diversity, equity, and inclusion", "diversity equity inclusion"),
    ("DHS", "Department of Homeland Security"),
    ("DNI", "Director of National Intelligence"),
    ("DOD", "Department of Defense"),
    ("DOE", "Department of Energy"),
    ("DOGE", "Department of Government Efficiency"),
    ("DOI", "Department of the Interior", "Department of Interior"),
    ("DOJ", "Department of Justice"),
    ("DOL", "Department of Labor"),
    ("DOT", "Department of Transportation"),
    ("DPC", "Domestic Policy Council"),
    ("EEO", "equal employment opportunity"),
    ("EEOC", "Equal Employment Opportunity Commission"),
    ("email", "e-mail"),
    ("EO", "executive order"),
    ("EPA", "Environmental Protection Agency"),
    ("ESA", "Endangered Species Act"),
    ("FAA", "Federal Aviation Administration"),
    ("FACA", "Federal Advisory Committee Act"),
    ("FBI", "Federal Bureau of Investigation"),
    ("FCC", "Federal Communications Commission"),
    ("FDA", "Food and Drug Administration"),
    ("FDR", "Franklin D. Roosevelt"),
    ("FEMA", "Federal Emergency Management Agency"),
    ("FERC", "Federal Energy Regulatory Commission"),
    ("FOIA", "Freedom of Information Act"),
    ("FTC", "Federal Trade Commission"),
    ("GAO", "Government Accountability Office", "General Accounting Office"),
    ("GSA", "General Services Administration"),
    ("HBCU", "HBCUs", "historically black colleges and universities"),
    ("healthcare", "health care"),
    ("HHS", "Department of Health and Human Services", "Department of Health & Human Services"),
    ("HTSUS", "Harmonized Tariff Schedule of the United States"),
    ("HUD", "Department of Housing and Urban Development"),
    ("IEEPA", "International Emergency Economic Powers Act"),
    ("INA", "Immigration and Nationality Act"),
    ("IRS", "Internal Revenue Service"),
    ("JFK", "John F. Kennedy"),
    ("LBJ", "Lyndon B. Johnson"),
    ("NAFTA", "North American Free Trade Agreement"),
    ("NASA", "National Aeronautics and Space Administration"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("NDAA", "National Defense Authorization Act"),
    ("NEC", "National Economic Council"),
    ("NEPA", "National Environmental Policy Act"),
    ("NIH", "National Institutes of Health"),
    ("NIST", "National Institute of Standards and Technology"),
    ("NOAA", "National Oceanic and Atmospheric Administration"),
    ("nonprofit", "non-profit"),
    ("NRC", "Nuclear Regulatory Commission"),
    ("NSC", "National Security Council"),
    ("NSF", "National Science Foundation"),
    ("NSTC", "National Science and Technology Council"),
    ("ODNI", "Office of the Director of National Intelligence"),
    ("OFAC", "Office of Foreign Assets Control"),
    ("OIRA", "Office of Information and Regulatory Affairs"),
    ("OMB", "Office of Management and Budget"),
    ("OPM", "Office of Personnel Management"),
    ("OSHA", "Occupational Safety and Health Administration"),
    ("OSTP", "Office of Science and Technology Policy"),
    ("PCAST", "President's Council of Advisors on Science and Technology"),
    ("PRC", "People's Republic of China"),
    ("R&D", "research and development"),
    ("SBA", "Small Business Administration"),
    ("SES", "Senior Executive Service"),
    ("SSA", "Social Security Administration"),
    ("TSA", "Transportation Security Administration"),
    ("TVA", "Tennessee Valley Authority"),
    ("U.S.", "United States"),
    ("U.S.C.", "United States Code"),
    ("UAS", "unmanned aircraft systems"),
    ("UN", "United Nations"),
    ("USAID", "Agency for International Development"),
    ("USCIS", "Citizenship and Immigration Services"),
    ("USDA", "Department of Agriculture"),
    ("USPS", "Postal Service"),
    ("USTR", "United States Trade Representative"),
    ("website", "web site"),
    ("WMD", "weapons of mass destruction"),
    ("WTO", "World Trade Organization"),
)


@dataclass(frozen=True, slots=True)
class Expansion:
    """What was added to a query.

    Attributes:
        words: the words of the query, folded.
        added: the other names that are found too, as SYNONYMS writes them.
    """

    words: str
    added: tuple[str, ...]


def _form(written: str) -> Term:
    stems, plain = zip(*words(written), strict=True)
    return Term(stems, plain, quoted=True)


_SHORT = {_form(name).words: group for group in SYNONYMS for name in group if name.isupper()}
"""By their letters: "does" is no form of DOE."""
_LONG = {_form(name).stems: group for group in SYNONYMS for name in group if not name.isupper()}
_LONGEST = max(map(len, (*_SHORT, *_LONG)))


def expand(node: Node) -> tuple[Node, tuple[Expansion, ...]]:
    """`node` with the other names of what its plain words name, and what was added.

    Words in quotation marks, prefixes and words to leave out stay as they are.
    """
    added: list[Expansion] = []
    return _expand(node, added), tuple(added)


def _expand(node: Node, added: list[Expansion]) -> Node:
    if isinstance(node, Term):
        return _expand_run([node], added) or node
    if isinstance(node, AnyOf):
        return AnyOf(tuple(_expand(part, added) for part in node.parts))
    return AllOf(tuple(_expand_parts(node.parts, added)), node.excluded)


def _expand_parts(parts: Sequence[Node], added: list[Expansion]) -> list[Node]:
    """The parts, the longest run of words that is a name replaced by any of the thing's names."""
    found: list[Node] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + _LONGEST), start, -1):
            run = [part for part in parts[start:end] if isinstance(part, Term)]
            whole = _expand_run(run, added) if len(run) == end - start else None
            if whole:
                break
        found.append(whole or (parts[start] if isinstance(parts[start], Term) else _expand(parts[start], added)))
        start = end
    return found


def _expand_run(run: Sequence[Term], added: list[Expansion]) -> AnyOf | None:
    if any(term.quoted or term.prefix or term.field != run[0].field for term in run):
        return None
    stems = tuple(stem for term in run for stem in term.stems)
    plain = tuple(word for term in run for word in term.words)
    group = _SHORT.get(plain) or _LONG.get(stems, ())
    others = [name for name in group if _form(name).stems != stems]
    if not others:
        return None
    added.append(Expansion(" ".join(plain), tuple(others)))
    forms = (_form(name) for name in others)
    typed = run[0] if len(run) == 1 else AllOf(tuple(run))
    return AnyOf((typed, *(Term(form.stems, form.words, run[0].field, quoted=True) for form in forms)))
