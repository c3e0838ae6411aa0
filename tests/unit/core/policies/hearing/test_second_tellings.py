"""The same things told in other words: what second tongues, asides and corrections do to them."""

from datetime import date

import pytest

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.credit import company
from sanctum_desktop.core.policies.hearing.changes import change_since
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.hearing.education import education
from sanctum_desktop.core.policies.hearing.highlights import highlights
from sanctum_desktop.core.policies.hearing.jobs import jobs
from sanctum_desktop.core.policies.hearing.lists import certificates, languages, skills
from sanctum_desktop.core.policies.hearing.measures import in_digits, measures
from sanctum_desktop.core.policies.hearing.outside import projects
from sanctum_desktop.core.policies.hearing.repairs import repaired
from sanctum_desktop.core.policies.hearing.titles import titles
from sanctum_desktop.core.policies.hearing.topics import About, topics_of
from sanctum_desktop.core.policies.resume_writing.lines import line_from

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Since 2014... no, 2014 was the flood. It was 2015, May.", "Since 2015, May ."),
        ("Forklift, 2022. No, 2022 I was abroad. 2023.", "Forklift, 2023 ."),
        (
            "We have a hundred and ten beds... no, ninety, two were closed.",
            "We have ninety beds , two were closed.",
        ),
        (
            "Six drivers use it. No, seven, Ana came in May.",
            "Seven drivers use it , Ana came in May.",
        ),
        (
            "Three of them we hired... no, two we hired, one left.",
            "Two of them we hired , one left.",
        ),
        ("I came in 2016, ne, pardon, 2017.", "I came in , 2017."),
        (
            "Rope access, in June, or... no, rope access was July 2023.",
            "Rope access was July 2023.",
        ),
    ],
)
def test_the_right_one_stands_in_place_of_the_wrong(said, right):
    mended = repaired(said)
    assert len(mended) == len(said)
    assert " ".join(mended.split()).replace(" ,", ",") == right.replace(" ,", ",")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("My aunt tells everybody I am a lawyer.", []),
        ("The neighbours think I'm a nurse, I am a carer.", ["carer"]),
        ("I was down as manager for a summer but that was only because Jo was ill.", []),
        ("I'm a warehouse clerk, here it is called assistant.", ["warehouse clerk"]),
        ("I worked there as a call centre agent.", ["call centre agent"]),
        ("Packer first, and driver from 2013.", ["Packer", "driver"]),
        ("Operator of the press, nights.", ["Operator of the press"]),
        ("Operator of the press and of the saw, nights.", ["Operator"]),
    ],
)
def test_titles_said_in_passing(said, held):
    assert [title.name for title in titles(said)] == held


@pytest.mark.parametrize(
    ("said", "name", "position", "start", "end"),
    [
        (
            "Hill Press in Leeds, as bookbinder, from 2015. I left in June 2019.",
            "Hill Press",
            "Bookbinder",
            "2015",
            "2019-06",
        ),
        (
            "I am baker of one shop, in Sunny Crust Bakery, Dhaka. Since 2016.",
            "Sunny Crust Bakery",
            "Baker",
            "2016",
            "",
        ),
        (
            "Rex Textiles, dyer. Two years I was there and in 2009 it closed.",
            "Rex Textiles",
            "Dyer",
            "2007",
            "2009",
        ),
        (
            "Cook at Hotel Lindum. Since May 2017. In March they fired ten of us.",
            "Hotel Lindum",
            "Cook",
            "2017-05",
            "2026-03",
        ),
        (
            "Rossi Foods. Driver of the van. From 2008. Three years.",
            "Rossi Foods",
            "Driver of the Van",
            "2008",
            "2011",
        ),
        (
            "Hill Books, bookseller, from 2014 till it shut. That was 2018.",
            "Hill Books",
            "Bookseller",
            "2014",
            "2018",
        ),
        (
            "Teacher at Elm School. Since October 2020. The contract is from October.",
            "Elm School",
            "Teacher",
            "2020-10",
            "",
        ),
        (
            "That was at Ely Hospital, as porter, the whole of 2014.",
            "Ely Hospital",
            "Porter",
            "2014",
            "2014",
        ),
        (
            "Gardener at Elm Park Hotel, since 2011. And since 2020 also caretaker.",
            "Elm Park Hotel",
            "Gardener and Caretaker",
            "2011",
            "",
        ),
        (
            "Cook at Elm Park Hotel since 2019. They wanted the first month for free.",
            "Elm Park Hotel",
            "Cook",
            "2019",
            "",
        ),
    ],
)
def test_a_job_with_its_days(said, name, position, start, end):
    found = list(jobs(said, TODAY))
    told = {finding.name: finding.value for finding in found}
    keys = ("name", "position", "startDate", "endDate")
    assert tuple(told.get(key, "") for key in keys) == (name, position, start, end)
    assert {finding.section for finding in found} == {Section.WORK}


@pytest.mark.parametrize(
    ("before", "now", "value"),
    [
        ("It had nine pupils on a good day", "We've thirty-four most days now", "9 to 34"),
        ("We began with four shops", "It's fifty-one now", "4 to 51"),
        ("In 2023 we had five falls", "In 2025 it was one fall", "5 to 1"),
        (
            "It cost us 400 hours in a year",
            "After they were changed it was 90 hours",
            "400 hours to 90 hours",
        ),
        (
            "We were losing 11 crates out of every hundred",
            "By the end of 2024 it was four in a hundred",
            "11% to 4%",
        ),
        (
            "We were buying one million two hundred thousand bolts",
            "Now it's seven hundred thousand",
            "1200000 to 700000",
        ),
    ],
)
def test_a_number_and_what_became_of_it(before, now, value):
    change = change_since([(before, measures(before)[0])], now, "")
    assert change is not None
    assert change.value == value


def test_one_of_another_thing_is_no_change():
    before = "Two pumps were starting together"
    assert change_since([(before, measures(before)[0])], "Now it is one trip a month", "") is None


def test_less_by_so_much_is_no_level():
    before = "We were two mechanics"
    assert change_since([(before, measures(before)[0])], "In 2023 we used 8% less", "") is None


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("The score was eight point four in 2023, and in 2025 nine point two.", ["8.4 to 9.2"]),
        ("We waited five days, and then two of us wrote it.", ["5", "2"]),
        ("We are nine.", ["9"]),
        ("Fourteen so far.", ["14"]),
        ("Half and half.", []),
    ],
)
def test_numbers_of_one_sentence(said, values):
    assert [measure.value for measure in measures(said)] == values


def test_fifty_fifty_is_credit_and_no_number():
    assert company("Fifty-fifty, write it so.") == "with others"
    assert "50" not in in_digits("It was fifty-fifty")


@pytest.mark.parametrize(
    "said",
    [
        "I told someone three days last week.",
        "It was never sixty.",
        "Half and half.",
        "Two seasons is perhaps not a job, but I was paid.",
        "Oy, where do I start.",
        "The eight is of the four, not mine.",
        "I had no voice for a week.",
    ],
)
def test_said_beside_the_matter(said):
    assert not list(highlights(said, Section.WORK, generous=True))


def test_what_one_is_not_stands_in_no_line():
    line = line_from("For the store I'm responsible since 2023, I'm not head clerk")
    assert "clerk" not in line
    assert "responsible" in line


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("The welding course begins in March.", []),
        ("The course of pumps at Ely Works is in December, I only paid it.", []),
        ("Forklift card, 2020. Crane licence? No, that's my brother.", ["Forklift card"]),
        ("Forklift card, 2020. The crane ticket, I've filled in the form.", ["Forklift card"]),
        ("There was one first aid day, I got no paper.", []),
        ("Wound care, an online course with exam, 2022.", ["Wound care"]),
        ("Hygiene course, 2018, because my son was already walking.", ["Hygiene course"]),
        (
            "And stock management, because it's a depot, but the date I don't have.",
            ["stock management"],
        ),
        (
            "Sworn interpreter, Polish and English, 2021.",
            ["Sworn interpreter, Polish and English"],
        ),
        ("The foundation course in bookbinding, 2018.", ["foundation course in bookbinding"]),
        ("Fire warden, also Ely Works, 2025.", ["Fire warden"]),
        (
            "Forklift licence, 2020. Scaffold card ran out last year, so I don't have it.",
            ["Forklift licence"],
        ),
    ],
)
def test_certificates(said, named):
    found = certificates(said, TODAY, asked=True)
    assert [finding.value for finding in found if finding.name == "name"] == named


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The lyceum in Volos, I finished in 2011.", "Lyceum in Volos/Lyceum//2011"),
        ("Secondary school at Hill Girls High, KCSE 2010.", "Hill Girls High/KCSE//2010"),
        (
            "Forestry technician, Ely Technical School, four years, finished in 2012.",
            "Ely Technical School/Forestry technician/2008/2012",
        ),
        (
            "School Certificate, at Lake State School, 2006.",
            "Lake State School/School Certificate//2006",
        ),
        (
            "National Certificate level three in baking, at Ely Hotel School, 2019.",
            "Ely Hotel School/National Certificate level 3//2019",
        ),
        (
            "Then honours in geography at Ely University, 2019 to 2020.",
            "Ely University/Honours/2019/2020",
        ),
        (
            "Diploma in Nursing at Ely College. It took me three years, and I finished in 2024.",
            "Ely College/Diploma/2021/2024",
        ),
        (
            "In 2021 I started again with Lake Open School, and in 2023 I passed SSC.",
            "Lake Open School/SSC/2021/2023",
        ),
    ],
)
def test_schools(said, told):
    found = {finding.name: finding.value for finding in education(said, TODAY)}
    keys = ("institution", "studyType", "startDate", "endDate")
    assert "/".join(found.get(key, "") for key in keys) == told


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("English. French I know only bonjour, so zero.", ["English"]),
        ("English. I picked up some Tagalog at sea, but it's jokes and swearing.", ["English"]),
        ("Slovene, isiZulu and te reo Māori.", ["Slovene", "isiZulu", "Te reo Māori"]),
    ],
)
def test_languages(said, named):
    found = [f for f in languages(said) if f.name == "language" and not f.withdrawn]
    assert [finding.value for finding in found] == named


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Word. Of AutoCAD I had the trial version for a month.", ["Word"]),
        ("Letters to clients I can't, boss is doing that. Excel.", ["Excel"]),
        ("Medical and legal translation.", ["Medical translation", "legal translation"]),
        ("HotelSoft, our system, the booking part.", ["HotelSoft (booking)"]),
        ("Tree names, got the Latin if you push me.", ["Tree names"]),
    ],
)
def test_skills(said, named):
    assert [finding.value for finding in skills(said)] == named


def test_a_project_is_not_the_part_one_had_in_it():
    assert not list(projects("Last year he did the drawings, I did the cost plan."))


@pytest.mark.parametrize("question", ["training others", "training and safety", "guests"])
def test_what_is_asked_of_work_is_of_deeds(question):
    assert topics_of(question, None) == (About.DEEDS,)


def test_a_lapsed_paper_hides_only_itself():
    said = "Forklift, 2023. The crane card ran out, so don't pretend I have it."
    assert all(begin >= said.index("The crane") for begin, _ in confided(said))


def test_a_degree_under_way_at_the_school_named_before():
    told = list(
        education(
            "Bachelor of Law, Ely University, 2012. I'm also doing a master's there since 2024.",
            TODAY,
        )
    )
    schools = [finding.value for finding in told if finding.name == "institution"]
    assert schools == ["Ely University", "Ely University"]
    assert "Master's (in progress)" in {finding.value for finding in told}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("English. Two terms of French. Forget the French.", {"English"}),
        ("English, and some Greek, long evaporated.", {"English"}),
    ],
)
def test_languages_let_go(said, kept):
    assert {f.value for f in languages(said) if f.name == "language" and not f.withdrawn} == kept


def test_seen_at_a_fair_is_no_skill():
    told = {f.value for f in skills("Plate making. Digital printing I've seen at a fair.")}
    assert not any("igital" in value for value in told)


def test_work_that_is_not_paid_is_given():
    told = list(jobs("Since May I've been at Elm Hospital one day a week, not paid.", TODAY))
    assert {finding.section for finding in told} == {Section.VOLUNTEER}


def test_a_number_made_sure_of_is_told_once():
    said = "I mentor our trainee teachers. Two at the moment, six altogether. Yes, six."
    told = {found.value for found in highlights(said, Section.WORK, generous=True)}
    assert told == {"I mentor our trainee teachers", "Two at the moment, six altogether"}


def test_the_comma_before_a_number_stays_where_nothing_was_put_right():
    assert line_from("Nine use them now, 3 at another school") == (
        "9 use them now, 3 at another school"
    )
    assert line_from("The rate is now, 8 percent") == "The rate is now 8%"
