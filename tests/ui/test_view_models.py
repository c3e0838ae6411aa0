import asyncio

from doubles import PASSPHRASE, World

from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.errors import VaultFull
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.features.talk.view_model import TalkModel
from sanctum_desktop.ui.shell.view_model import ShellModel


async def talk_of(world: World) -> TalkModel:
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    return talk


async def test_a_wrong_passphrase_says_so_and_stays(world):
    shell = ShellModel(world.gate())
    shell.unlock.unlock("something else")
    await shell.unlock.tasks.settled()
    assert shell.unlock.message == "That passphrase does not open it."
    assert not shell.unlock.busy
    assert shell.screen == "unlock"


async def test_the_passphrase_leads_home(world):
    shell = ShellModel(world.gate())
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    assert shell.screen == "home"


async def test_first_start_shows_the_recovery_code_before_going_on(world):
    world.vault = False
    shell = ShellModel(world.gate())
    assert shell.screen == "first_start"
    shell.first.create("harbour velvet onion ladder quiet")
    await shell.first.tasks.settled()
    assert shell.first.code
    shell.first.proceed()
    await shell.tasks.settled()
    assert (shell.screen, shell.first.code) == ("home", "")


async def test_lock_asks_the_gate(world):
    shell = ShellModel(world.gate())
    shell.unlock.unlock(PASSPHRASE)
    shell.lock()
    await shell.tasks.settled()
    assert world.locked == 1


async def test_a_talk_comes_back_with_its_turns_and_draft(world):
    await world.drafts.put("talk", "half a sen")
    talk = world.kept(TalkModel(world.desk()))
    drafts = []
    talk.restored.connect(drafts.append)
    talk.begin()
    await talk.tasks.settled()
    assert talk.turns.rowCount() == 5
    assert drafts == ["half a sen"]


async def test_a_new_talk_begins_with_gem(world):
    world.talked = False
    talk = await talk_of(world)
    assert [row.mine for row in talk.turns.rows] == [False]


async def test_an_answer_is_followed_by_gem_and_facts(world):
    talk = await talk_of(world)
    talk.say("Every Sunday I put it on the wall.")
    talk.say("and at once again")  # still busy: three quick clicks say one thing
    await talk.tasks.settled()
    assert world.heard == ["Every Sunday I put it on the wall."]
    assert [row.mine for row in talk.turns.rows[-2:]] == [True, False]
    assert talk.enough


async def test_an_answer_that_could_not_be_kept_comes_back_to_the_field(world):
    talk = await talk_of(world)
    drafts = []
    talk.restored.connect(drafts.append)
    ailments = []
    talk.ailed.connect(ailments.append)
    world.fails = VaultFull("The disk is full.", advice="What was saved is safe.")
    talk.say("Every Sunday.")
    await talk.tasks.settled()
    assert drafts == ["Every Sunday."]
    assert talk.turns.rowCount() == 5
    assert ailments == ["The disk is full."]
    assert talk.draft == "Every Sunday."
    assert not talk.message


async def test_a_draft_is_kept(world, qtbot):
    talk = await talk_of(world)
    talk.keep("I also ")
    talk.written.saving.timeout.emit()
    await talk.tasks.settled()
    assert world.drafts.kept["talk:talk-1"] == "I also "


async def test_closing_keeps_what_was_half_written(world):
    talk = await talk_of(world)
    talk.keep("and then ")
    await talk.close()
    assert world.drafts.kept["talk:talk-1"] == "and then "


async def test_a_reply_comes_word_by_word_unless_stillness_is_asked_for(world, monkeypatch):
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")
    talk = await talk_of(world)
    talk.say("Every Sunday.")
    await talk.tasks.settled()
    speech, row = talk.speech, talk.turns.rows[-1]
    assert row.words == "Every Sunday. How would somebody have noticed?"
    for _ in range(3):
        speech.timer.timeout.emit()
    assert (speech.row, speech.reflection, speech.asked) == (6, "Every Sunday.", "How ")
    for _ in range(5):
        speech.timer.timeout.emit()
    assert (speech.row, speech.asked) == (-1, "How would somebody have noticed?")
    await talk.close()


async def test_a_fact_is_rejected_and_brought_back(world):
    talk = await talk_of(world)
    done = []
    talk.facts.undoable.connect(done.append)
    talk.facts.reject("fact-3")
    await talk.tasks.settled()
    assert world.facts["fact-3"].status is Status.REJECTED
    assert [one.words for one in done] == ["Left out."]
    await done.pop().undo()
    assert world.facts["fact-3"].status is Status.PROPOSED
    assert not done
    talk.facts.reject("fact-3")
    await talk.tasks.settled()
    talk.facts.restore("fact-3")
    await talk.tasks.settled()
    assert [row.standing for row in talk.facts.rows.rows][-1] == "proposed"


async def test_a_fact_is_corrected_in_the_persons_words(world):
    talk = await talk_of(world)
    talk.facts.edit("fact-3", "Sourdough and rye")
    await talk.tasks.settled()
    assert world.facts["fact-3"].value == "Sourdough and rye"


async def resume_of(world: World) -> ResumeModel:
    resume = ResumeModel(world.desk())
    resume.open("talk-1", tuple(world.facts.values()))
    await resume.tasks.settled()
    return resume


def undoable_of(resume):
    """What is decided from now on, to be taken back."""
    undoable = []
    resume.decisions.undoable.connect(undoable.append)
    return undoable


async def test_a_line_opens_to_the_words_it_rests_on(world):
    resume = await resume_of(world)
    resume.line.choose("line-4")
    assert resume.line.proof == [world.facts["fact-4"].source.quote]


async def test_a_removed_line_comes_back_with_undo(world):
    resume = await resume_of(world)
    undoable = undoable_of(resume)
    resume.line.choose("line-3")
    resume.decisions.remove()
    await resume.tasks.settled()
    assert resume.paged.marks.rowCount() == 1
    await undoable.pop().undo()
    assert resume.paged.marks.rowCount() == 2


async def test_what_was_decided_of_a_line_stands_when_the_page_is_opened_again(world):
    resume = await resume_of(world)
    undoable = undoable_of(resume)
    for act in (lambda: resume.decisions.edit("Mostly sourdough"), resume.decisions.accept):
        resume.line.choose("line-3")
        act()
        await resume.tasks.settled()
        resume.line.choose("line-4")
    again = await resume_of(world)
    again.line.choose("line-3")
    assert again.line.verdict == "accepted"
    resume.line.choose("line-3")
    await undoable.pop().undo()
    assert (resume.line.verdict, resume.line.words) == ("edited", "Mostly sourdough")
    await undoable.pop().undo()
    assert (resume.line.verdict, resume.line.words) == ("", "Sourdough")


async def test_the_page_is_saved_where_asked(world, tmp_path):

    resume = await resume_of(world)
    resume.saving.save(str(tmp_path / "me.pdf"))
    await resume.tasks.settled()
    assert world.exported == {str(tmp_path / "me.pdf"): b"%PDF-1.7"}
    assert resume.message.startswith("Saved.")


async def test_a_task_of_the_same_name_replaces_and_close_cancels(world):
    shell = ShellModel(world.gate())
    forever = asyncio.Event()
    ended = []

    async def wait(name):
        try:
            await forever.wait()
        finally:
            ended.append(name)

    shell.tasks.start("one", wait("first"))
    await asyncio.sleep(0)
    shell.tasks.start("one", wait("second"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert ended == ["first"]
    await shell.close()
    await asyncio.sleep(0)
    assert ended == ["first", "second"]


async def test_what_an_opened_vault_has_to_say_is_shown_until_it_was_read(world):
    world.notices = ("This vault is older than when it was last closed: 2 changes are missing.",)
    shell = ShellModel(world.gate())
    shell._unlock.opened.emit()
    await shell.tasks.settled()
    assert "2 changes" in shell.message
    shell.dismiss()
    assert shell.message == ""
    await shell.close()


async def test_locking_keeps_what_is_half_written(world):
    shell = ShellModel(world.gate())
    shell._unlock.opened.emit()
    await shell.tasks.settled()
    await world.kept(shell.talk).tasks.settled()
    shell.talk.keep("half a sen")
    shell.lock()
    await shell.tasks.settled()
    assert (world.drafts.kept["talk:talk-1"], world.locked) == ("half a sen", 1)


async def test_the_look_of_the_page_is_chosen_and_kept(world):
    resume = await resume_of(world)
    style = resume.style
    assert style.templates == ["classic", "compact", "modern"]
    for choose in (
        lambda: style.look("modern"),
        lambda: style.suit("US"),
        lambda: style.date(True),
    ):
        choose()
        await resume.tasks.settled()
    assert (style.template, style.country, style.yearsOnly) == ("modern", "US", True)
    assert (style.paper, style.reader, style.wide) == ("us-letter", "United States", 612.0)
    style.setOn("a4")
    await resume.tasks.settled()
    again = (await resume_of(world)).style
    assert (again.template, again.paper, again.country) == ("modern", "a4", "US")


async def test_a_country_brings_its_own_paper(world):
    resume = await resume_of(world)
    resume.style.setOn("a4")
    await resume.tasks.settled()
    resume.style.suit("US")
    await resume.tasks.settled()
    assert resume.style.paper == "us-letter"


async def test_a_line_without_room_is_shown_and_brought_back(world):
    resume = await resume_of(world)
    undoable = undoable_of(resume)
    assert [row.words for row in resume.notes.spare.rows] == ["Ordered the flour"]
    resume.decisions.bring("line-9")
    await resume.tasks.settled()
    assert resume.notes.spare.rowCount() == 0
    assert [row.line for row in resume.paged.marks.rows] == ["line-4", "line-3", "line-9"]
    await undoable.pop().undo()
    assert resume.notes.spare.rowCount() == 1


def test_each_shipped_template_has_a_name_for_people():
    for template in TypstRenderer(asset_path("templates"), asset_path("fonts")).templates():
        assert text(f"ui.resume.template.{template}")
