"""Hear a talk of Gem's as it stands on the branch that is gone on with."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.conversation import Conversation, Turn
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.words import known
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.agreed import agreed
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.use_cases.keep_facts import keep_facts, tells


@dataclass(frozen=True, slots=True, kw_only=True)
class HearBranch:
    """To be asked after each answer, and where the person turns to another branch.

    What is no longer said, and nobody has decided on, is withdrawn; it comes back with its branch.
    """

    facts: FactRepository
    clock: Clock

    async def __call__(self, talk: Conversation) -> None:
        """On a thread of its own: a long answer takes a moment, and a window must not wait."""
        now = self.clock.now()
        heard = await asyncio.to_thread(self._heard, talk)
        await keep_facts(self.facts, talk.id, heard, now)

    def _heard(self, talk: Conversation) -> Sequence[Fact]:
        now, today = self.clock.now(), self.clock.today()
        asked = [_as_the_guide_asked(turn) for turn in talk.turns]
        telling = [turn for turn in asked if tells(turn)]
        heard = hear(telling, conversation=talk.id, today=today, heard_at=now)
        return (*heard, *agreed(asked, conversation=talk.id, heard_at=now))


def _as_the_guide_asked(turn: Turn) -> Turn:
    """What is heard in an answer never hangs on how a model put the question."""
    asked = known(turn.wording) if turn.author else ""
    return replace(turn, text=asked) if asked else turn
