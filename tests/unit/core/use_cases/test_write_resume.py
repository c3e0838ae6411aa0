"""A page written over stores: its look is kept, its country found, its lines brought back."""

from dataclasses import replace

import pytest
from test_decide_line import Page

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.resume import PageSize, Verdict

LONG = "in the big hall behind the station, with the whole crew of the night and all our machines"
VERBS = ("mended", "painted", "loaded", "greased", "stacked", "washed", "carried", "drove")
TOLD = (
    (Speaker.INTERVIEWER, "What do you do at present?"),
    (Speaker.PERSON, "I'm a fitter at Carrow Timber since 2021."),
    *(
        turn
        for verb in VERBS
        for turn in (
            (Speaker.INTERVIEWER, "And what else?"),
            (Speaker.PERSON, f"I {verb} the number {len(verb)} saw and the other saws {LONG}."),
        )
    ),
)


@pytest.fixture
def page():
    return Page()


async def test_the_look_holds_until_it_is_changed(page):
    await page.told()
    first = await page.write(
        conversation=page.talk, restyle=lambda style: replace(style, country="US")
    )
    again = await page.write(
        conversation=page.talk, restyle=lambda style: replace(style, template="modern")
    )
    assert (first.paper, first.language) == (PageSize.LETTER, "en-US")
    assert (again.style.country, again.style.template) == ("US", "modern")
    assert (await page.write(conversation=page.talk)).style == again.style


async def test_a_decision_leaves_the_look_alone(page):
    resume = await page.told()
    await page.write(conversation=page.talk, restyle=lambda style: replace(style, years_only=True))
    line = next(iter(resume.lines()))
    assert (await page.decide(line, Verdict.ACCEPTED)).style.years_only


async def test_the_system_s_country_is_taken_where_none_was_told(page):
    assert (await page.told()).country == "GB"


async def test_a_country_without_customs_is_refused_and_changes_nothing(page):
    before = await page.told()
    with pytest.raises(BadInput, match="XK"):
        await page.write(
            conversation=page.talk, restyle=lambda style: replace(style, country="XK")
        )
    assert (await page.write(conversation=page.talk)).style == before.style


async def test_a_line_that_had_no_room_is_brought_back_and_let_go_again(page):
    resume = await page.told(TOLD)
    assert len(resume.left_out) == 2
    spare = resume.left_out[0]
    back = await page.decide(spare.id, Verdict.ACCEPTED)
    assert back.lines()[spare.id].text == spare.text
    assert spare.id not in {line.id for line in back.left_out}
    assert len(back.lines()) == len(resume.lines()) + 1
    gone = await page.decide(spare.id)
    assert gone.left_out == resume.left_out
    assert gone.lines() == resume.lines()


async def test_the_others_stay_as_they_were_when_a_line_comes_back(page):
    resume = await page.told(TOLD)
    back = await page.decide(resume.left_out[-1].id, Verdict.ACCEPTED)
    kept = {key: line for key, line in back.lines().items() if key in resume.lines()}
    assert kept == resume.lines()
