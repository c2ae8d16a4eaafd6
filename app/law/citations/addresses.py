"""Official addresses, and the documents that they name by their own words."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote, urlsplit

from app.law.citations.candidates import Candidate, candidate, document


def of_address(words: str) -> tuple[Candidate, ...]:
    """What an official address names; none of another host."""
    try:
        parts = urlsplit(words if "//" in words else f"https://{words}")
    except ValueError:  # "http://[": no address at all
        return ()
    host = (parts.netloc.rpartition("@")[2].partition(":")[0]).lower().removeprefix("www.")
    path = unquote(parts.path)
    for suffix, pattern, build in _PAGES:
        match = re.search(pattern, path + (f"?{unquote(parts.query)}" if parts.query else ""), re.IGNORECASE)
        if (host == suffix or host.endswith(f".{suffix}")) and match:
            return (build(match),)
    if any(host == suffix or host.endswith(f".{suffix}") for suffix in _OFFICIAL):
        page = f"https://{parts.netloc.lower()}{parts.path}"
        return (Candidate("page", page, None, page, page),)
    return ()


_OFFICIAL = ("federalregister.gov", "whitehouse.gov", "govinfo.gov", "archives.gov")
_NUMBER = r"((?:[A-Z]\d-)?(?:\d{4}|\d{2}|E\d{1,2})-\d{3,6})"

Builder = Callable[[re.Match[str]], Candidate]
_PAGES: Sequence[tuple[str, str, Builder]] = (
    (
        "federalregister.gov",
        r"/executive-order/(\d{1,5}(?:-[A-Z])?)",
        lambda m: candidate("executive_order", m[1].upper()),
    ),
    (
        "federalregister.gov",
        rf"^(?:/api/v1)?/(?:documents|articles|public-inspection(?:-documents)?)(?:/[\w-]+){{0,6}}?/{_NUMBER}(?:[/.?]|$)",
        lambda m: document(m[1].upper()),
    ),
    ("public-inspection.federalregister.gov", rf"^/{_NUMBER}\.", lambda m: document(m[1].upper())),
    ("federalregister.gov", rf"^/[ad]/{_NUMBER}", lambda m: document(m[1].upper())),
    (
        "federalregister.gov",
        r"/citation/(\d{1,3})[- ]FR[- ](\d{1,6})",
        lambda m: candidate("federal_register", f"{m[1]} FR {m[2]}"),
    ),
    ("govinfo.gov", r"/link/fr/(\d{1,3})/(\d{1,6})", lambda m: candidate("federal_register", f"{m[1]} FR {m[2]}")),
    (
        "govinfo.gov",
        r"/link/plaw/(\d{2,3})/public/(\d{1,4})",
        lambda m: candidate("public_law", f"Pub. L. {m[1]}-{m[2]}"),
    ),
    (
        "govinfo.gov",
        r"/link/statute/(\d{1,3})/(\d{1,5})",
        lambda m: candidate("statute_at_large", f"{m[1]} Stat. {m[2]}"),
    ),
    ("govinfo.gov", r"/link/uscode/(\d{1,2})/([\w-]{1,12})", lambda m: candidate("us_code", f"{m[1]} USC {m[2]}")),
    ("govinfo.gov", rf"/FR-\d{{4}}-\d\d-\d\d/(?:\w{{1,8}}/)?{_NUMBER}(?:[/.?]|$)", lambda m: document(m[1].upper())),
    ("uscode.house.gov", r"title(\d{1,2})-section([\w-]{1,12})", lambda m: candidate("us_code", f"{m[1]} USC {m[2]}")),
    (
        "ecfr.gov",
        r"/title-(\d{1,2})/(?:[\w-]+/){0,4}section-([\w.]{1,16})",
        lambda m: candidate("cfr", f"{m[1]} CFR {m[2]}"),
    ),
    (
        "ecfr.gov",
        r"/title-(\d{1,2})/(?:[\w-]+/){0,4}part-(\w{1,6})",
        lambda m: candidate("cfr", f"{m[1]} CFR part {m[2]}"),
    ),
)
