"""The names of targets as a lawyer writes them, and their official pages where these can be built from the identity."""

import re
from collections.abc import Callable
from datetime import date

from app.law.citations.values import MONTHS

_HOUSE = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title"
_FIRST_ONLINE_ORDER = 12890  # federalregister.gov serves documents from 1994 on: EO 12890 is its first order


def official_url(kind: str, target: str) -> str | None:
    """The official page of a target, or None where none can be built from its identity alone."""
    build = _URLS.get(kind)
    return build(target) if build else None


def _order(target: str) -> str | None:
    base = re.match(r"\d+", target)
    if base is None or int(base[0]) < _FIRST_ONLINE_ORDER or not target.isdigit():
        return None
    return f"https://www.federalregister.gov/executive-order/{target}"


def _us_code(target: str) -> str | None:
    match = re.fullmatch(r"(\d+)A? USC(?: (ch\. )?([\w-]+)(?:\(.*)?)?", target)
    if match is None:
        return None
    unit = f"-{'chapter' if match[2] else 'section'}{match[3]}" if match[3] else ""
    return f"{_HOUSE}{match[1]}{unit}&num=0&edition=prelim"


def _cfr(target: str) -> str | None:
    match = re.fullmatch(r"(\d+) CFR(?: (part |chapter )?([\w.-]+?)(?:\(.*)?)?", target)
    if match is None:
        return None
    unit = f"/{(match[2] or 'section').strip()}-{match[3]}" if match[3] else ""
    return f"https://www.ecfr.gov/current/title-{match[1]}{unit}"


def _public_law(target: str) -> str | None:
    match = re.fullmatch(r"Pub\. L\. (\d+)-(\d+)", target)
    if match is None or int(match[1]) < 104:  # govinfo's PLAW collection begins with the 104th Congress
        return None
    return f"https://www.govinfo.gov/link/plaw/{match[1]}/public/{match[2]}"


def _statute(target: str) -> str | None:
    match = re.fullmatch(r"(\d+) Stat\. (\d+)", target)
    if match is None or int(match[1]) < 65:  # govinfo's STATUTE collection begins with volume 65 (1951)
        return None
    return f"https://www.govinfo.gov/link/statute/{match[1]}/{match[2]}"


def _federal_register(target: str) -> str | None:
    match = re.fullmatch(r"(\d+) FR (\d+)", target)
    if match is None:
        return None
    if int(match[1]) >= 59:  # volume 59 is 1994
        return f"https://www.federalregister.gov/citation/{match[1]}-FR-{match[2]}"
    return f"https://www.govinfo.gov/link/fr/{match[1]}/{match[2]}"


def _constitution(target: str) -> str | None:
    match = re.fullmatch(r"(article|amendment) (\d+)", target)
    return f"https://constitution.congress.gov/constitution/{match[1]}-{match[2]}/" if match else None


_URLS: dict[str, Callable[[str], str | None]] = {
    "executive_order": _order,
    "us_code": _us_code,
    "cfr": _cfr,
    "public_law": _public_law,
    "statute_at_large": _statute,
    "federal_register": _federal_register,
    "constitution": _constitution,
}


def citation_of(kind: str, target: str) -> str:
    """The target as a lawyer writes it ("Executive Order 14159", "5 U.S.C. 553(b)(B)", "section 3(b)")."""
    write = _NAMES.get(kind)
    return write(target) if write else target


def _dated(word: str) -> Callable[[str], str]:
    def write(target: str) -> str:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", target):
            day = date.fromisoformat(target)
            return f"{word} of {MONTHS[day.month - 1]} {day.day}, {day.year}"
        return f"{word} {target}"

    return write


def _numbered(word: str) -> Callable[[str], str]:
    """The name of what has a number or, without one, a day: "Presidential Determination No. 96-7"."""
    write = _dated(word)
    return lambda target: write(target) if re.fullmatch(r"\d{4}-\d\d-\d\d", target) else write(f"No. {target}")


def _section(target: str) -> str:
    """Writes "3.b" as "section 3(b)", "1.4.b" as "section 1.4(b)" (EO 13526), "part 3" as it is."""
    words = target.partition(":")[2] if ":" in target else target
    if " " in words or not words:
        return words or "this section"
    first, *rest = words.split(".")
    if first.isdigit() and rest and rest[0].isdigit():
        first, rest = f"{first}.{rest[0]}", rest[1:]
    return f"section {first}" + "".join(f"({part})" for part in rest)


def _provision_of_constitution(target: str) -> str:
    unit, _, number = target.partition(" ")
    return f"U.S. Constitution, {unit} {number}"


def _noted(word: str) -> Callable[[str], str]:
    """The name of what only the editors' notes speak of, where it is known by no more than a number or a day."""
    write = _dated(word)
    return lambda target: target if " " in target else write(target)


_NAMES: dict[str, Callable[[str], str]] = {
    "executive_order": _dated("Executive Order"),
    "proclamation": _dated("Proclamation"),
    "presidential_memorandum": _dated("Presidential Memorandum"),
    "notice": _dated("Notice"),
    "unnumbered_order": _noted("Executive Order"),
    "public_land_order": _noted("Public Land Order"),
    "agency_order": _noted("Agency order"),
    "presidential_determination": _numbered("Presidential Determination"),
    "joint_resolution": lambda target: target if target.startswith("Pub.") else _dated("Joint Resolution")(target),
    "revised_statutes": lambda target: target.replace("Rev. Stat.", "Rev. Stat. §", 1),
    "regulation": _noted("Regulation"),
    "letter": _noted("Letter"),
    "treaty": _noted("Treaty"),
    "us_code": lambda target: target.replace(" USC", " U.S.C.", 1),
    "constitution": _provision_of_constitution,
    "order_section": _section,
}
