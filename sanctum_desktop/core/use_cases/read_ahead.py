"""Have the model read a talk while nobody waits for it, so that its next words come sooner."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import EngineError
from sanctum_desktop.core.domain.language import Message, Role
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.policies.interview.told_to_model import history
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.language_models import LanguageModels
from sanctum_desktop.core.prompts import PROMPT_OF
from sanctum_desktop.core.use_cases.keep_model_state import KeepModelState
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.resume_model_state import ResumeModelState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAhead:
    """To be asked when a talk is opened and after each of Gem's turns; an answer cancels it.

    What was read in an earlier session is taken back first, and what is read by now is kept.
    """

    conversations: ConversationRepository
    models: LanguageModels
    prompts: ReadPromptOverrides
    resume: ResumeModelState
    keep: KeepModelState

    async def __call__(self, conversation: ConversationId) -> None:
        """Nothing where no model words what Gem says, or where it cannot: asking it will tell."""
        feature, in_use = Feature.MIRROR, await self.models.doing(Feature.MIRROR)
        if in_use is None:
            feature, in_use = Feature.FOLLOW_UP, await self.models.doing(Feature.FOLLOW_UP)
        if in_use is None:
            return
        turns = (await self.conversations.get(conversation)).turns
        past = await asyncio.to_thread(history, turns)
        system = (await self.prompts.template(PROMPT_OF[feature])).system
        told = (Message(Role.SYSTEM, system), *past)
        try:
            await self.resume(conversation, in_use)
            await in_use.model.prepare(told)
        except EngineError:
            return
        await self.keep(conversation, in_use, told)
