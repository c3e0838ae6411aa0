"""Give a language model back what it had read of a talk in an earlier session."""

from __future__ import annotations

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import EngineError, VaultError
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.ports.model_states import ModelStates


class ResumeModelState:
    """To be asked before each reply of a talk; only the first asks the model."""

    def __init__(self, *, states: ModelStates) -> None:
        self._states = states
        self._asked: set[tuple[str, str]] = set()

    async def __call__(self, conversation: ConversationId, in_use: ModelInUse) -> bool:
        """True where it was taken over now; otherwise the model reads anew, no more."""
        key = (conversation, in_use.id)
        if key in self._asked:
            return False
        self._asked.add(key)
        try:
            state = await self._states.get(conversation, in_use.id)
            return bool(state) and await in_use.model.resume(state)
        except (EngineError, VaultError):
            return False
