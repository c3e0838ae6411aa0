"""Builds what can be done in talks, over the stores given."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.assets_library.crisis import CrisisFiles
from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.assets_library.questions import read_questions
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.container import interview
from sanctum_desktop.bootstrap.language_models import OneModel, asking, chosen_models
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.bootstrap.region import system_country
from sanctum_desktop.bootstrap.settings import vaults_home
from sanctum_desktop.bootstrap.vaults import keep_daily
from sanctum_desktop.cli.services import TalkDesk
from sanctum_desktop.core.domain.conversation import Conversation, ConversationId
from sanctum_desktop.core.domain.conversing import Answer, Stop
from sanctum_desktop.core.use_cases.converse import Converse
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.recall_turns import RecallTurns
from sanctum_desktop.core.use_cases.tell_who_answers import TellWhoAnswers
from sanctum_desktop.core.use_cases.word_reply import WordReply

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.core.domain.persona import Handed
    from sanctum_desktop.core.ports.attachments import Attachments
    from sanctum_desktop.core.ports.clock import Clock
    from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
    from sanctum_desktop.core.ports.fact_repository import FactRepository
    from sanctum_desktop.core.ports.message_search import MessageSearch
    from sanctum_desktop.core.ports.model_chains import ModelChains
    from sanctum_desktop.core.ports.plan_items import PlanItems
    from sanctum_desktop.core.ports.resume_repository import ResumeRepository
    from sanctum_desktop.core.ports.talk_trees import TalkTrees
    from sanctum_desktop.core.use_cases.ask_model import AskModel
    from sanctum_desktop.core.use_cases.interview_story import InterviewStory
    from sanctum_desktop.core.use_cases.read_ahead import ReadAhead


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkStores:
    """Where talks are kept, and what is kept beside them."""

    conversations: ConversationRepository
    trees: TalkTrees
    messages: MessageSearch
    attachments: Attachments
    plan: PlanItems
    facts: FactRepository
    resumes: ResumeRepository


def stores_of(vault: SqlcipherVault, resumes: ResumeRepository | None = None) -> TalkStores:
    """Those of the open vault; `resumes` may stand in for its own."""
    return TalkStores(
        conversations=vault.conversations,
        trees=vault.trees,
        messages=vault.messages,
        attachments=vault.attachments,
        plan=vault.plan,
        facts=vault.facts,
        resumes=resumes or vault.resumes,
    )


def personas() -> PersonaFiles:
    """Those that ship."""
    return PersonaFiles(asset_path("personas"))


def read_scene(stores: TalkStores, clock: Clock) -> ReadScene:
    """What a persona may know, over the stores given."""
    return ReadScene(
        personas=personas(),
        facts=stores.facts,
        resumes=stores.resumes,
        plan=stores.plan,
        attachments=stores.attachments,
        crisis=CrisisFiles(asset_path("crisis")),
        clock=clock,
        recall=RecallTurns(messages=stores.messages, trees=stores.trees),
        country=system_country(),
        questions=read_questions(asset_path("questions")),
    )


def converse(
    stores: TalkStores,
    story: InterviewStory,
    clock: Clock,
    word: WordReply | None = None,
    ahead: ReadAhead | None = None,
) -> Converse:
    """Talks over the stores given; without `word` all of them are the Guide's."""
    return Converse(
        conversations=stores.conversations,
        trees=stores.trees,
        scenes=read_scene(stores, clock),
        story=story,
        clock=clock,
        word=word,
        ahead=ahead,
    )


def word_reply(chains: ModelChains, ask: AskModel) -> WordReply:
    """How a model words a reply: counted as any task, with the person's own prompt if there is."""
    return WordReply(
        chains=chains, prompts=own_prompts(vaults_home()), log=ask.log, clock=ask.clock
    )


def talk_desk(vault: SqlcipherVault, engines: Engines) -> TalkDesk:
    """A talk on the terminal in the open vault."""
    models, clock = chosen_models(engines, vaults_home()), SystemClock()
    ask, chains = asking(models, engines.metrics), OneModel(models)
    stores = stores_of(vault)
    talking = converse(
        stores,
        interview(vault.conversations, vault.facts, clock, ask),
        clock,
        word_reply(chains, ask),
    )

    async def keep() -> str:
        return (await keep_daily(vault)(clock.now())).notice

    return TalkDesk(
        notices=vault.notices,
        persona=talking.scenes.personas.get,
        find=FindConversation(conversations=vault.conversations),
        begin=begin_with(talking, clock),
        converse=talking,
        who_answers=TellWhoAnswers(personas=personas(), chains=chains, why=models.why),
        keep_daily=keep,
    )


def begin_with(
    talking: Converse, clock: Clock
) -> Callable[[str, Handed | None], Awaitable[Conversation]]:
    async def begin(persona: str, handed: Handed | None) -> Conversation:
        talk = ConversationId(secrets.token_hex(8))
        await talking.conversations.start(
            Conversation(id=talk, persona=persona, started_at=clock.now(), handed=handed)
        )
        async with aclosing(talking(talk, Answer(), Stop())) as steps:
            async for _ in steps:
                pass
        return await talking.conversations.get(talk)

    return begin
