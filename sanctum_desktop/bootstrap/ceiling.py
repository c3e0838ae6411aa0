"""Joins the ceiling test to the talks that ship and to the features it tries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from sanctum_desktop.adapters.assets_library.ceiling import read_ceiling
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryFacts,
    InMemoryResumes,
)
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.container import conventions, interview, write_resume
from sanctum_desktop.bootstrap.language_models import models_of
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.bootstrap.talking import personas, questions
from sanctum_desktop.core.domain.ceiling import CeilingCase
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.conversing import Stop
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing.guide import guide_reply
from sanctum_desktop.core.ports.model_opener import ModelOpener
from sanctum_desktop.core.ports.model_registry import ModelRegistry
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.interview_story import GEM, InterviewStory
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.reword_lines import RewordLines
from sanctum_desktop.core.use_cases.reword_move import RewordMove
from sanctum_desktop.core.use_cases.try_model import Trial, TryModel
from sanctum_desktop.core.use_cases.word_reply import Wording, WordReply

_ID: Final = ConversationId("ceiling")
Doing: TypeAlias = Callable[[CeilingCase, AskModel], Awaitable[object]]
"""Tells the case's talk to a feature and has it done through the AskModel it is given."""


def trials(doing: Mapping[Feature, Doing]) -> tuple[Trial, ...]:
    """The cases that ship, of the features that a model can do here."""
    cases = read_ceiling(asset_path("ceiling"))
    return tuple(
        Trial(case.feature, partial(doing[case.feature], case))
        for case in cases
        if case.feature in doing
    )


def try_model(
    registry: ModelRegistry, opener: ModelOpener, doing: Mapping[Feature, Doing]
) -> TryModel:
    """The test over the models of `opener`."""
    return TryModel(
        registry=registry,
        opener=opener,
        trials=trials(doing),
        clock=SystemClock(),
        boot_clock=SystemBootClock(),
    )


@asynccontextmanager
async def trying(home: Path) -> AsyncIterator[TryModel]:
    """The test for one verb of the command line; what it started is ended after it."""
    async with models_of(home) as models:
        yield try_model(RegistryFile(home), models, features(home))


def features(home: Path) -> Mapping[Feature, Doing]:
    """How each feature is done, with the person's own prompts where there are some."""
    prompts = own_prompts(home)
    return {
        Feature.MIRROR: partial(_reworded, prompts),
        Feature.FOLLOW_UP: partial(_reworded, prompts),
        Feature.RESUME_LINE: partial(_worded, prompts),
        Feature.CONVERSE: partial(_conversed, prompts),
    }


@dataclass(frozen=True, slots=True)
class _Talk:
    """A made-up talk in memory, held by the Guide."""

    conversations: InMemoryConversations
    facts: InMemoryFacts
    story: InterviewStory
    id: ConversationId


async def _told(answers: Sequence[str]) -> _Talk:
    conversations, facts, clock = InMemoryConversations(), InMemoryFacts(), SystemClock()
    talk = _Talk(conversations, facts, interview(conversations, facts, clock), _ID)
    await conversations.start(Conversation(id=talk.id, persona=GEM, started_at=clock.now()))
    await talk.story(conversation=talk.id)
    for answer in answers:
        await talk.story(conversation=talk.id, said=answer)
    return talk


async def _reworded(prompts: ReadPromptOverrides, case: CeilingCase, ask: AskModel) -> None:
    """Gem's reply to the last answer."""
    talk = await _told(case.answers[:-1])
    story = replace(talk.story, rewording=RewordMove(ask=ask, prompts=prompts))
    await story(conversation=talk.id, said=case.answers[-1])


async def _worded(prompts: ReadPromptOverrides, case: CeilingCase, ask: AskModel) -> None:
    """The first line of the page."""
    talk, resumes = await _told(case.answers), InMemoryResumes()
    await write_resume(talk.facts, resumes, SystemClock())(conversation=talk.id)
    reword = RewordLines(
        conversations=talk.conversations,
        facts=talk.facts,
        resumes=resumes,
        conventions=conventions(),
        ask=ask,
        prompt=prompts.template,
    )
    async with aclosing(reword(talk.id)) as reviewed:
        async for one in reviewed:
            if one.done:
                return


async def _conversed(prompts: ReadPromptOverrides, case: CeilingCase, ask: AskModel) -> None:
    """A persona's reply to the last thing that was said; as long a wait as any try has."""
    scene, reply = talked(case)
    word = WordReply(
        chains=ask.chains,
        prompts=prompts,
        log=ask.log,
        clock=ask.clock,
        first_word_s=ask.within_s,
        within_s=ask.within_s,
    )
    async with aclosing(word(scene, reply, Stop(), Wording())) as steps:
        async for _ in steps:
            pass


def talked(case: CeilingCase) -> tuple[Scene, Reply]:
    """The talk as the Guide holds it, and its reply to the last answer, which is to be worded."""
    persona, clock = personas().get(case.persona), SystemClock()
    talk = Conversation(id=_ID, persona=persona.id, started_at=clock.now())

    def said(talk: Conversation, speaker: Speaker, words: str, wording: str = "") -> Conversation:
        turn = Turn(
            index=talk.next_index,
            speaker=speaker,
            text=words,
            said_at=talk.started_at,
            kind=TurnKind.REPLY if wording else TurnKind.ANSWER,
            wording=wording,
        )
        return replace(talk, turns=(*talk.turns, turn))

    def scene(talk: Conversation) -> Scene:
        today = clock.today()
        return Scene(persona=persona, conversation=talk, today=today, questions=questions())

    for answer in case.answers:
        reply = guide_reply(scene(talk))
        talk = said(talk, Speaker.INTERVIEWER, reply.text, reply.wording)
        talk = said(talk, Speaker.PERSON, answer)
    last = scene(talk)
    return last, guide_reply(last)
