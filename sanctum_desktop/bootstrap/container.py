"""Builds use cases over the adapters they need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.region import system_country
from sanctum_desktop.cli.services import StoryDesk, VaultDesk
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_repository import ResumeRepository
from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
from sanctum_desktop.core.use_cases.change_passphrase import ChangePassphrase
from sanctum_desktop.core.use_cases.check_vault import CheckVault
from sanctum_desktop.core.use_cases.close_story import CloseStory
from sanctum_desktop.core.use_cases.create_vault import CreateVault
from sanctum_desktop.core.use_cases.drill_backup import DrillBackup
from sanctum_desktop.core.use_cases.erase_vault import EraseVault
from sanctum_desktop.core.use_cases.export_everything import ExportEverything
from sanctum_desktop.core.use_cases.find_conversation import FindConversation
from sanctum_desktop.core.use_cases.interview_story import InterviewStory
from sanctum_desktop.core.use_cases.keep_daily_backup import KeepDailyBackup
from sanctum_desktop.core.use_cases.list_backups import ListBackups
from sanctum_desktop.core.use_cases.list_vaults import ListVaults
from sanctum_desktop.core.use_cases.make_profile import MakeProfile
from sanctum_desktop.core.use_cases.read_transcript import ReadTranscript
from sanctum_desktop.core.use_cases.recover_vault import RecoverVault
from sanctum_desktop.core.use_cases.render_resume import RenderResume
from sanctum_desktop.core.use_cases.renew_backups import RenewBackups
from sanctum_desktop.core.use_cases.restore_vault import RestoreVault
from sanctum_desktop.core.use_cases.write_resume import WriteResume

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
) -> StoryDesk:
    """The use cases of a story over the stores given; `vault` is the open one they are in."""

    async def keep() -> str:
        return (await keep_daily(vault)(clock.now())).notice if vault else ""

    return StoryDesk(
        notices=vault.notices if vault else (),
        keep_daily=keep,
        find_conversation=FindConversation(conversations=conversations),
        interview=interview(conversations, facts, clock),
        read_transcript=ReadTranscript(conversations=conversations, facts=facts, clock=clock),
        make_profile=MakeProfile(facts=facts),
        close_story=CloseStory(facts=facts),
        write_resume=write_resume(facts, resumes, clock),
        render_resume=RenderResume(renderer=renderer()),
    )


def conventions() -> ConventionFiles:
    """The customs of the page that ship."""
    return ConventionFiles(asset_path("conventions"))


def write_resume(facts: FactRepository, resumes: ResumeRepository, clock: Clock) -> WriteResume:
    """Abby over the stores given, with the customs that ship."""
    return WriteResume(
        facts=facts,
        resumes=resumes,
        clock=clock,
        conventions=conventions(),
        system_country=system_country(),
    )


def interview(
    conversations: ConversationRepository, facts: FactRepository, clock: Clock
) -> InterviewStory:
    """Gem's interview over the stores given, with the crisis lines that ship."""
    from sanctum_desktop.adapters.assets_library.crisis import CrisisFiles

    return InterviewStory(
        conversations=conversations,
        facts=facts,
        clock=clock,
        crisis=CrisisFiles(asset_path("crisis")),
    )


def list_vaults(home: Path) -> ListVaults:
    """The vaults of a folder, for a chooser."""
    from sanctum_desktop.adapters.sqlcipher.shelf import VaultsInFolder

    return ListVaults(VaultsInFolder(home))


def keep_daily(vault: SqlcipherVault) -> KeepDailyBackup:
    """The daily round of the open vault, for window and command line."""
    from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups

    return KeepDailyBackup(SqlcipherBackups(vault))


def vault_desk(folder: Path) -> VaultDesk:
    """The verbs of the vault in `folder`."""
    from sanctum_desktop.adapters.export_files.writer import ExportFiles
    from sanctum_desktop.adapters.sqlcipher.archive import SqlcipherArchive
    from sanctum_desktop.adapters.sqlcipher.backups import SqlcipherBackups, path_of
    from sanctum_desktop.adapters.sqlcipher.contents import SqlcipherContents
    from sanctum_desktop.adapters.sqlcipher.erasing import SqlcipherEraser
    from sanctum_desktop.adapters.sqlcipher.presence import BACKUPS, vault_exists
    from sanctum_desktop.adapters.sqlcipher.swapping import finish_swap
    from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault

    finish_swap(folder)
    clock = SystemClock()
    vault = SqlcipherVault(folder, clock)
    backups = SqlcipherBackups(vault)
    return VaultDesk(
        folder=folder,
        exists=lambda: vault_exists(folder),
        create=CreateVault(vault),
        check=CheckVault(SqlcipherArchive(vault, folder)),
        change_passphrase=ChangePassphrase(vault),
        recover=RecoverVault(vault),
        back_up_to=lambda file: BackUpVault(SqlcipherArchive(vault, file)),
        drill=lambda file: DrillBackup(SqlcipherArchive(vault, file)),
        restore_from=lambda file: RestoreVault(SqlcipherArchive(vault, file)),
        keep_daily=keep_daily(vault),
        list_backups=ListBackups(backups),
        file_of=lambda point: path_of(folder / BACKUPS, point),
        renew_backups=RenewBackups(backups),
        export_to=lambda place: ExportEverything(
            contents=SqlcipherContents(vault),
            writer=ExportFiles(place),
            renderer=renderer(),
            clock=clock,
        ),
        erase=EraseVault(SqlcipherEraser(folder)),
    )
