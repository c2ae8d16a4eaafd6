"""KINDS, the extension point: one row a kind of citation, with the words that trigger it and its examples."""

from dataclasses import dataclass

from app.citations.laws import (
    read_act,
    read_amendment,
    read_code,
    read_dated_act,
    read_federal_register,
    read_plan,
    read_public_law,
    read_statute,
)
from app.citations.orders import read_orders
from app.citations.pointers import read_pointer, read_that_order
from app.citations.presidential import DIRECTIVES, read_directive, read_memorandum, read_proclamation
from app.citations.regulations import read_cfr
from app.citations.values import Reader

Example = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of citation is found.

    Attributes:
        key: the kind of the citations ("us_code").
        triggers: the literal words at which the reader is asked; the scan looks for nothing else.
        read: the reader.
        examples: texts and the targets ("14159 § 6" with a provision) that they must give, of this kind and no more.
        refused: texts that look like it and must give nothing of this kind.
    """

    key: str
    triggers: tuple[str, ...]
    read: Reader
    examples: tuple[Example, ...] = ()
    refused: tuple[str, ...] = ()


def _cases(*words: str) -> tuple[str, ...]:
    """The words as they are, with a small and a capital initial, and in capitals."""
    forms = (form for word in words for form in (word, word[0].lower() + word[1:], word[0].upper() + word[1:], word.upper()))
    return tuple(dict.fromkeys(forms))


KINDS: tuple[Kind, ...] = (
    Kind(
        "executive_order",
        (*_cases("Executive order", "Executive Order", "Exec. Order"), "E.O.", "E. O.", "EO ", "EOs ", "Ex. Ord."),
        read_orders,
        (
            ("Executive Order 13985 of January 20, 2021 (Advancing Racial Equity)", ("13985",)),
            ("Executive Orders 13988, 14004, and 14020", ("13988", "14004", "14020")),
            ("Executive Order 12333, as amended by Executive Orders 13284, 13355, and 13470", ("12333", "13284", "13355", "13470")),
            ("Exec. Order No. 14,288", ("14288",)),
            ("E.O. 12866 and EO 13563", ("12866", "13563")),
            ("Executive Order No. 11359A", ("11359-A",)),
            ("Executive Orders 13145 through 13147", ("13145", "13146", "13147")),
            ("section 6 of Executive Order 14159", ("14159 § 6",)),
            ("Sections 2(a) and 3 of Executive Order 13316", ("13316 § 2.a", "13316 § 3")),
            ("Executive Order 13045 is amended by deleting section 3-306 of that order", ("13045", "13045 § 3-306")),
        ),
        ("this Executive order", "Executive Order of the President", "an Executive order 30 days later", "that order"),
    ),
    Kind("executive_order", (*_cases("that order", "such order", "said order"), "that Order", "said Order", "such Order",
         *(f"{word} {name}" for word in ("that", "such", "said") for name in ("Executive Order", "Executive order"))), read_that_order),
    Kind(
        "proclamation",
        _cases("Proclamation", "Proc. "),
        read_proclamation,
        (
            ("Proclamation 10014 of April 22, 2020 (Suspension of Entry)", ("10014",)),
            ("Proclamations 4707 and 4768", ("4707", "4768")),
            ("Proclamation No. 2714 of December 31, 1946", ("2714",)),
            ("section 1 of Proclamation 8693 of July 24, 2011", ("8693 § 1",)),
            ("the proclamation of October 23, 1911", ("1911-10-23",)),
        ),
        ("that Proclamation, those suspensions", "the 1983 Presidential Proclamation on the Zone"),
    ),
    Kind(
        "presidential_memorandum",
        _cases("Memorand"),
        read_memorandum,
        (
            ("the Presidential Memorandum of January 27, 2021 (Restoring Trust)", ("2021-01-27",)),
            ("Presidential Memoranda of January 20, 2025 (Hiring Freeze), and July 7, 2025 (Ensuring)", ("2025-01-20", "2025-07-07")),
        ),
        ("a memorandum of understanding", "Memoranda of Agreement dated later"),
    ),
    Kind(
        "presidential_directive",
        (*_cases(*DIRECTIVES), *(" ".join(w.title().split()) for w in DIRECTIVES),
         "NSPM", "NSPD", "NSDD", "NSDM", "HSPD", "PPD", "PDD", "PSD", "NSM", "NSD", "SPD"),
        read_directive,
        (
            ("Presidential Policy Directive-l (PPD-l) of February 13, 2009", ("PPD-1",)),
            ("NSPM-2", ("NSPM-2",)),
            ("Homeland Security Presidential Directive 12", ("HSPD-12",)),
        ),
        ("the NSPM, for all activities",),
    ),
    Kind(
        "us_code",
        ("U.S.C", "U. S. C", "U.S. C", "USC ", "U.S. Code"),
        read_code,
        (
            ("5 U.S.C. 553(b)(B)", ("5 USC 553(b)(B)",)),
            ("50 U.S.C. 1701 et seq.", ("50 USC 1701",)),
            ("section 1701 of title 50, United States Code", ("50 USC 1701",)),
            ("section 7131 of title 5 or section 4116 of title 22, United States Code", ("5 USC 7131", "22 USC 4116")),
            ("7 U.S.C. 1738b(b), 1738c(a), and 1738j", ("7 USC 1738b(b)", "7 USC 1738c(a)", "7 USC 1738j")),
            ("50 U.S.C. App. 2091, 2092", ("50 USC App. 2091", "50 USC App. 2092")),
            ("42 U.S.C. 4370m-2, 23 U.S.C. 139", ("42 USC 4370m-2", "23 USC 139")),
            ("chapter 35 of title 44, United States Code", ("44 USC ch. 35",)),
            ("42 U.S.C. 11001 through 11023", ("42 USC 11001-11023",)),
            ("50 U. S. C., Supp. IV, App., sec. 611", ("50 USC App. 611",)),
            ("41 U.S.C. chapter 67", ("41 USC ch. 67",)),
            ("U.S.C., title 15, sec. 701", ("15 USC 701",)),
            ("42 U.S.C., Sup., 209", ("42 USC 209",)),
        ),
        ("the U.S.C. as a whole", "12 U.S. Customs officers"),
    ),
    Kind(
        "cfr",
        ("CFR", "C.F.R", "C. F. R", "CF.R", "Code of Federal Regulations"),
        read_cfr,
        (
            ("29 C.F.R. 4.133(b)", ("29 CFR 4.133(b)",)),
            ("40 CFR 1500 et seq.", ("40 CFR part 1500",)),
            ("50 C.F.R. parts 10, 21, and 22", ("50 CFR part 10", "50 CFR part 21", "50 CFR part 22")),
            ("31 CFR chapter V", ("31 CFR chapter V",)),
            ("34 C.F.R. 668.71-668.75, 668.14, and 600.9", ("34 CFR 668.71-668.75", "34 CFR 668.14", "34 CFR 600.9")),
            ("3 CFR 1959 1963 Compilation", ("3 CFR 1959-1963 Comp.",)),
            ("28 C.F.R. 42.104(b)(2)-(3), 28 C.F.R. 42.104(c)(2)", ("28 CFR 42.104(b)(2)", "28 CFR 42.104(b)(3)", "28 CFR 42.104(c)(2)")),
            ("48 C.F.R. 31.205-21", ("48 CFR 31.205-21",)),
            ("sections 2635.204(b) and (j)-(l) of title 5, Code of Federal Regulations",
             ("5 CFR 2635.204(b)", "5 CFR 2635.204(j)", "5 CFR 2635.204(k)", "5 CFR 2635.204(l)")),
            ("part 46 of title 45, of the Code of Federal Regulations", ("45 CFR part 46",)),
        ),
        ("each part of the Code of Federal Regulations",),
    ),
    Kind(
        "federal_register",
        ("FR ", "F.R.", "F. R.", "Fed. Reg."),
        read_federal_register,
        (("90 FR 18765", ("90 FR 18765",)), ("80 Fed. Reg. 64966", ("80 FR 64966",))),
        ("published in the Federal Register", "FR Doc. 2025-07790"),
    ),
    Kind(
        "public_law",
        (*_cases("Public Law", "Pub. L"), "P.L.", "P. L."),
        read_public_law,
        (
            ("Public Law 95-317 and Public Law 95-366", ("Pub. L. 95-317", "Pub. L. 95-366")),
            ("Pub. L. 104-13", ("Pub. L. 104-13",)),
            ("Public Law 920, 81st Congress", ("Pub. L. 81-920",)),
            ("title III of Public Law 107-347", ("Pub. L. 107-347 § title III",)),
        ),
        ("such public law",),
    ),
    Kind(
        "statute_at_large",
        ("Stat.",),
        read_statute,
        (("92 Stat. 3206", ("92 Stat. 3206",)), ("68A Stat. 753", ("68A Stat. 753",))),
    ),
    Kind(
        "reorganization_plan",
        _cases("Reorganization Plan"),
        read_plan,
        (("Reorganization Plan No. 4 of 1965", ("Reorganization Plan No. 4 of 1965",)),),
    ),
    Kind(
        "constitution",
        ("Amendment",),
        read_amendment,
        (
            ("the First Amendment", ("amendment 1",)),
            ("Article II, section 2 of the Constitution", ("article 2 § 2",)),
        ),
        ("by the Constitution and the laws of the United States", "the Amendment"),
    ),
    Kind(
        "named_act",
        ("Act",),
        read_act,
        (
            ("section 212(f) of the Immigration and Nationality Act", ("Immigration and Nationality Act § 212.f",)),
            ("the Trade Act of 1974", ("Trade Act of 1974",)),
        ),
        ("the Act", "Active duty"),
    ),
    Kind("named_act", ("act of",), read_dated_act, (("the act of June 30, 1932", ("Act of June 30, 1932",)),)),
    Kind(
        "order_section",
        (
            *_cases("section", "subsection", "paragraph", "subparagraph", "part", "subpart", "chapter", "subchapter", "title",
                    "article", "division", "clause", "annex", "sec.", "secs.", "this section", "this subsection"),
            "§", "this paragraph", "this subparagraph",
        ),
        read_pointer,
        (
            ("section 3(b) of this order", ("3.b",)),
            ("subsection (a) of this section", ("section:a",)),
            ("sections 2 and 4 of this order", ("2", "4")),
            ("sections 1 through 3 of this order", ("1", "2", "3")),
            ("paragraph (2) of section 3(b) of this order", ("3.b.2",)),
            ("this section", ("section:",)),
        ),
        ("the date of this order", "part of this effort"),
    ),
)  # fmt: skip
