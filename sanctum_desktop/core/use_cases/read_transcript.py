"""Reads a conversation somebody else led."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.agreed import agreed
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.use_cases.keep_facts import keep_facts, tells

FOREIGN = "transcript"
"""The persona of a talk that none of ours led."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTranscript:
    """Keeps the turns of a transcript and hears their facts."""

    conversations: ConversationRepository
    facts: FactRepository
    clock: Clock

    async def __call__(
        self, turns: Sequence[tuple[Speaker, str]]
    ) -> tuple[ConversationId, tuple[Fact, ...]]:
        conversation = ConversationId(secrets.token_hex(8))
        now = self.clock.now()
        kept = [
            Turn(index=index, speaker=speaker, text=words, said_at=now, kind=_kind(speaker))
            for index, (speaker, words) in enumerate(turns)
        ]
        await self.conversations.start(
            Conversation(id=conversation, persona=FOREIGN, started_at=now)
        )
        await self.conversations.append(conversation, kept)
        heard = hear(
            [turn for turn in kept if tells(turn)],
            conversation=conversation,
            today=self.clock.today(),
            heard_at=now,
        )
        heard = (*heard, *agreed(kept, conversation=conversation, heard_at=now))
        await keep_facts(self.facts, conversation, heard, now)
        return conversation, heard


def _kind(speaker: Speaker) -> TurnKind:
    return TurnKind.ANSWER if speaker is Speaker.PERSON else TurnKind.QUESTION
