"""The orders that prose cites: whether each is the one that the prose describes, and which one a quotation is from."""

from app.law.quotes.names.attributing import Quoted, check_and_attribute
from app.law.quotes.names.checking import check
from app.law.quotes.names.register import Known, KnownProclamation, Register
from app.law.quotes.names.values import Attribution, Basis, Evidence, NameCheck, NameVerdict

__all__ = [
    "Attribution",
    "Basis",
    "Evidence",
    "Known",
    "KnownProclamation",
    "NameCheck",
    "NameVerdict",
    "Quoted",
    "Register",
    "check",
    "check_and_attribute",
]
