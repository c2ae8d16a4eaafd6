"""The Cabinet departments, their heads, and the offices inside them that orders name."""

from app.law.actors.values import Actor

_DEPARTMENTS = (
    # slug, of what, abbreviations, further names
    ("state", "State", ("DOS",)),
    ("treasury", "the Treasury", ()),
    ("defense", "Defense", ("DOD", "DoD")),
    ("justice", "Justice", ("DOJ",)),
    ("interior", "the Interior", ("DOI",)),
    ("agriculture", "Agriculture", ("USDA",)),
    ("commerce", "Commerce", ("DOC",)),
    ("labor", "Labor", ("DOL",)),
    ("health-and-human-services", "Health and Human Services", ("HHS",)),
    ("housing-and-urban-development", "Housing and Urban Development", ("HUD",)),
    ("transportation", "Transportation", ("DOT",)),
    ("energy", "Energy", ("DOE",)),
    ("education", "Education", ("ED",)),
    ("veterans-affairs", "Veterans Affairs", ("VA",)),
    ("homeland-security", "Homeland Security", ("DHS",)),
)


def _cabinet() -> list[Actor]:
    rows = []
    for slug, of, short in _DEPARTMENTS:
        department = f"department-of-{slug}"
        rows.append(Actor(department, f"Department of {of}", "department", aliases=short))
        if slug != "justice":
            rows.append(Actor(f"secretary-of-{slug}", f"Secretary of {of}", "office", parent=department))
    return rows


def _in(parent: str, kind: str, *rows: tuple[str, ...]) -> list[Actor]:
    """One row a name: (slug, name, aliases …)."""
    return [Actor(slug, name, kind, parent=parent, aliases=tuple(rest)) for slug, name, *rest in rows]


# The War Department of 1789-1947 is in `historical`; that orders since September 2025 mean the Department of Defense by
# its name is in `renaming`.
CABINET: tuple[Actor, ...] = (
    *_cabinet(),
    Actor("attorney-general", "Attorney General", "office", parent="department-of-justice"),
    *_in(
        "department-of-state",
        "agency",
        (
            "usaid",
            "United States Agency for International Development",
            "USAID",
            "Agency for International Development",
        ),
        ("passport-office", "Passport Office"),
        ("director-of-foreign-assistance", "Director of United States Foreign Assistance"),
    ),
    *_in(
        "department-of-treasury",
        "agency",
        ("internal-revenue-service", "Internal Revenue Service", "IRS"),
        ("ofac", "Office of Foreign Assets Control", "OFAC"),
        ("fincen", "Financial Crimes Enforcement Network", "FinCEN"),
        ("bureau-of-the-fiscal-service", "Bureau of the Fiscal Service"),
        (
            "comptroller-of-the-currency",
            "Comptroller of the Currency",
            "Office of the Comptroller of the Currency",
            "OCC",
        ),
        ("united-states-mint", "United States Mint"),
        ("ttb", "Alcohol and Tobacco Tax and Trade Bureau", "TTB"),
    ),
    *_in(
        "department-of-treasury",
        "office",
        ("commissioner-of-internal-revenue", "Commissioner of Internal Revenue"),
    ),
    *_in(
        "department-of-defense",
        "agency",
        ("department-of-the-army", "Department of the Army", "United States Army"),
        ("department-of-the-navy", "Department of the Navy", "United States Navy"),
        ("department-of-the-air-force", "Department of the Air Force", "United States Air Force"),
        ("army-corps-of-engineers", "Army Corps of Engineers", "United States Army Corps of Engineers", "USACE"),
        ("national-guard-bureau", "National Guard Bureau"),
        ("national-security-agency", "National Security Agency", "NSA"),
        ("defense-intelligence-agency", "Defense Intelligence Agency", "DIA"),
        ("dcsa", "Defense Counterintelligence and Security Agency", "DCSA"),
        ("joint-chiefs-of-staff", "Joint Chiefs of Staff"),
        ("united-states-space-force", "United States Space Force"),
        ("united-states-marine-corps", "United States Marine Corps"),
    ),
    *_in(
        "department-of-defense",
        "office",
        ("secretary-of-the-army", "Secretary of the Army"),
        ("secretary-of-the-navy", "Secretary of the Navy"),
        ("secretary-of-the-air-force", "Secretary of the Air Force"),
        ("chairman-of-the-joint-chiefs-of-staff", "Chairman of the Joint Chiefs of Staff"),
        ("deputy-secretary-of-defense", "Deputy Secretary of Defense"),
        (
            "assistant-secretary-of-the-army-for-civil-works",
            "Assistant Secretary of the Army for Civil Works",
            "Assistant Secretary of the Army (Civil Works)",
        ),
    ),
    *_in(
        "department-of-justice",
        "agency",
        ("federal-bureau-of-investigation", "Federal Bureau of Investigation", "FBI"),
        ("dea", "Drug Enforcement Administration", "DEA"),
        ("atf", "Bureau of Alcohol, Tobacco, Firearms, and Explosives", "ATF"),
        ("bureau-of-prisons", "Bureau of Prisons", "Federal Bureau of Prisons"),
        ("united-states-marshals-service", "United States Marshals Service"),
        ("community-relations-service", "Community Relations Service"),
        ("office-of-legal-counsel", "Office of Legal Counsel"),
    ),
    *_in(
        "department-of-justice",
        "office",
        ("deputy-attorney-general", "Deputy Attorney General"),
        ("solicitor-general", "Solicitor General"),
    ),
    *_in(
        "department-of-interior",
        "agency",
        ("bureau-of-indian-affairs", "Bureau of Indian Affairs", "BIA"),
        ("bureau-of-land-management", "Bureau of Land Management", "BLM"),
        ("national-park-service", "National Park Service"),
        ("fish-and-wildlife-service", "United States Fish and Wildlife Service", "Fish and Wildlife Service", "USFWS"),
        ("geological-survey", "United States Geological Survey", "USGS"),
        ("boem", "Bureau of Ocean Energy Management", "BOEM"),
        ("bureau-of-reclamation", "Bureau of Reclamation"),
    ),
    *_in(
        "department-of-agriculture",
        "agency",
        ("forest-service", "Forest Service", "United States Forest Service", "USFS"),
        ("food-safety-and-inspection-service", "Food Safety and Inspection Service"),
    ),
    *_in(
        "department-of-commerce",
        "agency",
        ("census-bureau", "Bureau of the Census", "Census Bureau"),
        ("nist", "National Institute of Standards and Technology", "NIST"),
        ("noaa", "National Oceanic and Atmospheric Administration", "NOAA"),
        ("ntia", "National Telecommunications and Information Administration", "NTIA"),
        ("patent-and-trademark-office", "United States Patent and Trademark Office", "USPTO"),
        ("bureau-of-industry-and-security", "Bureau of Industry and Security", "BIS"),
        ("international-trade-administration", "International Trade Administration"),
    ),
    *_in(
        "department-of-labor",
        "agency",
        ("osha", "Occupational Safety and Health Administration", "OSHA"),
        ("bureau-of-labor-statistics", "Bureau of Labor Statistics", "BLS"),
        ("wage-and-hour-division", "Wage and Hour Division"),
        ("ofccp", "Office of Federal Contract Compliance Programs", "OFCCP"),
    ),
    *_in(
        "department-of-health-and-human-services",
        "agency",
        ("fda", "Food and Drug Administration", "FDA"),
        ("cdc", "Centers for Disease Control and Prevention", "CDC"),
        ("cms", "Centers for Medicare & Medicaid Services", "CMS", "Centers for Medicare and Medicaid Services"),
        ("nih", "National Institutes of Health", "NIH"),
        ("aspr", "Assistant Secretary for Preparedness and Response", "ASPR"),
        ("public-health-service", "Public Health Service"),
        ("indian-health-service", "Indian Health Service"),
    ),
    *_in(
        "department-of-health-and-human-services",
        "office",
        ("commissioner-of-food-and-drugs", "Commissioner of Food and Drugs"),
        ("surgeon-general", "Surgeon General"),
    ),
    *_in(
        "department-of-transportation",
        "agency",
        ("federal-aviation-administration", "Federal Aviation Administration", "FAA"),
        ("federal-highway-administration", "Federal Highway Administration", "FHWA"),
        ("maritime-administration", "Maritime Administration", "MARAD"),
        ("nhtsa", "National Highway Traffic Safety Administration", "NHTSA"),
        ("federal-transit-administration", "Federal Transit Administration", "FTA"),
    ),
    *_in(
        "department-of-energy",
        "agency",
        ("nnsa", "National Nuclear Security Administration", "NNSA"),
        ("ferc", "Federal Energy Regulatory Commission", "FERC"),
        ("energy-information-administration", "Energy Information Administration"),
    ),
    *_in(
        "department-of-homeland-security",
        "agency",
        ("cbp", "U.S. Customs and Border Protection", "CBP", "United States Customs and Border Protection"),
        ("ice", "U.S. Immigration and Customs Enforcement", "ICE", "United States Immigration and Customs Enforcement"),
        ("uscis", "U.S. Citizenship and Immigration Services", "USCIS"),
        ("coast-guard", "United States Coast Guard", "Coast Guard", "U.S. Coast Guard"),
        ("fema", "Federal Emergency Management Agency", "FEMA"),
        ("secret-service", "United States Secret Service", "Secret Service"),
        ("cisa", "Cybersecurity and Infrastructure Security Agency", "CISA"),
        ("tsa", "Transportation Security Administration", "TSA"),
    ),
)
