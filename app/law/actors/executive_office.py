"""The President, and the offices and bodies of the Executive Office of the President."""

from app.law.actors.values import Actor

_EOP = "executive-office-of-the-president"


def _eop(slug: str, name: str, kind: str, *aliases: str) -> Actor:
    return Actor(slug, name, kind, parent=_EOP, aliases=aliases)


def _assistant(of: str, *aliases: str) -> Actor:
    slug = of.lower().replace("'", "").replace(" ", "-")
    return _eop(f"assistant-to-the-president-for-{slug}", f"Assistant to the President for {of}", "office", *aliases)


EXECUTIVE_OFFICE: tuple[Actor, ...] = (
    Actor("president", "President", "office", aliases=("President of the United States", "Commander in Chief")),
    Actor("vice-president", "Vice President", "office", aliases=("Vice President of the United States",)),
    Actor(_EOP, "Executive Office of the President", "agency", aliases=("EOP",)),
    _eop("white-house-office", "White House Office", "agency", "White House"),
    _eop("office-of-management-and-budget", "Office of Management and Budget", "agency", "OMB"),
    _eop("oira", "Office of Information and Regulatory Affairs", "agency", "OIRA"),
    _eop("ofpp", "Office of Federal Procurement Policy", "agency", "OFPP"),
    _eop("office-of-science-and-technology-policy", "Office of Science and Technology Policy", "agency", "OSTP"),
    _eop("ondcp", "Office of National Drug Control Policy", "agency", "ONDCP"),
    _eop("ustr", "United States Trade Representative", "office", "USTR", "U.S. Trade Representative"),
    _eop("office-of-the-ustr", "Office of the United States Trade Representative", "agency"),
    _eop("council-on-environmental-quality", "Council on Environmental Quality", "agency", "CEQ"),
    _eop("council-of-economic-advisers", "Council of Economic Advisers", "agency", "CEA"),
    _eop("national-security-council", "National Security Council", "body", "NSC"),
    _eop("homeland-security-council", "Homeland Security Council", "body", "HSC"),
    _eop("national-economic-council", "National Economic Council", "body", "NEC"),
    _eop("domestic-policy-council", "Domestic Policy Council", "body", "DPC"),
    _eop("national-science-and-technology-council", "National Science and Technology Council", "body", "NSTC"),
    _eop("national-space-council", "National Space Council", "body"),
    _eop("gender-policy-council", "White House Gender Policy Council", "body", "Gender Policy Council"),
    _eop("national-energy-dominance-council", "National Energy Dominance Council", "body"),
    _eop("office-of-the-national-cyber-director", "Office of the National Cyber Director", "agency", "ONCD"),
    _eop("national-cyber-director", "National Cyber Director", "office"),
    _eop("us-doge-service", "United States DOGE Service", "agency", "USDS", "United States Digital Service"),
    _eop("office-of-administration", "Office of Administration", "agency"),
    _eop("counsel-to-the-president", "Counsel to the President", "office", "White House Counsel"),
    _eop(
        "chief-of-staff",
        "White House Chief of Staff",
        "office",
        "Chief of Staff to the President",
        "Assistant to the President and Chief of Staff",
    ),
    _eop("us-chief-technology-officer", "United States Chief Technology Officer", "office", "Chief Technology Officer"),
    _eop("intellectual-property-enforcement-coordinator", "Intellectual Property Enforcement Coordinator", "office"),
    _eop("special-advisor-for-ai-and-crypto", "Special Advisor for AI and Crypto", "office"),
    _assistant("National Security Affairs", "National Security Advisor", "APNSA"),
    _assistant("Homeland Security", "Homeland Security Advisor"),
    _assistant("Homeland Security and Counterterrorism", "APHS/CT", "APHSCT"),
    _assistant("Economic Policy", "APEP"),
    _assistant("Domestic Policy", "APDP"),
    _assistant("Science and Technology", "APST"),
    _assistant("Trade and Manufacturing", "Senior Counselor for Trade and Manufacturing"),
    _assistant("Economic Policy and Director of the National Economic Council"),
    _eop("pcast", "President's Council of Advisors on Science and Technology", "body", "PCAST"),
    _eop("piab", "President's Intelligence Advisory Board", "body", "PIAB"),
    _eop("intelligence-oversight-board", "Intelligence Oversight Board", "body", "IOB"),
)
