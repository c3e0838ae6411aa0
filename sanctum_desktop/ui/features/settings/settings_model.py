"""Which part of the settings is shown, and the view models behind the parts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.ui.features.settings import place_model  # noqa: F401 - its type is registered
from sanctum_desktop.ui.features.settings.appearance_model import AppearanceModel
from sanctum_desktop.ui.features.settings.backups_model import BackupsModel
from sanctum_desktop.ui.features.settings.diagnostics_model import DiagnosticsModel
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.leaving_model import LeavingModel
from sanctum_desktop.ui.features.settings.papers_model import PapersModel
from sanctum_desktop.ui.features.settings.problems_model import ProblemsModel
from sanctum_desktop.ui.features.settings.recovery_model import RecoveryModel
from sanctum_desktop.ui.features.settings.trail_model import TrailModel
from sanctum_desktop.ui.features.settings.vault_model import VaultModel
from sanctum_desktop.ui.left_model import LeftModel
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping

if TYPE_CHECKING:  # the lock screen must not wait for what comes after it
    from sanctum_desktop.ui.features.settings.outside import Outside

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PARTS: Final = (
    "vault",
    "backups",
    "leaving",
    "trail",
    "locking",
    "appearance",
    "keys",
    "privacy",
    "ledger",
    "servers",
    "problems",
    "diagnostics",
    "about",
)


class _OwnsTasks(Protocol):
    tasks: TaskOwner


@QmlElement
class SettingsModel(QObject):
    """The settings' parts. `ended` when the vault is closed for good; `wanted` names a screen.

    `outside` is all that has to do with what leaves the computer; of what it lacks is no part.
    """

    changed = Signal()
    ended = Signal()
    wanted = Signal(str)

    def __init__(
        self,
        keeping: Keeping,
        clipboard: LentClipboard,
        settle: Callable[[], Awaitable[None]],
        outside: Outside,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._part = PARTS[0]
        self._doing = DoingModel(self)
        self.outside = outside
        self._ledger, self._servers = outside.pages(self._doing, self)
        lacking = {"ledger": self._ledger is None, "servers": self._servers is None}
        self.offered = tuple(part for part in PARTS if not lacking.get(part))
        self.asking = RecoveryModel(keeping.confirm_code, self)
        self._vault = VaultModel(keeping, self._doing, clipboard, self)
        self._backups = BackupsModel(keeping, self._doing, settle, self)
        self._leaving = LeavingModel(keeping, self._doing, self.asking, self)
        self._trail = TrailModel(keeping, self._doing, self)
        self._problems = ProblemsModel(keeping, clipboard, self)
        self.watching = DiagnosticsModel(keeping, clipboard, self)
        self._papers = PapersModel(keeping, clipboard, self)
        self.look = AppearanceModel(keeping, self)
        self.asking.lost.connect(self._renew_code)
        for ending in (self._backups, self._leaving):
            ending.ended.connect(self.ended)
            ending.changed.connect(self.changed)

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def parts(self) -> list[str]:
        return list(self.offered)

    @Property(str, notify=changed)
    def part(self) -> str:
        return self._part

    @Property(bool, notify=changed)
    def closing(self) -> bool:
        """True where the vault is closed, or about to be: there is no way back to the screens."""
        return self._backups.shut or self._leaving.shut

    @Property(DoingModel, constant=True)
    def doing(self) -> DoingModel:
        return self._doing

    @Property(RecoveryModel, constant=True)
    def recovery(self) -> RecoveryModel:
        return self.asking

    @Property(VaultModel, constant=True)
    def vault(self) -> VaultModel:
        return self._vault

    @Property(BackupsModel, constant=True)
    def backups(self) -> BackupsModel:
        return self._backups

    @Property(LeavingModel, constant=True)
    def leaving(self) -> LeavingModel:
        return self._leaving

    @Property(TrailModel, constant=True)
    def trail(self) -> TrailModel:
        return self._trail

    @Property(ProblemsModel, constant=True)
    def problems(self) -> ProblemsModel:
        return self._problems

    @Property(DiagnosticsModel, constant=True)
    def diagnostics(self) -> DiagnosticsModel:
        return self.watching

    @Property(PapersModel, constant=True)
    def papers(self) -> PapersModel:
        return self._papers

    @Property(LeftModel, constant=True)
    def left(self) -> LeftModel | None:
        """What left this computer, for every screen."""
        return self.outside.left

    @Property(QObject, constant=True)
    def sending(self) -> QObject | None:
        """The text that waits for a yes, over any screen."""
        return self.outside.sending

    @Property(QObject, constant=True)
    def ledger(self) -> QObject | None:
        return self._ledger

    @Property(QObject, constant=True)
    def servers(self) -> QObject | None:
        return self._servers

    @Property(AppearanceModel, constant=True)
    def appearance(self) -> AppearanceModel:
        return self.look

    @Slot(str)
    def open(self, part: str) -> None:
        """Show that part, or the screen of that name."""
        if part not in self.offered:
            if part not in PARTS:
                self.wanted.emit(part)
            return
        if part != self._part:
            self._doing.forget()
        self._part = part
        self.changed.emit()
        self.show()

    @Slot()
    def finish(self) -> None:
        """The vault is closed and its words were read: let the process end."""
        self.ended.emit()

    def show(self) -> None:
        """Bring what is shown up to date."""
        shown = {
            "vault": self._vault,
            "backups": self._backups,
            "leaving": self._leaving,
            "trail": self._trail,
            "ledger": self._ledger,
            "servers": self._servers,
            "problems": self._problems,
            "diagnostics": self.watching,
            "privacy": self._papers,
            "about": self._papers,
        }.get(self._part)
        if shown is not None:
            shown.show()

    async def settled(self) -> None:
        """Return when nothing is running any more."""
        for part in self._all():
            await part.tasks.settled()

    def close(self) -> None:
        """Cancel what runs; nothing acknowledged is lost."""
        self._doing.close()
        self.watching.stop()
        self.asking.later()  # whoever waits for the answer would never end
        self.outside.close()
        for part in self._all():
            part.tasks.close()

    @Slot()
    def _renew_code(self) -> None:
        self.open("vault")
        self.wanted.emit("settings")

    def _all(self) -> tuple[_OwnsTasks, ...]:
        return (
            self._doing,
            self._vault,
            self._backups,
            self._leaving,
            self._trail,
            self._problems,
            self.watching,
            self._papers,
            self.asking,
            *(part for part in (self._ledger, self._servers) if part is not None),
            *self.outside.parts(),
        )
