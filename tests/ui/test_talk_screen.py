"""The talk as it is seen: long talks, words as they come, the other talks, what is told."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from full_worlds import many_facts, many_turns, older_talks
from keyboard import place, press
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from talk_window import delegates, drawn
from told_talk import NOW, TALK, asked

from sanctum_desktop.core.domain.errors import NotFound, VaultFull
from sanctum_desktop.core.domain.story import StoryPart
from sanctum_desktop.ui.features.talk.days import day_words
from sanctum_desktop.ui.features.talk.rows import turn_rows
from sanctum_desktop.ui.features.talk.view_model import TalkModel


async def talk_of(world):
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    return talk


async def test_a_long_talk_is_made_of_the_few_turns_in_sight_and_begins_at_its_end(world, opened):
    world.said = many_turns(2000)
    _window, turns, _talk = await opened()
    assert turns.property("count") == 2000
    assert len(delegates(turns)) < 40
    assert turns.property("atYEnd")
    assert any(one.property("index") == 1999 for one in delegates(turns))


async def test_keys_page_and_new_words_leave_one_where_one_reads(world, opened):
    world.said = many_turns(200)
    window, turns, talk = await opened()
    latest = window.findChild(QObject, "latest")
    assert not latest.property("visible")
    at_end = turns.property("contentY")
    press(window, Qt.Key.Key_PageUp)  # from the answer's field
    reading = turns.property("contentY")
    assert reading < at_end - 100
    assert latest.property("visible")
    talk.said.reply(asked(200, "And then?"))
    await drawn(window)
    assert turns.property("contentY") == reading
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageDown)
    assert turns.property("atYEnd")
    talk.said.reply(asked(201, "And after that?"))
    await drawn(window)
    assert turns.property("atYEnd")


async def test_home_end_and_arrows_reach_each_turn(world, opened):
    world.said = many_turns(200)
    window, turns, _talk = await opened()
    turns.forceActiveFocus()
    assert press(window, Qt.Key.Key_Home).property("index") == 0
    assert press(window, Qt.Key.Key_Down).property("index") == 1
    assert press(window, Qt.Key.Key_End).property("index") == 199
    await drawn(window)
    assert turns.property("atYEnd")


async def test_a_reply_takes_its_place_before_its_words_come(world, opened, monkeypatch):
    window, turns, talk = await opened()
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    talk.said.reply(asked(9, "A plan on the wall. " + "What came of that, " * 12 + "then?"))
    talk.speech.timer.stop()  # its pace is ours, however slow the machine
    await drawn(window)
    turn = next(one for one in delegates(turns) if one.property("coming"))
    height = turn.property("height")
    talk.speech.timer.timeout.emit()
    await drawn(window)
    assert "A " <= talk.speech.reflection < "A plan on the wall."
    assert turn.property("height") == height
    talk.speech.finish()
    await drawn(window)
    assert (turn.property("coming"), turn.property("height")) == (False, height)


async def test_facts_by_the_hundred_are_made_as_they_are_seen(world, opened):
    world.facts = many_facts(300)
    window, _turns, talk = await opened()
    window.resize(1280, 800)
    await drawn(window)
    rows = window.findChild(QObject, "factList").property("contentItem").childItems()
    facts = [one for one in rows if one.property("standing")]
    assert talk.facts.count == 300
    assert 0 < len(facts) < 60


async def test_a_press_on_what_can_be_decided_leaves_the_fact_open(world, opened):
    window, _turns, talk = await opened()
    window.resize(1280, 800)
    facts = window.findChild(QObject, "facts")
    facts.setProperty("opened", "fact-3")
    await drawn(window)

    def named(item, words):
        if item.property("text") == words:
            return item
        found = (named(child, words) for child in item.childItems())
        return next((one for one in found if one is not None), None)

    change = named(facts, "Change it")
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place(change).center().toPoint())
    await drawn(window)
    assert facts.property("opened") == "fact-3"
    assert named(facts, "As it was") is not None
    talk.learned.save()


async def test_escape_leaves_the_list_of_talks(world, opened):
    world.older = older_talks()
    window, _turns, _talk = await opened()
    screen = window.findChild(QObject, "talkScreen")
    screen.setProperty("over", "talks")
    window.findChild(QObject, "talks").reach()
    press(window, Qt.Key.Key_Escape)
    assert screen.property("over") == ""
    assert window.activeFocusItem().objectName() == "answer"


async def test_an_older_talk_is_opened_with_its_own_draft(world):
    world.older = older_talks()
    await world.drafts.put("talk:older-1", "and in 2020 ")
    talk = await talk_of(world)
    rows = talk.talks.rows.rows
    assert [row.current for row in rows] == [True, False, False, False, False]
    assert rows[1].title == "I drove the night van for Carrow Timber, from…"
    assert rows[4].title == "Nothing told yet"
    talk.keep("half a sen")
    talk.talks.choose("older-1")
    assert (talk.busy, talk.doing) == (True, "Opening the talk…")
    await talk.tasks.settled()
    assert (talk.conversation, talk.draft) == ("older-1", "and in 2020 ")
    assert world.drafts.kept == {"talk:talk-1": "half a sen", "talk:older-1": "and in 2020 "}
    assert talk.talks.rows.rows[1].current
    assert not talk.busy


async def test_opening_a_talk_can_be_given_up(world):
    world.older = older_talks()
    talk = await talk_of(world)
    world.slow = asyncio.Event()
    talk.open("older-1")
    await asyncio.sleep(0)
    assert talk.leavable
    talk.giveUp()
    await talk.tasks.settled()
    assert (talk.conversation, talk.busy) == (TALK, False)
    talk.say("Every Sunday.")
    assert not talk.leavable  # what was said is being kept
    talk.giveUp()
    await talk.tasks.settled()
    assert world.heard == ["Every Sunday."]


async def test_a_talk_that_cannot_be_opened_leaves_one_where_one_was(world):
    world.older = older_talks()
    talk = await talk_of(world)

    async def gone(persona, conversation=None):
        raise NotFound("There is no such conversation.")

    object.__setattr__(talk.desk, "read_talk", gone)
    talk.open("older-1")
    await talk.tasks.settled()
    assert (talk.conversation, talk.busy) == (TALK, False)
    assert talk.message == "There is no such conversation."


async def hearing(world, said):
    """A talk in which that is said and not yet heard."""
    talk = await talk_of(world)
    heard, interview = asyncio.Event(), talk.desk.interview

    async def hear(**what):
        await heard.wait()
        return await interview(**what)

    object.__setattr__(talk.desk, "interview", hear)
    talk.say(said)
    await asyncio.sleep(0)
    return talk, heard


async def test_what_fails_beside_an_answer_does_not_end_it(world):
    talk, heard = await hearing(world, "Every Sunday.")
    world.fails = NotFound("There is no such fact.")
    talk.facts.accept("fact-3")
    await asyncio.sleep(0.01)
    assert (talk.busy, talk.message) == (True, "There is no such fact.")
    world.fails = None
    talk.say("And again.")
    heard.set()
    await talk.tasks.settled()
    assert (talk.busy, world.heard) == (False, ["Every Sunday."])


async def test_an_answer_that_is_cut_off_comes_back_to_the_field(world):
    talk, _heard = await hearing(world, "Every Sunday.")
    talk.tasks.cancel("say")
    await asyncio.sleep(0)
    assert talk.draft == "Every Sunday."
    assert not talk.turns.rows[-1].mine


async def full(**_):
    raise VaultFull("No room.")


@pytest.mark.parametrize("wish", ["skip", "stop"])
@pytest.mark.parametrize("fails", [False, True])
async def test_what_is_half_written_stays_when_a_question_is_passed_over(wish, fails, world):
    talk = await talk_of(world)
    talk.keep("I drove for")
    if fails:
        talk.desk = replace(talk.desk, interview=full)
    talk.steer(wish)
    await talk.tasks.settled()
    assert talk.draft == "I drove for"
    await talk.close()
    assert "I drove for" in world.drafts.kept.values()


@pytest.mark.parametrize(
    ("typed_on", "left"),
    [("Sourdough and rye", ""), ("Sourdough, rye and r", "Sourdough, rye and r")],
)
async def test_only_the_words_that_were_kept_are_not_half_written_any_more(world, typed_on, left):
    talk = await talk_of(world)
    undo = []
    talk.facts.undoable.connect(undo.append)
    talk.facts.keep("fact-3", "Sourdough and rye")
    talk.facts.edit("fact-3", "Sourdough and rye")
    talk.facts.keep("fact-3", typed_on)
    await talk.tasks.settled()
    assert [row.draft for row in talk.facts.rows.rows if row.fact == "fact-3"] == [left]
    talk.facts.keep("fact-3", "Bread")
    await undo[0].undo()
    talk.facts.accept("fact-3")
    await talk.tasks.settled()
    assert [row.draft for row in talk.facts.rows.rows if row.fact == "fact-3"] == ["Bread"]
    await talk.close()


async def test_a_new_talk_is_begun_once_something_was_said(world):
    talk = await talk_of(world)
    talk.new()
    await talk.tasks.settled()
    assert [row.mine for row in talk.turns.rows] == [False]
    talk.new()
    assert not talk.busy


async def test_what_is_told_and_what_was_left_alone_is_shown(world):
    talk = await talk_of(world)
    talk.passed_over = frozenset({StoryPart.LANGUAGES})
    talk.facts.reject("fact-3")
    await talk.tasks.settled()
    assert [(row.name, row.standing) for row in talk.parts.rows] == [
        ("Work", "told"),
        ("Learning", "open"),
        ("Skills", "open"),
        ("Certificates", "open"),
        ("Languages", "left"),
        ("How to reach you", "open"),
    ]


async def test_the_palette_is_offered_what_can_be_done(world):
    world.older = older_talks()
    talk = await talk_of(world)
    words = [one.words for one in talk.commands()]
    assert words[:3] == ["New talk", "Skip this one", "Stop for today"]
    assert len(words) == 7 + talk.facts.count
    list(talk.commands())[3].run()
    await talk.tasks.settled()
    assert talk.conversation == "older-1"


def test_days_stand_above_the_first_turn_of_another_day():
    days = [0, 0, 1, 9]
    turns = [asked(n, "?", NOW - timedelta(days=9 - day)) for n, day in enumerate(days)]
    rows = turn_rows(turns, NOW.date())
    assert [row.day for row in rows] == [
        "Saturday, 21 February 2026",
        "",
        "Sunday, 22 February 2026",
        "Today",
    ]
    assert turn_rows([replace(turns[-1], index=0)], NOW.date())[0].day == ""


@pytest.mark.parametrize(("ago", "words"), [(0, "Today"), (1, "Yesterday"), (3, "Friday")])
def test_near_days_have_names(ago, words):
    assert day_words(NOW.date() - timedelta(days=ago), NOW.date()) == words


async def test_a_model_reads_while_nobody_waits_and_no_answer_waits_for_it(world):
    reading, left, begun = [], [], asyncio.Event()

    async def read_ahead(conversation):
        reading.append(conversation)
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            left.append(conversation)

    talk = world.kept(TalkModel(replace(world.desk(), read_ahead=read_ahead)))
    talk.begin()
    await begun.wait()
    assert reading == [talk.conversation]
    begun.clear()
    talk.say("I bake bread.")
    await asyncio.sleep(0)
    assert left == reading, "the answer ends it"
    await begun.wait()
    assert reading == [talk.conversation] * 2, "and it goes on after what Gem says"
    await talk.close()
    await asyncio.sleep(0)
    assert left == reading
