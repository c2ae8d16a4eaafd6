"""The kinds of citations of laws: codes, session laws, acts by name, regulations, the Constitution."""

from app.law.citations.acts import read_act, read_dated_act
from app.law.citations.laws import read_amendment, read_code, read_federal_register, read_plan, read_statute
from app.law.citations.regulations import read_cfr
from app.law.citations.session_laws import read_public_law, read_resolution
from app.law.citations.statutes import read_revenue_code, read_revised_statutes
from app.law.citations.values import Kind, cases_of

OF_LAWS: tuple[Kind, ...] = (
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
            ("title 50, United States Code, section 413.", ("50 USC 413",)),
            (
                "Title 3 of the United States Code, Section 1732 of Title 22 of the United States Code",
                ("3 USC", "22 USC 1732"),
            ),
            ("chapter 35, subchapter II of title 44, United States Code", ("44 USC ch. 35 § subchapter II",)),
            (
                "section 137 of title 14, section 121(c) of title 10, United States Code",
                ("14 USC 137", "10 USC 121(c)"),
            ),
            (
                "sections 7103(b)(1) of title 5 and 4103(b) of title 22, United States Code",
                ("5 USC 7103(b)(1)", "22 USC 4103(b)"),
            ),
            ("50 U.S.C. 1701 (2018)", ("50 USC 1701",)),
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
            ("(16 F.R. 6105; 3 CFR, 1950 Supp., p. 123)", ("3 CFR 1950 Comp. p. 123",)),
            ("5 CFR part 213, subparts A and C", ("5 CFR part 213 § subpart A", "5 CFR part 213 § subpart C")),
            ("title 5, part 362, subpart D, Code of Federal Regulations", ("5 CFR part 362 § subpart D",)),
            ("section 5.2(g) of Part 5, Title 29 of the Code of Federal Regulations", ("29 CFR 5.2(g)",)),
            (
                "28 C.F.R. 42.104(b)(2)-(3), 28 C.F.R. 42.104(c)(2)",
                ("28 CFR 42.104(b)(2)", "28 CFR 42.104(b)(3)", "28 CFR 42.104(c)(2)"),
            ),
            ("48 C.F.R. 31.205-21", ("48 CFR 31.205-21",)),
            (
                "sections 2635.204(b) and (j)-(l) of title 5, Code of Federal Regulations",
                ("5 CFR 2635.204(b)", "5 CFR 2635.204(j)", "5 CFR 2635.204(k)", "5 CFR 2635.204(l)"),
            ),
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
        (
            *cases_of("Public Law", "Pub. L", "Public No", "Public, No", "Public Act", "Public, Act"),
            "P.L.",
            "P. L.",
            "PUBLIC Number",
            "Public Number",
        ),
        read_public_law,
        (
            ("Public Law 95-317 and Public Law 95-366", ("Pub. L. 95-317", "Pub. L. 95-366")),
            ("Pub. L. 104-13", ("Pub. L. 104-13",)),
            ("Public Law 920, 81st Congress", ("Pub. L. 81-920",)),
            ("title III of Public Law 107-347", ("Pub. L. 107-347 § title III",)),
            ("Public, No. 93, 73d Cong.", ("Pub. L. 73-93",)),
            ("section 20 of Public No. 78, Seventy-third Congress", ("Pub. L. 73-78 § 20",)),
            ("Public No. 5—73d Congress", ("Pub. L. 73-5",)),
            ("the act of March 3, 1933 (Public No. 428-47 Stat. 1517)", ("Pub. L. 72-428",)),
            ("Public Law 400, approved June 20, 1952", ("Pub. L. 82-400",)),
            ("Public Law 98573", ("Pub. L. 98-573",)),
            ("section 529 of Public Law 101--509", ("Pub. L. 101-509 § 529",)),
            ("Public Law 105, Chapter 218, 81st Congress", ("Pub. L. 81-105",)),
            ("Public Law 248, 65 Stat. 713", ("Pub. L. 82-248",)),
            ("Public Law No. 2, Seventy-third Congress", ("Pub. L. 73-2",)),
        ),
        ("such public law", "notice to the public, not later", "public notice 30 days later"),
    ),
    Kind(
        "joint_resolution",
        cases_of("Public Resolution", "Public Res. ", "Pub. Res. ", "Joint Resolution", "joint resolution"),
        read_resolution,
        (
            ("Public Resolution No. 11, 74th Congress", ("Pub. Res. 74-11",)),
            ("Public Resolution 85, approved June 12, 1930", ("Pub. Res. 71-85",)),
            ("section 4 of the joint resolution of May 31, 1947", ("1947-05-31 § 4",)),
            ("the joint resolution of annexation of July 7, 1898", ("1898-07-07",)),
            ("Senate Joint Resolution No. 113 approved June 14, 1935", ("1935-06-14",)),
            ("joint resolutions approved May 28, 1952, and June 14, 1952", ("1952-05-28", "1952-06-14")),
        ),
        ("by a joint resolution of Congress", "the said joint resolution"),
    ),
    Kind(
        "revised_statutes",
        (*cases_of("Revised Statutes"), "R. S. ", "R.S. "),
        read_revised_statutes,
        (
            ("section 1753 of the Revised Statutes of the United States", ("Rev. Stat. 1753",)),
            ("sections 2251 and 2252 of the Revised Statutes", ("Rev. Stat. 2251", "Rev. Stat. 2252")),
            ("R. S. 1252", ("Rev. Stat. 1252",)),
            ("section 355 (a) of the Revised Statutes", ("Rev. Stat. 355 § a",)),
        ),
        ("the Revised Statutes", "T. 5 N., R. S. of"),
    ),
    Kind(
        "statute_at_large",
        ("Stat.",),
        read_statute,
        (("92 Stat. 3206", ("92 Stat. 3206",)), ("68A Stat. 753", ("68A Stat. 753",))),
    ),
    Kind(
        "reorganization_plan",
        cases_of("Reorganization Plan"),
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
            ("the “Health Insurance Act of 1996,”", ("Health Insurance Act of 1996",)),
            (
                "the Railway Labor Act, as amended, 45 U.S.C. 151-188 (RLA), and section 9A(c) of the RLA",
                ("Railway Labor Act", "Railway Labor Act § 9A.c"),
            ),
            ("the Clean Air Act (42 U.S.C. 7401) (the “Act”) and the Act", ("Clean Air Act", "Clean Air Act")),
            ("the Constitution, Freedom of Information Act", ("Freedom of Information Act",)),
            ("the Public Health Service Act", ("Public Health Service Act",)),
            ("the Trading With the Enemy Act", ("Trading with the Enemy Act",)),
            ("the 21st Century Nanotechnology Act", ("21st Century Nanotechnology Act",)),
            (
                "Title III of Independent Offices Appropriation Act, 1952",
                ("Independent Offices Appropriation Act, 1952 § title III",),
            ),
            ("the Emergency Appropriation Act, fiscal year 1935", ("Emergency Appropriation Act, fiscal year 1935",)),
        ),
        (
            "the Act",
            "Officers of the Post Office Department To Act as Postmaster General",
            "Active duty",
            "section 3 of the Act, the RLA",
        ),
    ),
    Kind(
        "named_act",
        (
            *(f"{act}{rest}" for act in ("act", "acts") for rest in (" of", " approved", " dated", ", approved")),
            *(f"act{comma} {word}" for comma in ("", ",") for word in ("entitled", "Entitled", "ENTITLED")),
        ),
        read_dated_act,
        (
            ("the act of June 30, 1932", ("Act of June 30, 1932",)),
            ("acts of July 19, 1937, and May 2, 1939", ("Act of July 19, 1937", "Act of May 2, 1939")),
            ("the act of Congress approved June 25, 1910", ("Act of June 25, 1910",)),
            ("section 1 of the act approved July 21, 1932", ("Act of July 21, 1932 § 1",)),
            ("the act entitled “An Act To maintain the credit”, approved March 20, 1933", ("Act of March 20, 1933",)),
            ("the Act of October 19, 1965, entitled “An Act to render immune”", ("Act of October 19, 1965",)),
        ),
        ("acts of violence", "an act of Congress authorizing such participation", "an act entitled “An Act To amend”"),
    ),
    Kind(
        "named_act",
        cases_of("Internal Revenue Code"),
        read_revenue_code,
        (
            ("section 6103(a) of the Internal Revenue Code of 1954", ("Internal Revenue Code of 1954 § 6103.a",)),
            (
                "sections 55 (a) and 508 of the Internal Revenue Code (53 Stat. 29)",
                ("Internal Revenue Code of 1939 § 55.a", "Internal Revenue Code of 1939 § 508"),
            ),
            ("the Internal Revenue Code", ("Internal Revenue Code",)),
        ),
        ("the internal revenue laws",),
    ),
)
