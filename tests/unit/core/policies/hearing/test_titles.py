"""Titles are heard where a person claims them as a noun, and made of nothing else."""

import pytest

from sanctum_desktop.core.policies.hearing.titles import titles


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I drive a tram for Metro Lines.", []),
        ("I teach maths at Ashcombe Vale School", []),
        ("I'm an advanced care paramedic with Holt", ["advanced care paramedic"]),
        ("It's only cashier I'm doing", ["cashier"]),
        ("I am housekeeping supervisor in a hotel", ["housekeeping supervisor"]),
        ("Lab technician, clinical chemistry.", ["Lab technician, clinical chemistry"]),
        ("My uncle has a garage, I was his helper in the evenings", ["helper"]),
        ("I was seller of the month in May", []),
        ("I cook for ninety children every day.", []),
        ("I'm a driver at Metro Lines", ["driver"]),
        ("I work as a cleaner in an office", ["cleaner"]),
        ("I was second in department since 2022", ["second in department"]),
        ("They took me on as a trainee joiner", ["trainee joiner"]),
        ("I got made up to charge hand in 2014", ["charge hand"]),
        ("they call it Operations Associate II", ["Operations Associate II"]),
        ("Care assistant, then senior carer.", ["Care assistant", "senior carer"]),
        ("I was acting manager for a while", ["acting manager"]),
        ("I do shifts as a part-time bank nurse", ["part-time bank nurse"]),
        ("My manager was a good man", []),
        ("He was a plumber and I helped him", []),
        ("I want to be a nurse", []),
        ("I'm not their manager", []),
        ("not a supervisor, just a picker", ["picker"]),
        ("Welder. Shipyard.", ["Welder"]),
        ("Bus driver, that's what it says on the badge anyway.", ["Bus driver"]),
        ("I sold phones with the manager and two technicians", []),
        ("I trained four assistant managers", []),
        ("We had a chef, a porter and me", []),
        ("I'm the head of housekeeping at the Grand", ["head of housekeeping"]),
        ("I worked my way up to shift supervisor", ["shift supervisor"]),
        ("I started as a kitchen porter and became sous-chef", ["kitchen porter", "sous-chef"]),
        ("The foreman said I was good", []),
        ("I was the union rep", ["union rep"]),
        ("Registered nurse since 2010", ["Registered nurse"]),
        ("I am tailor in small shop", ["tailor"]),
        ("I am technician of laboratory since 2020", ["technician of laboratory"]),
        (
            "I'm just a lunch lady, hon, head cook they call it on the check.",
            ["lunch lady", "head cook"],
        ),
        ("Lance corporal. 2004 till 2014.", ["Lance corporal"]),
        ("I was a house help for a family", ["house help"]),
        ("My father was a baker and I was a baker too", ["baker"]),
        ("I did my nurse training in Leeds", []),
        ("I got my driver licence in 2003", []),
        ("At Kennet Lettings, office assistant, doing rent accounts", ["office assistant"]),
        ("I was promoted to deputy store manager in 2019", ["deputy store manager"]),
        ("They made me team leader after a year", ["team leader"]),
        ("I was hired as a junior Java developer", ["junior Java developer"]),
        ("I have worked like driver in Spain", ["driver"]),
        ("I applied as a manager but no", []),
        ("I would have been a teacher", []),
        ("I was a forklift operator and later a shift lead", ["forklift operator", "shift lead"]),
        ("My job title is Customer Service Adviser", ["Customer Service Adviser"]),
        ("I'm a senior staff nurse in the ICU", ["senior staff nurse"]),
        ("My boss made me supervisor in 2013", ["supervisor"]),
        ("she was the manager and I was the cashier", ["cashier"]),
        (
            "They call me a foreman, no, sorry, team leader, foreman is the other oke.",
            ["team leader"],
        ),
        (
            "Saturday girl in 2008, full time 2010, supervisor in 2013, assistant manager later",
            ["Saturday girl", "supervisor", "assistant manager"],
        ),
        ("I made a guide for the new ones", []),
        ("I lead the Tuesday group", []),
        ("I was head of year", ["head of year"]),
        ("I'm a self-employed plumber", ["plumber"]),
        ("I'm at the Library in Utrecht, a youth librarian, and it rains", ["youth librarian"]),
        ("Been an electrician with Brightwater for six years", ["electrician"]),
        ("I was a qualified electrician at NK", ["electrician"]),
        ("I work in the kitchen, with the chef, cook and porters", []),
        ("I look after the guests as the manager wanted", []),
        ("I was a stay-at-home mum", []),
        ("I was there as backend developer", ["backend developer"]),
        ("I'm in the school office, secretary, at Knockmore", ["secretary"]),
        ("It was kitchen porter work", ["kitchen porter"]),
        ("I was a cook in the army, sergeant in the end", ["cook", "sergeant"]),
        ("The job was night porter at the Grand", ["night porter"]),
        ("I worked under the head gardener", []),
        ("my cousin is a welder, he got me in", []),
        ("I ran the place with no manager", []),
        ("From trainee to manager in six years", []),
        ("They had me down as a machine minder", ["machine minder"]),
        ("My card said senior stores clerk.", ["senior stores clerk"]),
        ("It says 'Logistics Operative' on the payslip.", ["Logistics Operative"]),
        ("Fifteen years a bus driver.", ["bus driver"]),
        ("I held the post of deputy matron.", ["deputy matron"]),
        ("I got the supervisor job in 2019.", ["supervisor"]),
        ("I was head of maintenance there.", ["head of maintenance"]),
        ("I'm a Band 6 physiotherapist.", ["Band 6 physiotherapist"]),
        ("I was an HGV class 1 driver.", ["HGV class 1 driver"]),
        ("Welder, first class, in a yard", ["Welder, first class"]),
        ("Job title? Logistics coordinator, allegedly.", ["Logistics coordinator"]),
        ("I'm class teacher and maths lead.", ["class teacher and maths lead"]),
        ("I was both cook and driver.", ["cook and driver"]),
        (
            "In-house translator from 2013 and project manager from 2017.",
            ["In-house translator", "project manager"],
        ),
        ("Front desk coordinator's what's on my badge now.", ["Front desk coordinator"]),
        ("In Poland I was magazynier.", ["magazynier"]),
        ("I work as Erzieherin in a Kita.", ["Erzieherin"]),
        ("I'm the encargada, like the manager, but the owner is Pilar.", ["manager"]),
        ("I am Erzieherin, kindergarten teacher you would say.", ["kindergarten teacher"]),
        ("I entered as helper, ayudante.", ["helper"]),
        ("I saw a light and I called the mate.", []),
        ("That stopped when I became foreman.", []),
        ("I got the driver a coffee.", []),
    ],
)
def test_titles(said, heard):
    assert [title.name for title in titles(said)] == heard


@pytest.mark.parametrize(
    ("said", "orders"),
    [
        ("I started as a porter and became head porter", [-1, 1]),
        ("First picker and then forklift driver", [-1, 1]),
        ("I'm a cook", [0]),
        ("Team leader since 2021", [1]),
        ("I'd been acting manager for three months", [-1]),
    ],
)
def test_which_came_later(said, orders):
    assert [title.order for title in titles(said)] == orders


def test_a_title_stands_where_it_was_said():
    said = "Well, they took me on as a trainee joiner."
    title = titles(said)[0]
    assert said[title.start : title.end] == "trainee joiner"
