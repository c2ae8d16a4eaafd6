"""Words that the stemmer takes for forms of another word, which they are not: in this field the two are far apart."""

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "aids": "aids",
    "animal": "animal animals",
    "authoriti": "authority authorities",
    "constitution": "constitution constitutions constitutional",
    "customer": "customer customers",
    "customs": "customs",
    "does": "does",
    "executiv": "executive executives",
    "experiment": "experiment experiments experimental",
    "generaliz": "generalize generalizes generalized generalizing generalization",
    "important": "important importance importantly",
    "internal": "internal internally",
    "internat": "international internationally",
    "majoriti": "majority majorities",
    "minoriti": "minority minorities",
    "nationaliti": "nationality nationalities",
    "officer": "officer officers",
    "organiz": "organization organizations organizational organize organizes organized organizing",
    "publication": "publication publications",
    "reservation": "reservation reservations",
    "several": "several",
    "united": "united",
    "universiti": "university universities",
}
"""The extension point: a stem of its own, and the words that have it. ("Officer" is no office, "customs" no custom.)"""

OWN: Mapping[str, str] = {word: stem for stem, words in FORMS.items() for word in words.split()}
"""The stem of each of these words."""
