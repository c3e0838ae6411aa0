"""From turns to what is known, what is missing, and whether to gather, to act or to rest."""

import pytest
from talks_told import AT, person, spoken

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.scene import Reply
from sanctum_desktop.core.policies.conversing.coaching import Coaching, Stance, coaching
from sanctum_desktop.core.policies.conversing.intake import asked_for, intake
from sanctum_desktop.core.policies.conversing.wishes import (
    Need,
    did,
    hindrance_in,
    learning_in,
    meets,
    step_in,
    when_in,
    wish_in,
    wish_place,
)

NEEDS = ("goal", "way", "step", "day")


def asked(need):
    return spoken(Reply(text="?", wording=f"x.ask.{need}.1"))


def folded(*turns):
    return intake(turns, NEEDS, "x.ask.", lambda said, need: [need] if need else [])


def test_an_answer_meets_the_need_it_was_asked_for():
    found = folded(asked("goal"), person("to sleep more"))
    assert found.known["goal"].text == "to sleep more"
    assert found.missing == ("way", "step", "day")
    assert found.is_settled("goal")


@pytest.mark.parametrize("said", ["skip", "I don't want to talk about that"])
def test_what_is_skipped_or_refused_is_left_alone_until_it_is_told(said):
    turns = [asked("goal"), person("to sleep more"), asked("way"), person(said)]
    assert folded(*turns).missing == ("step", "day")
    assert "way" in folded(*turns, asked("way"), person("the boss does it")).known


def test_what_is_not_known_is_asked_once_more_and_then_left():
    turns = [asked("goal"), person("to sleep more"), asked("way"), person("I don't know")]
    assert folded(*turns).missing[0] == "way"
    assert folded(*turns, asked("way"), person("I don't know")).missing[0] == "step"


def test_what_the_talk_is_about_is_missing_while_nothing_is_known():
    assert folded(asked("goal"), person("skip"), asked("goal"), person("skip")).missing == NEEDS


def test_only_wordings_that_ask_for_a_need_ask_for_one():
    assert asked_for("x.ask.way.small.2", "x.ask.") == "way"
    assert asked_for("x.heard.1", "x.ask.") == ""


def test_it_gathers_until_there_is_something_to_act_on():
    assert coaching(folded(), to_act=("step",)) == Coaching(Stance.GATHER, "goal")
    known = folded(asked("step"), person("call her"))
    assert coaching(known, to_act=("step",)) == Coaching(Stance.ACT, "day")
    assert coaching(known, to_act=()) == Coaching(Stance.ACT, "goal")


def test_it_rests_after_silence_and_where_nothing_is_left_to_act_on():
    assert coaching(folded(), to_act=("step",), silent=3).stance is Stance.REST
    left = [turn for need in NEEDS[:3] for turn in (asked(need), person("skip"))]
    told = [asked("day"), person("on a free day then")]
    assert coaching(folded(*left, *told), to_act=("step",)) == Coaching(Stance.REST)


@pytest.mark.parametrize(
    ("said", "asked_need", "met"),
    [
        ("I want Tuesdays free", "wish", {"wish"}),
        ("better hours", "wish", {"wish"}),
        ("my boss never listens", "wish", {"way"}),
        ("I want Tuesdays free but my boss never listens", "wish", {"wish", "way"}),
        ("it would be enough if I had one evening", "wish", {"wish", "enough"}),
        ("one evening less", "enough", {"enough"}),
        ("I'll call Maria on Tuesday", "way", {"way", "step", "when"}),
        ("call Maria", "step", {"step"}),
        ("the manager says there is no budget", "step", {"way"}),
        ("I want my hours back", "step", {"wish"}),
        ("Sunday evening", "step", {Need.WHEN}),
        ("he would do it", "step", {"way"}),
        ("tomorrow", "when", {"when"}),
        ("my husband works late on most days, you see", "when", set()),
        ("I'd sleep", "notice", {"notice"}),
        ("what do you mean?", "way", set()),
        ("thanks", "step", set()),
        ("it's ok", "wish", set()),
        ("I cry every evening", "step", set()),
    ],
)
def test_what_an_answer_meets(said, asked_need, met):
    assert meets(said, asked_need) == met


@pytest.mark.parametrize(
    ("said", "words", "form"),
    [
        ("I want Tuesdays free", "Tuesdays free", "thing"),
        ("I'd like to see my daughter more", "to see your daughter more", "to"),
        ("I wish I could sleep", "you could sleep", "clause"),
        ("Enough is when I get the title.", "when you get the title", "once"),
        ("that somebody calls me back", "somebody calls you back", "clause"),
        ("I don't want to work nights any more", "not to work nights", "thing"),
        ("just less nights I suppose", "less nights", "thing"),
        ("Monday off", "Monday off", "thing"),
        ("Better pay", "better pay", "thing"),
    ],
)
def test_a_wish_is_said_back_in_its_words(said, words, form):
    found = wish_in(said)
    assert (found.words, found.form) == (words, form)


@pytest.mark.parametrize(
    "said",
    [
        "I want it",
        "I want us to be rich",
        "I want my stupid boss to die",
        "He is there every single day of the week and so is she",
    ],
)
def test_what_does_not_lend_itself_is_not_said_back(said):
    assert wish_in(said) is None


def test_a_wish_is_found_where_it_stands():
    said = "Well. I want to have Tuesdays free, but not now"
    start, end = wish_place(said)
    assert said[start:end] == "to have Tuesdays free"
    assert wish_place("Nothing of the kind") is None


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("my boss won't have it", ("people", "your boss")),
        ("I'm scared of my boss", ("fear", "")),
        ("my english", ("language", "your English")),
        ("my kids are small", ("care", "")),
        ("forty applications and no answer", ("answers", "applications")),
        ("they cut my hours", ("cut", "")),
        ("the rain", ("", "")),
    ],
)
def test_what_is_in_the_way_has_a_kind_and_sometimes_a_name(said, found):
    assert hindrance_in(said) == found


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Maybe I could write it down first", "write it down first"),
        ("no sé... I ask the lady in office? Señora Marta", "ask the lady in office"),
        ("a message to Karen", "a message to Karen"),
        ("the neighbours", ""),
        ("I can't do anything", ""),
    ],
)
def test_a_step_is_kept_in_its_very_words(said, words):
    assert step_in(said, asked=True) == words


def test_a_time_is_kept_in_its_very_words():
    assert when_in("Tuesday after work, Tuesday I think", asked=True) == "Tuesday after work"
    assert when_in("when it rains", asked=True) == "when it rains"
    assert when_in("when it rains", asked=False) == ""


@pytest.mark.parametrize(
    ("said", "done"), [("yes I did", True), ("not yet", False), ("the sea is blue", None)]
)
def test_whether_it_was_done(said, done):
    assert did(said) is done


def test_what_is_to_be_learned_is_named():
    assert learning_in("I want to learn proper Excel, he does") == "learn proper Excel"
    assert learning_in("I like the sea") == ""
    assert Need.WISH == "wish"
    assert Turn(index=0, speaker=Speaker.PERSON, text="x", said_at=AT).text == "x"
