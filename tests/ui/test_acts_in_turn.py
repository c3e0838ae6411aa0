"""What is under way in the window: one act after another, none lost, none cut short."""

import asyncio
from dataclasses import replace

import pytest
from doubles import PASSPHRASE
from full_worlds import older_talks

from sanctum_desktop.core.domain.errors import CannotWrite, NotFound, VaultFull
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.features.talk.view_model import TalkModel
from sanctum_desktop.ui.half_written import HalfWritten
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.shell.view_model import ShellModel

PLAN = "line-4"
BREAD = "line-3"


def held(world, service):
    """Whoever calls the service waits while the event is clear; as yet it is set."""
    going, act = asyncio.Event(), getattr(world, service)
    going.set()

    async def wait(*args, **named):
        await going.wait()
        return await act(*args, **named)

    setattr(world, service, wait)
    return going


async def turns(count=5):
    for _ in range(count):
        await asyncio.sleep(0)


def listening(model):
    heard = []
    model.undoable.connect(heard.append)
    return heard


@pytest.fixture
def writing(world):
    return held(world, "_write")


@pytest.fixture
def deciding(world):
    return held(world, "_decide")


@pytest.fixture
async def resume(world, writing):
    resume = ResumeModel(world.desk())
    resume.open("talk-1", tuple(world.facts.values()))
    await resume.tasks.settled()
    yield resume
    await resume.close()


@pytest.fixture
async def talk(world):
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    return talk


@pytest.fixture
async def shell(world):
    shell = ShellModel(world.gate())
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    await world.kept(shell.talk).tasks.settled()
    yield shell
    await shell.close()


# --- the page


async def test_opening_the_page_waits_for_the_decision_that_is_being_kept(resume, world, writing):
    undoable = listening(resume.decisions)
    resume.line.choose(BREAD)
    writing.clear()
    resume.decisions.remove()
    await turns()
    resume.open("talk-1", tuple(world.facts.values()))
    assert (resume.busy, resume.stoppable) == (True, False)
    resume.stop()
    writing.set()
    await resume.tasks.settled()
    assert [row.line for row in resume.paged.marks.rows] == [PLAN]
    assert [one.words for one in undoable] == ["The line is off the page."]
    assert not resume.busy


async def test_decisions_follow_one_another_and_each_takes_back_its_own(resume):
    undoable = listening(resume.decisions)
    resume.line.choose(BREAD)
    resume.decisions.accept()
    resume.decisions.state("Sourdough and rye")
    await resume.tasks.settled()
    assert resume.line.verdict == "stated"
    await undoable.pop().undo()
    assert resume.line.verdict == "accepted"
    await undoable.pop().undo()
    assert resume.line.verdict == ""


async def test_only_the_latest_opening_is_written(resume, world, writing):
    written, write = [], resume._desk.write_resume

    async def note(**what):
        resume_now = await write(**what)
        written.append(what["conversation"])
        return resume_now

    resume._desk = replace(resume._desk, write_resume=note)
    writing.clear()
    resume.open("talk-2", ())
    await turns()
    assert resume.stoppable
    resume.open("talk-1", tuple(world.facts.values()))
    writing.set()
    await resume.tasks.settled()
    assert written == ["talk-1"]
    assert not resume.busy


async def test_a_look_that_was_chosen_outlives_the_opening_of_the_page(resume, writing):
    writing.clear()
    resume.style.look("modern")
    await turns()
    resume.open("talk-1", ())
    writing.set()
    await resume.tasks.settled()
    assert resume.style.template == "modern"


async def test_what_is_kept_can_be_taken_back_though_the_page_cannot_be_set(resume):
    async def fails(*_, **__):
        raise CannotWrite("It cannot be set.")

    undoable = listening(resume.decisions)
    resume.line.choose(BREAD)
    desk, resume._desk = resume._desk, replace(resume._desk, render_resume=fails)
    resume.decisions.remove()
    await resume.tasks.settled()
    assert (resume.message, resume.busy) == ("It cannot be set.", False)
    resume._desk = desk
    await undoable.pop().undo()
    assert resume.paged.marks.rowCount() == 2


async def test_an_undo_waits_its_turn(resume, world, writing):
    undoable = listening(resume.decisions)
    resume.line.choose(BREAD)
    resume.decisions.remove()
    await resume.tasks.settled()
    resume.line.choose(PLAN)
    writing.clear()
    resume.decisions.accept()
    await turns()
    back = asyncio.ensure_future(undoable[0].undo())
    await turns()
    kept = (await world.resumes.get("talk-1")).decisions
    assert [one.line for one in kept] == [BREAD, PLAN]  # not taken back yet
    writing.set()
    await back
    await resume.tasks.settled()
    assert (resume.line.verdict, resume.paged.marks.rowCount()) == ("accepted", 2)


async def test_an_undo_is_seen_to_be_under_way(resume, writing):
    undoable = listening(resume.decisions)
    resume.line.choose(BREAD)
    resume.decisions.remove()
    await resume.tasks.settled()
    writing.clear()
    back = asyncio.ensure_future(undoable[0].undo())
    await turns()
    assert (resume.busy, resume.stoppable) == (True, False)
    writing.set()
    await back
    assert not resume.busy


async def test_what_fails_beside_the_writing_of_the_page_does_not_end_it(resume, writing):
    async def draw(*_, **__):
        raise CannotWrite("It cannot be drawn.")

    writing.clear()
    resume.style.look("modern")
    preview, resume._desk = resume._desk, replace(resume._desk, preview_resume=draw)
    resume.paged.sharpen(288)
    await turns()
    assert (resume.message, resume.busy) == ("It cannot be drawn.", True)
    resume._desk = preview
    writing.set()
    await resume.tasks.settled()
    assert not resume.busy


async def test_what_was_said_of_a_page_being_saved_outlives_its_writing(resume, writing, tmp_path):
    writing.clear()
    resume.open("talk-1", ())
    resume.saving.save(str(tmp_path / "me.pdf"))
    await turns()
    writing.set()
    await resume.tasks.settled()
    assert resume.message.startswith("Saved.")


async def test_why_a_line_says_more_is_told_of_that_line_alone(resume):
    resume.line.choose(PLAN)
    resume.decisions.edit("Missed shifts went from twelve a month to one.")
    resume.line.choose(BREAD)
    await resume.tasks.settled()
    assert resume.line.advice == ""


async def test_a_page_looked_at_closely_while_it_is_written_is_drawn_sharp_and_as_it_is(world):
    drawn, going, asked, draw = [], asyncio.Event(), asyncio.Event(), world._preview

    async def preview(page_now, /, *, ppi, **how):
        asked.set()
        await going.wait()
        drawn.append((page_now.style.template, ppi))
        return await draw(page_now, ppi=ppi, **how)

    going.set()
    world._preview = preview
    resume = ResumeModel(world.desk())
    resume.open("talk-1", ())
    await resume.tasks.settled()
    going.clear()
    asked.clear()
    resume.style.look("modern")
    await asked.wait()
    resume.paged.sharpen(288)
    await turns()
    going.set()
    await resume.tasks.settled()
    assert drawn[-1] == ("modern", 288)


async def test_a_page_is_not_asked_for_again_while_it_is_being_saved(resume, world, tmp_path):
    resume.saving.save(str(tmp_path / "me.txt"))
    resume.saving.ask()
    assert not resume.saving.dialog.opened
    await resume.tasks.settled()
    assert list(world.exported) == [str(tmp_path / "me.txt")]


async def test_the_palette_offers_nothing_of_the_page_of_another_talk(shell, world):
    world.older = older_talks()
    shell.go("resume")
    await shell.resume.tasks.settled()

    def offered():
        return {one.words for one in shell._desk.commands()}

    assert {"Save as PDF", shell.resume.paged.marks.rows[0].words} <= offered()
    shell.talk.open("older-1")
    await shell.talk.tasks.settled()
    shell.go("talk")
    assert not {"Save as PDF", shell.resume.paged.marks.rows[0].words} & offered()


# --- the facts


async def test_decisions_on_a_fact_follow_one_another(deciding, talk, world):
    undoable = listening(talk.facts)
    deciding.clear()
    talk.facts.edit("fact-3", "Sourdough and rye")
    await turns()
    talk.facts.reject("fact-3")
    deciding.set()
    await talk.tasks.settled()
    fact = world.facts["fact-3"]
    assert (fact.value, fact.status) == ("Sourdough and rye", Status.REJECTED)
    await undoable.pop().undo()
    assert world.facts["fact-3"].status is Status.ACCEPTED


async def test_a_fact_taken_back_on_the_page_is_taken_back_there(shell, world, monkeypatch):
    shell.talk.facts.reject("fact-3")
    await shell.talk.tasks.settled()
    shell.go("resume")
    await shell.resume.tasks.settled()
    opened = []
    monkeypatch.setattr(shell.resume, "open", lambda talk, facts: opened.append(list(facts)))
    shell.undo.undo()
    await shell.undo.tasks.settled()
    assert [[one.status for one in facts if one.id == "fact-3"] for facts in opened] == [
        [Status.PROPOSED]
    ]


async def test_home_hears_of_an_answer_that_was_kept_since(shell, world, monkeypatch):
    shell.go("talk")
    shell.talk.say("Every Sunday.")
    shell.go("home")
    looked = []
    monkeypatch.setattr(shell.home, "look", lambda: looked.append(True))
    await shell.talk.tasks.settled()
    assert looked


# --- the talk


async def test_a_talk_given_up_while_it_opens_leaves_the_one_before_whole(talk, world):
    world.older = older_talks()
    await world.drafts.put("talk:older-1", "and in 2020 ")
    reading, places = asyncio.Event(), world.drafts.places

    async def wait():
        reading.set()
        await asyncio.Event().wait()
        return await places()

    world.drafts.places = wait
    talk.keep("half a sen")
    talk.open("older-1")
    await reading.wait()
    talk.giveUp()
    await turns()
    assert (talk.conversation, talk.draft) == ("talk-1", "half a sen")


async def test_an_answer_that_fails_while_the_vault_is_closed_is_kept_as_a_draft(world):
    hearing = held(world, "_interview")
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    hearing.clear()
    talk.say("Every Sunday.")
    await turns()
    world.fails = NotFound("There is no such talk.")
    closing = asyncio.ensure_future(talk.close())
    await turns()
    hearing.set()
    await closing
    assert world.drafts.kept["talk:talk-1"] == "Every Sunday."


async def test_a_new_talk_is_not_offered_where_nothing_was_said_yet(talk):
    talk.new()
    await talk.tasks.settled()
    assert "New talk" not in {one.words for one in talk.commands()}


# --- what is half-written


class SlowDrafts:
    """Writes while `going` is set."""

    def __init__(self):
        self.kept, self.going = {}, asyncio.Event()

    async def put(self, place, words):
        await self.going.wait()
        self.kept[place] = words

    async def of_kind(self, kind):
        await self.going.wait()
        return {place.removeprefix(f"{kind}:"): words for place, words in self.kept.items()}


@pytest.fixture
def half(qapp):
    half = HalfWritten(SlowDrafts(), TaskOwner(lambda error: None), "fact")
    yield half
    half.saving.stop()


async def test_a_save_that_comes_upon_another_loses_nothing(half):
    half.keep("fact-1", "One")
    half.keep("fact-2", "Two")
    half.save()
    await turns()
    half.keep("fact-3", "Three")
    half.save()
    half._drafts.going.set()
    await half._tasks.settled()
    assert half._drafts.kept["fact:fact-2"] == "Two"
    assert half._drafts.kept["fact:fact-3"] == "Three"


async def test_what_is_typed_while_drafts_are_read_stays(half):
    reading = asyncio.ensure_future(half.load())
    await turns()
    half.keep("fact-1", "Bre")
    half._drafts.going.set()
    await reading
    assert half.of("fact-1") == "Bre"


async def test_a_fact_that_is_decided_is_not_half_written_after_a_lock(deciding, shell, world):
    shell.talk.facts.keep("fact-3", "Sourdough and rye")
    shell.talk.facts.save()
    await shell.talk.tasks.settled()
    deciding.clear()
    shell.talk.facts.edit("fact-3", "Sourdough and rye")
    shell.lock()
    await turns(20)
    deciding.set()
    await shell.tasks.settled()
    assert (world.facts["fact-3"].value, world.drafts.kept) == ("Sourdough and rye", {})


async def test_a_line_that_is_decided_is_not_half_written_after_a_lock(writing, shell, world):
    shell.go("resume")
    await shell.resume.tasks.settled()
    shell.resume.line.choose(BREAD)
    shell.resume.line.keep("Sourdough and rye")
    shell.resume.line.save()
    await shell.resume.tasks.settled()
    writing.clear()
    shell.resume.decisions.state("Sourdough and rye")
    shell.lock()
    await turns(20)
    writing.set()
    await shell.tasks.settled()
    assert world.drafts.kept == {}


# --- what is taken back


async def test_what_is_being_taken_back_is_taken_back_before_the_vault_is_closed(shell, world):
    going, taken = asyncio.Event(), []

    async def back():
        await going.wait()
        taken.append(world.locked)

    shell.undo.push(Undoable("Line left out.", back))
    shell.undo.undo()
    await turns()
    shell.lock()
    assert (shell.undo.words, shell.undo.next) == ("", "")
    await turns()
    going.set()
    await shell.tasks.settled()
    assert (taken, world.locked) == ([0], 1)
    assert shell.undo.words == ""


# --- before a vault is open


async def test_what_fails_beside_the_making_of_a_vault_does_not_end_it(world):
    world.vault = world.talked = False
    making = held(world, "_create")

    async def offers():
        raise VaultFull("The disk is full.")

    world._offer = offers
    shell = ShellModel(world.gate())
    making.clear()
    shell.first.create("harbour velvet onion ladder quiet")
    shell.first.offer()
    await turns()
    assert (shell.first.busy, shell.first.message) == (True, "The disk is full.")
    making.set()
    await shell.first.tasks.settled()
    assert (shell.first.busy, shell.first.step) == (False, 3)


async def test_what_fails_beside_the_mending_of_a_vault_does_not_end_it(world):
    world.doubt = "Older content was put back."
    trusting = held(world, "_trust")

    async def points():
        raise NotFound("There are no backups.")

    world._points = points
    shell = ShellModel(world.gate())
    trusting.clear()
    doubts = shell.unlock.doubts
    doubts.begin()
    doubts.trust()
    await turns()
    assert (doubts.busy, doubts.message) == (True, "There are no backups.")
    world.mending_fails = VaultFull("The disk is full.")
    trusting.set()
    await doubts.tasks.settled()
    assert (doubts.busy, doubts.message) == (False, "The disk is full.")
    shell.unlock.close()
