"""What persons ask back, and what each persona does of its trade without a model."""

import pytest
from scenes import Talk as Lesson
from scenes import a_text
from talks_told import Talk, paged, scene

from sanctum_desktop.core.policies.conversing.rewording import worded_otherwise
from sanctum_desktop.core.policies.conversing.told import who_speaks

RULES = a_text(
    "# Current\nThe rated current is 30 mA or less.\n\n# Time\nIt must disconnect within 300 ms."
)


def abby(*said):
    return Talk(scene("abby", **paged())).told(*said).replies[-1]


def kai(*said):
    return Talk(scene("kai")).told(*said).replies[-1]


@pytest.mark.parametrize("persona", ["abby", "kai"])
@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("can anyone see this?", "asked.private"),
        ("is this private, i dont want work to know", "asked.private"),
        ("how much does this cost", "asked.cost"),
    ],
)
def test_of_the_app_all_say_the_same(persona, said, wording):
    known = paged() if persona == "abby" else {}
    talk = Talk(scene(persona, **known)).told(said)
    words = talk.replies[-1].text
    assert talk.replies[-1].hard  # no model words what is said of the app
    assert (
        ("vault" in words) if wording == "asked.private" else ("pay" in words or "costs" in words)
    )


def test_abby_rewords_a_line_out_of_its_own_words():
    first = abby("can you say the card with pictures one shorter?")
    assert first.wording.startswith("abby.reworded")
    assert "“Made a card with pictures for the masks”" in first.text
    again = abby("can you say the card with pictures one shorter?", "No. Shorter.")
    assert again.wording.startswith("abby.reworded")
    assert again.text != first.text


def test_a_line_is_shortened_only_where_it_says_less():
    line, told = "Cooked for 240 children, with two helpers", ["I cooked for 240 children, alone"]
    assert list(worded_otherwise(line, told, shorter=True)) == ["Cooked for 240 children"]
    assert not list(worded_otherwise("Led it all, alone", told, shorter=True))


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("why is the night plan under the card?", "abby.order"),
        ("should i have a personal statement at the top?", "abby.statement"),
        ("what mean 'dates'?", "abby.dates_mean"),
        ("You've asked me that already.", "abby.repeated"),
        ("can you just write it for me", "abby.written"),
    ],
)
def test_abby_answers_of_her_trade(said, wording):
    talk = Talk(scene("abby", **paged())).told(said)
    reply = talk.replies[-1]
    assert reply.wording.startswith((wording, "abby.offer"))


def test_leave_it_is_an_order_on_a_page_and_no_secret():
    assert not abby("ok leave it. is the card one any good?").wording.startswith("hard.")


def test_a_time_is_no_step_and_a_wish_is_none():
    said = ("I want days", "only days", "the roster", "ask where I am on the list", "Thursday")
    assert "list, Thursday" in kai(*said).text
    wished = ("I want to teach", "a bit", "my cousin", "One class a week. That would be plenty.")
    assert not kai(*wished).actions


def test_an_unknown_said_in_portuguese_is_no_step():
    assert not kai("I want rest", "a bit", "my boss", "não sei").actions


def test_a_fear_beside_a_wish_is_a_hindrance_to_the_coach():
    said = "id like to ask for less hours but im scared theyll say dont come back"
    assert kai(said).wording.startswith("kai.")


def test_who_wants_to_learn_is_offered_noor_once_a_step_was_named_too():
    said = (
        "I want to teach",
        "one evening",
        "my cousin",
        "I'll call the hall",
        "I want to learn Excel",
    )
    assert kai(*said).actions[0].hand_over == "noor"


def test_noor_shows_what_was_wrong_and_hears_a_fear():
    lesson = Lesson("noor", attachments=(RULES,))
    lesson.say("quiz me")
    lesson.say("50")
    assert "30 mA" in lesson.say("What did I get wrong?").text
    assert lesson.say("what if i fail").wording.startswith("noor.worry")


def test_what_was_asked_about_need_not_be_said_back():
    lesson = Lesson("noor", attachments=(RULES,))
    lesson.say("What is the rated current?")
    assert lesson.say("30 mA at most").wording.startswith("noor.whole")


def test_viktor_says_how_many_are_left_and_how_many_there_will_be():
    room = Lesson("viktor")
    assert "four questions" in room.say("Chef de partie. Tough. Four.").text
    assert "four questions" in room.say("how long more is this?").text
    assert "three questions" in room.say("three questions please").text


def test_a_job_that_goes_on_is_no_statement_for_a_model():
    assert "ongoing" not in who_speaks(scene("kai", **paged()))
