"""Stopping for the day is no hand-over, and the next day goes on where they stopped."""

import pytest

from sanctum_desktop.adapters.in_memory import InMemoryConversations, InMemoryFacts
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.core.domain.conversation import TurnKind
from sanctum_desktop.core.domain.words import text, variants

STOP, GO_ON = "Let's stop here.", "Let's go on."
JOB = "I run the night bakery at Rosen & Daughters in Leeds, since 2021."
DEED = "Mostly sourdough. I drew up a four-week plan for the rota."


async def told(*said):
    story = interview(InMemoryConversations(), InMemoryFacts(), SystemClock())
    replies = [await story()]
    for words in said:
        replies.append(await story(conversation=replies[0].conversation, said=words))
    return [reply.turn for reply in replies]


def matter(turn):
    """What the turn was made from, without the number of its wording."""
    return turn.wording.rpartition(".")[0]


@pytest.mark.parametrize(("said", "closing"), [((JOB,), "gem.bye"), ((JOB, DEED), "gem.pause")])
async def test_who_stops_for_the_day_is_sent_nowhere(said, closing):
    *_, last = await told(*said, STOP)
    assert (last.kind, matter(last)) == (TurnKind.CLOSING, closing)


@pytest.mark.parametrize("word", [GO_ON, "yes"])
async def test_the_open_question_is_put_again_in_other_words(word):
    *_, asked, _closing, again = await told(JOB, STOP, word)
    assert matter(again) == matter(asked)
    assert again.wording != asked.wording
    assert any(again.text.startswith(text(one)) for one in variants("gem.again"))


async def test_a_question_about_a_thing_says_again_which_thing():
    *_, asked, _closing, again = await told(JOB, DEED, STOP, GO_ON)
    assert matter(again) == matter(asked) == "gem.follow.number"
    assert "four-week plan" in again.text


async def test_a_first_greeting_is_not_said_twice():
    *_, again = await told(STOP, GO_ON)
    assert matter(again) == "gem.ask.now"


async def test_who_goes_on_after_an_answer_is_asked_the_next_thing():
    turns = await told(JOB, DEED, "About six people.", "Let Abby show me.", "Right.", GO_ON)
    assert turns[-1].kind in (TurnKind.QUESTION, TurnKind.RULER)


def test_the_buttons_say_these_words():
    assert (text("ui.talk.stop.said"), text("ui.talk.on.said")) == (STOP, GO_ON)
