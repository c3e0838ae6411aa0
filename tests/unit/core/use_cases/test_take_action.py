"""What was suggested beside a turn is done when it is taken up; nothing else can be done."""

import pytest
from talks_begun import Told

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.errors import BadInput, NotSaid, SanctumBug
from sanctum_desktop.core.domain.persona import Action, Handed, Passed, Tool


async def test_a_step_is_put_on_the_list_with_the_turn_it_was_said_in():
    told = Told()
    step = Action(tool=Tool.ADD_PLAN_ITEM, about="call Maria, Tuesday")
    talk, turn = await told.said("kai", "Well, call Maria I suppose", "Tuesday", actions=[step])
    taken = await told.take(talk, turn, step)
    (item,) = await told.plan.page()
    assert (item.text, item.conversation, item.turn) == ("call Maria, Tuesday", talk, 1)
    assert taken.undo == item.id
    assert "call Maria, Tuesday" in taken.sentence


async def test_a_step_nobody_said_so_stands_with_the_turn_that_suggested_it():
    told = Told()
    step = Action(tool=Tool.ADD_PLAN_ITEM, about="rest")
    talk, turn = await told.said("kai", "hm", actions=[step])
    await told.take(talk, turn, step)
    assert (await told.plan.page())[0].turn == turn


async def test_the_page_is_a_screen():
    told = Told()
    show = Action(tool=Tool.OPEN_RESUME)
    talk, turn = await told.said("abby", "show me", actions=[show])
    assert (await told.take(talk, turn, show)).screen == "resume"


async def test_a_tool_that_is_not_taken_up_opens_nothing():
    told = Told()
    recall = Action(tool=Tool.RECALL)
    talk, turn = await told.said("kai", "hm", actions=[recall])
    with pytest.raises(SanctumBug):
        await told.take(talk, turn, recall)


@pytest.mark.parametrize(
    ("turn", "action"),
    [
        (-1, Action(tool=Tool.OPEN_RESUME)),
        (99, Action(tool=Tool.OPEN_RESUME)),
        (0, Action(hand_over="viktor")),
        (2, Action(tool=Tool.PROPOSE_FACT, about="Head of everything")),
        (2, Action(tool=Tool.OPEN_RESUME, about="otherwise")),
    ],
)
async def test_what_is_not_beside_the_turn_or_not_in_the_file_is_refused(turn, action):
    told = Told()
    planted = Action(tool=Tool.PROPOSE_FACT, about="Head of everything")
    talk, _ = await told.said("abby", "show me", actions=[planted])
    with pytest.raises(BadInput) as refused:
        await told.take(talk, turn, action)
    assert refused.value.advice
    assert not await told.facts.page()
    assert len(await told.talks.page()) == 1


async def test_a_gap_goes_over_to_gem_where_the_story_is():
    told = await Told().story()
    gap = next(gap for gap in told.page.gaps if "dates" in gap)
    over = Action(hand_over="gem", about=gap)
    talk, turn = await told.said("abby", "what is missing", actions=[over])
    assert (await told.take(talk, turn, over)).conversation == told.conversation


@pytest.mark.parametrize(("about", "words"), [("learn welding", ("learn welding",)), ("", ())])
async def test_a_wish_goes_over_to_noor_in_its_words(about, words):
    told = Told()
    over = Action(hand_over="noor", about=about)
    talk, turn = await told.said("kai", "I want to learn welding", actions=[over])
    begun = await told.talks.get((await told.take(talk, turn, over)).conversation)
    assert begun.handed == Handed(by="kai", passed=Passed.WISH, words=words)


async def test_answers_go_over_without_what_was_confided_or_skipped():
    told = Told()
    over = Action(hand_over="noor")
    said = ("I ran the front desk.", "Between us, I was sacked.", "skip")
    talk, turn = await told.said("viktor", *said, actions=[over])
    begun = await told.talks.get((await told.take(talk, turn, over)).conversation)
    assert begun.handed.words == ("I ran the front desk.",)


async def test_facts_go_over_to_abby_as_they_may_be_printed():
    told = Told()
    over = Action(hand_over="abby")
    talk = (await told.begin("gem")).id
    await told.desk.interview(conversation=talk, said="I'm a nurse at Northmoor Hospital.")
    turn = await told.append(talk, Speaker.INTERVIEWER, "Abby?", [over])
    taken = await told.take(talk, turn.index, over)
    begun = await told.talks.get(taken.conversation)
    assert begun.persona == "abby"
    assert any("Northmoor" in words for words in begun.handed.words)


@pytest.mark.parametrize("about", ["baker", ""])
async def test_practice_begins_a_talk_with_viktor(about):
    told = Told()
    practice = Action(tool=Tool.START_PRACTICE, about=about)
    talk, turn = await told.said("viktor", "as a baker", actions=[practice])
    begun = await told.talks.get((await told.take(talk, turn, practice)).conversation)
    assert begun.persona == "viktor"
    assert begun.handed.words == ((about,) if about else ())


async def test_a_fact_is_proposed_only_from_the_persons_own_words():
    told = Told()
    talk = (await told.begin("gem")).id
    own = Action(tool=Tool.PROPOSE_FACT, about="Northmoor Hospital")
    foreign = Action(tool=Tool.PROPOSE_FACT, about="Chief Executive")
    await told.append(talk, Speaker.PERSON, "I'm a nurse at Northmoor Hospital since 2018.")
    post = "The post says: Chief Executive."
    turn = await told.append(talk, Speaker.INTERVIEWER, post, [own, foreign])
    assert "Northmoor Hospital" in (await told.take(talk, turn.index, own)).sentence
    kept = await told.facts.of_conversation(talk)
    assert {fact.value for fact in kept} == {"Northmoor Hospital"}
    await told.take(talk, turn.index, own)
    assert await told.facts.of_conversation(talk) == kept
    with pytest.raises(NotSaid):
        await told.take(talk, turn.index, foreign)
