"""Offices of the past, with the office that took over their functions where there is one.

Sources: the statutes and reorganization plans that transferred the functions, e.g. Reorganization Plan 2 of 1978
(Civil Service Commission), the National Security Act of 1947 (War Department), Public Law 96-88 (Health, Education,
and Welfare), Public Law 107-296 (Immigration and Naturalization Service), Reorganization Plan 2 of 1970 (Bureau of
the Budget).
"""

from app.law.actors.values import Actor


def _past(slug: str, name: str, kind: str, successor: str | None, *aliases: str) -> Actor:
    return Actor(slug, name, kind, successor=successor, aliases=aliases)


HISTORICAL: tuple[Actor, ...] = (
    _past("department-of-war", "Department of War", "department", "department-of-defense", "War Department"),
    _past("secretary-of-war", "Secretary of War", "office", "secretary-of-defense"),
    _past(
        "civil-service-commission",
        "Civil Service Commission",
        "agency",
        "office-of-personnel-management",
        "United States Civil Service Commission",
    ),
    _past("bureau-of-the-budget", "Bureau of the Budget", "agency", "office-of-management-and-budget"),
    _past(
        "director-of-bureau-of-the-budget",
        "Director of the Bureau of the Budget",
        "office",
        "director-of-office-of-management-and-budget",
    ),
    _past(
        "department-of-health-education-and-welfare",
        "Department of Health, Education, and Welfare",
        "department",
        "department-of-health-and-human-services",
        "HEW",
        "Department of Health, Education and Welfare",
    ),
    _past(
        "secretary-of-health-education-and-welfare",
        "Secretary of Health, Education, and Welfare",
        "office",
        "secretary-of-health-and-human-services",
        "Secretary of Health, Education and Welfare",
    ),
    _past("department-of-commerce-and-labor", "Department of Commerce and Labor", "department", None),
    _past("post-office-department", "Post Office Department", "department", "united-states-postal-service"),
    _past("postmaster-general", "Postmaster General", "office", None),
    _past("veterans-administration", "Veterans Administration", "agency", "department-of-veterans-affairs"),
    _past(
        "administrator-of-veterans-affairs",
        "Administrator of Veterans Affairs",
        "office",
        "secretary-of-veterans-affairs",
        "Administrator of Veterans' Affairs",
    ),
    _past(
        "director-of-central-intelligence",
        "Director of Central Intelligence",
        "office",
        "director-of-national-intelligence",
        "DCI",
    ),
    _past("ins", "Immigration and Naturalization Service", "agency", "uscis", "INS"),
    _past("customs-service", "United States Customs Service", "agency", "cbp", "Customs Service"),
    _past("atomic-energy-commission", "Atomic Energy Commission", "agency", None, "AEC"),
    _past("federal-energy-administration", "Federal Energy Administration", "agency", "department-of-energy"),
    _past("usia", "United States Information Agency", "agency", "department-of-state", "USIA"),
    _past("acda", "United States Arms Control and Disarmament Agency", "agency", "department-of-state", "ACDA"),
    _past("office-of-economic-opportunity", "Office of Economic Opportunity", "agency", None),
    _past("office-of-emergency-preparedness", "Office of Emergency Preparedness", "agency", None),
    _past(
        "housing-and-home-finance-agency",
        "Housing and Home Finance Agency",
        "agency",
        "department-of-housing-and-urban-development",
    ),
    _past("federal-security-agency", "Federal Security Agency", "agency", "department-of-health-and-human-services"),
    _past(
        "federal-security-administrator",
        "Federal Security Administrator",
        "office",
        "secretary-of-health-and-human-services",
    ),
    _past("national-recovery-administration", "National Recovery Administration", "agency", None),
    _past("administrator-of-national-recovery", "Administrator for Industrial Recovery", "office", None),
    _past("public-works-administration", "Federal Emergency Administration of Public Works", "agency", None),
    _past("office-of-thrift-supervision", "Office of Thrift Supervision", "agency", "comptroller-of-the-currency"),
    _past("office-of-homeland-security", "Office of Homeland Security", "agency", "department-of-homeland-security"),
    _past("interstate-commerce-commission", "Interstate Commerce Commission", "agency", None, "ICC"),
    _past("civil-aeronautics-board", "Civil Aeronautics Board", "agency", "department-of-transportation", "CAB"),
    _past("cost-of-living-council", "Cost of Living Council", "agency", None),
    _past("tariff-commission", "United States Tariff Commission", "agency", "international-trade-commission"),
    _past("canal-zone-government", "Canal Zone Government", "agency", None),
    _past(
        "governor-of-the-canal-zone",
        "Governor of the Canal Zone",
        "office",
        None,
        "Governor of the Panama Canal Zone",
        "Governor of the Panama Canal",
    ),
)
