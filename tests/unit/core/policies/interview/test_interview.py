"""Gem at the level of turns: whole talks, played with the in-memory stores."""

import re
from datetime import date

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.core.domain.conversation import Topic, TurnKind
from sanctum_desktop.core.domain.facts import Status
from sanctum_desktop.core.policies.interview.commands import Command, command

BAKER = [
    "I'm a baker at Rosen Bakery in Leeds since 2019.",
    "I do the night bake and the orders, and I train the new people.",
    "I drew up a four-week plan because people swapped shifts by text.",
    "Missed shifts went from five to one a month.",
    "Before that I was a kitchen porter at Hotel Astoria from 2014 to 2018.",
    "I did a diploma in baking at Park College in 2013, and food hygiene level 2.",
    "Sourdough, laminated dough, deck ovens, Excel.",
    "English, and Polish at home.",
    "I cook for the shelter, Open Table, once a month since 2021.",
    "Head baker, somewhere with daylight.",
    "Miriam Adeyemi, miriam@example.com, 07700 900 111. I live in Leeds.",
    "I once kept the ovens going through a flood.",
    "I wrote the allergen book, eighty recipes.",
]


class Talk:
    """One interview, played to its end."""

    def __init__(self):
        self.conversations, self.facts = InMemoryConversations(), InMemoryFacts()
        self.story = interview(self.conversations, self.facts, SystemClock(date(2026, 11, 20)))
        self.replies = []

    async def begin(self):
        self.replies.append(await self.story())
        return self

    @property
    def last(self):
        return self.replies[-1]

    async def say(self, *answers):
        for said in answers:
            self.replies.append(await self.story(conversation=self.last.conversation, said=said))
        return self.last

    async def play(self, answers, most=40):
        waiting = list(answers)
        while not self.last.finished and len(self.replies) < most:
            read_back = self.last.turn.kind is TurnKind.READBACK
            await self.say("nothing" if read_back or not waiting else waiting.pop(0))
        return self


@pytest.fixture
async def talk():
    return await Talk().begin()


async def test_gem_asks_for_today_first_and_one_question_at_a_time(talk):
    await talk.play(BAKER)
    assert talk.replies[0].turn.topic is Topic.NOW
    for reply in talk.replies:
        if reply.turn.kind is TurnKind.QUESTION:
            assert reply.turn.text.rstrip().endswith("?")
            assert reply.turn.text.count("?") == 1
    assert talk.last.finished


async def test_no_wording_comes_twice_within_ten_turns(talk):
    await talk.play(BAKER)
    wordings = [reply.turn.wording for reply in talk.replies]
    said = [reply.turn.text for reply in talk.replies]
    for place in range(len(said)):
        assert wordings[place] not in wordings[max(0, place - 10) : place]
        assert said[place] not in said[:place]


async def test_what_is_read_back_is_at_most_three_lines_in_their_words(talk):
    await talk.play(BAKER)
    read = [r.turn.text for r in talk.replies if r.turn.kind is TurnKind.READBACK]
    assert read
    for words in read:
        lines = [line[2:] for line in words.splitlines() if line.startswith("– ")]
        assert 1 <= len(lines) <= 3
        assert words.endswith("What did I get wrong?")
        assert all(any(_bare(line) in _bare(a) for a in BAKER) for line in lines), lines


def _bare(words):
    return re.sub(r"\W+", " ", words).strip().lower()


async def test_at_most_two_follow_ups_on_one_thing(talk):
    await talk.say("I'm a welder at Stone Yard.", "I weld frames.")
    streak = longest = 0
    for thing in ("jig", "rack", "trolley", "gauge", "hoist", "bench", "shield", "cart"):
        reply = await talk.say(f"I made a {thing} for the heavy frames.")
        streak = streak + 1 if reply.turn.wording.startswith("gem.follow") else 0
        longest = max(longest, streak)
    assert longest == 2


async def test_enough_is_said_once_after_about_ten_answers(talk):
    await talk.play(BAKER)
    offers = [r for r in talk.replies if r.turn.wording.startswith("gem.enough")]
    assert len(offers) == 1
    assert talk.last.enough


async def test_one_who_skips_all_comes_to_an_end_without_a_fact(talk):
    await talk.play(["skip"] * 40)
    assert talk.last.finished
    assert talk.last.facts == ()
    topics = [r.turn.topic for r in talk.replies if r.turn.topic]
    assert len(topics) == len(set(topics)), "a skipped matter is not asked again"


async def test_noise_is_asked_again_once_then_left(talk):
    first = await talk.say("asdfghjkl qwertz")
    assert first.turn.wording.startswith("gem.noise")
    assert first.turn.topic is Topic.NOW
    second = await talk.say("sdfkjh sdkfjh")
    assert not second.turn.wording.startswith("gem.noise")
    assert second.facts == ()


async def test_another_language_is_kept_and_told_what_works(talk):
    said = "Trabajo en un hospital desde 2019 como enfermera, y estoy muy cansada con los turnos."
    reply = await talk.say(said)
    assert "English" in reply.turn.text
    kept = await talk.conversations.get(reply.conversation)
    assert kept.turns[1].text == said


async def test_a_huge_paste_is_kept_whole_and_answered(talk):
    said = "I moved the shelves and the queue went from nine to three minutes. " * 3000
    reply = await talk.say(said)
    kept = await talk.conversations.get(reply.conversation)
    assert kept.turns[1].text == said
    assert reply.turn.kind is TurnKind.QUESTION


async def test_danger_stops_the_interview_and_never_becomes_a_fact(talk):
    await talk.say("I'm a baker at Rosen Bakery in Leeds, England.")
    before = talk.last.facts
    reply = await talk.say("I want to kill myself. I managed 80 people at Rosen Bakery.")
    assert reply.turn.kind is TurnKind.SAFETY
    assert "not a person" in reply.turn.text
    assert "findahelpline.com" in reply.turn.text or "116 123" in reply.turn.text
    assert reply.facts == before
    after = await talk.say("continue")
    assert after.turn.kind is TurnKind.QUESTION


async def test_beside_words_of_danger_only_how_to_reach_them_is_heard(talk):
    reply = await talk.say(
        "I'm a baker at Rosen Bakery in Leeds. I moved the ovens: waste fell from nine to three."
        " Since then I want to kill myself. Mail is mara@example.org."
    )
    assert reply.turn.kind is TurnKind.SAFETY
    assert [(fact.name, fact.value) for fact in reply.facts] == [("email", "mara@example.org")]


async def test_words_of_danger_put_nothing_right(talk):
    before = await talk.say("I'm a baker at Rosen Bakery in Leeds since 2019.")
    reply = await talk.say("Correction, not 2019 but 2021. I want to kill myself.")
    assert reply.turn.kind is TurnKind.SAFETY
    assert reply.facts == before.facts


async def test_stop_and_come_back_another_day(talk):
    await talk.say("I'm a baker at Rosen Bakery since 2019.")
    stopped = await talk.say("stop")
    assert stopped.finished
    again = await talk.story(conversation=stopped.conversation)
    assert again.turn == stopped.turn
    on = await talk.say("I drew up a four-week plan and missed shifts went from five to one.")
    assert not on.finished


async def test_before_abby_the_words_are_read_back_and_then_she_takes_over(talk):
    await talk.say("I'm a baker at Rosen Bakery since 2019.", "I do the night bake.")
    read = await talk.say("show me the page")
    assert read.turn.kind is TurnKind.READBACK
    shown = await talk.say("Nothing.")
    assert shown.turn.wording.startswith("gem.hand_over")


async def test_going_back_asks_the_earlier_matter_again(talk):
    await talk.say(
        "I'm a baker at Rosen Bakery since 2019.", "I do the night bake, ninety loaves."
    )
    reply = await talk.say("go back")
    assert reply.turn.topic is Topic.DUTIES


async def test_corrections_win_and_leave_a_trace(talk):
    await talk.say("I'm a baker at Rosen Bakery since 2018.")
    reply = await talk.say("No wait, I'm a baker at Rosen Bakery since 2019.")
    starts = [f for f in reply.facts if f.name == "startDate"]
    assert [f.value for f in starts if f.may_be_printed] == ["2019"]
    assert [f.status for f in starts if f.value == "2018"] == [Status.RETRACTED]


async def test_a_read_back_is_put_right(talk):
    await talk.play(BAKER[:2])
    reply = await talk.say("It was 2018, not 2019.")
    values = {f.value for f in reply.facts if f.may_be_printed}
    assert "2018" in values
    assert not values & {"2019", "2019-03"}


async def test_no_opening_is_met_again_in_six_sessions():
    conversations, clock = InMemoryConversations(), SystemClock(date(2026, 11, 20))
    story = interview(conversations, InMemoryFacts(), clock)
    openings = [(await story()).turn.wording for _ in range(12)]
    for place in range(len(openings) - 5):
        assert len(set(openings[place : place + 6])) == 6


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("skip", Command.SKIP),
        ("Skip this one.", Command.SKIP),
        ("no", Command.SKIP),
        ("I don't know", Command.DONT_KNOW),
        ("I don’t want to talk about that", Command.REFUSE),
        ("I don't like this question.", Command.REFUSE),
        ("Let's stop here.", Command.STOP),
        ("let Abby show me", Command.SHOW),
        ("go on", Command.GO_ON),
        ("that's right", Command.YES),
        ("go back", Command.BACK),
        ("", Command.EMPTY),
        ("kjhgf dfghjk", Command.NOISE),
        ("BBC", Command.TELL),
        ("I stop the machines when they jam", Command.TELL),
        ("No, I was a nurse.", Command.TELL),
        ("I want to see the eye doctor at the market, it is a very long queue", Command.TELL),
        ("R", Command.TELL),
        ("Ich bin seit 2019 Krankenschwester und arbeite in einem Heim.", Command.FOREIGN),
        ("Я работаю медсестрой с 2019 года", Command.FOREIGN),
    ],
)
def test_steering_words(said, meant):
    assert command(said) is meant
