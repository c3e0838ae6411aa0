"""The one question before the first file leaves the vault."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import BadInput, SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.confirm_recovery_code import ConfirmRecoveryCode
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RecoveryModel(QObject):
    """Asks where the recovery code is, before the first export; the vault remembers the answer.

    The person may try the code, say that it is safe, or say that it is lost and get a new one.
    """

    changed = Signal()
    lost = Signal()

    def __init__(self, confirm: ConfirmRecoveryCode, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._confirm = confirm
        self._answer: asyncio.Future[bool] | None = None
        self._message = ""
        self._busy = False
        self.tasks = TaskOwner(self._failed)

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._answer is not None

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """True while a code is tried."""
        return self._busy

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Slot(str)
    def tryCode(self, typed: str) -> None:  # noqa: N802 - QML's name for it
        if self._awaits_answer():
            self._busy, self._message = True, ""
            self.changed.emit()
            self.tasks.start("answer", self._tried(typed))

    @Slot()
    def safe(self) -> None:
        if self._awaits_answer():
            self.tasks.start("answer", self._said())

    @Slot()
    def renew(self) -> None:
        """It is lost: nothing leaves now, and a new one can be made."""
        self._resolve(answered=False)
        self.lost.emit()

    @Slot()
    def later(self) -> None:
        self.tasks.cancel("answer")
        self._resolve(answered=False)

    async def confirmed(self) -> None:
        """Return once the code is known to be safe; BadInput where the person puts it off."""
        if not await self._confirm.is_due():
            return
        if self._answer is None:
            self._answer = asyncio.get_running_loop().create_future()
            self._message = ""
            self.changed.emit()
        try:
            answered = await self._answer
        except asyncio.CancelledError:
            self._resolve(answered=False)
            raise
        if not answered:
            raise BadInput(text("ui.recovery.put_off"))

    def before(
        self, export: Callable[[bytes, str], Awaitable[None]]
    ) -> Callable[[bytes, str], Awaitable[None]]:
        """That export, after the question."""

        async def confirmed_export(data: bytes, place: str) -> None:
            await self.confirmed()
            await export(data, place)

        return confirmed_export

    def _awaits_answer(self) -> bool:
        """False while one is being written, and after."""
        return self._answer is not None and not self.tasks.running("answer")

    async def _tried(self, typed: str) -> None:
        await self._confirm.tried(typed)
        self._resolve(answered=True)

    async def _said(self) -> None:
        await self._confirm.said()
        self._resolve(answered=True)

    def _resolve(self, *, answered: bool) -> None:
        answer, self._answer, self._message = self._answer, None, ""
        self._busy = False
        if answer is not None and not answer.done():
            answer.set_result(answered)
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._busy = False
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()
