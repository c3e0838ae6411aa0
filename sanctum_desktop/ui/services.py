"""What the window drives: built by bootstrap, replaced by doubles in tests."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from sanctum_desktop.core.domain.secrets import GuessTime, Passphrase, ServerKey
from sanctum_desktop.core.domain.settings import Settings

if TYPE_CHECKING:  # the lock screen must not wait for what comes after it
    from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId
    from sanctum_desktop.core.domain.conversation import (
        Conversation,
        ConversationId,
        Label,
        TalkPlace,
    )
    from sanctum_desktop.core.domain.conversing import Step, Stop, Taken, Wish
    from sanctum_desktop.core.domain.found_message import FoundMessage
    from sanctum_desktop.core.domain.hosted import (
        HiddenWord,
        Hide,
        HostedServer,
        Outgoing,
        ServerId,
        Use,
    )
    from sanctum_desktop.core.domain.model_tasks import Feature
    from sanctum_desktop.core.domain.models import Ceiling, KnownModel
    from sanctum_desktop.core.domain.net import Consent, Left, NetRecord, NetRequest
    from sanctum_desktop.core.domain.persona import Action, Handed, Persona
    from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId
    from sanctum_desktop.core.domain.talk_tree import TalkTree
    from sanctum_desktop.core.domain.vaults import BackupPoint, Erased, VaultSummary
    from sanctum_desktop.core.use_cases.add_model import AddModel
    from sanctum_desktop.core.use_cases.advise_line import AdviseLine
    from sanctum_desktop.core.use_cases.ask_open_question import AskOpenQuestion
    from sanctum_desktop.core.use_cases.back_up_vault import BackUpVault
    from sanctum_desktop.core.use_cases.browse_catalogue import BrowseCatalogue
    from sanctum_desktop.core.use_cases.check_vault import CheckVault
    from sanctum_desktop.core.use_cases.choose_model import ChooseModel
    from sanctum_desktop.core.use_cases.close_story import CloseStory
    from sanctum_desktop.core.use_cases.confirm_recovery_code import ConfirmRecoveryCode
    from sanctum_desktop.core.use_cases.decide_fact import DecideFact
    from sanctum_desktop.core.use_cases.decide_line import DecideLine
    from sanctum_desktop.core.use_cases.drill_backup import DrillBackup
    from sanctum_desktop.core.use_cases.erase_vault import EraseVault
    from sanctum_desktop.core.use_cases.export_everything import ExportEverything
    from sanctum_desktop.core.use_cases.find_models import FindModels
    from sanctum_desktop.core.use_cases.find_standing import FindStanding
    from sanctum_desktop.core.use_cases.interview_story import InterviewStory
    from sanctum_desktop.core.use_cases.keep_drafts import KeepDrafts
    from sanctum_desktop.core.use_cases.list_backups import ListBackups
    from sanctum_desktop.core.use_cases.list_models import ListModels
    from sanctum_desktop.core.use_cases.list_talks import ListedTalk, ListTalks
    from sanctum_desktop.core.use_cases.make_page_file import MakePageFile
    from sanctum_desktop.core.use_cases.offer_page_styles import PageOffer
    from sanctum_desktop.core.use_cases.present_page import PresentPage
    from sanctum_desktop.core.use_cases.put_back_model import PutBackModel
    from sanctum_desktop.core.use_cases.read_ahead import ReadAhead
    from sanctum_desktop.core.use_cases.read_talk import ReadTalk
    from sanctum_desktop.core.use_cases.read_trail import ReadTrail
    from sanctum_desktop.core.use_cases.remove_model import RemoveModel
    from sanctum_desktop.core.use_cases.render_resume import PreviewResume, RenderResume
    from sanctum_desktop.core.use_cases.renew_keys import RenewKeys
    from sanctum_desktop.core.use_cases.renew_recovery_code import RenewRecoveryCode
    from sanctum_desktop.core.use_cases.reword_lines import RewordLines
    from sanctum_desktop.core.use_cases.verify_model import VerifyModel
    from sanctum_desktop.core.use_cases.weigh_models import WeighModels
    from sanctum_desktop.core.use_cases.write_resume import WriteResume
    from sanctum_desktop.ui.diagnosing import Diagnosing
    from sanctum_desktop.ui.papers import Papers, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Abby:
    """What Abby does with a page that is written: she speaks of it, weighs words, makes files.

    `reword` has a model suggest other words; None where no model can be used.
    """

    advise: AdviseLine
    decide: DecideLine
    reword: RewordLines | None = None
    present: PresentPage
    make_file: MakePageFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A download as the hub states it now: nothing of it is fetched yet.

    `hosts` are all that would be spoken to. `here_bytes` came with an earlier try. `free_bytes` of
    the disk it goes to, None where that is not told; `sentences` say whether it fits into memory;
    a `licence` nobody states is "". `pinned` is what `Downloads.fetch` takes.
    """

    model_id: str
    hosts: tuple[str, ...]
    files: tuple[str, ...]
    total_bytes: int
    free_bytes: int | None
    licence: str
    sentences: tuple[str, ...]
    here_bytes: int = 0
    pinned: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """How models of the catalogue come here; each call stands for one consent, given before it.

    `look_up` sends the model's name to `host` and nothing else. `fetch` is told bytes here and in
    all; cancelled, it keeps what came, and goes on from there the next time.
    """

    host: str
    look_up: Callable[[str], Awaitable[Offer]]
    fetch: Callable[[Offer, Callable[[int, int], None]], Awaitable[KnownModel]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceilings:
    """What a model can do here: a test of about a minute, told from 0 to 1 how far it is.

    `trust` uses a model for what it failed at, or no longer does.
    """

    test: Callable[[str, Callable[[float], None]], Awaitable[Ceiling]]
    trust: Callable[[str, Feature, bool], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelShelf:
    """What can be done with model files; where `downloads` or `ceilings` is None, not that.

    `lacking` says what keeps every language model from running here, "" where nothing does.
    """

    list: ListModels
    browse: BrowseCatalogue
    weigh: WeighModels
    find: FindModels
    add: AddModel
    choose: ChooseModel
    verify: VerifyModel
    remove: RemoveModel
    put_back: PutBackModel
    downloads: Downloads | None = None
    ceilings: Ceilings | None = None
    lacking: str = ""


class ListsTalks(Protocol):
    """ListTalks with every persona."""

    async def __call__(self, at: TalkPlace, /, *, titled: bool = True) -> Sequence[ListedTalk]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Talking:
    """What can be done in and with talks, whoever they are with; every turn is kept.

    `begin` has the persona greet, with what another handed over. `converse` answers a wish step by
    step; its Stop ends it where it is, closing it keeps what was worded. `turn_to` goes to the
    branch through a turn, where it was left, and gives the tree; `label` gives the label before.
    `attach` takes a name and a file's bytes or the words pasted. `take` does what was suggested
    beside a turn, `take_back` removes a step it added. `export` gives a file in the form "md" or
    "json". `who_answers` says in a sentence that the Guide does and why, "" where a model does.
    `plan` gives the steps the person means to take, `keep_step` marks one as done or open and puts
    back one that was removed; None: there is no plan to look at.
    """

    personas: Sequence[Persona]
    begin: Callable[[str, Handed | None], Awaitable[Conversation]]
    converse: Callable[[ConversationId, Wish, Stop], AsyncGenerator[Step, None]]
    tree: Callable[[ConversationId], Awaitable[TalkTree]]
    turn_to: Callable[[ConversationId, int], Awaitable[TalkTree]]
    label: Callable[[ConversationId, Label], Awaitable[Label]]
    list: ListsTalks
    search: Callable[[str], Awaitable[Sequence[FoundMessage]]]
    attach: Callable[[ConversationId, str, bytes], Awaitable[Attachment]]
    attached: Callable[[ConversationId], Awaitable[Sequence[Attachment]]]
    detach: Callable[[AttachmentId], Awaitable[None]]
    take: Callable[[ConversationId, int, Action], Awaitable[Taken]]
    take_back: Callable[[PlanItemId], Awaitable[None]]
    export: Callable[[ConversationId, str], Awaitable[bytes]]
    who_answers: Callable[[str], Awaitable[str]]
    plan: Callable[[], Awaitable[Sequence[PlanItem]]] | None = None
    keep_step: Callable[[PlanItem, bool], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """Servers with language models; what is sent to one is shown before, unless told otherwise.

    `put` keeps a server as the person typed it and gives it as it is kept, its nearness found;
    BadInput where its address is none, or not safe. `test` asks it for its models and says how it
    went. `ask_with` is told once who shows the person what would be sent. `hidden` are the words
    they wanted hidden from servers; `take_back` lets go of one.
    """

    servers: Callable[[], Awaitable[Sequence[HostedServer]]]
    put: Callable[[HostedServer], Awaitable[HostedServer]]
    remove: Callable[[ServerId], Awaitable[None]]
    put_key: Callable[[ServerId, ServerKey], Awaitable[None]]
    remove_key: Callable[[ServerId], Awaitable[None]]
    test: Callable[[ServerId, Consent], Awaitable[str]]
    testing: Callable[[ServerId], Awaitable[NetRequest]]
    used: Callable[[ServerId], Awaitable[Use]]
    ask_with: Callable[[Callable[[Outgoing, Hide], Awaitable[Consent | None]]], None]
    hidden: Callable[[], Awaitable[Sequence[HiddenWord]]]
    take_back: Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What left this computer, and the switch that lets nothing leave.

    `records` gives the newest first, a number of them after a number skipped. `fly` turns the
    switch; on, it ends what is being sent and says so by returning only then. `on_change` is
    called back after each record.
    """

    left: Callable[[], Awaitable[Left]]
    records: Callable[[int, int], Awaitable[Sequence[NetRecord]]]
    flying: Callable[[], bool]
    fly: Callable[[bool], Awaitable[None]]
    on_change: Callable[[Callable[[], None]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What can be done once the vault is open.

    `export` writes a file whole or not at all. All raise SanctumError; VaultAiling where the vault
    cannot be read or written for now. Where it is `read_only`, pages are written for this session
    alone and everything else that would change something raises VaultReadOnly. `read_ahead` is for
    the time between two turns, and does nothing without a model. `open_models` brings what model
    files need: they belong to no vault.
    """

    interview: InterviewStory
    find_standing: FindStanding
    list_talks: ListTalks
    decide_fact: DecideFact
    write_resume: WriteResume
    render_resume: RenderResume
    preview_resume: PreviewResume
    page_offer: PageOffer
    abby: Abby
    close_story: CloseStory
    ask_open_question: AskOpenQuestion
    drafts: KeepDrafts
    read_talk: ReadTalk
    today: Callable[[], date]
    export: Callable[[bytes, str], Awaitable[None]]
    open_models: Callable[[], Awaitable[ModelShelf]]
    talking: Talking | None = None
    hosting: Hosting | None = None
    leaving: Leaving | None = None
    read_ahead: ReadAhead | None = None
    read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Which vault the gate is of, where there are several.

    `choose` turns to one that is there, `begin` to one that is to be made, which raises BadInput
    for a name no vault may have and VaultExists for one that is taken; `is_new` until it is made
    or `turn_back` has gone back to the one before.
    """

    name: Callable[[], str]
    vaults: Callable[[], Awaitable[Sequence[VaultSummary]]]
    choose: Callable[[str], None]
    begin: Callable[[str], None]
    turn_back: Callable[[], None]
    is_new: Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What can be done where something speaks against the vault, or where it ails.

    While there is a `doubt` the open vault is not written; `trust` goes on with it as it is.
    `restore` puts a backup in its place and opens that; where the passphrase is not the backup's,
    all is as before. `back_up` writes a copy of the open vault to a path.
    """

    doubt: Callable[[], str]
    trust: Callable[[], Awaitable[None]]
    points: Callable[[], Awaitable[Sequence[BackupPoint]]]
    restore: Callable[[BackupPoint, Passphrase], Awaitable[None]]
    back_up: Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What can be done before: light, so that the lock screen is there at once.

    `create` gives the recovery code and leaves the vault open, and `save_page` then writes a page
    with it; `wait_s` is how long the next try
    to `unlock` has to wait (TriedTooSoon); `notices` are what the person must be told of an opened
    vault, beside what speaks against it; `open_desk` brings the heavy rest. `keep_settings` raises
    CannotWrite. `absent` takes whether there was a sign of life and after how many minutes without
    one the vault locks; `watch_session` calls back when the system says that the person leaves.

    `lock` ends the process within two seconds, after what it is given has kept what is unsaved;
    its second argument says that the window is out of sight. `close` closes the vault and no more.
    `tend` is called now and then while it is open; it gives what the person must be told, or "".
    """

    shelf: Shelf
    mending: Mending
    vault_exists: Callable[[], bool]
    wait_s: Callable[[], float]
    offer_passphrase: Callable[[], Awaitable[str]]
    guess_time: Callable[[Passphrase], Awaitable[GuessTime]]
    create: Callable[[Passphrase], Awaitable[str]]
    save_page: Callable[[bytes, str], Awaitable[None]]
    unlock: Callable[[Passphrase], Awaitable[None]]
    recover: Callable[[str, Passphrase], Awaitable[None]]
    notices: Callable[[], tuple[str, ...]]
    settings: Callable[[], Settings]
    keep_settings: Callable[[Settings], None]
    absent: Callable[[bool, int], bool]
    watch_session: Callable[[Callable[[], None]], None]
    lock: Callable[[Callable[[], Awaitable[None]], bool], Awaitable[None]]
    close: Callable[[], Awaitable[None]]
    tend: Callable[[], Awaitable[str]]
    open_desk: Callable[[], Awaitable[Desk]]
    open_keeping: Callable[[], Keeping]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What can be done with the open vault itself; the acts raise SanctumError.

    Places are paths as the person typed them ("~" is their home); BadInput where something stands
    there already. `file_of` is where a point's backup stands. `change_passphrase` takes the old
    one and the new. `forget_problem` gives the way to put the record back. `languages` are those
    there are words in, each by its code with its own name.

    `restore` proves the backup while the vault is open, calls back before it closes it, and puts
    the backup in its place; what was there is kept beside it. After it, and after `erase`, the
    vault is closed (`is_open`) and the process has nothing left to do but end; where one of them
    raises, the vault is as it was, and mostly open. `kept_beside` names vaults that a restore left
    and that hold the same things.
    """

    name: str
    folder: str
    is_open: Callable[[], bool]
    now: Callable[[], datetime]
    guess_time: Callable[[Passphrase], Awaitable[GuessTime]]
    check: CheckVault
    change_passphrase: Callable[[Passphrase, Passphrase], Awaitable[None]]
    renew_keys: RenewKeys
    renew_code: RenewRecoveryCode
    confirm_code: ConfirmRecoveryCode
    list_backups: ListBackups
    file_of: Callable[[BackupPoint], str]
    back_up_to: Callable[[str], BackUpVault]
    drill: Callable[[str], DrillBackup]
    restore: Callable[[str, Passphrase, Callable[[], Awaitable[None]]], Awaitable[None]]
    export_to: Callable[[str], ExportEverything]
    erasing: EraseVault
    erase: Callable[[str], Awaitable[Erased]]
    kept_beside: Callable[[], Awaitable[Sequence[str]]]
    read_trail: ReadTrail
    save_text: Callable[[str, str], Awaitable[None]]
    save_page: Callable[[bytes, str], Awaitable[None]]
    problems: Callable[[], Awaitable[Sequence[Problem]]]
    forget_problem: Callable[[str], Awaitable[Callable[[], Awaitable[None]]]]
    diagnosing: Diagnosing
    papers: Callable[[], Awaitable[Papers]]
    settings: Callable[[], Settings]
    keep_settings: Callable[[Settings], None]
    languages: Callable[[], Mapping[str, str]]
