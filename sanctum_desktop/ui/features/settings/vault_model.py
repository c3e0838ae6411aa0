"""The vault itself: where it is, what opens it, whether it is whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.telling import moment_of
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.code_page import code_page
from sanctum_desktop.ui.qt.sizes import size
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping
from sanctum_desktop.ui.weighing import weighed

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VaultModel(QObject):
    """Checks the vault, and changes its passphrase, its recovery code and its keys."""

    changed = Signal()

    def __init__(
        self,
        keeping: Keeping,
        doing: DoingModel,
        clipboard: LentClipboard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeping, self._doing, self._clipboard = keeping, doing, clipboard
        self._size = self._backed_up = self._strength = self._code = self._note = ""
        self.tasks = TaskOwner(self._untold)

    @Property(str, constant=True)
    def name(self) -> str:
        return self._keeping.name

    @Property(str, constant=True)
    def folder(self) -> str:
        return self._keeping.folder

    @Property(str, notify=changed)
    def size(self) -> str:
        return self._size

    @Property(str, notify=changed)
    def backedUp(self) -> str:  # noqa: N802 - QML's name for it
        """When the newest automatic backup was made, in a sentence."""
        return self._backed_up

    @Property(str, notify=changed)
    def strength(self) -> str:
        """A word on the new passphrase; the use case alone decides whether it will do."""
        return self._strength

    @Property(str, notify=changed)
    def code(self) -> str:
        """The new recovery code, until it is written down."""
        return self._code

    @Property(str, notify=changed)
    def note(self) -> str:
        """What was done with the new code."""
        return self._note

    @Slot()
    def show(self) -> None:
        self.tasks.start("show", self._show())

    @Slot(str)
    def weigh(self, passphrase: str) -> None:
        self.tasks.start("weigh", self._weigh(Passphrase(passphrase)))

    @Slot()
    def check(self) -> None:
        self._doing.start("check", self._check, leavable=True)

    @Slot(str, str)
    def changePassphrase(self, old: str, new: str) -> None:  # noqa: N802 - QML's name for it
        self._doing.start("passphrase", partial(self._change, Passphrase(old), Passphrase(new)))

    @Slot(str)
    def renewCode(self, passphrase: str) -> None:  # noqa: N802 - QML's name for it
        self._doing.start("code", partial(self._renew_code, Passphrase(passphrase)))

    @Slot(str, str)
    def renewKeys(self, old: str, new: str) -> None:  # noqa: N802 - QML's name for it
        self._doing.start("keys", partial(self._renew_keys, Passphrase(old), Passphrase(new)))

    @Slot()
    def copy(self) -> None:
        self._clipboard.put(self._code)
        self._note = text("ui.code.copied")
        self.changed.emit()

    @Slot(str)
    def saveCode(self, place: str) -> None:  # noqa: N802 - QML's name for it
        """Write the code on a page to print."""
        self._doing.start("page", partial(self._save_code, place))

    @Slot()
    def written(self) -> None:
        """The code is on paper: forget it."""
        self._code = self._note = ""
        self._doing.forget()
        self.changed.emit()

    async def _show(self) -> None:
        summary = await self._keeping.erasing.what_is_lost()
        points = await self._keeping.list_backups()
        self._size = size(summary.bytes)
        self._backed_up = (
            text("ui.vault.backed_up", when=moment_of(points[0]))
            if points
            else text("ui.vault.not_backed_up")
        )
        self.changed.emit()

    async def _weigh(self, passphrase: Passphrase) -> None:
        self._strength = await weighed(self._keeping.guess_time, passphrase)
        self.changed.emit()

    async def _check(self) -> str:
        report = await self._keeping.check()
        whole = text("ui.vault.whole", changes=f"{report.changes:,}")
        return " ".join((whole, *report.notices))

    async def _change(self, old: Passphrase, new: Passphrase) -> str:
        try:
            await self._keeping.change_passphrase(old, new)
        finally:
            old.wipe()
            new.wipe()
        return text("ui.vault.passphrase.done")

    async def _renew_code(self, passphrase: Passphrase) -> str:
        try:
            self._code = await self._keeping.renew_code(passphrase)
        finally:
            passphrase.wipe()
        self.changed.emit()
        return ""

    async def _save_code(self, place: str) -> str:
        await self._keeping.save_page(code_page(self._code, self._keeping.name), place)
        self._note = text("ui.code.saved")
        self.changed.emit()
        return ""

    async def _renew_keys(self, old: Passphrase, new: Passphrase) -> str:
        try:
            self._code = await self._keeping.renew_keys(old, new)
        finally:
            old.wipe()
            new.wipe()
        self.changed.emit()
        self.show()
        return text("ui.vault.keys.done")

    def _untold(self, error: SanctumError) -> None:
        self._backed_up = f"{error} {error.advice}".strip()
        self.changed.emit()
