"""Viktor, move by move: three tempers, follow-ups, an end and what is handed over."""

# ruff: noqa: E501 - one case a line

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from learners import POST
from scenes import QUESTIONS, Talk, a_scene, a_text

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source
from sanctum_desktop.core.domain.persona import Handed, Passed, Tool
from sanctum_desktop.core.domain.questions import QuestionKind
from sanctum_desktop.core.policies.conversing import viktor
from sanctum_desktop.core.policies.conversing.asking_on import follow_up
from sanctum_desktop.core.policies.conversing.room import (
    Temper,
    Wish,
    answers_in,
    heard,
    role_in,
    room_of,
)

OFFER = a_text(POST)
STORY = "Last year I changed the plan of the ramp because trucks waited."


def room(*said, **more):
    talk = Talk("viktor", answers=viktor.reply, **more)
    for words in said:
        talk.say(words)
    return talk


def goal(words):
    source = Source(ConversationId("old"), 1, 0, len(words), words)
    return Fact(
        id=FactId("goal"), section=Section.GOALS, entry="goal", name="goal", value=words,
        source=source, heard_at=datetime(2026, 11, 1, tzinfo=UTC), confidence=1, method="told",
    )  # fmt: skip


def test_the_questions_ship_and_are_ours():
    assert len(QUESTIONS) >= 60
    assert {one.kind for one in QUESTIONS} == set(QuestionKind)
    assert (
        len({one.id for one in QUESTIONS})
        == len({one.text for one in QUESTIONS})
        == len(QUESTIONS)
    )
    assert all(one.holds and one.simpler and one.text.count("?") <= 1 for one in QUESTIONS)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("ward clerk, friendly please", "ward clerk"),
        ("I want be a nurse in Leeds", "nurse in Leeds"),
        ("tough, 4 questions, warehouse", "warehouse"),
        ("it's for Head of logistics.", "Head of logistics"),
        ("only three questions", ""),
        ("I load trucks", ""),
        ("friendly", ""),
        ("skip", ""),
        ("a post that has many many many many words in it", ""),
    ],
)
def test_the_role_is_heard_in_the_persons_words(said, role):
    assert role_in(said) == role


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("let's stop", Wish.STOP),
        ("skip", Wish.NEXT),
        ("next please", Wish.NEXT),
        ("can you repeat the question?", Wish.REPEAT),
        ("can you say it simpler", Wish.SIMPLER),
        ("what does conflict mean", Wish.SIMPLER),
        ("give me a minute", Wish.THINK),
        ("ein Moment bitte", Wish.THINK),
        ("I don't know", Wish.UNKNOWN),
        ("was that good?", Wish.JUDGE),
        ("be tougher", Wish.MANNER),
        ("only three questions", Wish.COUNT),
        ("again", Wish.AGAIN),
        ("are you a real person?", Wish.WHO),
        ("how many more?", Wish.LONG),
        ("stupid", Wish.ANNOYED),
        ("thanks", Wish.NEXT),
        ("...", Wish.UNHEARD),
        ("I was friendly to the patient and she calmed down.", Wish.TELL),
        ("I stopped the truck and asked who was hurt, then I called.", Wish.TELL),
    ],
)
def test_steering_is_told_from_telling(said, wish):
    assert heard(said) is wish


def test_temper_and_number_are_chosen_by_saying_so():
    state = room_of(room("ward clerk, tough, ten questions").scene.conversation.turns)
    assert (state.temper, state.agreed, state.role) == (Temper.TOUGH, 10, "ward clerk")
    talk = room("ward clerk")
    reply = talk.say("friendly please")
    assert reply.wording.startswith("viktor.manner.friendly")
    talk.say("only 2 questions")
    state = room_of(talk.scene.conversation.turns)
    assert (state.temper, state.agreed) == (Temper.FRIENDLY, 2)


def test_the_role_is_asked_for_again_where_only_a_manner_was_said():
    talk = room("friendly")
    assert talk.replies[-1].wording.startswith("viktor.role")
    assert talk.say("...").wording.startswith("viktor.role")
    assert talk.say("neutral").wording.startswith("viktor.q.")
    assert room("skip").replies[-1].wording.startswith("viktor.q.")
    assert room("let's stop").replies[-1].wording.startswith("viktor.leave")


def test_the_role_comes_from_a_goal_a_post_or_another_room():
    talk = room("yes", facts=(goal("Charge nurse"),))
    assert "Charge nurse" in talk.replies[0].text
    assert "Charge nurse" in talk.replies[1].text
    talk = room("yes", attachments=(OFFER,))
    assert talk.replies[0].cites[0].quote == "ward clerk"
    assert "Ward clerk" in talk.replies[1].text
    assert room("no", attachments=(OFFER,)).replies[-1].wording.startswith("viktor.role")
    scene = a_scene("viktor")
    handed = Handed(by="viktor", passed=Passed.NOTHING, words=("porter",))
    spoken = replace(scene.conversation, handed=handed)
    assert "porter" in viktor.reply(replace(scene, conversation=spoken)).text


def test_a_post_is_asked_about_word_for_word():
    talk = room("yes", attachments=(OFFER,))
    for _ in range(6):
        talk.say("skip")
    asked = [reply for reply in talk.replies if reply.wording.startswith("viktor.post.")]
    assert len(asked) == 2
    assert all(reply.cites[0].quote in reply.text for reply in asked)
    at = talk.replies.index(asked[0])
    talk = room("yes", *["skip"] * (at - 1), attachments=(OFFER,))
    assert asked[0].cites[0].quote in talk.say("repeat the question").text
    assert talk.say(STORY).wording.startswith("viktor.follow.")


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("can you repeat the question?", "viktor.repeat"),
        ("can you say it simpler?", "viktor.simpler"),
        ("give me a minute", "viktor.think"),
        ("was that good?", "viktor.no_verdict"),
        ("...", "viktor.unheard"),
        ("are you a robot?", "viktor.who"),
        ("why do you ask?", "viktor.asked_back"),
        ("stupid", "viktor.annoyed"),
        ("again", "viktor.repeat"),
        ("I don't know", "viktor.simpler"),
        ("skip", "viktor.q."),
        ("I'd rather not say", "viktor.q."),
        ("trabajo en un hospital con mi hermana para los enfermos", "viktor.q."),
        ("nurse", "viktor.follow.more"),
        ("let's stop", "viktor.end_empty"),
    ],
)
def test_each_wish_has_its_move(said, wording):
    assert room("ward clerk").say(said).wording.startswith(wording)


def test_the_question_stays_the_same_through_steering():
    talk = room("ward clerk")
    question = next(one for one in QUESTIONS if talk.replies[-1].wording.endswith(f".{one.id}"))
    talk.say("give me a minute")
    assert question.text in talk.say("was that good?").text
    assert question.simpler in talk.say("I don't know").text
    assert talk.say("no idea").wording.startswith("viktor.q.")


def test_a_follow_up_is_put_more_plainly_too():
    talk = room("ward clerk", "nurse")
    assert talk.replies[-1].wording.startswith("viktor.follow.")
    assert talk.say("I don't understand").wording.startswith("viktor.simpler.plain")


def test_a_tough_one_asks_how_it_would_be_found_out():
    talk = room("ward clerk, tough")
    assert talk.say("I don't know").wording.startswith("viktor.follow.find_out")
    assert talk.say("I don't know").wording.startswith("viktor.q.")


def test_after_six_questions_it_ends_with_ways_on():
    talk = room("ward clerk", *[STORY] * 30)
    end = next(reply for reply in talk.replies if reply.wording.startswith("viktor.end."))
    assert [one.hand_over or one.tool for one in end.actions] == ["noor", Tool.START_PRACTICE]
    assert end.actions[1].about == "ward clerk"
    asked = [r.wording for r in talk.replies if r.wording.startswith("viktor.q.")]
    assert len(asked[:6]) == len(set(asked[:6])) == 6


def test_after_the_end_there_is_another_round_or_none():
    talk = room("ward clerk, only 2 questions", "skip", "skip")
    assert talk.replies[-1].wording.startswith("viktor.end_empty")
    assert talk.say("how was I?").wording.startswith("viktor.after")
    assert talk.say("no").wording.startswith("viktor.leave")
    assert talk.say("let's stop").wording.startswith("viktor.leave")
    first = {r.wording for r in talk.replies if r.wording.startswith("viktor.q.")}
    again = talk.say("yes please")
    assert again.wording.startswith("viktor.q.")
    assert again.wording not in first


def test_a_question_at_the_end_is_to_be_taken_along():
    talk = room("ward clerk, only 3 questions", "skip", "skip")
    assert talk.say("How many people are in the team?").wording.startswith("viktor.end")
    assert "?" not in talk.replies[-1].text


def test_without_questions_there_is_an_end():
    assert room("ward clerk", questions=()).replies[-1].wording.startswith("viktor.end_empty")
    few = tuple(one for one in QUESTIONS if one.kind is QuestionKind.OPENING)[:1]
    talk = room("ward clerk", questions=few)
    talk.say("I was a cook for nine years in a hospital kitchen, then I led it alone.")
    assert talk.replies[-1].wording.startswith("viktor.end.")


def test_what_was_told_to_each_question_is_handed_over_whole():
    talk = room(
        "ward clerk",
        "nurse",
        "I was a nurse in Cebu for nine years",
        "skip",
        STORY,
        "was that good?",
    )
    told = answers_in(talk.scene.conversation.turns)
    assert len(told) == 1
    assert STORY in told[0]
    assert answers_in(()) == ()
    talk.say("let's stop")
    assert answers_in(talk.scene.conversation.turns) == told


@pytest.mark.parametrize(
    ("kind", "story", "asked", "temper", "wanted"),
    [
        (QuestionKind.BEHAVIOURAL, "I always help.", (), Temper.NEUTRAL, "example"),
        (QuestionKind.BEHAVIOURAL, STORY, (), Temper.NEUTRAL, "outcome"),
        (QuestionKind.BEHAVIOURAL, STORY, ("viktor.follow.outcome.1",), Temper.NEUTRAL, ""),
        (QuestionKind.BEHAVIOURAL, f"{STORY} It went down to 20 minutes.", (), Temper.TOUGH, "part"),
        (QuestionKind.BEHAVIOURAL, f"{STORY} I did it on my own, it went down to 20 minutes.", (), Temper.TOUGH, ""),
        (QuestionKind.BEHAVIOURAL, STORY, ("viktor.follow.example.2",), Temper.TOUGH, "outcome"),
        (QuestionKind.BEHAVIOURAL, STORY, ("viktor.follow.outcome.2",), Temper.TOUGH, "part"),
        (QuestionKind.SITUATIONAL, "I ask my boss.", (), Temper.NEUTRAL, "reason"),
        (QuestionKind.SITUATIONAL, "I ask my boss because she knows.", (), Temper.NEUTRAL, ""),
        (QuestionKind.CRAFT, "I count, because errors cost.", (), Temper.TOUGH, "other"),
        (QuestionKind.CRAFT, "I count.", ("viktor.follow.reason.1",), Temper.TOUGH, ""),
        (QuestionKind.MOTIVATION, "I like it.", (), Temper.FRIENDLY, "evidence"),
        (QuestionKind.MOTIVATION, "I did it last year.", (), Temper.FRIENDLY, ""),
        (QuestionKind.OPENING, "A nurse.", (), Temper.NEUTRAL, "more"),
        (QuestionKind.OPENING, "word " * 20, (), Temper.NEUTRAL, ""),
        (QuestionKind.CLOSING, "No.", (), Temper.TOUGH, ""),
        (QuestionKind.OPENING, "word " * 140, (), Temper.NEUTRAL, "short"),
        (QuestionKind.OPENING, "word " * 140, (), Temper.FRIENDLY, ""),
    ],
)  # fmt: skip
def test_what_is_asked_on_depends_on_question_answer_and_temper(
    kind, story, asked, temper, wanted
):
    assert follow_up(kind, story, asked, temper, cut_short=False) == wanted


def test_two_sentences_are_asked_for_once_in_a_talk():
    assert follow_up(QuestionKind.OPENING, "word " * 140, (), Temper.TOUGH, cut_short=True) == ""
