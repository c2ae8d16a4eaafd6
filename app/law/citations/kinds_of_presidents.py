"""The kinds of citations of what presidents sign: orders, proclamations, memoranda, directives."""

from app.law.citations.dated_orders import read_orders_of_days
from app.law.citations.orders import read_orders
from app.law.citations.pointers import read_that_order
from app.law.citations.presidential import (
    DIRECTIVES,
    read_determination,
    read_directive,
    read_memorandum,
    read_proclamation,
    read_veterans_regulation,
)
from app.law.citations.values import Kind, cases_of

OF_PRESIDENTS: tuple[Kind, ...] = (
    Kind(
        "executive_order",
        (
            *cases_of("Executive order", "Executive Order", "Executive. Order", "Executive Orer", "Exec. Order"),
            "E.O.",
            "E. O.",
            "EO ",
            "EOs ",
            "Ex. Ord.",
        ),
        read_orders,
        (
            ("Executive Order 13985 of January 20, 2021 (Advancing Racial Equity)", ("13985",)),
            ("Executive Orders 13988, 14004, and 14020", ("13988", "14004", "14020")),
            (
                "Executive Order 12333, as amended by Executive Orders 13284, 13355, and 13470",
                ("12333", "13284", "13355", "13470"),
            ),
            ("Exec. Order No. 14,288", ("14288",)),
            ("E.O. 12866 and EO 13563", ("12866", "13563")),
            ("Executive Order No. 11359A", ("11359-A",)),
            ("Executive Orders Nos. 7784—A of January 5, 1938, 8033", ("7784-A", "8033")),
            ("the Executive Order (No. 6166) of June 10, 1933", ("6166",)),
            ("Executive Orders 13145 through 13147", ("13145", "13146", "13147")),
            ("section 6 of Executive Order 14159", ("14159 § 6",)),
            ("Sections 2(a) and 3 of Executive Order 13316", ("13316 § 2.a", "13316 § 3")),
            ("Executive Order 13045 is amended by deleting section 3-306 of that order", ("13045", "13045 § 3-306")),
        ),
        (
            "Governor's Executive Order No. 1016",
            "set aside by the Governor of Hawaii by Executive Order No. 1440",
            "Kuwili Park and Playground (Executive Order No. 422 of July 23, 1930)",
            "Executive Order No. 145, dated April 27, 1923, of the Governor of the Territory of Hawaii",
            "this Executive order",
            "Executive Order of the President",
            "an Executive order 30 days later",
            "that order",
        ),
    ),
    Kind(
        "executive_order",
        (
            *cases_of("that order", "such order", "said order"),
            "that Order",
            "said Order",
            "such Order",
            *(f"{word} {name}" for word in ("that", "such", "said") for name in ("Executive Order", "Executive order")),
        ),
        read_that_order,
    ),
    Kind(
        "executive_order",
        cases_of("Executive order", "Executive Order"),
        read_orders_of_days,
        (
            ("the Executive Order of April 5, 1933, relating to", ("1933-04-05",)),
            ("Section 2(a) of the Executive Order of February 1, 2025 (Imposing Duties)", ("2025-02-01 § 2.a",)),
            ("section 2 (b) of the said Executive order dated December 16, 1933", ("1933-12-16 § 2.b",)),
            (
                "Executive orders of July 9, 1910, April 22, 1911, and of May 18, 1911",
                ("1910-07-09", "1911-04-22", "1911-05-18"),
            ),
            (
                "The Executive Orders of April 5, 1933, Forbidding Hoarding, and April 20, 1933, relating to Gold",
                ("1933-04-05", "1933-04-20"),
            ),
            (
                "Executive orders of July 9, 1910, creating New Mexico No. 1; and of May 18, 1911, creating",
                ("1910-07-09", "1911-05-18"),
            ),
            ("Executive orders of February 8 and July 2, 1910, creating", ("1910-02-08", "1910-07-02")),
            ("the Executive Order of July 11, 1933, No. 6202-A, creating", ("6202-A",)),
            ("the Executive Order entitled “Ensuring Merit” of May 25, 2018", ("2018-05-25",)),
            ("Executive orders issued by me November 6, 1933", ("1933-11-06",)),
            ("Executive orders of June 16, 1933 and July 15, 1933, numbered 6173 and 6205-A", ("6173", "6205-A")),
        ),
        (
            "an Executive order effective July 1, 1933",
            "the Executive order of the President",
            "the Executive Order entitled “Ensuring Merit” effective July 1, 1933",
        ),
    ),
    Kind(
        "proclamation",
        cases_of("Proclamation", "Proc. "),
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
        cases_of("Memorand"),
        read_memorandum,
        (
            ("the Presidential Memorandum of January 27, 2021 (Restoring Trust)", ("2021-01-27",)),
            (
                "Presidential Memoranda of January 20, 2025 (Hiring Freeze), and July 7, 2025 (Ensuring)",
                ("2025-01-20", "2025-07-07"),
            ),
        ),
        ("a memorandum of understanding", "Memoranda of Agreement dated later"),
    ),
    Kind(
        "presidential_determination",
        (*cases_of("Presidential Determination"), "Pres. Determination"),
        read_determination,
        (
            ("Presidential Determination No. 96-7 of December 27, 1995", ("96-7",)),
            ("Presidential Determinations No. 2022–15 of June 6, 2022, and 2022–16", ("2022-15", "2022-16")),
            ("Presidential Determination of May 1, 2003", ("2003-05-01",)),
        ),
        ("a Presidential determination under this section", "Presidential determinations 30 days later"),
    ),
    Kind(
        "veterans_regulation",
        cases_of("Veterans Regulation", "Veterans' Regulation", "Veterans’ Regulation"),
        read_veterans_regulation,
        (
            ("Veterans Regulation No. 1 (a)", ("Veterans Regulation No. 1(a)",)),
            ("Veterans Regulation No. 1 (a), Part III, Paragraph I is", ("Veterans Regulation No. 1(a) § part III.I",)),
            (
                "paragraph I of part III of Veterans' Regulation No. 1(a)",
                ("Veterans Regulation No. 1(a) § part III.I",),
            ),
            ("Veterans Regulations Nos. 10 and 10(b)", ("Veterans Regulation No. 10", "Veterans Regulation No. 10(b)")),
        ),
        ("veterans regulations promulgated under Public Law",),
    ),
    Kind(
        "national_security_memorandum",
        ("National Security Memo. ",),
        read_directive,
        (
            ("National Security Memorandum 3 of February 4, 2021 (Revitalizing)", ("NSM-3",)),
            ("National Security Memo. 3", ("NSM-3",)),
            ("NSPM-2 and NSM 18", ("NSPM-2", "NSM-18")),
        ),
        ("a national security memorandum on this",),
    ),
    Kind(
        "presidential_directive",
        (
            *cases_of(*DIRECTIVES),
            *(" ".join(w.title().split()) for w in DIRECTIVES),
            "NSPM",
            "NSPD",
            "NSDD",
            "NSDM",
            "NSSM",
            "NSAM",
            "HSPD",
            "PPD",
            "PDD",
            "PSD",
            "NSM",
            "NSD",
            "SPD",
        ),
        read_directive,
        (
            ("Presidential Policy Directive-l (PPD-l) of February 13, 2009", ("PPD-1",)),
            ("Homeland Security Presidential Directive 12", ("HSPD-12",)),
        ),
        ("the NSPM, for all activities",),
    ),
)
