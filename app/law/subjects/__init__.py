"""What an order is about: by a source's index, else by published rules; where neither tells, nothing is said.

SUBJECTS is the extension point: one row a subject. docs/subjects.md shows the rules.
"""

from app.law.subjects.reading import subject_named, subjects_of, subjects_told
from app.law.subjects.table import BY_SLUG, SUBJECTS
from app.law.subjects.values import Found, Subject

__all__ = ["BY_SLUG", "SUBJECTS", "Found", "Subject", "subject_named", "subjects_of", "subjects_told"]
