"""Builds what can be done in talks, over the stores given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.assets_library.crisis import CrisisFiles
from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.assets_library.questions import read_questions
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.container import read_ahead
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.bootstrap.region import system_country
from sanctum_desktop.bootstrap.settings import vaults_home
from sanctum_desktop.core.use_cases.attach_text import AttachText
from sanctum_desktop.core.use_cases.begin_talk import BeginTalk
from sanctum_desktop.core.use_cases.converse import Converse
from sanctum_desktop.core.use_cases.export_talk import ExportTalk
from sanctum_desktop.core.use_cases.keep_step import KeepStep
from sanctum_desktop.core.use_cases.label_talk import LabelTalk
from sanctum_desktop.core.use_cases.list_talks import ListTalks
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.read_tree import ReadTree
from sanctum_desktop.core.use_cases.recall_turns import RecallTurns
from sanctum_desktop.core.use_cases.search_messages import SearchMessages
from sanctum_desktop.core.use_cases.take_action import TakeAction
from sanctum_desktop.core.use_cases.tell_who_answers import TellWhoAnswers
from sanctum_desktop.core.use_cases.turn_to_branch import TurnToBranch
from sanctum_desktop.core.use_cases.word_reply import WordReply
from sanctum_desktop.ui.services import Talking

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.core.domain.model_tasks import Feature
    from sanctum_desktop.core.domain.questions import Question
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


@dataclass(frozen=True, slots=True)
class Models:
    """How models are asked, which may word replies, and why none does a feature."""

    ask: AskModel
    chains: ModelChains
    why: Callable[[Feature], Awaitable[str]]


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


@cache
def questions() -> tuple[Question, ...]:
    """Those of a mock interview that ship."""
    return read_questions(asset_path("questions"))


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
        questions=questions(),
        recall=RecallTurns(messages=stores.messages, trees=stores.trees),
        country=system_country(),
    )


def converse(
    stores: TalkStores,
    story: InterviewStory,
    clock: Clock,
    word: WordReply | None = None,
) -> Converse:
    """Talks over the stores given; without `word` all of them are the Guide's."""
    return Converse(
        conversations=stores.conversations,
        trees=stores.trees,
        scenes=read_scene(stores, clock),
        story=story,
        clock=clock,
        word=word,
    )


def word_reply(chains: ModelChains, ask: AskModel) -> WordReply:
    """How a model words a reply: counted as any task, with the person's own prompt if there is."""
    return WordReply(
        chains=chains, prompts=own_prompts(vaults_home()), log=ask.log, clock=ask.clock
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkVerbs:
    """What begins a talk and answers in it, for window and command line."""

    begin: BeginTalk
    converse: Converse
    who_answers: TellWhoAnswers


def begin_talk(stores: TalkStores, story: InterviewStory) -> BeginTalk:
    """A persona's greeting over the stores given; all of them say that the Guide answers."""
    return BeginTalk(
        conversations=stores.conversations,
        personas=personas(),
        facts=stores.facts,
        resumes=stores.resumes,
        plan=stores.plan,
        clock=story.clock,
        interview=story,
    )


def talk_verbs(
    vault: SqlcipherVault, stores: TalkStores, story: InterviewStory, models: Models
) -> TalkVerbs:
    """Over the open vault; nothing is read ahead in one that may not be written."""
    ask, chains, clock = models.ask, models.chains, story.clock
    talking = converse(stores, story, clock, word_reply(chains, ask))
    if not vault.doubt:
        talking = replace(talking, ahead=read_ahead(vault, ask, talking.scenes))
    who = TellWhoAnswers(personas=personas(), chains=chains, why=models.why)
    return TalkVerbs(
        begin=replace(begin_talk(stores, story), who_answers=who),
        converse=talking,
        who_answers=who,
    )


def talking(stores: TalkStores, verbs: TalkVerbs) -> Talking:
    """What the screen of talks does."""
    return Talking(
        personas=personas().all(),
        begin=verbs.begin,
        converse=verbs.converse,
        tree=ReadTree(trees=stores.trees),
        turn_to=TurnToBranch(trees=stores.trees, turned=verbs.converse.hear_again),
        label=LabelTalk(trees=stores.trees),
        list=partial(ListTalks(conversations=stores.conversations), ""),
        search=SearchMessages(messages=stores.messages),
        attach=AttachText(attachments=stores.attachments, clock=verbs.converse.clock),
        attached=stores.attachments.of_conversation,
        detach=stores.attachments.remove,
        take=TakeAction(
            conversations=stores.conversations,
            trees=stores.trees,
            personas=personas(),
            facts=stores.facts,
            plan=stores.plan,
            begin=verbs.begin,
            clock=verbs.converse.clock,
        ),
        take_back=stores.plan.remove,
        export=ExportTalk(
            conversations=stores.conversations,
            trees=stores.trees,
            attachments=stores.attachments,
        ),
        who_answers=verbs.who_answers,
        plan=stores.plan.page,
        keep_step=KeepStep(plan=stores.plan, clock=verbs.converse.clock),
    )
