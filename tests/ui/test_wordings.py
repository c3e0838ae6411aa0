"""Other words a model suggests for the page: taken or left, and never there by themselves."""

import asyncio

import pytest
from keyboard import name_of, press, reach, stops
from printed_page import PrintedWorld
from PySide6.QtCore import QObject, Qt
from suggesting import grounded, rewording, said, shorter
from test_resume_screen import Window, resume_of

from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.core.domain.errors import EngineDied, VaultFull
from sanctum_desktop.core.domain.resume import Verdict
from sanctum_desktop.ui.features.resume.rows import new_places

PLAN = "line-4"
BEFORE = "Drew up a four-week plan; missed shifts went from five a month to one."
NOTHING = "Nothing to say better. The lines stay as they are."
SILENT = "The model did not answer. The lines stay as they are; you can ask again."
AFTER = "Drew up a 4-week plan, missed shifts went from 5 a month to one"


@pytest.fixture
async def review(world):
    """Opens the page of a world with a model that gives these answers, and asks it."""
    opened = []

    async def ask(*answers, **named):
        world.reword = rewording(grounded(world), *answers, **named)
        resume = await resume_of(world)
        opened.append(resume)
        resume.wordings.ask()
        await resume.tasks.settled()
        return resume

    yield ask
    for resume in opened:
        await resume.close()


def texts(resume):
    return [row.words for row in resume.paged.marks.rows]


async def test_without_a_model_there_is_nothing_to_ask(world):
    resume = await resume_of(world)
    resume.wordings.ask()
    await resume.tasks.settled()
    assert (resume.wordings.offered, resume.wordings.asked) == (False, False)
    await resume.close()


async def test_a_model_that_does_no_lines_is_not_offered(review):
    resume = await review(chains=ScriptedChains())
    assert not resume.wordings.offered


async def test_a_suggestion_changes_nothing_until_it_is_taken(review):
    resume = await review()
    (row,) = resume.wordings.rows.rows
    assert (row.line, row.before, row.after, row.model) == (PLAN, BEFORE, AFTER, "scripted-1")
    assert resume.wordings.outcome == "That is all the model has to say."
    assert BEFORE in texts(resume)
    resume.wordings.take(PLAN)
    await resume.tasks.settled()
    assert AFTER in texts(resume)
    assert resume.wordings.rows.rows == []
    resume.line.choose(PLAN)
    assert (resume.line.verdict, resume.line.author) == ("reworded", "scripted-1")
    assert resume.message == ""


async def test_what_was_taken_is_taken_back_and_suggested_still(review):
    resume = await review()
    undoable = []
    resume.choices.undoable.connect(undoable.append)
    resume.wordings.take(PLAN)
    await resume.tasks.settled()
    assert [one.words for one in undoable] == ["The line has the model's words."]
    await undoable.pop().undo()
    assert BEFORE in texts(resume)
    assert [row.line for row in resume.wordings.rows.rows] == [PLAN]


async def test_abbys_words_come_back_to_a_line_and_go_again(review, world):
    resume = await review()
    undoable = []
    resume.choices.undoable.connect(undoable.append)
    resume.wordings.take(PLAN)
    resume.line.choose(PLAN)
    resume.decisions.restore()
    await resume.tasks.settled()
    assert (resume.line.words, resume.line.author) == (BEFORE, "")
    assert undoable[-1].words == "The line has Abby's words again."
    await undoable[-1].undo()
    (kept,) = (await world.resumes.get("talk-1")).decisions
    assert (kept.verdict, kept.text, kept.author.prompt) == (
        Verdict.REWORDED,
        AFTER,
        "resume_line.v1",
    )


async def test_a_suggestion_left_is_gone_and_can_be_had_back(review):
    resume = await review()
    undoable = []
    resume.wordings.undoable.connect(undoable.append)
    resume.wordings.leave(PLAN)
    assert resume.wordings.rows.rows == []
    await undoable.pop().undo()
    assert [row.line for row in resume.wordings.rows.rows] == [PLAN]
    assert BEFORE in texts(resume)


async def test_a_line_decided_on_since_has_no_suggestion_any_more(review):
    resume = await review()
    resume.line.choose(PLAN)
    resume.decisions.accept()
    await resume.tasks.settled()
    assert resume.wordings.rows.rows == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (said("Led 800 people, and won an award"), NOTHING),
        ("I cannot do that.", SILENT),
        (EngineDied("It ended."), SILENT),
    ],
)
async def test_what_came_of_it_is_said(review, answer, words):
    resume = await review(answer)
    assert (resume.wordings.outcome, resume.wordings.rows.rows) == (words, [])
    assert (resume.wordings.asked, resume.wordings.asking) == (True, False)


async def test_where_all_is_decided_nothing_is_asked(review, world):
    resume = await review()
    for line in (PLAN, "line-3"):
        resume.line.choose(line)
        resume.decisions.accept()
    resume.wordings.ask()
    await resume.tasks.settled()
    assert resume.wordings.outcome == "No line is left to word: you have decided on each."


async def test_it_is_stopped_at_once_and_what_was_suggested_stays(world):
    asking, asked = asyncio.Event(), []

    class Slow(ScriptedChains):
        async def chain(self, feature):
            if len(asked) == 2:  # whether it is offered, and for the first line
                asking.set()
                await asyncio.Event().wait()
            asked.append(feature)
            return await super().chain(feature)

    world.reword = rewording(grounded(world), chains=Slow(ScriptedModel(shorter)))
    resume = await resume_of(world)
    resume.wordings.ask()
    await asking.wait()
    assert (resume.wordings.asking, resume.wordings.underWay) == (True, "Reading line 2 of 2.")
    resume.wordings.stop()
    assert resume.wordings.outcome == "Stopped. Nothing on the page has changed."
    await resume.tasks.settled()
    assert [row.line for row in resume.wordings.rows.rows] == [PLAN]
    await resume.close()


async def test_a_vault_that_ails_is_said_where_it_always_is(world):
    world.reword = rewording(world)
    resume = await resume_of(world)
    ailed = []
    resume.ailed.connect(ailed.append)

    async def fails(conversation):
        raise VaultFull("The disk is full.")

    world.of_conversation, kept = fails, world.of_conversation
    resume.wordings.ask()
    await resume.tasks.settled()
    world.of_conversation = kept
    assert (len(ailed), resume.wordings.asking, resume.wordings.outcome) == (1, False, "")
    await resume.close()


async def test_another_page_knows_nothing_of_it(review, world):
    resume = await review()
    other = type("Other", (), {"id": "talk-2", "sections": (), "lines": dict})()
    await resume.wordings.show(other)
    assert (resume.wordings.rows.rows, resume.wordings.asked) == ([], False)
    assert not resume.wordings.offered


def test_what_is_new_is_marked_in_units_of_qt():
    def new(before, after):
        return [(one["start"], one["length"]) for one in new_places(before, after)]

    assert new("Painted the gate", "Painted the gate") == []
    assert new("Really painted the gate, twice", "Painted the old gate twice") == [(12, 3)]
    assert new("Sold 🍞 there", "Sold 🍞 daily there") == [(8, 5)]


# --- in the window


def shown(item):
    """The words in the documents within an item."""
    for child in item.childItems():
        if child.inherits("QQuickTextEdit"):
            yield child.property("text")
        yield from shown(child)


async def test_it_is_there_only_with_a_model_and_all_is_done_by_keyboard(qapp):
    world = PrintedWorld(1)
    opened = await Window(world).open()
    assert "Other words for the lines" not in [name_of(item) for item in stops(opened.window)]
    await opened.close()
    world.reword = rewording(world, shorter)
    opened = await Window(world).open()
    resume = opened.shell.resume
    reach(opened.window, "Other words for the lines")
    press(opened.window, Qt.Key.Key_Space)
    assert name_of(opened.window.activeFocusItem()) == "Suggest other words"
    press(opened.window, Qt.Key.Key_Space)
    await resume.tasks.settled()
    assert len(resume.wordings.rows.rows) == 2
    first, second = (row.line for row in resume.wordings.rows.rows)
    opened.window.grabWindow()
    assert resume.wordings.rows.rows[0].after in [*shown(opened.window.contentItem())]
    reach(opened.window, "Use these words")
    now = press(opened.window, Qt.Key.Key_Space)
    await resume.tasks.settled()
    assert [row.line for row in resume.wordings.rows.rows] == [second]
    assert (await world.resumes.get(world.page.id)).lines()[first].author.model == "scripted-1"
    assert name_of(now) == "Use these words"
    reach(opened.window, "Leave it as it is")
    press(opened.window, Qt.Key.Key_Space)
    assert resume.wordings.rows.rows == []
    assert name_of(opened.window.activeFocusItem()) == "Ask again"
    reach(opened.window, "All your words")
    press(opened.window, Qt.Key.Key_Space)
    assert opened.window.findChild(QObject, "side").property("tab") == "words"
    await opened.close()
    world.rest()
