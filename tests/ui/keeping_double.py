"""The open vault in memory, for the settings: its backups, its trail, its code."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from figures_double import Figures

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.errors import BadInput, VaultDamaged, WrongPassphrase
from sanctum_desktop.core.domain.secrets import GuessTime
from sanctum_desktop.core.domain.trail import TrailEntry, TrailEvent
from sanctum_desktop.core.domain.vaults import BackupKind, BackupPoint, Erased, VaultSummary
from sanctum_desktop.core.ports.vault_archive import VaultReport
from sanctum_desktop.core.use_cases.confirm_recovery_code import ConfirmRecoveryCode
from sanctum_desktop.core.use_cases.erase_vault import EraseVault
from sanctum_desktop.core.use_cases.export_everything import Exported
from sanctum_desktop.core.use_cases.list_backups import ListBackups
from sanctum_desktop.core.use_cases.read_trail import ReadTrail
from sanctum_desktop.ui.papers import Papers, Part, Problem
from sanctum_desktop.ui.services import Keeping

PASSPHRASE = "five plain words in order"
CODE = "K7QF-2M9X-RD4T-8WHP-ZC3N-5VJB-H6TE"
MOMENT = datetime(2026, 11, 21, 14, 47, tzinfo=UTC)
ROWS = {"conversations": 1, "turns": 112, "facts": 64, "resumes": 1, "drafts": 0}
POINTS = (
    BackupPoint("2026-11-21-1447", date(2026, 11, 21), BackupKind.DAILY, 1_240_000),
    BackupPoint("2026-11-20-0903", date(2026, 11, 20), BackupKind.DAILY, 1_180_000),
    BackupPoint("before-3-2026-11-12", date(2026, 11, 12), BackupKind.BEFORE_UPDATE, 980_000),
)
RECORD = """Crash record 5d1c, 2026-11-20T08:12:44Z
  process:  window
  type:     ValueError
  place:    ui/shell/window.py:61 > ui/features/talk/view_model.py:120
  versions: Sanctum 0.4, Python 3.11.9, system linux x86_64, PySide6 6.11"""


@dataclass
class KeptVault:
    """What was done with it is in `done`; `fails` is raised by the next act."""

    name: str = "main"
    kept: tuple = POINTS
    entries: list = field(
        default_factory=lambda: [
            TrailEntry(MOMENT - timedelta(days=9), TrailEvent.UNLOCKED),
            TrailEntry(MOMENT - timedelta(days=2), TrailEvent.UNLOCK_FAILED),
            TrailEntry(MOMENT, TrailEvent.UNLOCKED),
        ]
    )
    parts: tuple = (Part("Qt", "The window.", "LGPL-3.0", "https://www.qt.io"),)
    problems: list = field(default_factory=lambda: [Problem("5d1c", RECORD)])
    done: list = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)
    beside: tuple = ()
    open: bool = True
    fails: BaseException | None = None
    fails_closed: bool = False
    holds: object = None  # an event the acts wait for
    languages: dict = field(default_factory=lambda: {"en": "English"})

    def keeping(self, settings, keep_settings) -> Keeping:
        erasing = EraseVault(self)
        return Keeping(
            name=self.name,
            folder=f"/home/miriam/.local/share/sanctum/vaults/{self.name}",
            is_open=lambda: self.open,
            now=lambda: MOMENT,
            guess_time=self.guess_time,
            check=self._check,
            change_passphrase=self._change,
            renew_keys=self._renew_keys,
            renew_code=self._renew_code,
            confirm_code=ConfirmRecoveryCode(self, self),
            list_backups=ListBackups(self),
            file_of=lambda point: f"backups/{point.id}",
            back_up_to=lambda place: lambda: self._back_up(place),
            drill=lambda place: lambda passphrase: self._drill(place, passphrase),
            restore=self._restore,
            export_to=lambda place: lambda passphrase: self._export(place, passphrase),
            erasing=erasing,
            erase=self._erase,
            kept_beside=self._kept_beside,
            read_trail=ReadTrail(self),
            save_text=self._save_text,
            save_page=self._save_page,
            problems=self._problems,
            forget_problem=self._forget,
            diagnosing=self.figures.diagnosing(),
            papers=self._papers,
            settings=settings,
            keep_settings=keep_settings,
            languages=lambda: self.languages,
        )

    async def _act(self, *what, passphrase=None):
        if self.holds is not None:
            await self.holds.wait()
        if passphrase is not None and passphrase.reveal() != PASSPHRASE.encode():
            raise WrongPassphrase("That passphrase does not open it.", advice="Nothing is lost.")
        if self.fails is not None:
            raise self.fails
        self.done.append(what)

    async def guess_time(self, passphrase):
        return tuple(GuessTime)[min(len(passphrase) // 6, 6)]

    async def _check(self):
        await self._act("check")
        return VaultReport(1204)

    async def _change(self, old, new):
        await self._act("change", new.reveal().decode(), passphrase=old)
        await self.record(TrailEvent.PASSPHRASE_CHANGED)

    async def _renew_keys(self, old, new):
        await self._act("keys", new.reveal().decode(), passphrase=old)
        self.kept = ()
        await self.record(TrailEvent.KEYS_RENEWED)
        return CODE

    async def _renew_code(self, passphrase):
        await self._act("code", passphrase=passphrase)
        await self.record(TrailEvent.RECOVERY_RENEWED)
        return CODE

    async def _back_up(self, place):
        await self._act("backup", place)
        await self.record(TrailEvent.BACKED_UP, Path(place).name)
        return VaultReport(1204)

    async def _drill(self, place, passphrase):
        await self._act("drill", place, passphrase=passphrase)
        return VaultReport(1204, rows=ROWS)

    async def _restore(self, place, passphrase, proved):
        await self._drill(place, passphrase)
        await proved()
        self.open = False
        if self.fails_closed:
            raise VaultDamaged("The disk refused.", advice="Look at the disk.")
        self.done.append(("restore", place))

    async def _export(self, place, passphrase):
        await self._act("export", place, passphrase=passphrase)
        await self.record(TrailEvent.EXPORTED, Path(place).name)
        return Exported(ROWS)

    async def _erase(self, typed_name):
        if typed_name != self.name:
            raise BadInput("That is not the vault's name; nothing was erased.")
        self.open = False
        await self._act("erase")
        return Erased(same_keys=self.beside)

    async def _kept_beside(self):
        return self.beside

    async def _save_text(self, content, place):
        await self._act("save", place, content)
        await self.record(TrailEvent.EXPORTED, Path(place).name)

    async def _save_page(self, page, place):
        await self._act("page", place, page[:5])

    async def _problems(self):
        return tuple(self.problems)

    async def _forget(self, record):
        await self._act("forget", record)
        before, self.problems = self.problems, [one for one in self.problems if one.id != record]

        async def undo():
            self.problems = before

        return undo

    async def _papers(self):
        return Papers(
            version="0.4",
            privacy=asset_path("PRIVACY.md").read_text(),
            licence=asset_path("LICENSE").read_text(),
            parts=self.parts,
        )

    # The ports that real use cases here stand on.

    async def summary(self):
        return VaultSummary(
            name=self.name, bytes=4_200_000, opened=date(2026, 11, 21), backups=len(self.kept)
        )

    async def check_recovery_code(self, typed):
        if typed.strip() != CODE:
            raise WrongPassphrase("That is not a recovery code.", advice="Type all seven groups.")

    async def record(self, event, detail=""):
        self.entries.append(TrailEntry(MOMENT, event, detail))

    async def page(self, *, holding="", skip=0, limit=200):
        return tuple(reversed(self.entries))[skip : skip + limit]

    async def points(self):
        return self.kept
