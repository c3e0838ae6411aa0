"""Noor, move by move: from a text, without any, with answers handed over."""

from dataclasses import replace

import pytest
from learners import POST, WARD
from scenes import MONDAY, Talk, a_scene, a_text

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.persona import Handed, Passed, Tool
from sanctum_desktop.core.domain.scene import Recalled
from sanctum_desktop.core.policies.conversing import noor

HYGIENE = a_text(WARD, name="hygiene.md")
ONE_RUN = a_text(
    "All of it stands in one run of words without a heading. It says little else.", of="run"
)


def with_text(text=HYGIENE, **more):
    return Talk("noor", answers=noor.reply, attachments=(text,), **more)


def alone(**more):
    return Talk("noor", answers=noor.reply, **more)


def handed(talk, passed, *words, by="viktor"):
    return replace(talk, handed=Handed(by=by, passed=passed, words=words))


def with_handed(passed, *words):
    scene = a_scene("noor")
    scene = replace(scene, conversation=handed(scene.conversation, passed, *words))
    talk = alone()
    talk.scene = scene
    talk.replies = []
    talk._keep(noor.reply(scene))
    return talk


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("what is a sharps container?", "noor.explain"),
        ("isolation", "noor.explain"),
        ("what is in it", "noor.topics"),
        ("quiz me", "noor.quiz"),
        ("next", "noor.onward"),
        ("dont know", "noor.topics"),
        ("I don't understand", "noor.topics"),
        ("what about vaccination?", "noor.not_found"),
        ("why do I need this?", "noor.else"),
        ("exam friday, an hour a day", "noor.plan.laid"),
        ("exam friday, 10 minutes a day", "noor.plan.tight"),
        ("make a plan", "noor.plan.ask_day"),
        ("stop", "noor.stop"),
        ("thanks", "noor.thanks"),
        ("are you a robot?", "noor.who"),
        ("write me the essay", "noor.do_it"),
        ("asdfgh", "noor.unheard"),
        ("is that right?", "noor.judge"),
        ("useless", "noor.annoyed"),
        ("estoy aprendiendo para un examen de higiene con mi hermana", "noor.foreign"),
    ],
)
def test_the_first_answer_decides_the_move(said, wording):
    assert with_text().say(said).wording.startswith(wording)


def test_what_answers_is_quoted_cited_and_to_be_said_back():
    reply = with_text().say("what is a sharps container?")
    (cite,) = reply.cites
    assert cite.of == "text"
    assert cite.quote.startswith("A sharps container")
    assert "A sharps container is a rigid box" in reply.text
    assert reply.text.endswith("?")


def test_a_page_is_named_where_there_are_pages():
    text = a_text("Gloves are thin.\nNeedles are sharp things.", name="n.txt", pages=(0, 17))
    assert "n.txt, page 2" in with_text(text).say("what are needles?").text


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("hand hygiene is the best measure, 30 seconds, gloves do not replace it", "noor.whole"),
        ("it takes 20 seconds", "noor.back.number"),
        ("gloves replace it", "noor.back.turned"),
        ("no idea", "noor.back.unknown"),
        ("I like cooking", "noor.back.apart"),
        ("sharps", "noor.explain"),
        ("what is isolation?", "noor.explain"),
        ("too hard", "noor.shorter"),
        ("next", "noor.onward"),
        ("hand hygiene is the most important measure against infection.", "noor.back.copied"),
    ],
)
def test_what_is_said_back_is_held_against_the_passage(said, wording):
    talk = with_text()
    talk.say("hand hygiene")
    assert talk.say(said).wording.startswith(wording)


def test_a_number_and_a_point_that_are_missing_are_named():
    talk = with_text(
        a_text("# Rest\nA driver rests for 11 hours at night. Breaks are taken in a lay-by.")
    )
    talk.say("rest")
    assert talk.say("the driver rests at night").wording.startswith("noor.back.missing")
    assert talk.say("breaks in a lay-by").wording.startswith("noor.back.no_number")
    assert talk.say("11 hours").wording.startswith("noor.whole")


def test_after_the_third_try_it_is_left_for_tomorrow():
    talk = with_text()
    talk.say("sharps")
    for said in ("a box", "a red box"):
        assert talk.say(said).wording.startswith("noor.back")
    assert talk.say("a big box").wording.startswith("noor.leave_with")
    talk = with_text()
    talk.say("sharps")
    for _ in range(2):
        assert talk.say("no idea").wording.startswith("noor.back")
    assert talk.say("no idea").wording.startswith("noor.leave.")


def test_one_sentence_is_taken_apart_by_its_words():
    talk = with_text()
    talk.say("why are needles not put back?")
    assert talk.say("I don't understand").wording.startswith("noor.which_word")
    assert talk.say("needles cap").wording.startswith("noor.no_other")


def test_what_could_not_be_read_changes_nothing_of_the_passage():
    talk = with_text()
    talk.say("sharps")
    assert talk.say("asdfgh").wording.startswith("noor.unheard")
    assert talk.say("next").cites[0].quote.startswith("Surfaces")


def test_what_tells_nothing_at_first_is_answered_with_the_topics():
    assert with_text().say("I left school at 15").wording.startswith("noor.topics")
    talk = with_text()
    talk.say("topics")
    assert talk.say("I left school early").wording.startswith("noor.else")


def test_a_topic_is_chosen_by_its_number():
    talk = with_text()
    talk.say("topics")
    assert talk.say("number 3").cites[0].quote.startswith("A sharps container")
    talk.say("topics")
    assert talk.say("9").wording.startswith("noor.topics")
    assert with_text(ONE_RUN).say("topics").wording.startswith("noor.no_topics")
    bare = with_text(a_text("# One\nWords.\n# Two\nMore."))
    bare.say("what is in it")
    bare.scene = replace(bare.scene, attachments=(ONE_RUN,))
    assert bare.say("2").wording.startswith("noor.no_topics")


def test_a_text_ends_and_may_be_gone():
    talk = with_text()
    for _ in range(3):
        talk.say("next")
    assert talk.say("next").wording.startswith("noor.onward")
    assert talk.say("next").wording.startswith("noor.end_of_text")
    talk = with_text()
    talk.say("sharps")
    talk.scene = replace(talk.scene, attachments=(ONE_RUN,))
    assert talk.say("a box for needles of some kind").wording.startswith("noor.gone")
    talk.scene = replace(talk.scene, attachments=(ONE_RUN,))
    assert talk.say("next").wording.startswith("noor.gone")
    assert talk.say("I don't understand").wording.startswith("noor.no_topics")
    talk = with_text()
    talk.say("sharps")
    talk.scene = replace(talk.scene, attachments=(ONE_RUN,))
    assert talk.say("no idea").wording.startswith("noor.leave.")


def test_a_quiz_asks_one_at_a_time_and_the_missed_again():
    talk = with_text(
        a_text("A valve is a gate for gas. A pump is a heart for oil. Wait for 5 minutes then.")
    )
    first = talk.say("quiz me")
    assert first.hard
    assert "_____ is a gate" in first.text
    wrong = talk.say("pump")
    assert wrong.cites[0].quote == "A valve is a gate for gas."
    assert "_____ is a heart" in wrong.text
    assert "_____ minutes" in talk.say("dont know").text
    again = talk.say("5")
    assert "_____ is a gate" in again.text
    assert "_____ is a heart" in talk.say("a valve").text
    assert talk.say("pump").wording.startswith("noor.quiz_done")
    assert talk.say("quiz").wording.startswith("noor.quiz_done")


def test_a_quiz_goes_on_and_shows_what_is_not_understood():
    talk = with_text()
    talk.say("quiz")
    assert talk.say("next").wording.startswith("noor.quiz.")
    assert talk.say("I don't understand").cites
    assert (
        with_text(a_text("Nothing here, but this.")).say("quiz").wording.startswith("noor.no_quiz")
    )


def test_a_question_of_a_text_that_is_gone_is_asked_no_more():
    for said in ("isolation", "no idea"):
        talk = with_text()
        talk.say("quiz")
        talk.scene = replace(talk.scene, attachments=(ONE_RUN,))
        assert talk.say(said).wording.startswith("noor.no_quiz")


def test_days_are_laid_in_words_of_ours():
    reply = with_text().say("the exam is on Friday, an hour a day")
    assert "Sharps" in reply.text
    assert [one.tool for one in reply.actions] == [Tool.ADD_PLAN_ITEM] * 4
    assert reply.actions[1].about == "Tuesday 24 November, 60 minutes: parts 2 to 3 of 5"
    assert all("Sharps" not in one.about for one in reply.actions)
    assert (
        with_text(ONE_RUN)
        .say("exam in 5 days, an hour a day")
        .wording.startswith("noor.plan.parts")
    )


def test_what_a_plan_still_needs_is_asked_for():
    talk = with_text()
    assert talk.say("exam on Friday").wording.startswith("noor.plan.ask_minutes")
    assert talk.say("I don't know").actions[0].about == "Monday 23 November: part 1 of 5"
    talk = with_text()
    assert talk.say("make a plan").wording.startswith("noor.plan.ask_day")
    assert len(talk.say("whenever").actions) > 3
    assert (
        with_text()
        .say("the exam is today, an hour a day")
        .wording.startswith("noor.plan.ask_late")
    )


def test_without_a_text_the_steps_are_taught_one_by_one():
    talk = alone()
    for said, wording in (
        ("what is SQL?", "noor.alone.cannot"),
        ("and what is a join?", "noor.alone.still"),
        ("select and from, I think", "noor.alone.gap"),
        ("joins", "noor.alone.explain"),
        ("two tables are put together", "noor.alone.check"),
        ("at the key", "noor.alone.space"),
        ("indexes", "noor.alone.recall"),
        ("next", "noor.alone.which"),
        ("quiz me", "noor.alone.quiz"),
        ("topics", "noor.alone.topics"),
        ("too hard", "noor.alone.shorter"),
        ("no idea", "noor.alone.nothing"),
        ("word " * 130, "noor.alone.paste"),
        ("estoy aprendiendo para un examen de higiene con mi hermana", "noor.foreign"),
    ):
        assert talk.say(said).wording.startswith(wording), said
    items = [a.about for r in talk.replies for a in r.actions]
    assert items[0] == "Tuesday 24 November: say from memory, without looking: joins"


def test_not_knowing_where_it_stopped_is_spaced_all_the_same():
    talk = alone()
    for said in ("SQL", "select and from", "joins", "two tables are put together"):
        talk.say(said)
    assert talk.say("no idea").wording.startswith("noor.alone.space")


def test_where_nothing_was_named_it_is_what_was_gone_through():
    talk = alone()
    for said in ("it", "I know that", "I think so", "we had it"):
        talk.say(said)
    assert talk.say("I can't say it").actions == () or "today" in talk.replies[-1].actions[0].about


def test_things_named_in_a_row_are_laid_in_the_persons_words():
    talk = alone()
    reply = talk.say("load limits, signs, daily check, by Friday, half an hour a day")
    assert reply.actions[0].about == "Monday 23 November, 30 minutes: load limits"
    talk = alone()
    assert talk.say("test on Friday, 20 minutes a day").wording.startswith("noor.plan.ask_things")
    assert talk.say("well, because I was ill").wording.startswith("noor.plan.ask_things")
    assert talk.say("no idea").wording.startswith("noor.alone.which")
    talk = alone()
    talk.say("test on Friday, 20 minutes a day")
    assert talk.say("signs and limits").actions[0].about.endswith("signs")


def test_what_was_said_on_another_day_is_recalled_with_its_day():
    said = Citation(of="old", start=0, end=9, quote="SQL joins", turn=3)
    earlier = Recalled(citation=said, persona="gem", said_on=MONDAY.replace(day=3))
    talk = alone(recalled=(earlier,))
    reply = talk.say("SQL joins")
    assert reply.cites == (said,)
    assert "3 November" in reply.text
    assert "“SQL joins”" in reply.text


def test_answers_are_gone_through_one_by_one():
    talk = with_handed(
        Passed.ANSWERS,
        "I changed the ramp plan last year, and the trucks waited 20 minutes instead of 50.",
        "I always help people.",
        "no",
    )
    assert talk.replies[0].wording.startswith("noor.review.")
    assert talk.replies[0].actions[0].tool is Tool.ADD_PLAN_ITEM
    second = talk.say("the boss told me that himself")
    assert second.wording.startswith("noor.review.example")
    done = talk.say("next")
    assert done.wording.startswith("noor.review_done")
    assert talk.say("I don't know").wording.startswith("noor.alone")


def test_a_whole_answer_has_nothing_missing():
    whole = (
        "In 2019 I set up a new ramp plan by myself, as trucks waited for 50 minutes each day. "
        "After that they waited 20 minutes, the report said so for three months."
    )
    talk = with_handed(Passed.ANSWERS, whole)
    assert talk.replies[0].wording.startswith(("noor.review.whole", "noor.review."))
    assert talk.say("yes").wording.startswith("noor.review_done")


def test_what_is_handed_over_is_greeted():
    assert with_handed(Passed.ANSWERS, "no").replies[0].wording.startswith("noor.hello_answers")
    assert "learn Excel" in with_handed(Passed.WISH, "learn Excel").replies[0].text
    assert "post.txt" in with_text(a_text(POST, name="post.txt")).replies[0].text


def test_another_reply_has_other_words():
    talk = with_text()
    first = talk.say("sharps")
    turns = talk.scene.conversation.turns[:-1]
    spoken = replace(talk.scene.conversation, turns=turns, id=ConversationId("talk"))
    again = noor.reply(replace(talk.scene, conversation=spoken, discarded=(first.text,)))
    assert again.text != first.text
    assert again.cites == first.cites
