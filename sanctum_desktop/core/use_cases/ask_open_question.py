"""Gem asks what was left open at the end."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn, TurnKind
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.use_cases.close_story import CloseStory


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOpenQuestion:
    """Takes the talk up again with the open question as Gem's next turn, kept like any other."""

    conversations: ConversationRepository
    close_story: CloseStory
    clock: Clock

    async def __call__(self, conversation: ConversationId) -> Turn | None:
        """Gem's turn, or the one that waits already; None where nothing can be asked."""
        closing = await self.close_story(conversation)
        talk = await self.conversations.get(conversation)
        turns = talk.turns
        if closing.open is None:
            return None
        if turns[-1].text == closing.open.asked:
            return turns[-1]
        turn = Turn(
            index=talk.next_index,
            speaker=Speaker.INTERVIEWER,
            text=closing.open.asked,
            said_at=self.clock.now(),
            kind=TurnKind.QUESTION,
            topic=closing.open.topic,
            wording=f"closing.asked.{closing.open.kind}",
        )
        await self.conversations.append(conversation, [turn])
        return turn
