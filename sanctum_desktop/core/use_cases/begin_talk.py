"""Begins a talk: the persona greets, and takes up what another handed over; it is kept."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    TalkPlace,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.persona import Handed, Passed
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.scene import Recalled, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.guide import guide_reply
from sanctum_desktop.core.policies.conversing.kai import last_wish
from sanctum_desktop.core.policies.conversing.page_gaps import read_gap
from sanctum_desktop.core.policies.conversing.spoken import Spoken
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.personas import Personas
from sanctum_desktop.core.ports.plan_items import PlanItems
from sanctum_desktop.core.ports.resume_repository import ResumeRepository
from sanctum_desktop.core.use_cases.interview_story import GEM, InterviewStory

_KAI: Final = "kai"
_EARLIER_TALKS: Final = 3
"""Talks back in which Kai looks for a wish to come back to."""
_TOPICS: Final = {"dates": Topic.EARLIER, "numbers": Topic.PROUD, "name": Topic.CONTACT}
_QUESTION: Final = re.compile(r"(?<=[.:] )[^.:?]+\?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginTalk:
    """Has a persona begin. `who_answers` says why the Guide does, "" where a model does.

    Without it the Guide answers.
    """

    conversations: ConversationRepository
    personas: Personas
    facts: FactRepository
    resumes: ResumeRepository
    plan: PlanItems
    clock: Clock
    interview: InterviewStory
    who_answers: Callable[[str], Awaitable[str]] | None = None

    async def __call__(self, persona: str, handed: Handed | None = None) -> Conversation:
        """The talk with its first turn; for a gap of the page, the talk the page was made of.

        Raises NotFound for a persona there is not.
        """
        whom = self.personas.get(persona)
        if whom.id == GEM:
            return await self._gem(handed)
        talk = await self._started(whom.id, handed)
        scene = await self._scene(talk)
        said = guide_reply(scene)
        words = said.text
        if await self._is_guide(whom.id):
            words = _told_plainly(words, Spoken(scene).say("greet.guide"))
        greeting = Turn(
            index=0,
            speaker=Speaker.INTERVIEWER,
            text=words,
            said_at=self.clock.now(),
            kind=TurnKind.REPLY,
            wording=said.wording,
            cites=said.cites,
            actions=tuple(action for action in said.actions if whom.may(action)),
        )
        await self.conversations.append(talk.id, [greeting])
        return await self.conversations.get(talk.id)

    async def _started(self, persona: str, handed: Handed | None) -> Conversation:
        talk = Conversation(
            id=ConversationId(secrets.token_hex(8)),
            persona=persona,
            started_at=self.clock.now(),
            handed=handed,
        )
        await self.conversations.start(talk)
        return talk

    async def _is_guide(self, persona: str) -> bool:
        return self.who_answers is None or bool(await self.who_answers(persona))

    async def _scene(self, talk: Conversation) -> Scene:
        pages = await self.resumes.page(limit=1)
        page: Resume | None = pages[0] if pages else None
        facts = await self.facts.of_conversation(ConversationId(page.id)) if page else ()
        steps = await self.plan.page()
        return Scene(
            persona=self.personas.get(talk.persona),
            conversation=talk,
            today=self.clock.today(),
            facts=tuple(fact for fact in facts if fact.may_be_printed),
            resume=page,
            plan=tuple(steps),
            recalled=await self._wishes(talk) if talk.persona == _KAI else (),
        )

    async def _wishes(self, talk: Conversation) -> tuple[Recalled, ...]:
        """The wish of the latest earlier talk with Kai that had one."""
        listed = await self.conversations.page()
        earlier = [
            one
            for one in listed
            if one.persona == _KAI and one.id != talk.id and one.label.place is TalkPlace.OPEN
        ]
        for one in earlier[:_EARLIER_TALKS]:
            told = last_wish(await self.conversations.get(one.id))
            if told is not None:
                return (told,)
        return ()

    async def _gem(self, handed: Handed | None) -> Conversation:
        """Gem's interview; a gap is asked about in the story that the page was made of."""
        pages = await self.resumes.page(limit=1)
        if handed is not None and handed.passed is Passed.GAP and handed.words and pages:
            return await self._of_gap(ConversationId(pages[0].id), handed.words[0])
        talk = await self._started(GEM, handed)
        await self.interview(conversation=talk.id)
        return await self.conversations.get(talk.id)

    async def _of_gap(self, story: ConversationId, words: str) -> Conversation:
        talk = await self.conversations.get(story)
        found = read_gap(words)
        known = found.kind if found.kind in _TOPICS else "other"
        scene = Scene(persona=self.personas.get(GEM), conversation=talk, today=self.clock.today())
        wording = Spoken(scene).choose(f"greet.gem.gap.{known}")
        asked = text(wording, name=found.name, gap=words.rstrip("."))
        turn = Turn(
            index=talk.next_index,
            speaker=Speaker.INTERVIEWER,
            text=asked,
            said_at=self.clock.now(),
            kind=TurnKind.QUESTION,
            topic=_TOPICS.get(known, Topic.PROUD),
            wording=wording,
        )
        await self.conversations.append(story, [turn])
        return replace(talk, turns=(*talk.turns, turn), kept=turn.index + 1)


def _told_plainly(words: str, sentence: str) -> str:
    """The greeting with that sentence in it, and its question still last."""
    asked = _QUESTION.search(words)
    if asked is None:
        return f"{words} {sentence}" if not words.endswith("?") else f"{sentence} {words}"
    return f"{words[: asked.start()]}{sentence} {asked.group()}"
