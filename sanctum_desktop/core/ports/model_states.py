"""What language models have read of conversations, so that they need not read it again."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.conversation import ConversationId


class ModelStates(Protocol):
    """Keeps the newest few states, one for a conversation and a model: a cache.

    A state is what `LanguageModel.keep` gave: people's words, so it stays where they are. `put`
    replaces; what is too large is not kept, and what was kept longest makes room. `get` is b""
    where there is none. `forget` drops those of a conversation. NotFound for no conversation.
    """

    async def put(self, conversation: ConversationId, model: str, state: bytes) -> None: ...

    async def get(self, conversation: ConversationId, model: str) -> bytes: ...

    async def forget(self, conversation: ConversationId) -> None: ...
