"""The finder of quotations in prose: what stands between marks, and block quotations."""

from app.law.quotes.finding.finder import find, find_in
from app.law.quotes.finding.prose import Prose, prose_of
from app.law.quotes.finding.values import Kind, Quotation

__all__ = ["Kind", "Prose", "Quotation", "find", "find_in", "prose_of"]
