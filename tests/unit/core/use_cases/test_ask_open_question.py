"""Gem asks what was left open, once, as a turn of the talk, where the answer is heard aright."""

from datetime import date

from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import story_desk
from sanctum_desktop.core.domain.conversation import Speaker, Topic, TurnKind
from sanctum_desktop.core.use_cases.ask_open_question import AskOpenQuestion

PORTER = ("Where do you work?", "I'm a porter at Ashdown Hospital since 2018.")
PAINTED = ("What are you proud of?", "I painted the waiting room with the kids.")
COOK = ("And before that?", "Before that I was a cook at Green Dragon from 2008 to 2014.")


class Told:
    """A talk of some answers, and Gem who may come back to it."""

    def __init__(self):
        self.talks, facts = InMemoryConversations(), InMemoryFacts()
        clock = SystemClock(date(2026, 11, 20))
        self.desk = story_desk(self.talks, facts, InMemoryResumes(), clock)
        self.ask = AskOpenQuestion(
            conversations=self.talks, close_story=self.desk.close_story, clock=clock
        )

    async def tell(self, *talk):
        speakers = (Speaker.INTERVIEWER, Speaker.PERSON)
        turns = [turn for pair in talk for turn in zip(speakers, pair, strict=True)]
        self.conversation, _ = await self.desk.read_transcript(turns)
        return self

    async def turns(self):
        return (await self.talks.get(self.conversation)).turns


async def test_the_question_is_kept_as_the_last_turn_and_stands_again_after_a_kill():
    told = await Told().tell(PORTER, PAINTED)
    turn = await told.ask(told.conversation)
    assert (turn.kind, turn.topic) == (TurnKind.QUESTION, Topic.PROUD)
    assert "painted the waiting room" in turn.text
    assert "next time" not in turn.text
    assert (await told.turns())[-1] == turn
    reply = await told.desk.interview(conversation=told.conversation)
    assert (reply.turn, reply.finished) == (turn, False)


async def test_a_question_that_waits_is_not_asked_twice():
    told = await Told().tell(PORTER, PAINTED)
    first = await told.ask(told.conversation)
    assert await told.ask(told.conversation) == first
    assert len(await told.turns()) == 5


async def test_the_answer_is_heard_as_of_the_job_it_was_asked_of():
    told = await Told().tell(PORTER, PAINTED)
    await told.ask(told.conversation)
    said = "The complaints went from ten a month to two."
    reply = await told.desk.interview(conversation=told.conversation, said=said)
    heard = [fact for fact in reply.facts if fact.name == "highlight"]
    assert {fact.entry for fact in heard} == {"job-ashdown-hospital"}
    assert any("ten a month to two" in fact.value for fact in heard)


async def test_it_names_its_job_though_another_was_told_last():
    told = await Told().tell(PORTER, PAINTED, COOK)
    asked = await told.ask(told.conversation)
    assert "Ashdown Hospital" in asked.text
    said = "The complaints went from ten a month to two."
    reply = await told.desk.interview(conversation=told.conversation, said=said)
    assert {fact.entry for fact in reply.facts if "ten a month to two" in fact.value} == {
        "job-ashdown-hospital"
    }


async def test_nothing_open_asks_nothing():
    told = await Told().tell(("Where do you work?", "skip"))
    assert await told.ask(told.conversation) is None
