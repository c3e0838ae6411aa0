"""Builds use cases over the adapters they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.bootstrap.region import system_country
from sanctum_desktop.bootstrap.settings import vaults_home
from sanctum_desktop.bootstrap.vaults import keep_daily
from sanctum_desktop.cli.services import StoryDesk
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_renderer import ResumeRenderer
from sanctum_desktop.core.ports.resume_repository import ResumeRepository
from sanctum_desktop.core.use_cases.advise_line import AdviseLine
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.close_story import CloseStory
from sanctum_desktop.core.use_cases.decide_line import DecideLine
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.interview_story import InterviewStory
from sanctum_desktop.core.use_cases.keep_model_state import KeepModelState
from sanctum_desktop.core.use_cases.make_page_file import MakePageFile
from sanctum_desktop.core.use_cases.make_profile import MakeProfile
from sanctum_desktop.core.use_cases.present_page import PresentPage
from sanctum_desktop.core.use_cases.read_ahead import ReadAhead
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.read_transcript import ReadTranscript
from sanctum_desktop.core.use_cases.render_resume import RenderResume
from sanctum_desktop.core.use_cases.resume_model_state import ResumeModelState
from sanctum_desktop.core.use_cases.reword_lines import RewordLines
from sanctum_desktop.core.use_cases.reword_move import RewordMove
from sanctum_desktop.core.use_cases.write_resume import WriteResume
from sanctum_desktop.ui.services import Abby

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault


def renderer() -> TypstRenderer:
    """The page setter over the shipped templates and fonts."""
    return TypstRenderer(asset_path("templates"), asset_path("fonts"))


def story_desk(
    conversations: ConversationRepository,
    facts: FactRepository,
    resumes: ResumeRepository,
    clock: Clock,
    vault: SqlcipherVault | None = None,
    *,
    ask: AskModel | None = None,
) -> StoryDesk:
    """The use cases of a story over the stores given; `vault` is the open one they are in.

    `ask` has language models do what they can.
    """
    writing = write_resume(facts, resumes, clock, conversations)

    async def keep() -> str:
        return (await keep_daily(vault)(clock.now())).notice if vault else ""

    async def note_export(name: str) -> None:
        if vault:
            await vault.trail.record(TrailEvent.EXPORTED, name)

    return StoryDesk(
        notices=vault.notices if vault else (),
        keep_daily=keep,
        note_export=note_export,
        find_conversation=FindConversation(conversations=conversations),
        interview=interview(conversations, facts, clock, ask),
        read_transcript=ReadTranscript(conversations=conversations, facts=facts, clock=clock),
        make_profile=MakeProfile(facts=facts),
        close_story=CloseStory(facts=facts, conversations=conversations),
        write_resume=writing,
        decide_line=decide_line(facts, resumes, writing),
        reword=reword_lines(conversations, facts, resumes, ask),
        render_resume=RenderResume(renderer=renderer()),
    )


def conventions() -> ConventionFiles:
    """The customs of the page that ship."""
    return ConventionFiles(asset_path("conventions"))


def write_resume(
    facts: FactRepository,
    resumes: ResumeRepository,
    clock: Clock,
    conversations: ConversationRepository | None = None,
) -> WriteResume:
    """Abby over the stores given, with the customs that ship."""
    return WriteResume(
        facts=facts,
        resumes=resumes,
        clock=clock,
        conventions=conventions(),
        system_country=system_country(),
        conversations=conversations,
    )


def decide_line(
    facts: FactRepository, resumes: ResumeRepository, writing: WriteResume
) -> DecideLine:
    """The person's word on a line, weighed over the stores given."""
    advise = AdviseLine(facts=facts, resumes=resumes, conventions=conventions())
    return DecideLine(resumes=resumes, write_resume=writing, advise=advise)


def reword_lines(
    conversations: ConversationRepository,
    facts: FactRepository,
    resumes: ResumeRepository,
    ask: AskModel | None,
) -> RewordLines | None:
    """Other words for the lines of a page; None without language models."""
    if ask is None:
        return None
    return RewordLines(
        conversations=conversations,
        facts=facts,
        resumes=resumes,
        conventions=conventions(),
        ask=ask,
        prompt=own_prompts(vaults_home()).template,
    )


def read_ahead(vault: SqlcipherVault, ask: AskModel, scenes: ReadScene) -> ReadAhead:
    """What a model may read of the talks in a vault before it is asked."""
    return ReadAhead(
        conversations=vault.conversations,
        models=ask.models,
        prompts=own_prompts(vaults_home()),
        resume=ResumeModelState(states=vault.model_states),
        keep=KeepModelState(states=vault.model_states, clock=ask.clock),
        scenes=scenes,
    )


def abby(
    facts: FactRepository,
    resumes: ResumeRepository,
    setter: ResumeRenderer,
    writing: WriteResume,
    reword: RewordLines | None = None,
) -> Abby:
    """What Abby does with a page that is written, over the stores given."""
    decide = decide_line(facts, resumes, writing)
    return Abby(
        advise=decide.advise,
        decide=decide,
        reword=reword,
        present=PresentPage(facts=facts),
        make_file=MakePageFile(facts=facts, renderer=setter),
    )


def interview(
    conversations: ConversationRepository,
    facts: FactRepository,
    clock: Clock,
    ask: AskModel | None = None,
) -> InterviewStory:
    """Gem's interview over the stores given, with the crisis lines that ship.

    With `ask`, a model may say better what she says.
    """
    from sanctum_desktop.adapters.assets_library.crisis import CrisisFiles

    return InterviewStory(
        conversations=conversations,
        facts=facts,
        clock=clock,
        crisis=CrisisFiles(asset_path("crisis")),
        rewording=None if ask is None else RewordMove(ask=ask, prompts=own_prompts(vaults_home())),
    )
