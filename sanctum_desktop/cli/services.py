"""What the command line can ask for; bootstrap builds it, each part only when it is used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.vaults import BackupPoint

if TYPE_CHECKING:
    from sanctum_desktop.core.domain.conversation import Conversation
    from sanctum_desktop.core.domain.hosted import Hide, HostedServer, Outgoing
    from sanctum_desktop.core.domain.net import Consent, Left, NetRecord
    from sanctum_desktop.core.domain.persona import Handed, Persona
    from sanctum_desktop.core.use_cases.add_model import AddModel
    from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
    from sanctum_desktop.core.use_cases.browse_catalogue import BrowseCatalogue
    from sanctum_desktop.core.use_cases.change_passphrase import ChangePassphrase
    from sanctum_desktop.core.use_cases.check_vault import CheckVault
    from sanctum_desktop.core.use_cases.choose_model import ChooseModel
    from sanctum_desktop.core.use_cases.close_story import CloseStory
    from sanctum_desktop.core.use_cases.converse import Converse
    from sanctum_desktop.core.use_cases.create_vault import CreateVault
    from sanctum_desktop.core.use_cases.decide_line import DecideLine
    from sanctum_desktop.core.use_cases.download_model import DownloadModel, OfferDownload
    from sanctum_desktop.core.use_cases.drill_backup import DrillBackup
    from sanctum_desktop.core.use_cases.erase_vault import EraseVault
    from sanctum_desktop.core.use_cases.export_everything import ExportEverything
    from sanctum_desktop.core.use_cases.find_conversation import FindConversation
    from sanctum_desktop.core.use_cases.find_models import FindModels
    from sanctum_desktop.core.use_cases.inspect_model import InspectModel
    from sanctum_desktop.core.use_cases.interview_story import InterviewStory
    from sanctum_desktop.core.use_cases.keep_daily_backup import KeepDailyBackup
    from sanctum_desktop.core.use_cases.list_backups import ListBackups
    from sanctum_desktop.core.use_cases.list_models import ListModels
    from sanctum_desktop.core.use_cases.list_vaults import ListVaults
    from sanctum_desktop.core.use_cases.make_profile import MakeProfile
    from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
    from sanctum_desktop.core.use_cases.read_transcript import ReadTranscript
    from sanctum_desktop.core.use_cases.recover_vault import RecoverVault
    from sanctum_desktop.core.use_cases.remove_model import RemoveModel
    from sanctum_desktop.core.use_cases.render_resume import RenderResume
    from sanctum_desktop.core.use_cases.renew_backups import RenewBackups
    from sanctum_desktop.core.use_cases.renew_keys import RenewKeys
    from sanctum_desktop.core.use_cases.restore_vault import RestoreVault
    from sanctum_desktop.core.use_cases.reword_lines import RewordLines
    from sanctum_desktop.core.use_cases.tell_who_answers import TellWhoAnswers
    from sanctum_desktop.core.use_cases.trust_model import TrustModel
    from sanctum_desktop.core.use_cases.trust_vault import TrustVault
    from sanctum_desktop.core.use_cases.try_model import TryModel
    from sanctum_desktop.core.use_cases.verify_model import VerifyModel
    from sanctum_desktop.core.use_cases.write_resume import WriteResume


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDesk:
    """The use cases of a story, over an open vault or over memory.

    `notices` are what the person must be told of the vault that was opened; `keep_daily` backs it
    up once a day and gives a notice where it could not; `note_export` keeps in its trail that a
    file of that name was written. `reword` is None where no model can be used;
    `why_guide` says why no model words the lines of a page, "" where one does.
    """

    notices: tuple[str, ...]
    find_conversation: FindConversation
    interview: InterviewStory
    read_transcript: ReadTranscript
    make_profile: MakeProfile
    write_resume: WriteResume
    decide_line: DecideLine
    reword: RewordLines | None
    render_resume: RenderResume
    close_story: CloseStory
    keep_daily: Callable[[], Awaitable[str]]
    note_export: Callable[[str], Awaitable[None]]
    why_guide: Callable[[], Awaitable[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDesk:
    """What a talk on the terminal needs of an open vault; `notices` and `keep_daily` as above.

    `find` gives the latest talk with a persona, `begin` has it greet in a new one. `ask_with` is
    told once who shows the person what would be sent to one of `servers`; `left` is all that left
    this computer so far.
    """

    notices: tuple[str, ...]
    find: FindConversation
    begin: Callable[[str, Handed | None], Awaitable[Conversation]]
    converse: Converse
    who_answers: TellWhoAnswers
    servers: Callable[[], Awaitable[Sequence[HostedServer]]]
    ask_with: Callable[[Callable[[Outgoing, Hide], Awaitable[Consent | None]]], None]
    left: Callable[[], Awaitable[Left]]
    keep_daily: Callable[[], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `sanctum doctor`: what, whether it works here, and why."""

    name: str
    works: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultDesk:
    """The verbs of one vault, bound to its folder; `file_of` is where a point's backup stands."""

    folder: Path
    exists: Callable[[], bool]
    create: CreateVault
    check: CheckVault
    trust: TrustVault
    change_passphrase: ChangePassphrase
    renew_keys: RenewKeys
    recover: RecoverVault
    back_up_to: Callable[[Path], BackUpVault]
    drill: Callable[[Path], DrillBackup]
    restore_from: Callable[[Path], RestoreVault]
    keep_daily: KeepDailyBackup
    list_backups: ListBackups
    file_of: Callable[[BackupPoint], Path]
    renew_backups: RenewBackups
    export_to: Callable[[Path], ExportEverything]
    erase: EraseVault


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDesk:
    """The verbs of model files; no vault is needed.

    `offer_of` is for another catalogue's file. `trying` lends the ceiling test, and ends after it
    what it started.
    """

    list: ListModels
    browse: BrowseCatalogue
    find: FindModels
    prompts: ReadPromptOverrides
    inspect: InspectModel
    add: AddModel
    offer: OfferDownload
    offer_of: Callable[[Path], OfferDownload]
    download: DownloadModel
    choose: ChooseModel
    trying: Callable[[], AbstractAsyncContextManager[TryModel]]
    trust: TrustModel
    verify: VerifyModel
    remove: RemoveModel


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDesk:
    """What left this computer: with a vault open, or without one."""

    left: Callable[[], Awaitable[Left]]
    records: Callable[[], Awaitable[Sequence[NetRecord]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything the verbs drive.

    `home` is the folder of vaults; a vault in it goes by its name, any other by its path. `story`
    opens a desk: in the vault of that name, unlocked with the passphrase, or in memory where it is
    None; `today` can be pinned. `persona` gives the one of that id, or raises NotFound. `talk`
    opens the vault of that name, or main; `ledger` takes a vault as `story` does.
    """

    home: Path
    vault: Callable[[str | None], VaultDesk]
    list_vaults: ListVaults
    story: Callable[
        [str | None, Passphrase | None, date | None], AbstractAsyncContextManager[StoryDesk]
    ]
    persona: Callable[[str], Persona]
    talk: Callable[[str | None, Passphrase], AbstractAsyncContextManager[TalkDesk]]
    models: Callable[[], ModelDesk]
    ledger: Callable[[str | None, Passphrase | None], AbstractAsyncContextManager[LedgerDesk]]
    doctor: Callable[[], Sequence[Finding]]
    run_bench: Callable[[Sequence[str], bool], int]
    open_window: Callable[[], int]
    offer_passphrase: Callable[[], str] = field(repr=False)
