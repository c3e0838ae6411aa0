"""Have the model read a talk while nobody waits for it, so that its next words come sooner."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.conversation import Conversation, ConversationId
from sanctum_desktop.core.domain.errors import EngineError
from sanctum_desktop.core.domain.language import Message, Role
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.policies.conversing import told
from sanctum_desktop.core.policies.interview import told_to_model
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.model_chains import ModelChains, ModelInUse
from sanctum_desktop.core.prompts import PROMPT_OF
from sanctum_desktop.core.use_cases.interview_story import GEM
from sanctum_desktop.core.use_cases.keep_model_state import KeepModelState
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.resume_model_state import ResumeModelState
from sanctum_desktop.core.use_cases.word_reply import system_part

_GEMS: Final = (Feature.MIRROR, Feature.FOLLOW_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAhead:
    """To be asked when a talk is opened and after each reply in it; an answer cancels it.

    What was read in an earlier session is taken back first, and what is read by now is kept.
    Without `scenes` only Gem's talks are read. Nothing is sent anywhere to be read there.
    """

    conversations: ConversationRepository
    chains: ModelChains
    prompts: ReadPromptOverrides
    resume: ResumeModelState
    keep: KeepModelState
    scenes: ReadScene | None = None

    async def __call__(self, conversation: ConversationId) -> None:
        """Nothing where no model words the replies, or where it cannot: asking it will tell."""
        talk = await self.conversations.get(conversation)
        is_gem = talk.persona == GEM
        found = await self._doing(*(_GEMS if is_gem else (Feature.CONVERSE,)))
        if found is None or found[1].away:
            return
        feature, in_use = found
        read = await (self._interview(talk, feature) if is_gem else self._talk(talk))
        if not read:
            return
        try:
            await self.resume(conversation, in_use)
            await in_use.model.prepare(read)
        except EngineError:
            return
        await self.keep(conversation, in_use, read)

    async def _doing(self, *features: Feature) -> tuple[Feature, ModelInUse] | None:
        for feature in features:
            in_use = (await self.chains.chain(feature)).first
            if in_use is not None:
                return feature, in_use
        return None

    async def _interview(self, talk: Conversation, feature: Feature) -> tuple[Message, ...]:
        past = await asyncio.to_thread(told_to_model.history, talk.turns)
        system = (await self.prompts.template(PROMPT_OF[feature])).system
        return (Message(Role.SYSTEM, system), *past)

    async def _talk(self, talk: Conversation) -> tuple[Message, ...]:
        """What the next reply's prompt will begin with; nothing where only the Guide speaks."""
        scene = None if self.scenes is None else await self.scenes(talk)
        if scene is None or not scene.persona.prompt:
            return ()
        template = await self.prompts.template(scene.persona.prompt)
        who = await asyncio.to_thread(told.who_speaks, scene)
        past = await asyncio.to_thread(told.history, talk.turns)
        return (system_part(template, who), *past)
