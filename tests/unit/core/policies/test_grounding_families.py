"""Whole families of untruth, each in many wordings: none of them passes as the plain deed."""

import pytest

from sanctum_desktop.core.policies.grounding import refusals

HEDGES = """about; around; roughly; maybe; maybe like; probably; something like
getting on for; close to; nearly; almost; just under; just over; a bit over; a little more than
no more than; at most; at least; up to; as many as; I'd say; I would say; I reckon; I guess
perhaps; approximately; in the region of; somewhere around; not quite; well over; over; under
less than; more than; easily; a good; must have been; could have been; say; anything up to
possibly; between thirty and; thirty to; thirty or; thirty-five,; the best part of; ballpark
on average"""
TRAILING = """or so; or thereabouts; give or take; I think; tops; max; on a good day
on busy days; some nights; if we were lucky; at peak; I can't swear to it; don't quote me
more or less; at a push; at best"""
OTHERS = """Me and Carol painted the hall.; Carol and me painted the hall.
I painted the hall with Carol.; We painted the hall, the two of us.
The four of us painted the hall.; Us lot painted the hall.
I was one of six who painted the hall.; A few of us painted the hall.; Carol painted the hall.
I painted some of the hall.; I painted part of the hall.; I painted most of the hall.
I painted the hall, most of it.; I painted the hall along with the caretaker.
I painted the hall, the caretaker helped.; I painted the hall but Carol did the high bits.
The hall was painted by Carol.; The hall was painted by all of us.; Our team painted the hall.
Between us we painted the hall.; I chipped in painting the hall.
I gave a hand with painting the hall.; I took part in painting the hall.
I was involved in painting the hall.; I helped to paint the hall.
I contributed to painting the hall.; I supported Carol painting the hall.
I watched them paint the hall.; I painted the hall under Carol.
They painted the hall while I was away.; My boss painted the hall.
Someone else painted the hall.; The volunteers painted the hall.; Our shift painted the hall.
The contractors, they painted the hall.; The firm painted the hall.
I painted half the hall.; The guy before me painted the hall.
Everyone painted the hall, me too."""
UNDONE = """I wanted to paint the hall.; I was going to paint the hall.
I planned to paint the hall.; I was supposed to paint the hall.; I was meant to paint the hall.
I was asked to paint the hall.; They asked me to paint the hall.; I tried to paint the hall.
I hoped to paint the hall.; I'd like to paint the hall.; I would have painted the hall.
I could have painted the hall.; I should have painted the hall.; I nearly painted the hall.
I offered to paint the hall.; I was about to paint the hall.; I was due to paint the hall.
I will paint the hall.; I might paint the hall.; I never painted the hall.
I didn't paint the hall.; I haven't painted the hall yet.; I refused to paint the hall.
I suggested we paint the hall.; I suggested painting the hall.
I thought about painting the hall.; I looked into painting the hall.
I told them to paint the hall.; I learned how to paint the hall.; I wish I had painted the hall.
I was thinking of painting the hall.; I promised to paint the hall.; I couldn't paint the hall.
I was told to paint the hall.; Nobody painted the hall.; I stopped painting the hall."""
LIMITS = """sometimes; now and then; once; once or twice; occasionally; when they were short
rarely; if the cook was off; a few times; every so often; from time to time; on odd days
when the chef let me; for a week; as a favour; unofficially; as a trial"""


def _each(listed: str) -> list[str]:
    return [one.strip() for line in listed.splitlines() for one in line.split(";") if one.strip()]


@pytest.mark.parametrize("hedge", _each(HEDGES))
def test_a_hedge_before_a_number_is_kept(hedge: str) -> None:
    assert refusals("Served 40 people a night", [f"I served {hedge} forty people a night."])
    assert not refusals(f"Served {hedge} 40 people", [f"I served {hedge} forty people."])


@pytest.mark.parametrize("hedge", _each(TRAILING))
def test_a_hedge_behind_a_number_is_kept(hedge: str) -> None:
    assert refusals("Served 40 people a night", [f"I served forty people a night, {hedge}."])


@pytest.mark.parametrize("said", _each(OTHERS))
def test_what_others_did_or_shared_is_not_ones_own(said: str) -> None:
    assert refusals("Painted the hall", [said])


@pytest.mark.parametrize("said", _each(UNDONE))
def test_what_was_only_meant_is_not_done(said: str) -> None:
    assert refusals("Painted the hall", [said])


@pytest.mark.parametrize("limit", _each(LIMITS))
def test_what_was_done_at_times_is_not_the_rule(limit: str) -> None:
    assert refusals("Ran the kitchen", [f"I ran the kitchen {limit}."])
    assert refusals("Ran the kitchen", [f"{limit.capitalize()} I ran the kitchen."])


@pytest.mark.parametrize(
    "line",
    [
        "Made a checklist, which brought mistakes down to 4 a week",
        "Mistakes went down to 4 a week because of a checklist",
        "Brought mistakes down to four a week with a checklist",
        "Mistakes down to 4 a week thanks to the checklist",
        "Mistakes down to 4 a week by making a checklist",
        "Made a checklist, cutting mistakes to 4 a week",
        "Mistakes went down to 4 a week after I made a checklist",
    ],
)
def test_no_cause_is_added(line: str) -> None:
    assert refusals(line, ["I made a checklist. The mistakes went down to four a week."])


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("I drive the gritter in winter and the sweeper in summer.",
         "Drove a sweeper in winter and a gritter in summer"),
        ("At Lidl I did tills, at Aldi I did shelves.", "Did tills at Aldi"),
        ("I had forty chickens and six goats.", "Had six chickens and forty goats"),
        ("I translated the manual into Polish.", "Translated the manual from Polish"),
        ("I worked there from May to August.", "Worked there from May"),
        ("I worked there in 2015 for three months.", "Worked there from 2015"),
        ("I do the dosing and take the samples, the lab tests them.", "Tested the samples"),
        ("I ran the marathon, sorry, I was one of the marshals.", "Ran the marathon"),
        ("I did the brakes, and the exhausts no.", "Did the exhausts"),
        ("I was a runner on two films.", "Ran two films"),
    ],
)  # fmt: skip
def test_nothing_changes_its_place_or_its_side(said: str, line: str) -> None:
    assert refusals(line, [said])


@pytest.mark.parametrize(
    ("said", "employer"),
    [("At Lindqvist Print I run the folder.", "Northgate Press"),
     ("I was twelve years with Brightwater Ferries as deckhand.", "Calder Shipping")],
)  # fmt: skip
def test_a_line_stands_under_the_firm_it_was_said_of(said: str, employer: str) -> None:
    firm = "Lindqvist Print" if "Lindqvist" in said else "Brightwater Ferries"
    line = "Ran the folder" if "folder" in said else "Deckhand for twelve years"
    assert refusals(line, [said], employer=employer)
    assert not refusals(line, [said], employer=firm)
