"""The page as readers of a country know it: which country, its dates, its order, its spelling."""

from dataclasses import replace

import pytest
from test_resume_writing import NOW, fact, lines_of, page_of

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conventions import DateForm, Order, Spelling
from sanctum_desktop.core.domain.resume import PageSize, PageStyle
from sanctum_desktop.core.policies.resume_writing import PageRules, conventions_for
from sanctum_desktop.core.policies.resume_writing.dates import Dates
from sanctum_desktop.core.policies.resume_writing.spelling import respelled

LIBRARY = ConventionFiles(asset_path("conventions"))
COUNTRIES = {one.country: one for one in LIBRARY.countries()}
PAIRS = LIBRARY.spelling().into


def basics(name, value):
    return fact(name, value, entry="basics:person")


def rules_of(country, **style):
    customs = COUNTRIES[country]
    return PageRules(
        conventions=customs,
        style=PageStyle(**style),
        respell=PAIRS[customs.spelling] if customs.spelling else {},
    )


@pytest.mark.parametrize(
    ("told", "chosen", "system", "country"),
    [
        ([("countryCode", "IE")], "", "US", "IE"),
        ([("countryCode", "IE")], "DE", "US", "DE"),
        ([("phone", "+49 151 555 0142")], "", "US", "DE"),
        ([("phone", "+353 20 917 4456")], "", "", "IE"),
        ([("phone", "(+63) 917 555 0101")], "", "GB", "PH"),
        ([("phone", "07700 900 318")], "", "ZA", "ZA"),
        ([("phone", "+1 210 555 0147")], "", "CA", "CA"),
        ([("phone", "+1 210 555 0147")], "", "", ""),
        ([("phone", "+44 7700 900318"), ("countryCode", "FR")], "", "", "FR"),
        ([("countryCode", "RO")], "", "US", ""),
        ([], "", "nz", "NZ"),
        ([], "jp", "", "JP"),
        ([], "", "XK", ""),
        ([], "", "", ""),
    ],
)
def test_the_page_is_for_the_country_chosen_else_told_else_of_the_system(
    told, chosen, system, country
):
    facts = [basics(name, value) for name, value in told]
    found = conventions_for(facts, LIBRARY.countries(), chosen=chosen, system=system)
    assert found.country == country


@pytest.mark.parametrize(
    ("country", "paper", "language", "document"),
    [
        ("US", PageSize.LETTER, "en-US", "Resume"),
        ("CA", PageSize.LETTER, "en-CA", "Resume"),
        ("GB", PageSize.A4, "en-GB", "CV"),
        ("AU", PageSize.A4, "en-AU", "Resume"),
        ("PL", PageSize.A4, "en-GB", "CV"),
    ],
)
def test_paper_language_and_name_of_the_page(country, paper, language, document):
    page = page_of(fact("name", "Carrow Timber"), rules=rules_of(country))
    assert (page.paper, page.language, page.document) == (paper, language, document)
    assert page.country == country


def test_the_person_s_paper_comes_first():
    page = page_of(rules=rules_of("US", paper=PageSize.A4))
    assert page.paper is PageSize.A4


@pytest.mark.parametrize(
    ("form", "years_only", "start", "end", "printed"),
    [
        (DateForm.NAMED, False, "2018-06", "2020", "Jun 2018 – 2020"),
        (DateForm.SLASHED, False, "2018-06", "2020-11", "06/2018 – 11/2020"),
        (DateForm.DOTTED, False, "2018-06", "", "06.2018 – present"),
        (DateForm.NAMED, True, "2018-06", "2020-11", "2018 – 2020"),
        (DateForm.SLASHED, True, "2018-02", "2018-11", "2018"),
        (DateForm.DOTTED, True, "2018-06", "", "2018 – present"),
    ],
)
def test_dates_in_the_reader_s_form(form, years_only, start, end, printed):
    dates = Dates(form, years_only=years_only)
    assert dates.period(start, end, ongoing=not end) == printed


@pytest.mark.parametrize("years_only", [True, False])
def test_a_certificate_tells_the_month_it_ends(years_only):
    held = [
        fact(name, value, entry="certificates:acls")
        for name, value in (("name", "ACLS"), ("date", "2025-01"), ("expires", "2027-01"))
    ]
    page = page_of(*held, rules=PageRules(style=PageStyle(years_only=years_only)))
    begun = "2025" if years_only else "Jan 2025"
    assert page.sections[0].entries[0].dates == f"{begun}, valid to Jan 2027"


def test_a_certificate_without_its_date_tells_its_end():
    held = [
        fact(n, v, entry="certificates:bls") for n, v in (("name", "BLS"), ("expires", "2027"))
    ]
    assert page_of(*held).sections[0].entries[0].dates == "valid to 2027"


def test_the_oldest_first_where_readers_begin_there():
    jobs = [
        fact(name, value, entry=f"work:{key}")
        for key, start in (("old", "2010"), ("new", "2020"))
        for name, value in (("name", f"The {key} yard"), ("startDate", start))
    ]
    newest = page_of(*jobs).sections[0].entries
    oldest = page_of(*jobs, rules=rules_of("JP")).sections[0].entries
    assert [entry.organization for entry in newest] == ["The new yard", "The old yard"]
    assert oldest == newest[::-1]


@pytest.mark.parametrize(
    ("spelling", "said", "printed"),
    [
        (Spelling.BRITISH, "Organized the color labels", "Organised the colour labels"),
        (Spelling.AMERICAN, "Organised the colour labels", "Organized the color labels"),
        (Spelling.CANADIAN, "Organised the color labels", "Organized the colour labels"),
        (Spelling.BRITISH, "Ran the Labor Day sale", "Ran the Labor Day sale"),
        (Spelling.BRITISH, "Wrote the program for 4 licenses", "Wrote the program for 4 licenses"),
        (Spelling.AMERICAN, "Centred the beam", "Centered the beam"),
        (Spelling.AMERICAN, "Kept the COLOUR chart", "Kept the COLOUR chart"),
        (Spelling.BRITISH, "Drove 300 miles", "Drove 300 miles"),
    ],
)
def test_words_take_the_reader_s_spelling_and_names_keep_theirs(spelling, said, printed):
    assert respelled(said, PAIRS[spelling]) == printed


@pytest.mark.parametrize(
    ("country", "said", "printed"),
    [
        ("GB", "I organized 4 color charts.", "Organised 4 colour charts"),
        ("US", "I organised 4 colour charts.", "Organized 4 color charts"),
        ("DE", "I organized 4 colour charts.", "Organized 4 colour charts"),
    ],
)
def test_printed_lines_are_respelled_where_a_country_has_a_spelling(country, said, printed):
    page = page_of(fact("name", "Carrow"), fact("highlight", said), rules=rules_of(country))
    assert lines_of(page) == [printed]


def test_an_employer_keeps_the_spelling_of_its_name():
    page = page_of(fact("name", "Harbor Color Works"), rules=rules_of("GB"))
    assert page.sections[0].entries[0].organization == "Harbor Color Works"


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_no_birth_date_nor_photo_is_printed_anywhere(country):
    born = [
        basics("name", "Ada Kent"),
        basics("birthDate", "1980-04-02"),
        basics("image", "a.png"),
    ]
    page = page_of(*born, rules=rules_of(country))
    assert "1980" not in str(page.header)
    assert page.header.facts == (born[0].id,)


@pytest.mark.parametrize("customs", LIBRARY.countries(), ids=lambda one: one.country)
def test_each_country_says_where_it_was_read(customs):
    text = asset_path("conventions", f"{customs.country}.toml").read_text(encoding="utf-8")
    assert "[[sources]]" in text
    assert customs.name
    assert customs.calling_code
    assert customs.language.startswith("en-")


def test_the_order_of_all_but_one_is_the_usual():
    assert len(COUNTRIES) >= 12
    assert [c for c, one in COUNTRIES.items() if one.order is Order.OLDEST_FIRST] == ["JP"]


def test_a_page_of_no_known_country_is_plain():
    page = page_of(replace(fact("name", "Carrow"), heard_at=NOW))
    assert (page.country, page.paper, page.document) == ("", PageSize.A4, "Resume")
