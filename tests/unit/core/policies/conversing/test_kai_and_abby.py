"""What Kai and Abby answer to one thing said: their trade, and nothing beyond it."""

from dataclasses import replace

import pytest
from talks_told import Talk, paged, scene, step

from sanctum_desktop.core.domain.persona import Handed, Passed, Tool
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.policies.conversing.claims import Claim, weighed
from sanctum_desktop.core.policies.conversing.guide import guide_reply
from sanctum_desktop.core.policies.conversing.kai import last_wish
from sanctum_desktop.core.policies.conversing.own_words import cut, plainly
from sanctum_desktop.core.policies.conversing.page_gaps import read_gap
from sanctum_desktop.core.policies.conversing.spoken import listed, number


def kai(*said, **known):
    return Talk(scene("kai", **known)).told(*said).replies[-1]


def abby(*said, **known):
    return Talk(scene("abby", **{**paged(), **known})).told(*said).replies[-1]


def changed(**parts):
    return replace(paged()["resume"], **parts)


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        (["hi"], "kai.ask.wish"),
        (["are you a robot?"], "kai.ask.wish.small"),
        (["who reads this?"], "kai.ask.wish.small"),
        (["write me a CV"], "kai.ask.wish.small"),
        (["this is stupid"], "kai.ask.wish.small"),
        (["this is stupid", "this is a waste of time"], "kai.rest"),
        (["what should I do?"], "kai.ask.wish.help"),
        (["asdfgh"], "kai.ask.wish.small"),
        (["je suis dans les trains avec mon travail"], "kai.ask.wish.plain"),
        (["I don't know", "skip", "I don't know"], "kai.rest"),
        (["bye"], "kai.bye"),
        (["thanks"], "kai.bye"),
        (["I want Tuesdays free", "thanks"], "kai.bye"),
        (["go on"], "kai.ask.wish"),
        (["do you remember what I said about the choir?"], "kai.ask.wish.small"),
        (["I want Tuesdays free", "one", "my boss", "any ideas?"], "kai.ask.step.ideas.people"),
        (["I should be grateful for this work, I must not ask for more"], "kai.ask"),
        (["I must find better work", "I should want less"], "kai.ask"),
    ],
)
def test_kai_answers_and_keeps_to_one_question(said, wording):
    assert kai(*said).wording.startswith(wording)


def test_kai_offers_the_step_until_it_is_on_the_list():
    said = ("I want Tuesdays free", "one a month", "my boss", "ask Maria about it", "Tuesday")
    offered = kai(*said)
    assert [a.about for a in offered.actions] == ["ask Maria about it, Tuesday"]
    there = {"plan": (step("ask Maria about it, Tuesday"),)}
    talk = Talk(replace(scene("kai"), plan=()))
    talk.before = replace(talk.before, **there)
    assert not talk.told(*said).replies[-1].actions
    assert talk.say("she says yes").wording.startswith("kai.settled.kept")
    assert talk.say("what is a good wage?").wording.startswith("kai.ask.wish.more")
    settled = Talk(talk.before).told(*said, "she nods", "something else")
    assert settled.replies[-1].wording.startswith("kai.ask.wish.else")


def test_kai_tells_what_is_open_on_the_plan_and_asks_how_it_went():
    plan = (step("call Maria"), step("ask Sam", done=step().added_at), step("rest on Friday"))
    for asked in ("What is on my plan?", "show me my plan"):
        told = kai(asked, plan=plan)
        assert told.wording.startswith("kai.back.plan")
        assert "“call Maria”; “rest on Friday”" in told.text
        assert "Sam" not in told.text
    assert kai("what's on my list", plan=plan, recalled=()).wording.startswith("kai.back.plan")
    assert kai("What is on my plan?", "I did it", plan=plan).wording.startswith(
        "kai.ask.step.next"
    )
    assert kai("What is on my plan?", plan=()).wording.startswith("kai.ask.wish")


def test_a_step_of_too_many_words_is_asked_for_in_a_few():
    long = "I will " + "go and ask and write and ask " * 4
    assert kai("I want Tuesdays free", "one", "my boss", long).wording.startswith("kai.ask.step")


def test_a_persona_of_ones_own_speaks_as_kai_does():
    own = scene("kai")
    assert guide_reply(replace(own, persona=replace(own.persona, id="x", words="x"))).text
    talk = Talk(own).told("I want Tuesdays free")
    other = replace(talk.scene(), persona=replace(own.persona, id="x", words="x"))
    other = replace(other, conversation=replace(other.conversation, turns=tuple(talk.turns[:-1])))
    assert guide_reply(other).wording.startswith("kai.")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("why is there nothing about welding?", "“welding”"),
        ("why not?", "Which"),
        ("what does the night plan rest on?", "I was one of five who wrote the night plan"),
        ("where did you get the moon from?", "?"),
        ("how many lines are there?", "five lines"),
        ("is it any good?", "chances"),
        ("take it off", "Which"),
        ("I was never shown off for anything, everybody did that", "shared"),
        ("put that I wrote the handover notes for 30 residents", "."),
        ("write that I was one of five who wrote the plan", "one of 5"),
        ("write that I flew to the moon", "moon"),
        ("say it was 90 percent", "tell Gem"),
        ("write more", "?"),
        ("who are you?", "program"),
        ("what do you mean?", "?"),
        ("hello", "?"),
        ("sorry my english", "English"),
        ("this is rubbish", "?"),
        ("asdfgh", "?"),
        ("I don't know", "."),
    ],
)
def test_abby_answers_of_the_page(said, held):
    assert held.lower() in abby(said).text.lower()


def test_abby_names_what_had_no_room_and_what_was_refused():
    left = ResumeLine(id=LineId("x"), text="Ran the choir on Sundays", facts=())
    page = changed(left_out=(left,), refused=("Left out: “Led the parade”. Not said.",))
    assert "Ran the choir on Sundays" in abby("why is the choir not there?", resume=page).text
    assert "Led the parade" in abby("why is the parade missing?", resume=page).text


def test_abby_says_what_was_told_and_stands_in_no_line():
    page = changed(sections=paged()["resume"].sections[1:2])
    reply = abby("why is the night plan not there?", resume=page)
    assert reply.wording.startswith(("abby.told", "abby.none"))


def test_a_page_without_gaps_has_none_named_and_one_nobody_can_tell_is_only_named():
    assert abby("what is missing?", resume=changed(gaps=())).wording.startswith("abby.whole")
    on_it = abby("What is missing on the page?", resume=changed(gaps=()))
    assert on_it.wording.startswith("abby.whole")
    gaps = ("“Made” opens 4 lines. I have no other word of yours for it.", "Odd thing.")
    reply = abby("what is missing?", resume=changed(gaps=gaps))
    assert "opens 4 lines" in reply.text
    assert not [a for a in reply.actions if a.hand_over]


def test_a_line_that_is_the_persons_own_statement_rests_on_nothing_told():
    reply = abby("what does the night plan rest on?", facts=())
    assert "yours alone" in reply.text or "put it there yourself" in reply.text


def test_every_gap_of_the_page_is_told_apart():
    kinds = [read_gap(gap).kind for gap in paged()["resume"].gaps]
    assert kinds == ["name", "dates"]
    assert read_gap("No dates for Hill House").name == "Hill House"
    assert read_gap("Odd thing").kind == "other"


def test_abby_rests_after_silence_and_takes_a_yes_for_the_gap_she_offered():
    assert abby("", "", "").wording.startswith("abby.rest")
    yes = abby("what is missing?", "yes")
    assert [a.hand_over for a in yes.actions] == ["gem"]
    assert abby("this is rubbish", "this is rubbish").wording.startswith("abby.rest")
    assert abby("show me the page").actions[0].tool is Tool.OPEN_RESUME


def test_noor_and_viktor_greet_too_and_say_what_was_handed():
    assert guide_reply(scene("noor")).text.endswith("?")
    wish = Handed(by="kai", passed=Passed.WISH, words=("learn welding",))
    assert "“learn welding”" in guide_reply(scene("noor", handed=wish)).text
    answers = Handed(by="viktor", passed=Passed.ANSWERS, words=("I ran it.",))
    assert "Viktor" in guide_reply(scene("noor", handed=answers)).text
    other = Handed(by="viktor", passed=Passed.NOTHING, words=("baker",))
    assert guide_reply(scene("viktor", handed=other)).text.endswith("?")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("I want to have Tuesdays free", "to have Tuesdays free"),
        ("I want my stupid boss gone", None),
        ("Rain", None),
        ("Between us, I want to leave", None),
    ],
)
def test_the_last_wish_of_a_talk_is_found_where_it_may_be_said_again(said, found):
    talk = Talk(scene("kai")).told(said).scene().conversation
    wish = last_wish(talk)
    assert (wish.citation.quote if wish else None) == found


def test_a_small_number_is_a_word_and_a_great_one_a_figure():
    assert (number(4), number(0), number(40)) == ("four", "none", "40")
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b and c")


def test_a_claim_against_nothing_told_is_unsaid():
    assert weighed("I led", [])[0] is Claim.UNSAID
    assert weighed("more", [])[0] is Claim.UNSAID


def without_the_first_job():
    page = paged()["resume"]
    work = page.sections[0]
    return changed(sections=(replace(work, entries=work.entries[1:]), *page.sections[1:]))


def test_what_was_told_and_stands_nowhere_is_quoted_and_may_be_written():
    page = without_the_first_job()
    asked = abby("why is the night plan not there?", resume=page)
    assert "I was one of five who wrote the night plan" in asked.text
    claimed = abby("add that I train the new nurses", resume=page)
    assert "I train the new nurses" in claimed.text
    assert claimed.cites


def test_what_abby_does_not_understand_she_says_once_and_then_names_the_parts():
    assert "not" in abby("purple").text
    assert "Experience with" in abby("purple", "purple").text
    assert "shared" in abby("everybody did that").text or "too" in abby("everybody did that").text


def test_a_step_that_was_confided_is_asked_for_in_other_words():
    said = ("I want Tuesdays free", "one", "my boss", "Between us, I'll call a lawyer", "Tuesday")
    reply = kai(*said)
    assert reply.wording.startswith("kai.ask.step.name")
    assert "lawyer" not in reply.text


def test_kai_asks_nothing_where_the_step_was_skipped():
    said = ("I want Tuesdays free", "one", "my boss", "skip", "are you a robot?")
    assert kai(*said).wording.startswith("kai.rest")


def test_small_words_at_the_end_are_left_off():
    assert plainly("less nights, I guess, maybe") == "less nights"
    assert cut("less nights, I guess, maybe") == "less nights"
