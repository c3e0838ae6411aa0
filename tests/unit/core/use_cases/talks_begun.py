"""The desk of somebody who told Gem a story, or nothing, and may begin talks."""

from datetime import date
from pathlib import Path

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryPlanItems,
    InMemoryResumes,
    InMemoryTalkTrees,
)
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.container import story_desk
from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.use_cases.begin_talk import BeginTalk
from sanctum_desktop.core.use_cases.take_action import TakeAction

PERSONAS = PersonaFiles(Path(__file__).parents[4] / "assets" / "personas")
STORY = (
    ("Where do you work?", "I'm a nurse at Northmoor Hospital since 2018."),
    ("What went better?", "I made a card with pictures. The sores went from 9 to 3 in a year."),
    ("And before that?", "Before that I was a care assistant at Hill House."),
)


class Told:
    def __init__(self, who_answers=None):
        self.talks, self.facts = InMemoryConversations(), InMemoryFacts()
        self.resumes, self.plan = InMemoryResumes(), InMemoryPlanItems()
        self.clock = SystemClock(date(2026, 11, 20))
        self.desk = story_desk(self.talks, self.facts, self.resumes, self.clock)
        self.begin = BeginTalk(
            conversations=self.talks, personas=PERSONAS, facts=self.facts, resumes=self.resumes,
            plan=self.plan, clock=self.clock, interview=self.desk.interview,
            who_answers=who_answers,
        )  # fmt: skip
        self.take = TakeAction(
            conversations=self.talks, trees=InMemoryTalkTrees(self.talks), personas=PERSONAS,
            facts=self.facts, plan=self.plan, begin=self.begin, clock=self.clock,
        )  # fmt: skip

    async def story(self):
        speakers = (Speaker.INTERVIEWER, Speaker.PERSON)
        turns = [turn for pair in STORY for turn in zip(speakers, pair, strict=True)]
        self.conversation, _ = await self.desk.read_transcript(turns)
        self.page = await self.desk.write_resume(conversation=self.conversation)
        return self

    async def said(self, persona, *turns, actions=()):
        """A talk in which this was said; the persona's last turn has the actions."""
        talk = await self.begin(persona)
        for words in turns:
            await self.append(talk.id, Speaker.PERSON, words)
        last = await self.append(talk.id, Speaker.INTERVIEWER, "So.", actions)
        return talk.id, last.index

    async def append(self, talk, speaker, words, actions=()):
        turn = Turn(
            index=(await self.talks.get(talk)).next_index, speaker=speaker, text=words,
            said_at=self.clock.now(), actions=tuple(actions),
        )  # fmt: skip
        await self.talks.append(talk, [turn])
        return turn
