"""One work per order from the accounts of many sources."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.documents import Account, HeadingStatus, NoteItem, ParseNote, Section, Signature, Source
from app.reconcile import Reconciled, combine

SIGNED = date(2025, 4, 28)
TITLE = "Keeping the Lamps of Public Offices Lit"
GENERAL = Section(
    "9",
    label="Sec. 9",
    heading="General Provisions",
    text="Nothing in this order shall be construed to impair or otherwise affect the authority granted by law.",
)


def provisions(*texts: str, status: HeadingStatus = HeadingStatus.CONFIRMED) -> tuple[Section, ...]:
    """Numbered sections with these texts, and the general provisions that every order has."""
    own = (
        Section(str(number), label=f"Sec. {number}", heading=f"Heading {number}", heading_status=status, text=text)
        for number, text in enumerate(texts, start=1)
    )
    return (*own, GENERAL)


LAMPS = provisions(
    "The Secretary shall keep every lamp in every public office lit from dusk until dawn, in all seasons of the year.",
    "Oil shall be bought from the nearest merchant at a price that does not exceed the price of the day before.",
)
WICKS = provisions(
    "The Administrator shall trim wicks weekly and shall report broken ones to the Council before the month is out.",
    "Scissors shall be sharpened once in a quarter by a competent person whom the Administrator has appointed.",
)


def account(kind: str, name: str, number: str | None = "14288", **facts: object) -> Account:
    """An account of the lamp order by one source; facts override the usual ones."""
    sections = () if kind in ("fr_json", "fr_csv", "register") else LAMPS
    source = Source(kind, name, sha256=f"{hash_of(name):064x}", lossy=kind == "archive_markdown")
    order = Account(source=source, number=number, title=TITLE, signed_on=SIGNED, sections=sections)
    return replace(order, **facts)  # type: ignore[arg-type]


def hash_of(name: str) -> int:
    """A number that differs between names and not between runs."""
    return int.from_bytes(name.encode()[-16:])


def page(name: str = "page.md", **facts: object) -> Account:
    """A page of the lamp order without a number."""
    return account("whitehouse_markdown", name, None, **facts)


def codes(reconciled: Reconciled) -> set[str]:
    """The codes of all notes."""
    return {note.code for order in reconciled.orders for note in order.notes}


def test_one_work_for_many_accounts() -> None:
    """Text, page, archive and metadata of one order are one work with four publications."""
    reconciled = combine(
        [
            account("fr_json", "a.json"),
            account("archive_markdown", "a.md"),
            page(),
            account("fr_xml", "a.xml"),
        ]
    )
    (order,) = reconciled.orders
    formats = [publication.account.source.format for publication in order.publications]
    assert formats == ["fr_xml", "whitehouse_markdown", "archive_markdown", "fr_json"]
    assert [publication.preferred for publication in order.publications] == [True, False, False, False]
    assert (reconciled.unnumbered, reconciled.rejected) == ((), ())


def test_the_page_gives_text_and_headings_and_the_archive_the_number() -> None:
    """Of EO 14288 from an archive page and a whitehouse.gov page, the words are the page's, the facts the archive's."""
    unsure = provisions(*(section.text for section in LAMPS[:2]), status=HeadingStatus.UNVERIFIED)
    archive = account(
        "archive_markdown",
        "a.md",
        sections=tuple(replace(section, heading="Enforcement") for section in unsure),
        document_number="2025-07790",
    )
    signature = Signature(name="DONALD J. TRUMP")
    (order,) = combine([archive, page(title=f"Executive Order on {TITLE.upper()}", signature=signature)]).orders
    assert (order.number, order.document_number) == ("14288", "2025-07790")
    assert order.title == TITLE
    assert [section.heading for section in order.sections[:2]] == ["Heading 1", "Heading 2"]
    assert order.sections[0].heading_status is HeadingStatus.CONFIRMED
    assert order.publications[0].account.source.format == "whitehouse_markdown"
    assert order.publications[0].match_score is not None
    assert order.publications[0].match_score > 0.8
    assert order.president == "donald-trump"


def test_metadata_wins_over_text_with_a_note() -> None:
    """The Federal Register's metadata is believed before a text, and the disagreement is said."""
    reconciled = combine(
        [account("fr_json", "a.json", title="Lamps"), account("fr_xml", "a.xml", signed_on=date(2025, 4, 29))]
    )
    (order,) = reconciled.orders
    assert (order.title, order.signed_on) == ("Lamps", SIGNED)
    assert {note.code: note.detail for note in order.notes} == {
        "title_disagrees": f'a.xml (fr_xml) says "{TITLE}"; "Lamps" is used.',
        "signed_on_disagrees": 'a.xml (fr_xml) says "2025-04-29"; "2025-04-28" is used.',
    }


@pytest.mark.parametrize("damaged", ["Keeping the", "Keeping the L[aacute]mps Lit in Every Harbour"])
def test_a_damaged_title_gives_way_with_a_note(damaged: str) -> None:
    """EO 13149's metadata has the first line of its title, EO 13396's "C[ocirc]te"; the text has the whole."""
    whole = "Keeping the Lámps Lit in Every Harbour"
    reconciled = combine([account("fr_json", "a.json", title=damaged), account("fr_xml", "a.xml", title=whole)])
    (order,) = reconciled.orders
    assert order.title == whole
    assert "title_disagrees" in codes(reconciled)


def test_a_pages_typography_is_no_disagreement() -> None:
    """Capitals, quotes and a page's "Executive Order on" in a title are not noted."""
    reconciled = combine([account("fr_xml", "a.xml"), page(title=f"Executive Order on {TITLE.upper()}")])
    assert codes(reconciled) == set()


def test_metadata_corrects_a_misprinted_number() -> None:
    """A text and a metadata row of one document are one order, under the metadata's number (EO 13523)."""
    reconciled = combine(
        [
            account("fr_xml", "a.xml", number="15323", document_number="E9-30020", signed_on=date(2009, 12, 16)),
            account("fr_json", "a.json", number="13523", document_number="E9-30020", signed_on=date(2009, 12, 16)),
        ]
    )
    assert [order.number for order in reconciled.orders] == ["13523"]
    assert "number_disagrees" in codes(reconciled)


def test_metadata_without_a_number_gets_it_from_the_same_document() -> None:
    """A row whose number is null joins the account with its document number (EO 12988)."""
    reconciled = combine(
        [
            account("fr_json", "a.json", number=None, document_number="2025-1"),
            account("fr_xml", "a.xml", document_number="2025-1"),
        ]
    )
    assert [len(order.publications) for order in reconciled.orders] == [2]
    assert "number_supplied" in codes(reconciled)


def test_the_latest_capture_of_the_metadata_wins() -> None:
    """Of two captures the later one's notes and facts are used, and that they differ is said."""
    early = account(
        "fr_json", "a.json", disposition_notes="See: EO 1", notes_captured_on=date(2020, 1, 1), start_page=1
    )
    late = account(
        "fr_json", "b.json", disposition_notes="Revoked by: EO 2", notes_captured_on=date(2025, 6, 1), start_page=2
    )
    reconciled = combine([early, late])
    order = reconciled.orders[0]
    assert (order.disposition_notes, order.notes_captured_on) == ("Revoked by: EO 2", date(2025, 6, 1))
    assert order.start_page == 2
    assert codes(reconciled) == {"disposition_notes_differ", "start_page_disagrees"}


def test_a_list_is_as_young_as_its_youngest_row() -> None:
    """A list without a capture date is believed before a document captured earlier than a publication in the list."""
    document = account("fr_json", "a.json", notes_captured_on=date(2025, 5, 1), disposition_notes="x", start_page=1)
    row = account("fr_csv", "list.csv", start_page=2)
    youngest = account("fr_csv", "list.csv", number="14300", published_on=date(2025, 6, 1))
    assert combine([document, row]).orders[0].start_page == 1
    assert combine([document, row, youngest]).orders[0].start_page == 2


def test_the_same_text_twice_is_one_order_with_both_sources() -> None:
    """Two files of one format with the same words are kept as two publications; an account given twice is one."""
    first, second = account("fr_xml", "a.xml"), account("fr_xml", "b.xml")
    (order,) = combine([first, second, first]).orders
    assert [publication.account.source.name for publication in order.publications] == ["a.xml", "b.xml"]


def test_different_texts_of_one_format_are_rejected_by_name() -> None:
    """Two files that contradict each other make no work, and both are named."""
    reconciled = combine([account("fr_xml", "b.xml", sections=WICKS), account("fr_xml", "a.xml")])
    assert reconciled.orders == ()
    assert [(rejected.number, rejected.names) for rejected in reconciled.rejected] == [("14288", ("a.xml", "b.xml"))]
    assert all(name in reconciled.rejected[0].reason for name in ("a.xml", "b.xml"))
    assert len(reconciled.rejected[0].accounts) == 2


def test_a_correction_is_the_new_text() -> None:
    """A correction replaces the text; the corrected text stays as a publication and the facts stay the order's."""
    first = account("fr_xml", "a.xml", document_number="2025-1")
    fixed = account("fr_xml", "b.xml", sections=WICKS, is_correction=True, document_number="R1-2025-1")
    (order,) = combine([first, fixed]).orders
    assert order.sections == WICKS
    assert [publication.account.source.name for publication in order.publications] == ["b.xml", "a.xml"]
    assert order.document_number == "2025-1"


def test_metadata_alone_is_a_work_without_text() -> None:
    """An order of which only metadata is held has no preferred publication."""
    (order,) = combine([account("fr_csv", "a.csv")]).orders
    assert order.sections == ()
    assert not any(publication.preferred for publication in order.publications)


@pytest.mark.parametrize("kind", ["fr_xml", "archive_markdown", "fr_json", "fr_csv"])
def test_a_page_joins_whatever_is_held(kind: str) -> None:
    """A page is matched to its order by date, title and words, or by date and title where no text is held."""
    reconciled = combine([account(kind, "held"), page(title=f"Executive Order on {TITLE}")])
    assert [len(order.publications) for order in reconciled.orders] == [2]
    assert reconciled.unnumbered == ()


def test_two_pages_may_be_one_order() -> None:
    """Two captures of a page join the same order, even when their words differ a little (EO 14173)."""
    changed = (replace(LAMPS[0], text=LAMPS[0].text + " Lamps matter."), *LAMPS[1:])
    reconciled = combine([account("fr_xml", "a.xml"), page("p.md"), page("q.md", sections=changed)])
    assert [len(order.publications) for order in reconciled.orders] == [3]


def test_a_retitled_page_is_known_by_its_words() -> None:
    """With nearly all its words held, a page may have a title of its own on the order's day (EO 14219)."""
    reconciled = combine([account("fr_xml", "a.xml"), page(title="Lighting Offices")])
    assert reconciled.unnumbered == ()


@pytest.mark.parametrize(
    "stranger",
    [
        page(sections=WICKS),
        page(signed_on=None),
        page(title="Lighting Offices", signed_on=SIGNED + timedelta(days=2)),
        page(sections=(), title="Trimming the Wicks"),
    ],
)
def test_a_doubtful_page_stays_unnumbered(stranger: Account) -> None:
    """An order's title or its words, no day or no text: the page waits with a reason, and joins nothing."""
    reconciled = combine([account("fr_xml", "a.xml"), stranger])
    assert [len(order.publications) for order in reconciled.orders] == [1]
    assert len(reconciled.unnumbered) == 1
    assert reconciled.unnumbered[0].reason.endswith(".")


def test_what_all_orders_say_is_no_evidence() -> None:
    """A page and an order of one day and title that share only their authority clause are two documents."""
    preamble = Section("preamble", text="By the authority vested in me as President by the Constitution, I order: " * 9)
    held, stranger = (account("fr_xml", "a.xml", sections=(preamble, *LAMPS)), page(sections=(preamble, *WICKS)))
    assert len(combine([held, stranger]).unnumbered) == 1


def test_small_words_of_a_title_do_not_count() -> None:
    """A page's title with other articles and prepositions than the held order's is the same title."""
    reconciled = combine([account("fr_csv", "a.csv"), page(title="Keeping Lamps in the Public Offices Lit")])
    assert reconciled.unnumbered == ()


def test_an_order_without_a_title_has_an_empty_one() -> None:
    """Where no account knows the title it is the empty text; other facts that nobody knows are None."""
    (order,) = combine([account("fr_xml", "a.xml", title="")]).orders
    assert (order.title, order.document_number) == ("", None)


def test_a_page_that_fits_two_orders_stays_unnumbered() -> None:
    """Where two held orders of a day bear the page's title and have no text, neither is chosen."""
    reconciled = combine([account("fr_csv", "a.csv"), account("fr_csv", "b.csv", number="14289"), page()])
    assert "about equally well" in reconciled.unnumbered[0].reason


def test_one_word_in_a_title_divides_two_orders() -> None:
    """A page about the southern border is not the order of that day about the northern one (EO 14226, 14227)."""
    north = account("fr_csv", "a.csv", title="Amendment to Duties To Address Drugs Across the Northern Border")
    reconciled = combine([north, page(title="Amendment to Duties to Address Drugs Across the Southern Border")])
    assert len(reconciled.unnumbered) == 1


def test_a_files_name_is_no_evidence() -> None:
    """A page named like an order is matched by nothing but what it says."""
    reconciled = combine([account("fr_xml", "a.xml"), page("EO-14288.md", sections=WICKS, title="Trimming the Wicks")])
    assert [len(order.publications) for order in reconciled.orders] == [1, 1]


def test_a_date_outside_the_numbers_presidency_is_noted() -> None:
    """A misprinted year does not change the president: the number's own series decides (EO 10276)."""
    (order,) = combine([account("fr_csv", "a.csv", number="10276", signed_on=date(1961, 7, 31))]).orders
    assert order.president == "harry-s-truman"
    assert [note.code for note in order.notes] == ["signing_date_disagrees_with_number"]


def test_a_date_inside_the_numbers_presidency_is_preferred() -> None:
    """When a text has the right year, the metadata's misprinted one gives way to it."""
    row = account("fr_csv", "a.csv", number="10276", signed_on=date(1961, 7, 31))
    text = account("archive_markdown", "a.md", number="10276", signed_on=date(1951, 7, 31))
    (order,) = combine([row, text]).orders
    assert order.signed_on == date(1951, 7, 31)


def test_a_blank_signature_is_filled_from_other_accounts() -> None:
    """What one account lacks under its text another one supplies."""
    named = page(signature=Signature(name="DONALD J. TRUMP"))
    filed = account("fr_xml", "a.xml", signature=Signature(place="THE WHITE HOUSE,", filed="Filed 5-1-25"))
    (order,) = combine([named, filed]).orders
    assert order.signature == Signature("DONALD J. TRUMP", "THE WHITE HOUSE,", filed="Filed 5-1-25")


def test_notes_of_the_preferred_account_are_kept() -> None:
    """What the parser noted about the text that is used stays with the work; another account's notes do not."""
    mine, other = ParseNote("gap_in_numbering", "x", "1"), ParseNote("heading_lost", "y", "1")
    (order,) = combine(
        [account("fr_xml", "a.xml", notes=(mine,)), account("archive_markdown", "a.md", notes=(other,))]
    ).orders
    assert order.notes == (mine,)


def test_works_ascend_with_suffixes_after_their_base() -> None:
    """Numbers sort as numbers."""
    given_numbers = ["11359-A", "14288", "9066", "11359", "11360"]
    reconciled = combine(account("fr_csv", f"{number}.csv", number=number) for number in given_numbers)
    assert [order.number for order in reconciled.orders] == ["9066", "11359", "11359-A", "11360", "14288"]


MANY = [
    account("fr_xml", "a.xml"),
    account("fr_xml", "b.xml"),
    account("archive_markdown", "a.md", title="Lamps"),
    account("fr_json", "a.json", notes_captured_on=date(2025, 5, 1), disposition_notes="See: EO 1"),
    account("fr_csv", "list.csv", disposition_notes="See: EO 2"),
    account("fr_csv", "list.csv", number="14289", title="Wicks"),
    account("archive_markdown", "c.md", number="14289", title="Wicks", sections=WICKS),
    account("archive_markdown", "d.md", number="14290", sections=WICKS),
    account("archive_markdown", "e.md", number="14290", sections=LAMPS),
    page("p.md"),
    page("q.md"),
    page("r.md", sections=WICKS, title="Wicks"),
    page("s.md", signed_on=None),
]


@given(st.randoms(use_true_random=False))
def test_the_inputs_order_does_not_matter(order: random.Random) -> None:
    """Any permutation of the accounts gives the same orders, rejections and unnumbered pages."""
    shuffled = list(MANY)
    order.shuffle(shuffled)
    assert combine(shuffled) == combine(MANY)


@given(st.lists(st.sampled_from(MANY), max_size=12))
def test_every_account_has_one_place(accounts: list[Account]) -> None:
    """Each distinct account is in one work, one rejection or among the unnumbered, and nothing else is."""
    reconciled = combine(accounts)
    names = [publication.account.source.name for order in reconciled.orders for publication in order.publications]
    names += [order.source.name for rejected in reconciled.rejected for order in rejected.accounts]
    names += [unnumbered.account.source.name for unnumbered in reconciled.unnumbered]
    assert sorted(names) == sorted(order.source.name for order in set(accounts))


def test_a_correction_alone_is_no_order() -> None:
    """A record of a correction tells nothing of an order of which nothing else is held; it waits with the reason."""
    alone = account("fr_json", "c.json", title="Correction", is_correction=True, document_number="C1-2025-1")
    reconciled = combine([alone])
    assert reconciled.orders == ()
    assert [page.reason for page in reconciled.unnumbered] == [
        "It corrects order 14288, of which nothing else is held."
    ]
    (order,) = combine([alone, account("fr_csv", "a.csv")]).orders
    assert order.title == TITLE


@pytest.mark.parametrize(
    ("citation", "signed", "published", "used", "code"),
    [
        ("16 FR 7535", date(1951, 7, 31), date(1961, 8, 2), date(1951, 8, 2), "published_on_mended"),
        ("6 FR 4351", date(1941, 8, 23), date(1931, 8, 26), date(1941, 8, 26), "published_on_mended"),
        ("5 FR 1075", date(1938, 5, 9), date(1938, 5, 11), date(1938, 5, 11), "published_on_doubtful"),
        ("16 FR 7535", date(1951, 7, 31), date(1951, 8, 2), date(1951, 8, 2), None),
    ],
)
def test_a_day_of_publication_that_the_volume_rules_out(
    citation: str, signed: date, published: date, used: date, code: str | None
) -> None:
    """EO 10276 and 8869 get the year of their volume; of EO 7879 the volume is wrong, which is said."""
    (order,) = combine([account("fr_csv", "a.csv", citation=citation, signed_on=signed, published_on=published)]).orders
    assert order.published_on == used
    notes = [
        note.code for note in order.notes if note.code.startswith("published_on_") and "disagrees" not in note.code
    ]
    assert notes == ([code] if code else [])


def test_another_day_under_the_text_is_a_disagreement() -> None:
    """EO 9545 is of one day in the list and of another under its text: both are told."""
    signature = Signature(dated="April 29, 2025.")
    (order,) = combine([account("fr_xml", "a.xml", signature=signature), account("fr_json", "a.json")]).orders
    assert order.signed_on == SIGNED
    details = [note.detail for note in order.notes if note.code == "signing_date_disagrees"]
    assert details == [f'"April 29, 2025." stands under the text; "{SIGNED}" is used.']


def test_a_torn_title_is_made_whole_by_any_source() -> None:
    """The list cuts the title of EO 10696 after "Teamsters,"; the archive's page has the rest."""
    torn, whole = "Keeping the Lamps Lit by the", "Keeping the Lamps Lit by the Harbour"
    (order,) = combine(
        [account("fr_csv", "a.csv", title=torn), account("archive_markdown", "a.md", title=whole)]
    ).orders
    assert order.title == whole


@pytest.mark.parametrize(("text", "noted"), [("The list attached hereto.", True), ("The list.", False)])
def test_what_was_attached_and_stands_nowhere_is_noted(text: str, noted: bool) -> None:
    """EO 12558 names a list that no source has; an order with its annex is whole."""
    (order,) = combine([account("fr_xml", "a.xml", sections=provisions(text))]).orders
    assert ("attachment_missing" in {note.code for note in order.notes}) is noted
    whole = (*provisions(text), Section("annex", text="Lamps."))
    (order,) = combine([account("fr_xml", "a.xml", sections=whole)]).orders
    assert "attachment_missing" not in {note.code for note in order.notes}


@pytest.mark.parametrize(
    ("signed_on", "filed_on", "kept"),
    [
        (date(2002, 6, 20), date(2001, 6, 21), None),
        (date(1980, 7, 8), date(1080, 7, 9), None),
        (date(2002, 6, 20), date(2002, 6, 21), date(2002, 6, 21)),
        (date(2002, 6, 20), date(2002, 6, 20), date(2002, 6, 20)),
    ],
)
def test_nothing_is_filed_before_it_is_signed(signed_on: date, filed_on: date, kept: date | None) -> None:
    """A day of filing that cannot be is not served, and that is noted (EO 13267, 12224)."""
    made = combine([account("fr_xml", "a.xml", signed_on=signed_on, filed_on=filed_on)])
    assert made.orders[0].filed_on == kept
    assert ("filed_on_impossible" in codes(made)) == (kept is None)
    assert "filed_on_disagrees" not in codes(made)


def test_of_two_days_of_signing_the_one_before_the_filing_is_right() -> None:
    """A heading that bears the day of publication gives way to a source with a day that can be (EO 13516)."""
    published = account("fr_xml", "a.xml", signed_on=date(2009, 11, 2), filed_on=date(2009, 10, 30))
    signed = account("fr_json", "b.json", signed_on=date(2009, 10, 28))
    made = combine([published, signed])
    assert (made.orders[0].signed_on, made.orders[0].filed_on) == (date(2009, 10, 28), date(2009, 10, 30))
    assert "signed_on_disagrees" in codes(made)


RECORDED = (NoteItem("revokes", True, "whole", "executive_order", "14400", None, "Revoked by", "EO 14400"),)


def test_the_register_fills_what_is_missing_and_no_more() -> None:
    """Every other source is believed before it, what only it knows is used, and it disagrees with nobody."""
    other = account("register", "r", title="Another Title", signed_on=date(2025, 4, 27), citation="90 FR 18765")
    reconciled = combine([account("archive_markdown", "a.md"), other])
    (order,) = reconciled.orders
    assert (order.title, order.signed_on, order.citation) == (TITLE, SIGNED, "90 FR 18765")
    assert codes(reconciled) == set()
    assert [each.preferred for each in order.publications] == [True, False]


def test_what_the_register_recorded_is_what_the_editors_noted() -> None:
    """Without their words, what an account recorded of them is the order's, with the day of the capture."""
    captured = date(2024, 10, 2)
    (order,) = combine(
        [account("fr_xml", "a.xml"), account("register", "r", recorded=RECORDED, notes_captured_on=captured)]
    ).orders
    assert (order.noted, order.disposition_notes, order.notes_captured_on) == (RECORDED, None, captured)


def test_the_editors_words_are_believed_before_what_was_recorded_of_them() -> None:
    """Where a source has the note itself, its items are the order's, and not those of the register."""
    (order,) = combine(
        [account("fr_csv", "a.csv", disposition_notes="See: EO 14000"), account("register", "r", recorded=RECORDED)]
    ).orders
    assert [(item.relation, item.target) for item in order.noted] == [("see", "14000")]
    assert order.disposition_notes == "See: EO 14000"


def test_the_register_numbers_a_document_and_a_page() -> None:
    """A text without a number gets it by its document number, and a page by its day and title."""
    known = account("register", "r", document_number="2025-1")
    text = account("fr_xml", "a.xml", number=None, document_number="2025-1")
    (order,) = combine([known, text]).orders
    assert len(order.publications) == 2
    (order,) = combine([known, page()]).orders
    assert [each.match_score is not None for each in order.publications] == [True, False]
