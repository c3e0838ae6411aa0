"""Talks with any persona: replies as they come, branches, other answers; nothing is lost."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from talking_double import KAI, NOOR, NOTED, POST, TalkingDouble, many_talks
from told_talk import TALK

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Label, Speaker, TalkPlace, TurnKind
from sanctum_desktop.core.domain.conversing import Again, Answer, Kept, Say, Slow, Spoken, Unworded
from sanctum_desktop.core.domain.errors import BadInput, CannotWrite, EngineDied, VaultFull
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.keep_drafts import OPEN_TALK
from sanctum_desktop.ui.features.talk.attaching_model import LONG
from sanctum_desktop.ui.features.talk.speech_model import SHOWN_MS
from sanctum_desktop.ui.features.talk.view_model import TalkModel


@pytest.fixture
def spoken(world):
    world.spoken = TalkingDouble()
    return world.spoken


async def talk_of(world, which=KAI):
    """The talk with Kai, or another."""
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await talk.tasks.settled()
    if which != TALK:
        talk.open(which)
        await talk.tasks.settled()
    return talk


def words(talk):
    return [row.words for row in talk.turns.rows]


async def steps():
    for _ in range(20):
        await asyncio.sleep(0)


async def test_one_talks_with_whom_one_chose_and_learns_why_the_guide_answers(world, spoken):
    talk = await talk_of(world, TALK)
    assert [row.name for row in talk.company.rows.rows] == ["Gem", "Abby", "Kai", "Noor", "Viktor"]
    assert [row.current for row in talk.company.rows.rows] == [True, False, False, False, False]
    talk.company.ask()
    assert talk.company.opened
    talk.company.choose("viktor")
    await talk.tasks.settled()
    assert not talk.company.opened
    assert (talk.company.name, talk.company.why) == ("Viktor", spoken.why)
    assert words(talk) == ["Hello, I'm Viktor. What brings you here?"]
    assert talk.turns.rows[0].who == "Viktor"
    assert talk.story == TALK, "the page is still made of Gem's talk"


async def test_a_talk_in_which_nothing_was_told_is_as_good_as_new(world, spoken):
    talk = await talk_of(world, TALK)
    for _ in range(2):
        talk.company.choose("noor")
        await talk.tasks.settled()
        first, talk_before = talk.conversation, talk.conversation
        talk.open(TALK)
        await talk.tasks.settled()
        talk.company.choose("noor")
        await talk.tasks.settled()
        assert talk.conversation == first == talk_before
    talk.say("What is a rota?")
    await talk.tasks.settled()
    talk.company.choose("noor")
    await talk.tasks.settled()
    assert talk.conversation != first


async def test_words_stand_there_as_they_come_and_the_whole_follows(world, spoken):
    talk, more = await talk_of(world), asyncio.Event()
    spoken.script = ["A **plan**", " for", more, " two."]
    heard = []
    talk.replied.connect(heard.append)
    talk.say("The second Tuesday.")
    await steps()
    assert (talk.busy, talk.stoppable, talk.doing) == (True, True, "Kai is answering.")
    assert not talk.speech.flowing, "pieces are gathered for a moment"
    talk.speech.show_heard()
    assert [row.words for row in talk.speech.pieces.rows] == ["A **plan** for"]
    assert talk.speech.flowing
    assert talk.turns.rows[-1].words == ""
    assert heard == []
    more.set()
    await talk.tasks.settled()
    assert (talk.turns.rows[-1].words, talk.busy) == ("A **plan** for two.", False)
    assert [span["look"] for span in talk.turns.rows[-1].blocks[0]["spans"]] == ["strong"]
    assert (heard, talk.speech.row) == (["A plan for two."], -1)


async def test_only_the_last_piece_is_laid_out_again(world, spoken):
    talk = await talk_of(world)
    talk.said.begin_reply()
    changed = []
    talk.speech.pieces.dataChanged.connect(lambda top, _bottom: changed.append(top.row()))
    shown = []
    talk.speech.changed.connect(lambda: shown.append(1))
    for paragraph in range(200):
        for _ in range(20):
            talk.speech.hear("words ")
        talk.speech.hear("\n\n")
        talk.speech.show_heard()
        assert changed[-1:] in ([], [max(0, 2 * paragraph)])
    assert len(shown) == 200, "once for what came together, not once a word"
    assert len(changed) == 199
    assert talk.speech.showing.interval() == SHOWN_MS
    talk.speech.hear("A sentence. " * 100)
    talk.speech.show_heard()
    assert max(len(row.words) for row in talk.speech.pieces.rows) <= 400
    talk.said.give_up()


async def test_stopping_keeps_what_was_worded(world, spoken):
    talk = await talk_of(world)
    spoken.script = ["As far", " as here", asyncio.Event(), " and never further"]
    talk.say("The second Tuesday.")
    await steps()
    talk.stop()
    await talk.tasks.settled()
    assert (talk.turns.rows[-1].words, talk.turns.rows[-1].cut) == ("As far as here", True)
    assert not talk.stoppable
    assert spoken.talks[KAI].turns[-1].cut


async def test_somebody_else_answers_and_says_so_beside_the_reply(world, spoken):
    talk, more = await talk_of(world), asyncio.Event()
    spoken.script = ["A wrong beg", Unworded(), NOTED, "Which Tuesday?", more]
    talk.say("The second Tuesday.")
    await steps()
    talk.speech.show_heard()
    assert [row.words for row in talk.speech.pieces.rows] == ["Which Tuesday?"]
    more.set()
    await talk.tasks.settled()
    assert talk.turns.rows[-1].words == "Which Tuesday?"
    assert talk.turns.rows[-1].note == NOTED.sentence


async def test_an_engine_that_dies_leaves_what_was_said_and_a_way_on(world, spoken):
    talk = await talk_of(world)
    spoken.script = ["Half a", EngineDied("It ended.", advice="Nothing is lost.")]
    talk.say("The second Tuesday.")
    await talk.tasks.settled()
    assert words(talk)[-1] == "The second Tuesday."
    assert (talk.message, talk.unanswered) == ("It ended. Nothing is lost.", True)
    assert (talk.draft, talk.busy) == ("", False)
    spoken.script = ["Which one?"]
    talk.goOn()
    await talk.tasks.settled()
    assert spoken.asked[-1] == Answer()
    assert (words(talk)[-1], talk.unanswered, talk.message) == ("Which one?", False, "")


async def test_what_could_not_be_kept_goes_back_to_the_field(world, spoken):
    talk = await talk_of(world)
    back = []
    talk.restored.connect(back.append)
    spoken.fails = BadInput("No room for that.")
    talk.keep("The second Tuesday.")
    talk.say("The second Tuesday.")
    await talk.tasks.settled()
    assert back == ["The second Tuesday."]
    assert (talk.draft, talk.unanswered) == ("The second Tuesday.", False)
    assert len(words(talk)) == 3
    await talk.close()
    assert world.drafts.kept[f"talk:{KAI}"] == "The second Tuesday."


async def test_a_vault_that_ails_is_told_where_all_is_told(world, spoken):
    talk = await talk_of(world)
    ailed = []
    talk.ailed.connect(ailed.append)
    spoken.fails = VaultFull("The disk is full.")
    talk.say("The second Tuesday.")
    await talk.tasks.settled()
    assert (ailed, talk.draft, talk.message) == (
        ["The disk is full."],
        "The second Tuesday.",
        "",
    )


async def test_an_edited_turn_becomes_a_version_and_the_others_stay(world, spoken):
    talk = await talk_of(world)
    own = talk.turns.rows[1]
    assert (own.number, own.version, own.versions) == (3, 2, 2)
    talk.branches.edit(3)
    assert (talk.branches.editing, talk.branches.halfway) == (3, own.words)
    talk.branches.keep("Only Tuesdays.")
    talk.branches.finish("Only Tuesdays.")
    await talk.tasks.settled()
    assert spoken.asked == [Say("Only Tuesdays.", after=0)]
    assert words(talk)[1:] == ["Only Tuesdays.", "I heard: Only Tuesdays."]
    assert (talk.turns.rows[1].version, talk.turns.rows[1].versions) == (3, 3)
    assert (talk.branches.editing, world.drafts.kept) == (-1, {})
    talk.branches.step(5, -2)
    await talk.tasks.settled()
    assert words(talk)[1] == "I want to leave nights."
    assert talk.branches.branches == 3
    assert (await spoken.tree(KAI)).tip == 2


async def test_an_edit_that_says_the_same_or_nothing_says_nothing(world, spoken):
    talk = await talk_of(world)
    talk.branches.edit(3)
    talk.branches.finish("  ")
    assert talk.branches.editing == 3
    talk.branches.finish(talk.turns.rows[1].words)
    assert (talk.branches.editing, spoken.asked) == (-1, [])
    talk.branches.edit(4)
    assert talk.branches.editing == -1, "what others said is not ours to change"


async def test_a_half_written_edit_outlives_a_lock(world, spoken):
    talk = await talk_of(world)
    talk.branches.edit(3)
    talk.branches.keep("Only Tues")
    await talk.close()
    assert world.drafts.kept == {f"turn:{KAI}:3": "Only Tues", OPEN_TALK: KAI}
    again = await talk_of(world, TALK)
    assert (again.branches.editing, again.branches.halfway) == (3, "Only Tues")
    again.branches.leave()
    await again.tasks.settled()
    assert world.drafts.kept == {OPEN_TALK: KAI}


async def test_an_edit_that_cannot_be_kept_stays_half_written(world, spoken):
    talk = await talk_of(world)
    before = words(talk)
    talk.branches.edit(3)
    talk.branches.keep("Only Tuesdays.")
    spoken.fails = BadInput("No room.")
    talk.branches.finish("Only Tuesdays.")
    await talk.tasks.settled()
    assert words(talk) == before
    assert (talk.branches.editing, talk.branches.halfway) == (3, "Only Tuesdays.")
    assert talk.draft == ""
    await talk.close()


async def test_another_answer_stands_beside_the_first(world, spoken):
    talk = await talk_of(world)
    spoken.script = ["Tuesdays. Which comes first?"]
    talk.branches.askAgain(4)
    await talk.tasks.settled()
    assert spoken.asked == [Again(4)]
    assert words(talk)[-1] == "Tuesdays. Which comes first?"
    assert (talk.turns.rows[-1].version, talk.turns.rows[-1].versions) == (2, 2)
    talk.branches.step(5, -1)
    await talk.tasks.settled()
    assert words(talk)[-1].startswith("Tuesdays free, two nights at most.")
    talk.branches.askAgain(0)
    assert spoken.asked == [Again(4)], "a greeting has no other"


async def test_gems_turns_branch_too_and_are_heard_anew(world, spoken):
    talk = await talk_of(world, TALK)
    talk.say("Every Sunday.")
    await talk.tasks.settled()
    assert [row.number for row in talk.turns.rows] == [0, 1, 2, 3, 4, 5, 6]
    assert talk.property("enough")
    world.facts = {}
    spoken.talks[TALK].turns += [talk.branches.turn(5), talk.branches.turn(6)]
    spoken.talks[TALK].parents += [4, 5]
    talk.branches.edit(3)
    talk.branches.finish("It was calm.")
    await talk.tasks.settled()
    assert words(talk)[3:] == ["It was calm.", "I heard: It was calm."]
    assert (talk.facts.count, talk.property("enough")) == (0, False)
    assert talk.turns.rows[3].versions == 2


async def test_what_is_found_leads_to_its_branch(world, spoken):
    talk = await talk_of(world, TALK)
    talk.finding.find("leave nights")
    assert talk.finding.told == ""
    talk.finding.look()
    await talk.tasks.settled()
    row = talk.finding.rows.rows[0]
    assert (row.beside, talk.finding.told) == ("You, to Kai · Today", "Found: 1")
    assert row.spans == [{"start": 10, "length": 12, "look": "strong"}]
    at = []
    talk.pointed.connect(at.append)
    talk.finding.choose(0)
    await talk.tasks.settled()
    assert (talk.conversation, talk.company.name) == (KAI, "Kai")
    assert words(talk)[at[-1]] == "I want to leave nights."
    talk.finding.find("")
    assert (talk.finding.active, talk.finding.count, talk.finding.told) == (False, 0, "")


async def test_marks_are_told_in_the_units_of_the_text(world, spoken):
    spoken.talks[KAI].turns[1] = replace(spoken.talks[KAI].turns[1], text="🙂 nights")
    talk = await talk_of(world, TALK)
    talk.finding.find("🙂 nig")
    talk.finding.look()
    await talk.tasks.settled()
    assert talk.finding.rows.rows[0].spans[0] == {"start": 0, "length": 6, "look": "strong"}


async def test_talks_are_named_pinned_put_aside_and_each_is_undone(world, spoken):
    talk = await talk_of(world, TALK)
    undo = []
    talk.talks.undoable.connect(undo.append)
    talk.talks.rename(KAI, " Nights ")
    talk.talks.pin(KAI, True)
    await talk.tasks.settled()
    rows = talk.talks.rows.rows
    assert [(row.talk, row.title, row.pinned) for row in rows[:1]] == [(KAI, "Nights", True)]
    talk.talks.put(NOOR, "trashed")
    await talk.tasks.settled()
    assert NOOR not in [row.talk for row in talk.talks.rows.rows]
    talk.talks.turnTo("trashed")
    await talk.tasks.settled()
    assert [row.talk for row in talk.talks.rows.rows] == [NOOR]
    assert [act.words for act in undo] == [
        "Talk renamed.",
        "Talk pinned.",
        "Talk moved to the trash.",
    ]
    for act in reversed(undo):
        await act.undo()
    assert spoken.talks[KAI].label.title == ""
    assert spoken.talks[NOOR].label.place is TalkPlace.OPEN
    await talk.tasks.settled()


async def test_the_open_talk_put_in_the_trash_makes_way_for_another(world, spoken):
    talk = await talk_of(world)
    talk.talks.put(KAI, "trashed")
    await talk.tasks.settled()
    assert (talk.conversation, talk.busy) == (TALK, False)


async def test_a_text_is_attached_by_its_file_and_taken_off(world, spoken, tmp_path):
    talk = await talk_of(world)
    (tmp_path / "post.txt").write_text("We plan for ten.")
    talk.texts.attachFile(str(tmp_path / "post.txt"))
    await talk.tasks.settled()
    assert [row.name for row in talk.texts.rows.rows] == ["post.txt"]
    assert spoken.attachments[-1].untrusted_text == "We plan for ten."
    talk.texts.remove(talk.texts.rows.rows[0].text)
    await talk.tasks.settled()
    assert (talk.texts.count, spoken.attachments) == (0, [POST])
    talk.texts.attachFile(str(tmp_path / "gone.txt"))
    await talk.tasks.settled()
    assert talk.message.startswith("gone.txt could not be read.")
    talk.texts.attachFile(str(tmp_path / "post.txt"))
    assert talk.message == "", "that was of the file before"
    await talk.tasks.settled()
    assert talk.message == ""


WRONG = {
    "a folder": None,
    "set_pages": b"%PDF-1.7\n" + b"\xe2\xe3\xcf\xd3" * 500_000,
    "too_large": b"a word " * 6_000_000,
    "no_text": bytes(range(256)) * 8,
    "empty": b" \n\n",
}


@pytest.mark.parametrize("why", WRONG)
async def test_a_wrong_file_is_refused_with_a_way_on_and_nothing_is_attached(
    world, spoken, tmp_path, why
):
    talk = await talk_of(world)
    talk.keep("About this post: ")
    file = tmp_path / "post.txt"
    file.mkdir() if WRONG[why] is None else file.write_bytes(WRONG[why])
    talk.texts.attachFile(str(file))
    await talk.tasks.settled()
    if WRONG[why] is None:
        assert talk.message.startswith("post.txt could not be read.")
    else:
        assert talk.message.endswith(text(f"attach.advice.{why}"))
    assert (talk.texts.count, spoken.attachments, talk.busy) == (0, [POST], False)
    assert talk.draft == "About this post: "
    await talk.close()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
async def test_a_text_is_read_in_the_encoding_it_is_in(world, spoken, tmp_path, encoding):
    talk = await talk_of(world)
    (tmp_path / "post.txt").write_bytes("Bäcker für die Nacht gesucht.".encode(encoding))
    talk.texts.attachFile(str(tmp_path / "post.txt"))
    await talk.tasks.settled()
    assert spoken.attachments[-1].untrusted_text == "Bäcker für die Nacht gesucht."


async def test_what_was_pasted_and_cannot_be_attached_stays_in_the_answer(world, spoken):
    talk = await talk_of(world)
    back = []
    talk.restored.connect(back.append)
    pasted = "A post. " * 30_000
    talk.keep("Look: ")
    talk.keep(f"Look: {pasted}")
    talk.texts.attachPasted()
    assert not talk.texts.pasted
    await talk.tasks.settled()
    assert talk.message.endswith(text("attach.advice.too_large"))
    assert (back, talk.draft) == ([], f"Look: {pasted}")
    await talk.close()


async def test_attaching_leaves_the_answer_that_is_written_alone(world, spoken, tmp_path):
    talk = await talk_of(world)
    typed = "word " * 400
    for end in range(0, len(typed) + 1, 5):
        talk.keep(typed[:end])
    (tmp_path / "post.txt").write_text("We plan for ten.")
    talk.texts.attachFile(str(tmp_path / "post.txt"))
    await talk.tasks.settled()
    talk.keep(f"{typed}!")
    assert not talk.texts.pasted, "it was typed, key by key"
    await talk.close()


async def test_a_long_paste_is_offered_as_a_text(world, spoken):
    talk = await talk_of(world)
    back = []
    talk.restored.connect(back.append)
    pasted = "A post. " * (LONG // 8 + 1)
    talk.keep("Look: ")
    talk.keep(f"Look: {pasted}")
    assert talk.texts.pasted
    talk.texts.attachPasted()
    await talk.tasks.settled()
    assert (back, talk.texts.pasted) == (["Look:"], False)
    assert spoken.attachments[-1].untrusted_text == pasted.rstrip()
    assert spoken.attachments[-1].name == "A post. A post. A post."
    talk.keep(f"Look: {pasted}")
    talk.texts.leavePasted()
    talk.keep(f"Look: {pasted}!")
    assert not talk.texts.pasted
    await talk.close()


async def test_what_is_suggested_is_done_once_and_taken_back(world, spoken):
    talk = await talk_of(world)
    undo = []
    talk.offers.undoable.connect(undo.append)
    offers = talk.turns.rows[-1].offers
    assert [one["words"] for one in offers] == [
        "Add to my plan: Put my Tuesday free on the next rota",
        "Go on with Noor",
    ]
    assert talk.suggesting
    talk.offers.take(4, 0)
    talk.offers.take(4, 0)
    await talk.tasks.settled()
    talk.offers.take(4, 0)
    await talk.tasks.settled()
    assert talk.turns.rows[-1].offers[0]["done"] == "On your plan."
    assert [row.words for row in talk.beside.plan.rows] == ["Put my Tuesday free on the next rota"]
    await undo[0].undo()
    await talk.tasks.settled()
    assert (spoken.plan, talk.turns.rows[-1].offers[0]["done"]) == ([], "")
    talk.offers.take(4, 1)
    await talk.tasks.settled()
    assert talk.company.name == "Noor"


async def test_an_action_may_lead_to_a_screen(world, spoken):
    talk = await talk_of(world)
    led = []
    talk.wanted.connect(led.append)
    spoken.script = ["Look at your page.", Action(tool=Tool.OPEN_RESUME)]
    talk.say("Where is my page?")
    await talk.tasks.settled()
    talk.offers.take(talk.turns.rows[-1].number, 0)
    await talk.tasks.settled()
    assert led == ["resume"]


async def test_what_was_remembered_leads_to_where_it_was_said(world, spoken):
    talk = await talk_of(world)
    row = talk.beside.remembered.rows[0]
    assert row.label == "You said in “I run the night bakery at Rosen & Daughters…”"
    assert talk.turns.rows[-1].passages[0]["label"] == row.label
    at = []
    talk.pointed.connect(at.append)
    talk.beside.goTo(row.talk, row.turn)
    await talk.tasks.settled()
    assert (talk.conversation, at[-1]) == (TALK, 1)


async def test_a_passage_of_a_text_names_it_and_its_page(world, spoken):
    talk = await talk_of(world, NOOR)
    passage = talk.turns.rows[-1].passages[0]
    assert passage["label"] == "job-post-night-baker.txt, page 2"
    assert passage["before"] + passage["quote"] + passage["after"] == POST.untrusted_text
    talk.texts.remove(POST.id)
    await talk.tasks.settled()
    talk.open(KAI)
    await talk.tasks.settled()
    talk.open(NOOR)
    await talk.tasks.settled()
    assert talk.turns.rows[-1].passages[0]["label"].startswith("A text that was removed")


async def test_a_passage_of_a_long_text_stands_among_whole_words_of_it(world, spoken):
    around = "Nights are paid. " * 40
    quote = "plans shifts for a team of ten"
    told = f"{around}\n{around}{quote}. {around}"
    start = told.index(quote)
    spoken.attachments[0] = replace(POST, untrusted_text=told, pages=(0,))
    cite = Citation(of=POST.id, start=start, end=start + len(quote), quote=quote)
    spoken.talks[NOOR].turns[-1] = replace(spoken.talks[NOOR].turns[-1], cites=(cite,))
    talk = await talk_of(world, NOOR)
    passage = talk.turns.rows[-1].passages[0]
    assert passage["label"] == "job-post-night-baker.txt, line 2"
    assert passage["before"].startswith(("…Nights ", "…are ", "…paid. "))
    assert passage["after"].startswith(". Nights are paid.")
    assert passage["after"].endswith(("Nights…", "are…", "paid.…"))
    assert len(passage["before"]) <= 241


async def test_after_a_lock_the_talk_that_was_left_stands_there_again(world, spoken):
    talk = await talk_of(world)
    talk.keep("The second Tu")
    spoken.script = ["As far as here", asyncio.Event()]
    await talk.close()
    again = await talk_of(world, TALK)
    assert (again.conversation, again.draft) == (KAI, "The second Tu")
    assert again.story == TALK, "the page is made of Gem's talk all the same"
    again.go_on_with_gem()
    await again.tasks.settled()
    assert again.conversation == TALK
    await again.close()
    assert (await talk_of(world, TALK)).conversation == TALK


async def test_the_talk_that_was_left_is_noted_once_and_gems_not_at_all(world, spoken):
    talk = await talk_of(world)
    await talk.close()
    await talk.close()
    assert world.drafts.written == [(OPEN_TALK, KAI)]
    with_gem = await talk_of(world, TALK)
    with_gem.go_on_with_gem()
    await with_gem.tasks.settled()
    await with_gem.close()
    assert world.drafts.written[1:] == [(OPEN_TALK, "")]


async def test_half_a_reply_that_a_lock_cut_off_stands_there_when_one_comes_back(world, spoken):
    talk = await talk_of(world)
    spoken.script = ["As far as here", asyncio.Event()]
    talk.say("The second Tuesday.")
    await steps()
    await talk.close()
    again = await talk_of(world, TALK)
    assert (words(again)[-1], again.turns.rows[-1].cut) == ("As far as here", True)


async def test_a_talk_that_was_left_and_is_in_the_trash_is_not_come_back_to(world, spoken):
    talk = await talk_of(world)
    await talk.close()
    spoken.talks[KAI].label = Label(place=TalkPlace.TRASHED)
    assert (await talk_of(world, TALK)).conversation == TALK


async def test_in_a_vault_to_read_only_one_comes_back_and_nothing_is_written(world, spoken):
    talk = await talk_of(world)
    await talk.close()
    world.drafts.written.clear()
    world.doubt = "2 changes are missing."
    again = await talk_of(world, TALK)
    assert again.conversation == KAI
    await again.close()
    assert world.drafts.written == []


async def test_a_talk_is_saved_as_a_file(world, spoken):
    talk = await talk_of(world)
    told = []
    talk.told.connect(told.append)
    talk.saving.ask(KAI)
    talk.saving.choose("json")
    await talk.saving.asking.tasks.settled()
    talk.saving.save("/home/talk.json")
    await talk.tasks.settled()
    assert world.exported == {"/home/talk.json": b"json: kai-1"}
    assert (told, talk.saving.busy) == (["The talk is saved at /home/talk.json."], False)


async def test_a_talk_that_cannot_be_written_there_is_asked_again(world, spoken):
    talk = await talk_of(world)

    async def full(data, path):
        raise CannotWrite("No room.", advice="Take another folder.")

    talk.exporting._desk = replace(world.desk(), export=full)
    talk.saving.ask(KAI)
    talk.saving.save("/home/talk.md")
    await talk.tasks.settled()
    await talk.saving.asking.tasks.settled()
    assert (talk.saving.dialog.opened, talk.saving.dialog.message) == (
        True,
        "No room. Take another folder.",
    )


async def test_a_vault_to_read_only_writes_nothing_and_shows_every_branch(world, spoken):
    world.doubt = "2 changes are missing."
    talk = await talk_of(world)
    talk.branches.step(3, -1)
    await talk.tasks.settled()
    assert words(talk)[1] == "I want to leave nights."
    assert spoken.talks[KAI].tip == 4, "only shown"
    talk.branches.edit(1)
    talk.branches.askAgain(2)
    talk.offers.take(2, 0)
    talk.company.ask()
    talk.company.choose("noor")
    await talk.tasks.settled()
    assert (talk.branches.editing, talk.company.opened, spoken.asked) == (-1, False, [])
    assert (talk.unanswered, talk.suggesting) == (False, False)
    assert world.drafts.written == []


async def test_the_palette_leads_to_everyone_and_to_all_talks(world, spoken):
    talk = await talk_of(world)
    named = {one.words: one for one in talk.commands()}
    assert {"Talk with Kai", "Talk with Noor", "Find in all talks"} <= named.keys()
    assert "Skip this one" not in named, "that is Gem's"
    named["What does the post mean by planning for ten"].run()
    await talk.tasks.settled()
    assert talk.conversation == NOOR


async def test_a_lock_waits_for_no_reply_and_loses_none_of_it(world, spoken):
    talk = await talk_of(world)
    spoken.script = ["As far as here", asyncio.Event()]
    talk.say("The second Tuesday.")
    await steps()
    await talk.close()
    assert spoken.talks[KAI].turns[-1].text == "As far as here"
    assert spoken.talks[KAI].turns[-1].kind is TurnKind.REPLY


async def test_hundreds_of_talks_are_listed_the_pinned_first(world, spoken):
    spoken.talks |= many_talks(300)
    talk = await talk_of(world, TALK)
    rows = talk.talks.rows.rows
    assert [row.pinned for row in rows[:3]] == [True, True, False]
    assert all(row.who for row in rows)


async def test_the_first_list_stands_before_its_titles_are_made(world, spoken):
    made, whole = asyncio.Event(), spoken.list

    async def slowly(place, *, titled=True):
        if titled:
            await made.wait()
        return await whole(place, titled=titled)

    spoken.list = slowly
    talk = world.kept(TalkModel(world.desk()))
    talk.begin()
    await steps()
    titles = [row.title for row in talk.talks.rows.rows]
    assert len(titles) == len(spoken.talks)
    assert "…" in titles
    assert "…" not in {command.words for command in talk.talks.commands()}
    assert all(talk.talks.untold(one) is None for one in ("gem", "kai", "noor"))
    made.set()
    await talk.tasks.settled()
    assert "…" not in {row.title for row in talk.talks.rows.rows}


async def test_going_elsewhere_ends_a_reply_where_it_is(world, spoken):
    talk = await talk_of(world)
    spoken.script = ["As far as here", asyncio.Event()]
    talk.say("The second Tuesday.")
    await steps()
    talk.open(NOOR)
    await talk.tasks.settled()
    await steps()
    await talk.tasks.settled()
    assert (talk.conversation, talk.company.name, talk.busy) == (NOOR, "Noor", False)
    assert spoken.talks[KAI].turns[-1].text == "As far as here"
    spoken.script = ["And here", asyncio.Event()]
    talk.say("And then?")
    await steps()
    talk.talks.put(NOOR, "trashed")
    await talk.tasks.settled()
    await steps()
    await talk.tasks.settled()
    assert talk.conversation == TALK
    assert spoken.talks[NOOR].turns[-1].text == "And here"


async def test_what_is_on_the_plan_stays_so_when_the_talk_is_opened_again(world, spoken):
    talk = await talk_of(world)
    talk.offers.take(4, 0)
    await talk.tasks.settled()
    again = await talk_of(world)
    assert again.turns.rows[-1].offers[0]["done"] == "On your plan."
    assert again.suggesting, "there is another"


async def test_a_slow_model_leaves_a_choice_until_it_words_something(world, spoken):
    talk, chosen, more = await talk_of(world), [], asyncio.Event()
    slow = Slow(
        sentence="It is slow.",
        guide=lambda: chosen.append("guide"),
        another=lambda: chosen.append("another"),
    )
    spoken.script = [slow, more, "Now", more]
    talk.say("The second Tuesday.")
    await steps()
    assert (talk.doing, talk.modelAsked, talk.canChange) == ("It is slow.", True, True)
    talk.askAnother()
    assert (chosen, talk.modelAsked, talk.canChange) == (["another"], False, False)
    more.set()
    await talk.tasks.settled()
    spoken.script = [slow, asyncio.Event()]
    talk.say("And then?")
    await steps()
    talk.goOnWithout()
    assert chosen == ["another", "guide"]
    talk.stop()
    await talk.tasks.settled()
    assert not talk.canChange


async def test_the_guides_reply_is_said_word_by_word(world, spoken, monkeypatch):
    talk = await talk_of(world)
    monkeypatch.delenv("SANCTUM_REDUCED_MOTION")

    async def guide(conversation, wish, stop):
        held = spoken.talks[conversation]
        yield Kept(conversation, held.add(Speaker.PERSON, wish.text, held.tip))
        yield Spoken(held.add(Speaker.INTERVIEWER, "Which Tuesday?", held.tip))

    talk.conversing._talking = replace(talk.desk.talking, converse=guide)
    talk.say("The second Tuesday.")
    await talk.tasks.settled()
    assert (talk.speech.row, talk.speech.asked) == (len(talk.turns.rows) - 1, "")
    talk.speech.timer.stop()
    talk.speech.timer.timeout.emit()
    assert talk.speech.asked == "Which "
    talk.speech.finish()


async def test_a_model_reads_ahead_once_after_each_reply_whoever_gives_it(world, spoken):
    reading = []

    async def read_ahead(conversation):
        reading.append(conversation)

    world_of = world.desk
    world.desk = lambda: replace(world_of(), read_ahead=read_ahead)
    talk = await talk_of(world, TALK)
    reading.clear()
    talk.branches.edit(3)
    talk.branches.finish("It was calm.")
    await talk.tasks.settled()
    assert reading == [TALK]
    talk.open(KAI)
    await talk.tasks.settled()
    reading.clear()
    talk.say("The second Tuesday.")
    await talk.tasks.settled()
    assert reading == [KAI]


async def test_a_talk_read_in_the_trash_says_so_and_is_put_back_from_there(world, spoken):
    talk = await talk_of(world)
    assert talk.talks.aside == ""
    talk.talks.put(KAI, "trashed")
    await talk.tasks.settled()
    assert (talk.conversation != KAI, talk.talks.aside) == (True, "")
    talk.talks.turnTo("trashed")
    await talk.tasks.settled()
    talk.open(KAI)
    await talk.tasks.settled()
    assert talk.talks.aside == "trashed"
    talk.talks.bringBack()
    await talk.tasks.settled()
    assert (talk.conversation, talk.talks.aside) == (KAI, "")
    assert spoken.talks[KAI].label.place is TalkPlace.OPEN


async def test_dropped_files_are_attached_and_other_addresses_are_not(world, spoken, tmp_path):
    talk = await talk_of(world)
    (tmp_path / "post.txt").write_text("We plan for ten.")
    file = QUrl.fromLocalFile(str(tmp_path / "post.txt"))
    talk.texts.attachUrls([QUrl("https://example.org/post.txt"), file])
    await talk.tasks.settled()
    assert [row.name for row in talk.texts.rows.rows] == ["post.txt"]


async def test_the_palette_offers_another_answer_where_there_is_one(world, spoken):
    talk = await talk_of(world)

    def offered():
        return {one.words: one for one in talk.commands()}

    offered()[text("ui.talk.act.again")].run()
    await talk.tasks.settled()
    assert spoken.asked == [Again(4)]
    assert (talk.turns.rows[-1].version, talk.turns.rows[-1].versions) == (2, 2)
    with_gem = await talk_of(world, TALK)
    assert text("ui.talk.act.again") not in {one.words for one in with_gem.commands()}


async def test_who_answers_is_asked_again_when_one_comes_back(world, spoken):
    talk = await talk_of(world)
    spoken.why = ""
    talk.begin()
    await talk.tasks.settled()
    assert talk.company.why == ""
