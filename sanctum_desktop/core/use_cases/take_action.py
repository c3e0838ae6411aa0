"""Does what a persona suggested beside a turn, when the person takes it up; nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.conversing import Taken
from sanctum_desktop.core.domain.errors import BadInput, NotSaid, SanctumBug
from sanctum_desktop.core.domain.persona import Action, Handed, Passed, Persona, Tool
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.quiet import open_answers
from sanctum_desktop.core.policies.conversing.room import answers_in
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.personas import Personas
from sanctum_desktop.core.ports.plan_items import PlanItems
from sanctum_desktop.core.ports.talk_trees import TalkTrees
from sanctum_desktop.core.use_cases.begin_talk import BeginTalk
from sanctum_desktop.core.use_cases.keep_facts import tells

_VIKTOR = "viktor"
_PAGE = "resume"


@dataclass(frozen=True, slots=True)
class _Moment:
    """The action, who suggested it, and the branch up to the turn it stands beside."""

    action: Action
    persona: Persona
    conversation: ConversationId
    branch: Sequence[Turn]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAction:
    """Takes up one action of one turn."""

    conversations: ConversationRepository
    trees: TalkTrees
    personas: Personas
    facts: FactRepository
    plan: PlanItems
    begin: BeginTalk
    clock: Clock

    async def __call__(self, conversation: ConversationId, turn: int, action: Action) -> Taken:
        """What came of it.

        Raises BadInput for what is not suggested beside that turn, or not in the persona's file,
        and NotSaid for a fact that the person's own words do not hold.
        """
        tree = await self.trees.tree(conversation)
        talk = await self.conversations.get(conversation)
        persona = self.personas.get(talk.persona)
        beside = tree.turns[turn].actions if 0 <= turn < len(tree.turns) else ()
        if action not in beside or not persona.may(action):
            raise BadInput(
                text("take.refused", name=persona.name), advice=text("take.refused.advice")
            )
        return await self._take(_Moment(action, persona, conversation, tree.branch(turn)))

    async def _take(self, moment: _Moment) -> Taken:
        match moment.action.tool:
            case None:
                return await self._hand_over(moment)
            case Tool.ADD_PLAN_ITEM:
                return await self._add(moment)
            case Tool.PROPOSE_FACT:
                return await self._propose(moment)
            case Tool.START_PRACTICE:
                return await self._practise(moment)
            case Tool.OPEN_RESUME:
                return Taken(screen=_PAGE)
            case Tool.RECALL:
                raise SanctumBug("recalling was suggested beside a turn")

    async def _add(self, moment: _Moment) -> Taken:
        """The step, and the turn of the person's that it comes from."""
        step = PlanItem(
            id=PlanItemId(secrets.token_hex(8)),
            text=moment.action.about,
            conversation=moment.conversation,
            turn=_source(moment),
            added_at=self.clock.now(),
        )
        await self.plan.put(step)
        return Taken(sentence=text("take.added", step=step.text), undo=step.id)

    async def _propose(self, moment: _Moment) -> Taken:
        """A fact heard in the person's own turns; words of anybody else propose nothing."""
        heard = hear(
            [turn for turn in moment.branch if tells(turn)],
            conversation=moment.conversation,
            today=self.clock.today(),
            heard_at=self.clock.now(),
        )
        found = [fact for fact in heard if fact.value == moment.action.about]
        if not found:
            raise NotSaid(text("take.unheard"), advice=text("take.unheard.advice"))
        there = {fact.id for fact in await self.facts.of_conversation(moment.conversation)}
        fresh = [fact for fact in found if fact.id not in there]
        if fresh:
            await self.facts.put(fresh)
        return Taken(sentence=text("take.proposed", value=moment.action.about))

    async def _practise(self, moment: _Moment) -> Taken:
        about = (moment.action.about,) if moment.action.about else ()
        handed = Handed(by=moment.persona.id, passed=Passed.NOTHING, words=about)
        return Taken(conversation=(await self.begin(_VIKTOR, handed)).id)

    async def _hand_over(self, moment: _Moment) -> Taken:
        to = next(o for o in moment.persona.hand_overs if o.to == moment.action.hand_over)
        words = await self._passed(to.passes, moment)
        handed = Handed(by=moment.persona.id, passed=to.passes, words=words)
        return Taken(conversation=(await self.begin(to.to, handed)).id)

    async def _passed(self, what: Passed, moment: _Moment) -> tuple[str, ...]:
        """What the next persona is told: nothing confided, nothing said in need."""
        if what is Passed.FACTS:
            facts = await self.facts.of_conversation(moment.conversation)
            return tuple(fact.value for fact in facts if fact.may_be_printed)
        if what is Passed.ANSWERS:
            told = open_answers(moment.branch)
            kept = {turn.index for turn in told}
            asked = [
                t for t in moment.branch if t.speaker is Speaker.INTERVIEWER or t.index in kept
            ]
            tells = (turn.text for turn in told if command(turn.text) is Command.TELL)
            return answers_in(asked) or tuple(tells)
        about = moment.action.about
        return (about,) if about and what in (Passed.GAP, Passed.WISH) else ()


def _source(moment: _Moment) -> int:
    """The latest turn of the person's that the step's first words stand in; else the action's."""
    first = moment.action.about.split(",")[0]
    said = [turn for turn in moment.branch if turn.speaker is Speaker.PERSON]
    held = (turn.index for turn in reversed(said) if first in turn.text)
    return next(held, moment.branch[-1].index)
