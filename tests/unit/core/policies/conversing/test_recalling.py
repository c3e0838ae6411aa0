"""What is looked for in earlier talks, and what never is."""

from datetime import date

import pytest
from talks_told import TODAY, Talk, paged, person, scene, spoken, step

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.scene import Recalled, Reply
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.recalling import recall_words


def turns(said, wording="kai.ask.way.1", text="Well?"):
    return [spoken(Reply(text=text, wording=wording)), person(said, 1)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("As I told you, the choir on Wednesdays", "choir Wednesdays"),
        ("do you remember the choir?", "choir"),
        ("I want to sleep more", ""),
        ("do you remember?", ""),
        ("as I told you, between us, I was sacked from the bakery", ""),
        ("as I told you I want to kill myself in the kitchen", ""),
    ],
)
def test_words_are_looked_for_where_somebody_goes_back(said, words):
    assert recall_words(turns(said)) == words


def test_the_answer_to_a_step_come_back_to_looks_for_the_step():
    greeted = "You meant to do this: “call Maria about Tuesdays”. How did it go?"
    assert recall_words(turns("no", "kai.back.hello.1", greeted)) == "Maria Tuesdays"


def test_why_something_is_not_on_the_page_looks_for_it():
    assert recall_words(turns("why is Ward 4 not there?", "abby.hello.1")) == "Ward 4"


def test_nothing_is_looked_for_before_anything_was_said():
    assert recall_words(()) == ""
    assert recall_words(turns("x")[:1]) == ""
    assert recall_words([person("hello there")]) == ""


def found(quote, on=date(2026, 3, 4)):
    cited = Citation(of="old", start=0, end=len(quote), quote=quote, turn=3)
    return Recalled(citation=cited, persona="gem", said_on=on)


def test_kai_says_what_was_said_with_its_day_and_cites_it():
    before = scene("kai", recalled=(found("I want Tuesdays free."),))
    reply = Talk(before).say("do you remember what I said about Tuesdays?")
    assert "on 4 March" in reply.text
    assert "“I want Tuesdays free”" in reply.text
    assert reply.cites[0].turn == 3


def test_kai_does_not_say_again_what_was_told_in_need_and_says_so_where_nothing_is_found():
    before = scene("kai", recalled=(found("I want to kill myself"),))
    reply = Talk(before).say("do you remember what I said about Tuesdays?")
    assert "kill" not in reply.text
    assert not reply.cites


def test_abby_finds_what_was_told_and_made_no_line():
    before = scene("abby", recalled=(found("Ward 4, mostly nights."),), **paged())
    reply = Talk(before).say("why is Ward 4 not there?")
    assert "“Ward 4, mostly nights”" in reply.text
    assert reply.cites
    hidden = scene("abby", recalled=(found("I want to kill myself"),), **paged())
    assert "kill" not in Talk(hidden).say("why is Ward 4 not there?").text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 3, 4), "on 4 March"),
        (date(2025, 12, 31), "on 31 December 2025"),
    ],
)
def test_days_are_named(day, words):
    assert on_day(day, TODAY) == words


def test_a_wish_come_back_to_is_asked_about_and_gone_on_with():
    talk = Talk(scene("kai", recalled=(found("to have my Tuesdays free"),)))
    assert "“to have your Tuesdays free”" in talk.turns[0].text
    assert talk.say("yes").wording.startswith("kai.ask.enough")


def test_a_step_confided_is_not_come_back_to():
    talk = Talk(scene("kai", plan=(step("tell my boss between us that I was sacked"),)))
    assert talk.replies[0].wording.startswith("kai.ask.wish.first")
