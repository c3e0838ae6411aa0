"""Converse over stores in memory, and models that say what they are told to."""

import asyncio
from datetime import UTC, date, datetime

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryFacts,
    InMemoryPlanItems,
    InMemoryResumes,
    InMemoryTalkTrees,
)
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId
from sanctum_desktop.core.domain.conversing import Kept, Say, Spoken, Stop, Worded
from sanctum_desktop.core.domain.language import PartKind, ReplyEnd, ReplyPart, ReplyReason
from sanctum_desktop.core.domain.scene import Reply
from sanctum_desktop.core.use_cases.converse import Converse
from sanctum_desktop.core.use_cases.interview_story import InterviewStory
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.word_reply import WordReply

TALK = ConversationId("talk")


class Clock:
    def now(self):
        return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def today(self):
        return date(2026, 11, 22)

    def seconds(self):
        return asyncio.get_running_loop().time()


class Lines:
    def of(self, country):
        return ()


class NoFiles:
    async def own(self, prompt_id):
        return None


class Log:
    def __init__(self):
        self.records = []

    def note(self, record):
        self.records.append(record)


class Stepwise:
    """A model that says its pieces one by one; an exception is raised, an Event waited for."""

    def __init__(self, *pieces, reason=ReplyReason.END):
        self.pieces, self.reason, self.prompts, self.closed = pieces, reason, [], False
        self.read, self.asked = [], asyncio.Event()

    async def reply(self, prompt):
        self.prompts.append(prompt)
        self.asked.set()
        try:
            for piece in self.pieces:
                if isinstance(piece, asyncio.Event):
                    await piece.wait()
                elif isinstance(piece, Exception):
                    raise piece
                else:
                    yield ReplyPart(PartKind.ANSWER, piece)
            yield ReplyEnd(self.reason, 10, 5, len(self.pieces))
        finally:
            self.closed = True

    async def prepare(self, messages):
        self.read.append(tuple(messages))


class Rig:
    """One talk with a persona; the Guide gives `reply` and notes the scenes it was shown."""

    def __init__(self, *models, persona="kai", passed_over=(), **settings):
        self.talks, self.facts, self.log = InMemoryConversations(), InMemoryFacts(), Log()
        self.trees = InMemoryTalkTrees(self.talks)
        self.chains, clock = ScriptedChains(*models, passed_over=passed_over), Clock()
        self.personas = PersonaFiles(asset_path("personas"))
        self.persona, self.scenes = persona, []
        self.reply = Reply(text="What would be enough?", wording="kai.enough")
        self.story = InterviewStory(
            conversations=self.talks, facts=self.facts, clock=clock, crisis=Lines()
        )
        self.converse = Converse(
            conversations=self.talks,
            trees=self.trees,
            scenes=ReadScene(
                personas=self.personas,
                facts=self.facts,
                resumes=InMemoryResumes(),
                plan=InMemoryPlanItems(),
                attachments=InMemoryAttachments(self.talks),
                crisis=Lines(),
                clock=clock,
            ),
            story=self.story,
            clock=clock,
            guide=self.guide,
            word=WordReply(
                chains=self.chains,
                prompts=ReadPromptOverrides(NoFiles()),
                log=self.log,
                clock=clock,
                **settings,
            ),
        )

    def guide(self, scene):
        self.scenes.append(scene)
        return self.reply

    async def begin(self, *turns):
        await self.talks.start(
            Conversation(
                id=TALK, persona=self.persona, started_at=Clock().now(), turns=tuple(turns)
            )
        )
        return self

    async def steps(self, wish, stop=None):
        return [step async for step in self.converse(TALK, wish, stop or Stop())]

    async def say(self, words):
        return (await self.steps(Say(words)))[-1].turn

    async def branch(self):
        return [turn.text for turn in (await self.talks.get(TALK)).turns]

    @property
    def tree(self):
        return self.talks.trees[TALK]


def kinds(steps):
    return [type(step) for step in steps]


def words(steps):
    return "".join(step.text for step in steps if isinstance(step, Worded))


__all__ = ["TALK", "Kept", "Rig", "Say", "Spoken", "Stepwise", "Stop", "kinds", "words"]
