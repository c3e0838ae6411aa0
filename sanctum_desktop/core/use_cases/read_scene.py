"""Gather what a persona may know when it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from sanctum_desktop.core.domain.conversation import Conversation, ConversationId, Speaker
from sanctum_desktop.core.domain.facts import Fact, Status, ViewerLevel
from sanctum_desktop.core.domain.persona import Persona, Tool
from sanctum_desktop.core.domain.questions import Question
from sanctum_desktop.core.domain.scene import Recalled, Scene
from sanctum_desktop.core.ports.attachments import Attachments
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.crisis_lines import CrisisLines
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.personas import Personas
from sanctum_desktop.core.ports.plan_items import PlanItems
from sanctum_desktop.core.ports.resume_repository import ResumeRepository

MOST_FACTS: Final = 400
"""Beside those of the latest page: reading a thousand takes longer than a reply may."""
_SPOKEN_OF: Final = (ViewerLevel.RESUME, ViewerLevel.COACH)
_STANDING: Final = (Status.PROPOSED, Status.ACCEPTED)

Recall: TypeAlias = Callable[[Conversation], Awaitable[Sequence[Recalled]]]
"""Finds what the person said earlier that the last of these turns speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadScene:
    """Reads the stores for one reply; writes nothing.

    `country` is the computer's, for crisis lines where the person told of none; `questions` are
    those that ship for an interview.
    """

    personas: Personas
    facts: FactRepository
    resumes: ResumeRepository
    plan: PlanItems
    attachments: Attachments
    crisis: CrisisLines
    clock: Clock
    questions: tuple[Question, ...] = ()
    recall: Recall | None = None
    country: str = ""

    async def __call__(self, talk: Conversation, discarded: Sequence[str] = ()) -> Scene:
        """For the branch in `talk`; raises NotFound for a persona that is not there."""
        persona = self.personas.get(talk.persona)
        resumes = await self.resumes.page(limit=1)
        facts = await self._facts(ConversationId(resumes[0].id) if resumes else None)
        return Scene(
            persona=persona,
            conversation=talk,
            today=self.clock.today(),
            facts=tuple(fact for fact in facts if _may_be_spoken_of(fact)),
            resume=resumes[0] if resumes else None,
            plan=tuple(await self.plan.page()),
            recalled=await self._recalled(persona, talk),
            attachments=tuple(await self.attachments.of_conversation(talk.id)),
            discarded=tuple(discarded),
            lines=self._lines(facts),
            questions=self.questions,
        )

    async def _facts(self, story: ConversationId | None) -> list[Fact]:
        """Those of the story the latest page was made of, then the first of all others."""
        of_page = await self.facts.of_conversation(story) if story else ()
        others = await self.facts.page(limit=MOST_FACTS)
        return [*of_page, *(fact for fact in others if fact.source.conversation != story)]

    async def _recalled(self, persona: Persona, talk: Conversation) -> tuple[Recalled, ...]:
        waits = talk.turns and talk.turns[-1].speaker is Speaker.PERSON
        if self.recall is None or Tool.RECALL not in persona.tools or not waits:
            return ()
        return tuple(await self.recall(talk))

    def _lines(self, facts: Sequence[Fact]) -> str:
        told = next((f.value for f in facts if f.name == "countryCode"), self.country)
        return "\n".join(f"{line.name}: {line.number}" for line in self.crisis.of(told))


def _may_be_spoken_of(fact: Fact) -> bool:
    return fact.status in _STANDING and fact.viewer in _SPOKEN_OF
