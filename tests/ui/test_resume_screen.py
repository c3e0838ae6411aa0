"""The page on the screen: sharp, by keyboard and mouse, each line and its words both ways."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from doubles import PASSPHRASE
from keyboard import in_sight, name_of, place, press, reach, stops
from printed_page import NAME, PrintedWorld
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from sanctum_desktop.core.domain.resume import Accent, Verdict
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

PLAN = "I drew up a four-week plan and we went from five missed shifts a month to one."


async def resume_of(world):
    resume = ResumeModel(world.desk())
    resume.open("talk-1", tuple(world.facts.values()))
    await resume.tasks.settled()
    return resume


@pytest.fixture
async def resume(world):
    resume = await resume_of(world)
    yield resume
    await resume.close()


class Window:
    """The real window, open at the page."""

    def __init__(self, world):
        self.shell = ShellModel(world.gate())

    async def open(self):
        self.shell.unlock.unlock(PASSPHRASE)
        for tasks in (self.shell.unlock.tasks, self.shell.tasks):
            await tasks.settled()
        await self.shell.talk.tasks.settled()
        self.shell.go("resume")
        await self.shell.resume.tasks.settled()
        self.engine = open_main(self.shell)
        self.window = main_window(self.engine)
        self.window.grabWindow()
        return self

    def sized(self, qtbot, width, height):
        self.window.resize(width, height)
        qtbot.waitUntil(lambda: self.window.contentItem().size().toTuple() == (width, height))
        self.window.grabWindow()

    async def close(self):
        await self.shell.close()
        close_main(self.engine)


@pytest.fixture
async def opened(world):
    opened = await Window(world).open()
    yield opened
    await opened.close()


def test_the_long_name_is_as_long_as_it_says():
    assert len(NAME) == 40


async def test_words_mark_the_line_and_a_line_its_words(resume):
    rows = resume.evidence.rows
    assert [row.words for row in rows.rows] == ["Mostly sourdough", PLAN]
    resume.evidence.choose(PLAN)
    assert (resume.line.chosen, resume.evidence.marked) == ("line-4", ["line-4"])
    assert [row.chosen for row in rows.rows] == [False, True]
    resume.line.choose("line-3")
    assert [row.chosen for row in rows.rows] == [True, False]
    assert (resume.line.proof, resume.evidence.marked) == (["Mostly sourdough"], [])
    assert resume.line.rests == "Rests on your words: Mostly sourdough"


async def test_words_that_hold_up_two_lines_lead_to_one_after_the_other(resume, world):
    world.facts["fact-9"] = type(world.facts["fact-3"])(
        **{
            name: getattr(world.facts["fact-3"], name)
            for name in world.facts["fact-3"].__dataclass_fields__
            if name not in ("id", "source")
        },
        id="fact-3",
        source=world.facts["fact-4"].source,
    )
    resume.open("talk-1", tuple(world.facts.values()))
    await resume.tasks.settled()
    for line in ("line-4", "line-3", "line-4"):
        resume.evidence.choose(PLAN)
        assert resume.line.chosen == line
        assert resume.evidence.marked == ["line-4", "line-3"]


async def test_an_edit_that_says_more_is_answered_with_abbys_reason(resume):
    resume.line.choose("line-4")
    resume.line.keep("Drew up a four-week plan; missed shifts went from twelve a month to one.")
    resume.line.weigh()
    await resume.tasks.settled()
    assert resume.line.advice == "You didn't say how many, so I don't either."
    resume.decisions.edit(resume.line.wording)
    await resume.tasks.settled()
    assert resume.line.advice == "You didn't say how many, so I don't either."
    assert (resume.line.verdict, resume.message) == ("", "")
    resume.line.keep(resume.line.words)
    assert resume.line.advice == ""


async def test_what_was_not_told_can_be_stated_and_undone(resume, world):
    told = []
    resume.decisions.undoable.connect(told.append)
    resume.line.choose("line-3")
    words = resume.line.words
    resume.decisions.state("Sourdough and rye")
    await resume.tasks.settled()
    assert (resume.line.words, resume.line.verdict) == ("Sourdough and rye", "stated")
    assert (await world.resumes.get("talk-1")).decisions[0].verdict is Verdict.STATED
    assert told[0].words == "The line is your own statement."
    await told[0].undo()
    assert (resume.line.words, resume.line.verdict) == (words, "")


async def test_a_decision_belongs_to_the_page_it_was_made_on(resume):
    told, asked = [], []
    resume.decisions.undoable.connect(told.append)
    decide = resume._desk.abby.decide

    async def decided(*, conversation, line, decision):
        asked.append(conversation)
        return await decide(conversation=conversation, line=line, decision=decision)

    resume._desk = replace(resume._desk, abby=replace(resume._desk.abby, decide=decided))
    resume.line.choose("line-3")
    resume.open("talk-2", ())  # its page is not written yet
    resume.decisions.accept()
    await resume.tasks.settled()
    await told[0].undo()
    assert asked == ["talk-1", "talk-1"]


async def test_what_is_typed_on_meanwhile_outlives_the_decision_and_its_undo(resume):
    told = []
    resume.decisions.undoable.connect(told.append)
    resume.line.choose("line-3")
    resume.decisions.state("Sourdough and rye")
    resume.line.keep("Sourdough, rye and spelt")
    await resume.tasks.settled()
    assert (resume.line.words, resume.line.wording) == (
        "Sourdough and rye",
        "Sourdough, rye and spelt",
    )
    await told[0].undo()
    assert resume.line.wording == "Sourdough, rye and spelt"
    await resume.close()  # the draft is written


async def test_a_decision_does_not_write_over_the_field(opened):
    resume = opened.shell.resume
    resume.line.choose("line-3")
    field = opened.window.findChild(QObject, "lineWords")
    resume.decisions.state("Sourdough and rye")
    field.setProperty("text", "")
    await resume.tasks.settled()
    assert (resume.line.words, field.property("text")) == ("Sourdough and rye", "")
    resume.line.choose("line-4")
    assert field.property("text") == resume.line.words
    field.setProperty("text", "Drew up a plan ")
    resume.decisions.state(field.property("text"))
    await resume.tasks.settled()
    opened.shell.undo.undo()
    await opened.shell.undo.tasks.settled()
    assert field.property("text") == resume.line.words
    await resume.close()  # the draft is written


@pytest.mark.parametrize(
    ("wanted", "density"), [(96, [144]), (150, [144, 192]), (288, [144, 288]), (900, [144, 384])]
)
async def test_a_page_is_drawn_as_sharp_as_it_is_looked_at(world, wanted, density):
    asked = []
    drawn = world._preview

    async def preview(resume, *, template, page, ppi):
        asked.append(ppi)
        return await drawn(resume, template=template, page=page, ppi=ppi)

    world._preview = preview
    resume = await resume_of(world)
    resume.paged.sharpen(wanted)
    await resume.tasks.settled()
    assert asked == density
    resume.paged.sharpen(100)
    await resume.tasks.settled()
    assert asked == density  # what is sharp stays so


@pytest.mark.parametrize(
    ("shown", "steps", "zoom"),
    [
        (1.0, 1, 1.25),
        (0.99, 1, 1.25),
        (0.9, 1, 1.0),
        (0.9, -1, 0.75),
        (1.9, 1, 2.0),
        (2.0, 1, 2.0),
        (0.5, -1, 0.5),
    ],
)
async def test_it_is_zoomed_in_quarters(resume, shown, steps, zoom):
    resume.paged.zoomBy(shown, steps)
    assert (resume.paged.zoom, resume.paged.fit) == (zoom, "")
    resume.paged.fitTo("page")
    assert resume.paged.fit == "page"


async def test_the_accent_is_chosen_and_kept(resume, world):
    assert [row.name for row in resume.style.accents.rows] == [one.value for one in Accent]
    resume.style.tint("plum")
    await resume.tasks.settled()
    assert (await resume_of(world)).style.accent == "plum"


async def test_the_page_before_stays_while_the_next_is_set_and_waiting_can_end(resume, world):
    never = asyncio.Event()
    before = resume.paged.pages.rows

    async def write(**_):
        await never.wait()

    resume._desk = type(resume._desk)(
        **{
            name: write if name == "write_resume" else getattr(resume._desk, name)
            for name in resume._desk.__dataclass_fields__
        }
    )
    resume.open(resume.line.page, ())
    await asyncio.sleep(0)
    assert (resume.busy, resume.stoppable) == (True, True)
    assert resume.paged.pages.rows == before
    resume.stop()
    assert not resume.busy
    assert resume.written
    assert resume.message.startswith("Stopped.")


async def test_the_palette_finds_lines_and_saving(resume):
    commands = {one.words: one for one in resume.commands()}
    commands["Sourdough"].run()
    assert resume.line.chosen == "line-3"
    assert "Save as PDF" in commands


async def test_nothing_told_is_taught_and_leads_to_gem(qapp):
    world = PrintedWorld(0)
    opened = await Window(world).open()
    assert not opened.shell.resume.written
    reach(opened.window, "Talk with Gem")
    press(opened.window, Qt.Key.Key_Return)
    await opened.shell.talk.tasks.settled()
    assert opened.shell.screen == "talk"
    await opened.close()
    world.rest()


async def test_words_are_walked_by_arrows_and_mark_their_line(opened):
    first = reach(opened.window, "Mostly sourdough")
    assert first.property("about") == "Holds up: Sourdough"
    assert name_of(press(opened.window, Qt.Key.Key_Down)) == PLAN
    press(opened.window, Qt.Key.Key_Space)
    assert opened.shell.resume.line.chosen == "line-4"
    assert opened.shell.resume.evidence.marked == ["line-4"]


async def test_a_line_is_chosen_by_mouse_and_left_by_escape(opened):
    line = reach(opened.window, opened.shell.resume.paged.marks.rows[0].words)
    at = line.mapToScene(QPointF(line.width() / 2, line.height() / 2)).toPoint()
    QTest.mouseClick(
        opened.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at)
    )
    assert opened.shell.resume.line.chosen == "line-4"
    press(opened.window, Qt.Key.Key_Escape)
    assert opened.shell.resume.line.chosen == ""


async def test_pages_and_size_are_gone_through_by_keyboard(qapp):
    world = PrintedWorld(9)
    opened = await Window(world).open()
    resume, window = opened.shell.resume, opened.window
    assert resume.paged.count == 2
    reach(window, resume.paged.marks.rows[0].words)
    press(window, Qt.Key.Key_PageDown)
    view = window.findChild(QObject, "pagesView")
    assert view.property("contentY") > 700
    press(window, Qt.Key.Key_Home)
    assert view.property("contentY") < 50
    shown = resume.paged.zoom
    press(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (resume.paged.fit, resume.paged.zoom > shown) == ("", True)
    mark = window.activeFocusItem()
    assert in_sight(window, mark)
    press(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert resume.paged.fit == "width"
    await resume.tasks.settled()
    await opened.close()
    world.rest()


async def test_saving_is_offered_on_the_page_and_its_outcome_is_seen_beside_it(opened, qtbot):
    opened.sized(qtbot, 900, 600)
    screen = opened.window.findChild(QObject, "resumeScreen")
    assert in_sight(opened.window, reach(opened.window, "Save as PDF"))
    assert not screen.property("aside")
    opened.shell.settings.recovery.confirmed = _confirmed
    opened.shell.resume.saving.save("/home/kun/Resume.pdf")
    await opened.shell.resume.tasks.settled()
    assert screen.property("aside")
    reach(opened.window, "Show in folder")


async def test_a_name_that_is_taken_asks_one_question(opened):
    dialog = opened.shell.resume.saving.dialog
    opened.shell.resume.saving.ask()
    await dialog.tasks.settled()
    assert "Save" in [name_of(item) for item in stops(opened.window)]
    dialog._taken = Path(dialog.name)
    dialog.changed.emit()
    met = [name_of(item) for item in stops(opened.window)]
    assert "Replace it" in met
    assert "Save" not in met
    dialog.keep("Other.pdf")
    assert "Save" in [name_of(item) for item in stops(opened.window)]


async def test_what_stood_out_is_read_with_ease_beside_a_small_page(opened, qtbot):
    opened.shell.resume.paged.fitTo("page")
    opened.sized(qtbot, 1280, 600)
    closing = opened.window.findChild(QObject, "closing")
    page = opened.window.findChild(QObject, "pages").property("sheet")
    assert closing.width() > page
    middle = place(closing).center().x()
    assert abs(middle - place(closing.parentItem()).center().x()) <= 1


async def test_a_quote_opened_low_down_is_seen_whole(opened, qtbot):
    opened.sized(qtbot, 1280, 800)
    quote = reach(opened.window, "trained the Saturday girls")
    assert not quote.property("opened")
    press(opened.window, Qt.Key.Key_Space)
    opened.window.grabWindow()
    assert quote.property("opened")
    assert place(quote).bottom() <= 800


async def test_abbys_answer_comes_into_sight(opened, qtbot):
    opened.sized(qtbot, 900, 600)
    opened.window.findChild(QObject, "resumeScreen").setProperty("aside", True)
    resume = opened.shell.resume
    resume.line.choose("line-4")
    resume.line.keep("Drew up a plan\n" * 12)
    opened.window.grabWindow()
    resume.line.advise("You didn't say how many, so I don't either. " * 9)
    opened.window.grabWindow()
    answer = opened.window.findChild(QObject, "lineProof").property("answered")
    assert place(answer).bottom() <= 600
    await resume.close()  # the draft is written


async def _confirmed():
    """The recovery code is known to be safe."""
