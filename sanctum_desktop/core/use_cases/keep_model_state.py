"""Keep what a language model has read of a talk, for the next session."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import EngineError, NotFound, VaultError
from sanctum_desktop.core.domain.language import Message
from sanctum_desktop.core.ports.boot_clock import BootClock
from sanctum_desktop.core.ports.model_chains import ModelInUse
from sanctum_desktop.core.ports.model_states import ModelStates

EVERY_S: Final = 120.0
"""A state is many megabytes: not each turn is worth writing it."""


class KeepModelState:
    """To be asked after a turn a model was asked in, beside what the person waits for."""

    def __init__(self, *, states: ModelStates, clock: BootClock) -> None:
        self._states, self._clock = states, clock
        self._kept_s: dict[tuple[str, str], float] = {}

    async def __call__(
        self, conversation: ConversationId, in_use: ModelInUse, told: Sequence[Message]
    ) -> bool:
        """True where it was kept now; what cannot be kept is read anew some day, no more.

        `told` is what was read of that talk. Nothing is kept once the model has read something
        else: it would lie under another talk than its own.
        """
        key, now_s = (conversation, in_use.id), self._clock.seconds()
        if now_s - self._kept_s.get(key, -math.inf) < EVERY_S:
            return False
        try:
            state = await in_use.model.keep(told)
            if not state:
                return False
            await self._states.put(conversation, in_use.id, state)
        except (EngineError, VaultError, NotFound):
            return False
        self._kept_s[key] = now_s
        return True
