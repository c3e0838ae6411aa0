"""How Sanctum itself fares: figures to read and to copy, and what is out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import known, text
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Keeping

if TYPE_CHECKING:  # the lock screen must not wait for what comes after it
    from sanctum_desktop.core.domain.diagnostics import DiagnosticRow, Notice

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_EVERY_MS: Final = 10_000


@QmlElement
class DiagnosticsModel(QObject):
    """The rows by their groups. It looks every ten seconds whether something is worth a notice.

    `told` are the words of a notice that just came up and is worth a line in the whole window.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self, keeping: Keeping, clipboard: LentClipboard, parent: QObject | None = None
    ) -> None:
        from sanctum_desktop.core.domain.diagnostics import DiagnosticGroup, DiagnosticRow, Notice

        super().__init__(parent)
        self._diagnosing, self._clipboard = keeping.diagnosing, clipboard
        self._groups = {group.value: Rows(DiagnosticRow, self) for group in DiagnosticGroup}
        self._read: Sequence[DiagnosticRow] = ()
        self._notices = Rows(Notice, self)
        self._message = ""
        self.tasks = TaskOwner(self._failed)
        self.looking = QTimer(self, interval=_EVERY_MS)
        self.looking.timeout.connect(self.look)

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def groups(self) -> list[str]:
        return list(self._groups)

    @Property(QObject, constant=True)
    def notices(self) -> QObject:
        return self._notices

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why nothing could be read, "" otherwise."""
        return self._message

    @Slot(str, result=QObject)
    def rowsOf(self, group: str) -> QObject:  # noqa: N802 - QML's name for it
        return self._groups[group]

    @Slot(str, result=str)
    def noneOf(self, group: str) -> str:  # noqa: N802 - QML's name for it
        """What is said of a group without rows; "" where it is not shown then."""
        return known(f"ui.diagnostics.none.{group}")

    def begin(self) -> None:
        """Look now and then from here on."""
        self.looking.start()

    def stop(self) -> None:
        self.looking.stop()

    @Slot()
    def look(self) -> None:
        """See whether something is worth a notice, wherever one is."""
        before = [notice for notice in self._notices.rows if notice.severe]
        self._notices.show(self._diagnosing.notices())
        for notice in self._notices.rows:
            if notice.severe and notice not in before:
                self.told.emit(f"{notice.words} {notice.remedy}")

    @Slot()
    def show(self) -> None:
        """Read the figures anew, and the notices for who looks at them."""
        self._notices.show(self._diagnosing.notices())
        self.tasks.start("show", self._show())

    @Slot(str)
    def tryAgain(self, engine: str) -> None:  # noqa: N802 - QML's name for it
        self._diagnosing.try_again(engine)
        self.show()

    @Slot()
    def copy(self) -> None:
        """Lend the page as plain text."""
        self._clipboard.put(as_text(self._read, self._notices.rows))

    async def _show(self) -> None:
        self._read = await self._diagnosing.read()
        for group, rows in self._groups.items():
            rows.show([row for row in self._read if row.group.value == group])
        self._message = ""
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def as_text(rows: Iterable[DiagnosticRow], notices: Iterable[Notice]) -> str:
    """The page as it can be sent to somebody: a line a row, what follows it further in."""
    lines = [text("ui.diagnostics.copied")]
    lines += [f"! {notice.words} {notice.remedy}" for notice in notices]
    for group, of_group in groupby(rows, key=lambda row: row.group):
        lines += ["", text(f"ui.diagnostics.group.{group.value}")]
        for row in of_group:
            lines.append(f"  {row.name}: {row.value}")
            lines += [f"    {line}" for line in row.note.splitlines()]
    return "\n".join(lines) + "\n"
