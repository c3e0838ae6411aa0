"""Life outside the job: what is given, made, published and hoped for, in the person's words."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.outside import (
    goals,
    projects,
    publications,
    volunteering,
)

TODAY = date(2026, 11, 20)


def entries(found):
    """Entries with their first value of each attribute but deeds."""
    kept = {}
    for finding in found:
        entry = kept.setdefault(finding.entry, {})
        if finding.name != "highlight":
            entry.setdefault(finding.name, finding.value)
    return list(kept.values())


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("I would like to be head chef.", ["Head chef"]),
        ("Head of kitchen or production chef, the two.", ["Head of kitchen", "Production chef"]),
        ("Shift manager. Or operations supervisor.", ["Shift manager", "Operations supervisor"]),
        ("I want to be an inspector for the council, a water inspector.", ["Water inspector"]),
        ("Area manager. There, I said it.", ["Area manager"]),
        ("I want to do CMA and become a cost accountant.", ["Cost accountant"]),
        ("I'd like to be the manager of the new shop. Or no, buyer, I like buying.", ["Buyer"]),
        ("Something indoors, dispatcher maybe.", ["Dispatcher"]),
        ("My own shop one day. Small, three people.", ["Own shop"]),
        ("To have my own salon, by God's grace.", ["Own salon"]),
        ("I'd like to run a small branch, with a garden.", ["Run a small branch"]),
        ("I want to work with young people.", ["Work with young people"]),
        (
            "I'd love to teach the young ones pruning, before I stop.",
            ["Teach the young ones pruning"],
        ),
        ("Sharemilking.", ["Sharemilking"]),
        ("Driving. Long runs, on my own.", ["Driving"]),
        ("Team leader, team leader, nothing else.", ["Team leader"]),
        # Not wanted, or not a goal
        ("Not management, please, no budgets.", []),
        ("I don't want to be a manager.", []),
        ("I wouldn't want to run a department, not yet.", []),
        ("Electrician, but I never want to be a supervisor again.", ["Electrician"]),
        ("I've been a nurse for ten years, I want to be a midwife.", ["Midwife"]),
        ("My manager says I should rest.", []),
        ("My friend is a manager there.", []),
        (
            "I was thinking HR assistant, or office administrator.",
            ["HR assistant", "Office administrator"],
        ),
        ("I'm not lookin' to be a director.", []),
        ("Dunno. Skip it.", []),
        ("I'm tired. Not today.", []),
        ("I'd like to sleep.", []),
        ("bvcxz", []),
        ("I'd love a dog.", []),
    ],
)
def test_goals(said, wanted):
    assert [finding.value for finding in goals(said)] == wanted


@pytest.mark.parametrize(
    ("said", "given"),
    [
        (
            "I fix computers for free at the Barrio Library on Saturdays.",
            [{"name": "Barrio Library"}],
        ),
        ("I read to people at the Zonnehof hospice on Fridays.", [{"name": "Zonnehof hospice"}]),
        ("I run the list for Holy Cross hall.", [{"name": "Holy Cross hall"}]),
        ("Volunteer fire brigade.", [{"name": "Volunteer fire brigade"}]),
        ("I teach CPR at the Filipino community centre.", [{"name": "Filipino community centre"}]),
        (
            "I'm the treasurer for the PTA, since September last year.",
            [{"name": "PTA", "position": "Treasurer", "startDate": "2025-09"}],
        ),
        (
            "I'm a volunteer fundraiser for Gower Hospice. Since 2017.",
            [{"name": "Gower Hospice", "position": "Volunteer fundraiser", "startDate": "2017"}],
        ),
        (
            "I do chemistry shows for schools, the Big Bang Bench it's called.",
            [{"name": "Big Bang Bench"}],
        ),
        (
            "I coach at Riverside Juniors, since 2019, about fifteen kids.",
            [{"name": "Riverside Juniors", "startDate": "2019"}],
        ),
        ("I sing in the choir.", [{"name": "choir"}]),
        ("I train the football kids under nine, since 2023.", [{"startDate": "2023"}]),
        ("I help at the food bank.", [{"name": "food bank"}]),
        ("I make the tea at the Calder Street Mission. Leave that out.", []),
        ("None of your business, mate.", []),
        ("Nope.", []),
        ("No time for that, I have three kids.", []),
        ("ghghghgh", []),
        ("My son plays at the football club.", []),
    ],
)
def test_volunteering(said, given):
    assert entries(volunteering(said, TODAY)) == given


@pytest.mark.parametrize(
    ("said", "made"),
    [
        (
            "I have a small library for Romanian IBAN and tax number validation on GitHub.",
            ["Library for Romanian IBAN and tax number validation"],
        ),
        (
            "My honours thesis was on road salt in urban lakes.",
            ["Honours thesis on road salt in urban lakes"],
        ),
        ("I built an app called Tidewise for fishing times.", ["Tidewise"]),
        (
            "This summer I wrote two e-learning modules for a charity, about money.",
            ["Two e-learning modules for a charity"],
        ),
        ("Last year I restored a 1962 Massey tractor, with my brother.", ["1962 Massey tractor"]),
        ("I have a blog thing, I map beach closures every summer.", ["Blog"]),
        ("We made something with sensors, it was fun, 40 people came.", []),
        ("No, nothing like that really.", []),
        ("I don't have any projects at the moment.", []),
    ],
)
def test_projects(said, made):
    assert [f.value for f in projects(said) if f.name == "name"] == made


@pytest.mark.parametrize(
    ("said", "published"),
    [
        (
            "Two papers: the accepted one, I'm first author, and one where I am second.",
            ["Two papers, one as first author"],
        ),
        ("I have three articles in the parish magazine.", ["Three articles"]),
        (
            "I wrote 'Soils of the Upper Valley', in a local journal.",
            ["Soils of the Upper Valley"],
        ),
        ("One book chapter, it's called Grafting Old Pears.", ["Grafting Old Pears"]),
        ("The accepted one, I'm first author.", []),
        ("A third is submitted but you can't count that.", []),
        ("I read the papers every morning.", []),
        ("None.", []),
    ],
)
def test_publications(said, published):
    assert [f.value for f in publications(said) if f.section == "publications"] == published


@pytest.mark.parametrize(
    ("said", "won"),
    [
        (
            "One poster prize, at a colloids meeting in Leeds in 2025.",
            {"title": "Poster prize, colloids meeting in Leeds", "date": "2025"},
        ),
        ("I won the young welder award in 2019.", {"title": "Young welder award", "date": "2019"}),
        ("A bronze medal at the county show.", {"title": "Bronze medal, county show"}),
    ],
)
def test_awards(said, won):
    assert entries(f for f in publications(said) if f.section == "awards") == [won]


@pytest.mark.parametrize(
    "said",
    ["I never won a prize.", "No awards.", "My boss got the award.", "I didn't get the award."],
)
def test_no_award_is_invented(said):
    assert not list(publications(said))
