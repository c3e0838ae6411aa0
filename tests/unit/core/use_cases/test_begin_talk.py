"""How a talk begins: whose greeting, what it takes up, and who says that no model answers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from talks_begun import Told

from sanctum_desktop.core.domain.conversation import Speaker, Topic, TurnKind
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.persona import Action, Handed, Passed, Tool
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId

AT = datetime(2026, 11, 12, tzinfo=UTC)
STEP = PlanItem(
    id=PlanItemId("s"), text="call Maria about Tuesdays", conversation="old", turn=3, added_at=AT
)


@pytest.mark.parametrize("persona", ["abby", "kai", "noor", "viktor"])
async def test_the_greeting_is_kept_as_the_first_turn_and_says_once_that_no_model_answers(persona):
    told = Told()
    talk = await told.begin(persona)
    (turn,) = talk.turns
    assert (await told.talks.get(talk.id)).turns == (turn,)
    assert (turn.index, turn.speaker, turn.kind) == (0, Speaker.INTERVIEWER, TurnKind.REPLY)
    assert turn.text.count("language model") == 1
    assert turn.text.endswith("?")
    assert turn.text.count("?") == 1


@pytest.mark.parametrize(("why", "told_so"), [("", 0), ("No model is chosen.", 1)])
async def test_only_where_the_guide_answers_it_says_what_it_is(why, told_so):
    async def who_answers(_):
        return why

    assert (await Told(who_answers).begin("kai")).turns[0].text.count("language model") == told_so


async def test_gem_begins_her_interview_as_ever():
    talk = await Told().begin("gem")
    (turn,) = talk.turns
    assert (turn.kind, turn.topic, talk.persona) == (TurnKind.QUESTION, Topic.NOW, "gem")
    assert "language model" not in turn.text


async def test_a_persona_there_is_not_begins_nothing():
    told = Told()
    with pytest.raises(NotFound):
        await told.begin("nobody")
    assert not await told.talks.page()


async def test_a_gap_is_asked_in_the_story_the_page_was_made_of_and_heard_there():
    told = await Told().story()
    gap = next(gap for gap in told.page.gaps if "Hill House" in gap and "dates" in gap)
    talk = await told.begin("gem", Handed(by="abby", passed=Passed.GAP, words=(gap,)))
    assert talk.id == told.conversation
    assert "Hill House" in talk.turns[-1].text
    await told.desk.interview(conversation=talk.id, said="From 2012 to 2017.")
    page = await told.desk.write_resume(conversation=talk.id)
    assert gap not in page.gaps
    dates = {e.organization: e.dates for s in page.sections for e in s.entries}
    assert "2012" in dates["Hill House"]


async def test_a_gap_of_the_name_is_closed_by_saying_it():
    told = await Told().story()
    gap = next(gap for gap in told.page.gaps if "name" in gap.lower())
    talk = await told.begin("gem", Handed(by="abby", passed=Passed.GAP, words=(gap,)))
    await told.desk.interview(conversation=talk.id, said="My name is Ana Reyes.")
    page = await told.desk.write_resume(conversation=talk.id)
    assert page.header.name == "Ana Reyes"


async def test_what_was_asked_of_abby_in_other_words_is_taken_up_too():
    told = await Told().story()
    handed = Handed(by="abby", passed=Passed.GAP, words=("the night plan",))
    assert "“the night plan”" in (await told.begin("gem", handed)).turns[-1].text


async def test_a_gap_without_a_page_begins_the_interview():
    handed = Handed(by="abby", passed=Passed.GAP, words=("What you do for work",))
    talk = await Told().begin("gem", handed)
    assert (talk.turns[0].topic, talk.handed) == (Topic.NOW, handed)


async def test_abby_greets_with_what_stands_on_the_page_and_from_whom():
    told = await Told().story()
    turn = (await told.begin("abby")).turns[0]
    assert "Experience with" in turn.text
    assert turn.actions == (Action(tool=Tool.OPEN_RESUME),)
    handed = Handed(by="gem", passed=Passed.FACTS, words=("Nurse",))
    assert "Gem" in (await told.begin("abby", handed)).turns[0].text


async def test_without_a_page_abby_sends_on_to_gem():
    turn = (await Told().begin("abby")).turns[0]
    assert [action.hand_over for action in turn.actions] == ["gem"]


async def test_kai_comes_back_to_the_open_step_with_its_day():
    told = Told()
    await told.plan.put(replace(STEP, id=PlanItemId("d"), text="done long ago", done_at=AT))
    await told.plan.put(STEP)
    text = (await told.begin("kai")).turns[0].text
    assert "“call Maria about Tuesdays”" in text
    assert "12 November" in text


async def test_kai_comes_back_to_a_wish_of_an_earlier_talk_in_its_words():
    told = Told()
    await told.said("kai", "I want to have my Tuesdays free")
    await told.said("kai", "hello")
    assert "“to have your Tuesdays free”" in (await told.begin("kai")).turns[0].text


@pytest.mark.parametrize(
    "said",
    ["Between us, I want to leave my husband.", "I want to die and I have a plan.", "Nice day."],
)
async def test_what_was_confided_or_said_in_danger_is_not_come_back_to(said):
    told = Told()
    await told.said("kai", said)
    text = (await told.begin("kai")).turns[0].text
    assert "“" not in text
    assert not {"husband", "die"} & set(text.split())


@pytest.mark.parametrize(
    ("passed", "words", "held"),
    [
        (Passed.WISH, ("learn welding",), "“learn welding”"),
        (Passed.ANSWERS, ("I ran the desk.",), "answer"),
    ],
)
async def test_noor_takes_up_what_was_passed(passed, words, held):
    handed = Handed(by="kai", passed=passed, words=words)
    talk = await Told().begin("noor", handed)
    assert talk.handed == handed
    assert held in talk.turns[0].text
    assert "Kai" in talk.turns[0].text
