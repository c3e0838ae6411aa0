"""The facts panel reads as a person would write it, and a change is kept as it is stored."""

from dataclasses import replace

import pytest
from doubles import World
from told_talk import fact

from sanctum_desktop.core.domain.facts import Section, Status
from sanctum_desktop.ui.features.talk.fact_values import read_date, shown, shown_date, typed
from sanctum_desktop.ui.features.talk.facts_model import FactsModel
from sanctum_desktop.ui.features.talk.rows import fact_rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner


def of(name, value, section=Section.WORK, number=1, entry="job-rosen"):
    return replace(fact(number, section, name, value, value), entry=entry)


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("2021", "2021"),
        ("2021-02", "Feb 2021"),
        ("2021-02-14", "14 Feb 2021"),
        ("last spring", "last spring"),
        ("2021-13", "2021-13"),
    ],
)
def test_a_date_reads_as_people_write_it(stored, read):
    assert shown_date(stored) == read


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2021", "2021"),
        ("Feb 2021", "2021-02"),
        ("february 2021", "2021-02"),
        ("Sept. 2019", "2019-09"),
        ("02/2021", "2021-02"),
        ("2.2021", "2021-02"),
        ("2021-02", "2021-02"),
        ("14 Feb 2021", "2021-02-14"),
        (" May 2020 ", "2020-05"),
        ("13/2021", ""),
        ("marble 2021", ""),
        ("a while ago", ""),
        ("3/4/2021", ""),
        ("21", ""),
    ],
)
def test_a_typed_date_is_kept_as_stored_or_refused(words, stored):
    assert read_date(words) == stored


@pytest.mark.parametrize(
    ("known", "read", "field"),
    [
        (of("startDate", "2021-02"), "Feb 2021", "Feb 2021"),
        (of("expires", "2027-01", Section.CERTIFICATES), "Jan 2027", "Jan 2027"),
        (of("step", "2025-05|Ward Sister"), "Ward Sister, from May 2025", "Ward Sister"),
        (of("step", "|Picker"), "Picker", "Picker"),
        (of("ongoing", "I am"), "still there", ""),
        (of("ongoing", "I'm on", Section.EDUCATION), "still learning", ""),
        (of("countryCode", "GB", Section.BASICS), "United Kingdom", ""),
        (of("countryCode", "XZ", Section.BASICS), "XZ", ""),
        (of("highlight", "I bake 400 loaves"), "I bake 400 loaves", "I bake 400 loaves"),
    ],
)
def test_a_fact_reads_and_is_changed_in_plain_words(known, read, field):
    assert (shown(known), typed(known)) == (read, field)


def test_each_entry_is_told_from_its_name_on():
    told = [
        of("highlight", "Baked", number=1),
        of("startDate", "2015", number=2, entry="job-inn"),
        of("ongoing", "I am", number=3),
        of("name", "Rosen", number=4),
        of("name", "The Inn", number=5, entry="job-inn"),
        of("endDate", "2018", number=6, entry="job-inn"),
        of("ongoing", "I am", number=7, entry="job-inn"),
        of("email", "m@example.com", Section.BASICS, number=8, entry="basics"),
        of("highlight", "Kneaded", number=9),
    ]
    rows = fact_rows(told)
    assert [(row.label, row.value) for row in rows] == [
        ("E-mail", "m@example.com"),
        ("Place of work", "Rosen"),
        ("Until", "still there"),
        ("What you did", "Baked"),
        ("What you did", "Kneaded"),
        ("Place of work", "The Inn"),
        ("From", "2015"),
        ("Until", "2018"),
    ]
    assert [row.value for row in rows if row.begins] == ["The Inn"]
    assert [row.value for row in rows if row.repeats] == ["Kneaded"]


async def _facts(known):
    world = World(facts={known.id: known})
    model = FactsModel(world.desk(), TaskOwner(lambda error: None))
    model.show([known])
    return world, model


@pytest.mark.parametrize(
    ("known", "words", "kept"),
    [
        (of("startDate", "2021-02"), "March 2020", "2020-03"),
        (of("step", "2025-05|Ward Sister"), "Senior Ward Sister", "2025-05|Senior Ward Sister"),
        (of("keyword", "Rye", Section.SKILLS), "Rye bread", "Rye bread"),
    ],
)
async def test_what_is_typed_is_kept_as_it_is_stored(known, words, kept):
    world, model = await _facts(known)
    model.edit(known.id, words)
    await model._tasks.settled()
    assert world.facts[known.id].value == kept
    assert world.facts[known.id].status is Status.ACCEPTED


async def test_what_is_no_date_changes_nothing_and_says_so():
    known = of("startDate", "2021-02")
    world, model = await _facts(known)
    model.edit(known.id, "when I was young")
    await model._tasks.settled()
    assert world.facts[known.id] == known
    assert "Feb 2021" in model.message
    model.edit(known.id, "2020")
    await model._tasks.settled()
    assert (world.facts[known.id].value, model.message) == ("2020", "")
