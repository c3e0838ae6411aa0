"""Taking everything along, and leaving nothing behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.vaults import Erased
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.recovery_model import RecoveryModel
from sanctum_desktop.ui.features.settings.telling import day, suggested
from sanctum_desktop.ui.qt.sizes import size
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_MOST_NAMED: Final = 3


@QmlElement
class LeavingModel(QObject):
    """Exports all of the vault, and erases it once its name was typed.

    An erasure ends this process (`ended`), when the person has read what is left elsewhere.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        keeping: Keeping,
        doing: DoingModel,
        recovery: RecoveryModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeping, self._doing, self._recovery = keeping, doing, recovery
        self._lost: list[str] = []
        self._remains: list[str] = []
        self.shut = False
        self.tasks = TaskOwner(self._untold)

    @Property(str, constant=True)
    def name(self) -> str:
        return self._keeping.name

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def lost(self) -> list[str]:
        """What an erasure takes, and what it cannot reach: a sentence each."""
        return self._lost

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def remains(self) -> list[str]:
        """After an erasure: what is left, a sentence each; empty before."""
        return self._remains

    @Property(bool, notify=changed)
    def closing(self) -> bool:
        """True from the moment the vault is closed to be erased."""
        return self.shut

    @Slot(bool, result=str)
    def place(self, packed: bool) -> str:
        """Where an export might go: a folder, or one ZIP file."""
        return suggested(self._keeping, ".zip" if packed else "")

    @Slot()
    def show(self) -> None:
        self.tasks.start("show", self._show())

    @Slot(str, str)
    def exportAll(self, place: str, passphrase: str) -> None:  # noqa: N802 - QML's name for it
        self._doing.start("export", partial(self._export, place, Passphrase(passphrase)))

    @Slot(str)
    def erase(self, typed_name: str) -> None:
        self._doing.start("erase", partial(self._erase, typed_name))

    @Slot()
    def finish(self) -> None:
        """What is left elsewhere was read."""
        self.ended.emit()

    async def _show(self) -> None:
        summary = await self._keeping.erasing.what_is_lost()
        beside = await self._keeping.kept_beside()
        taken = text(
            "ui.leaving.lost",
            name=summary.name,
            size=size(summary.bytes),
            backups=f"{summary.backups:,}",
        )
        self._lost = [taken, *await self._elsewhere(), *_beside(beside)]
        self.changed.emit()

    async def _elsewhere(self) -> list[str]:
        """The copies made by hand, which no erasure reaches."""
        trail = await self._keeping.read_trail()
        made = [entry for entry in trail if entry.event is TrailEvent.BACKED_UP]
        if not made:
            return [text("ui.leaving.elsewhere.unknown")]
        named = [f"{one.detail or '?'} ({day(one.at.astimezone())})" for one in made[:_MOST_NAMED]]
        which = ", ".join(named) + (", …" if len(made) > _MOST_NAMED else "")
        return [text("ui.leaving.elsewhere", count=f"{len(made):,}", which=which)]

    async def _export(self, place: str, passphrase: Passphrase) -> str:
        try:
            await self._recovery.confirmed()
            exported = await self._keeping.export_to(place)(passphrase)
        finally:
            passphrase.wipe()
        return " ".join((text("ui.leaving.exported", place=place), *exported.notices))

    async def _erase(self, typed_name: str) -> str:
        try:
            erased = await self._keeping.erase(typed_name)
        finally:
            self.shut = not self._keeping.is_open()
            self.changed.emit()
        self._remains = list(_what_remains(erased))
        self.changed.emit()
        return ""

    def _untold(self, error: SanctumError) -> None:
        self._lost = [f"{error} {error.advice}".strip()]
        self.changed.emit()


def _beside(names: Sequence[str]) -> list[str]:
    return [text("ui.leaving.beside", names=", ".join(names))] if names else []


def _what_remains(erased: Erased) -> Iterator[str]:
    if erased.same_keys:
        yield text("ui.leaving.beside", names=", ".join(erased.same_keys))
    if erased.foreign:
        yield text("ui.leaving.foreign", names=", ".join(erased.foreign))
    yield text("ui.leaving.out_of_reach")
