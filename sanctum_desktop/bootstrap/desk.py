"""Builds what can be done in an open vault."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.in_memory.overlay import OverlaidResumes
from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap import container
from sanctum_desktop.bootstrap.hosting import (
    hosted_of,
    leaving_of,
    models_in_turn,
    take_in_ledger,
)
from sanctum_desktop.bootstrap.language_models import ChosenModels, chosen_models
from sanctum_desktop.bootstrap.measuring import measured_desk
from sanctum_desktop.bootstrap.net_door import inherited_door
from sanctum_desktop.bootstrap.pages import save_page
from sanctum_desktop.bootstrap.settings import KeptSettings, vaults_home
from sanctum_desktop.bootstrap.talking import Models, stores_of, talk_verbs, talking
from sanctum_desktop.core.use_cases.ask_open_question import AskOpenQuestion
from sanctum_desktop.core.use_cases.close_story import CloseStory
from sanctum_desktop.core.use_cases.decide_fact import DecideFact
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.find_standing import FindStanding
from sanctum_desktop.core.use_cases.list_talks import ListTalks
from sanctum_desktop.core.use_cases.offer_page_styles import OfferPageStyles
from sanctum_desktop.core.use_cases.read_talk import ReadTalk
from sanctum_desktop.core.use_cases.render_resume import PreviewResume, RenderResume
from sanctum_desktop.ui.services import Desk, ModelShelf

if TYPE_CHECKING:
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.core.ports.net_ledger import NetLedger
    from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts


async def open_desk(
    vault: SqlcipherVault,
    drafts: KeepDrafts,
    engines: Engines,
    settings: KeptSettings | None = None,
) -> Desk:
    """Over that open vault, every use case counted; raises VaultAiling where it cannot be read.

    `settings` are the window's own, which it keeps in memory.
    """
    if vault.doubt:
        await SqlcipherDoubts(vault).refuse_unreadable()
    await take_in_ledger(vault, vaults_home())
    desk = await asyncio.to_thread(make_desk, vault, drafts, engines, settings)
    return measured_desk(desk, engines.metrics)


def make_desk(
    vault: SqlcipherVault,
    drafts: KeepDrafts,
    engines: Engines,
    settings: KeptSettings | None = None,
) -> Desk:
    """The use cases over that vault, and over the same models for all of them."""
    home = vaults_home()
    hosted = hosted_of(vault, home, inherited_door())
    chosen = chosen_models(engines, home)
    models = models_in_turn(chosen, hosted, engines.metrics)
    return replace(
        _desk(vault, drafts, models, partial(_open_models, engines, chosen, hosted.ledger)),
        hosting=None if vault.doubt else hosted.hosting(models.chains.worked),
        leaving=leaving_of(vault, hosted.ledger, home, settings or KeptSettings(home)),
    )


def _desk(
    vault: SqlcipherVault,
    drafts: KeepDrafts,
    models: Models,
    open_models: Callable[[], Awaitable[ModelShelf]],
) -> Desk:
    clock, setter = SystemClock(), container.renderer()
    talks, facts = vault.conversations, vault.facts
    resumes = OverlaidResumes(vault.resumes) if vault.doubt else vault.resumes
    reading = ReadTalk(find_conversation=FindConversation(conversations=talks), facts=facts)
    writing = container.write_resume(facts, resumes, clock, talks)
    reword = container.reword_lines(talks, facts, resumes, models.ask)
    closing = CloseStory(facts=facts, conversations=talks)
    stores = stores_of(vault, resumes)
    interview = container.interview(talks, facts, clock, models.ask)
    verbs = talk_verbs(vault, stores, interview, models)
    return Desk(
        interview=interview,
        read_ahead=verbs.converse.ahead,
        talking=talking(stores, replace(verbs, converse=replace(verbs.converse, ahead=None))),
        find_standing=FindStanding(
            read_talk=reading, resumes=resumes, trail=vault.trail, clock=clock
        ),
        list_talks=ListTalks(conversations=talks),
        read_talk=reading,
        decide_fact=DecideFact(facts=facts, clock=clock),
        write_resume=writing,
        abby=container.abby(facts, resumes, setter, writing, reword),
        render_resume=RenderResume(renderer=setter),
        page_offer=OfferPageStyles(renderer=setter, conventions=container.conventions())(),
        preview_resume=PreviewResume(renderer=setter),
        close_story=closing,
        ask_open_question=AskOpenQuestion(conversations=talks, close_story=closing, clock=clock),
        drafts=drafts,
        today=clock.today,
        export=partial(save_page, vault),
        open_models=open_models,
        read_only=bool(vault.doubt),
    )


async def _open_models(engines: Engines, models: ChosenModels, ledger: NetLedger) -> ModelShelf:
    """When their screen is first shown, and beside the window's thread."""

    def shelf() -> ModelShelf:
        from sanctum_desktop.bootstrap.model_shelf import model_shelf

        return model_shelf(vaults_home(), engines, models, ledger)

    return await asyncio.to_thread(shelf)
