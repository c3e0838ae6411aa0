"""What stands at the head of an entry: its title, its dates, the posts held, and what is none."""

import pytest
from test_resume_writing import fact, lines_of, page_of

from sanctum_desktop.core.domain.conventions import Conventions, Order
from sanctum_desktop.core.policies.resume_writing import PageRules

FIRM = fact("name", "Carrow Timber")


def posts(said, *values, **about):
    told = [fact(name, value) for name, value in about.items()]
    steps = [fact("step", value, turn=turn, quote=said) for turn, value in enumerate(values, 1)]
    return lines_of(page_of(FIRM, *told, *steps))


HELPER = "I came as a helper, and since 2019 I am welder."
MADE = "I came as a helper and I became a welder in 2019."


@pytest.mark.parametrize(
    ("said", "about", "line"),
    [
        (HELPER, {}, "Helper; Welder since 2019"),
        (HELPER, {"endDate": "2022"}, "Helper; Welder from 2019"),
        (MADE, {}, "Helper; Welder from 2019"),
        (f"{MADE[:-1]}, since they had none.", {}, "Helper; Welder from 2019"),
        (MADE, {"ongoing": "I am"}, "Helper; Welder since 2019"),
    ],
)
def test_a_post_goes_on_only_where_that_was_said(said, about, line):
    assert posts(said, "|Helper", "2019|Welder", **about) == [line]


def test_the_post_that_heads_the_entry_is_the_last_of_its_posts():
    said = "I am tractor driver. I came as a farm worker."
    told = posts(said, "|Tractor Driver", "|Farm Worker", position="Tractor Driver")
    assert told == ["Farm Worker; Tractor Driver"]


def test_posts_that_only_say_the_heading_again_are_no_line():
    assert posts("I am a foreman.", "2021|Foreman", position="Foreman", startDate="2019") == []


@pytest.mark.parametrize(
    ("start", "dates"),
    [("2019", "2016 – 2022"), ("2016-03", "Mar 2016 – 2022"), ("", "2022")],
)
def test_an_entry_begins_with_its_first_post(start, dates):
    said = "I was a helper from 2016, a welder from 2019."
    told = [fact("startDate", start)] if start else []
    steps = [
        fact("step", "2016|Helper", quote=said),
        fact("step", "2019|Welder", quote=said, turn=2),
    ]
    page = page_of(FIRM, *told, fact("endDate", "2022"), *steps)
    assert page.sections[0].entries[0].dates == dates


@pytest.mark.parametrize(
    ("kind", "school", "title"),
    [
        ("High school", "Textile high school in Suceava", ""),
        ("BA", "Baton College", "BA"),
    ],
)
def test_a_school_that_names_its_course_stands_alone(kind, school, title):
    told = (("studyType", kind), ("institution", school))
    page = page_of(*(fact(name, value, entry="education:x") for name, value in told))
    assert page.sections[0].entries[0].title == title


@pytest.mark.parametrize(
    ("kind", "area", "title"),
    [
        ("BA", "German", "BA, German"),
        ("Bachelor of Law", "law", "Bachelor of Law"),
        ("Bachelor of Tourism", "tourism management", "Bachelor of Tourism management"),
        ("Bachelor of Art", "Artistry", "Bachelor of Art, Artistry"),
        ("", "Pharmacy", "Pharmacy"),
    ],
)
def test_what_was_studied_is_said_once(kind, area, title):
    entry = "education:x"
    school = fact("institution", "City College", entry=entry)
    told = (fact("studyType", kind, entry=entry), fact("area", area, entry=entry))
    page = page_of(school, *(one for one in told if one.value))
    assert page.sections[0].entries[0].title == title


@pytest.mark.parametrize(
    ("kind", "dates"), [("BA (in progress)", "2023 – present"), ("BA", "from 2023")]
)
def test_a_study_under_way_goes_on(kind, dates):
    told = {"institution": "City College", "studyType": kind, "startDate": "2023"}
    page = page_of(*(fact(name, value, entry="education:x") for name, value in told.items()))
    assert page.sections[0].entries[0].dates == dates


@pytest.mark.parametrize(
    ("said", "printed"), [("triage", "Triage"), ("eMAR", "eMAR"), ("iPhone tests", "iPhone tests")]
)
def test_an_item_begins_with_a_capital_but_for_a_name_that_has_its_own(said, printed):
    assert lines_of(page_of(fact("keyword", said, entry="skills:x"))) == [printed]


def test_a_place_without_a_post_begins_with_a_capital():
    code, club = (fact("name", name, entry=f"volunteer:{name}") for name in ("code club", "chess"))
    tutor = fact("position", "Tutor", entry=code.entry)
    entries = page_of(code, tutor, club).sections[0].entries
    assert [(one.title, one.organization) for one in entries] == [
        ("Tutor", "code club"),
        ("", "Chess"),
    ]


@pytest.mark.parametrize("order", list(Order))
def test_deeds_of_no_place_and_time_stand_under_no_other_heading(order):
    loose = fact("highlight", "I trained 5 drivers.", entry="work:")
    page = page_of(FIRM, loose, rules=PageRules(conventions=Conventions(order=order)))
    assert [one.organization for one in page.sections[0].entries] == ["", "Carrow Timber"]


@pytest.mark.parametrize("told", ["My number is 070 555-0162.", "Write to zoe@example.com."])
def test_how_to_reach_the_person_is_no_deed(told):
    reached = (
        fact("phone", "(070) 555 0162", entry="basics"),
        fact("email", "zoe@example.com", entry="basics"),
    )
    assert lines_of(page_of(*reached, FIRM, fact("highlight", told))) == []
