"""Everything that can be done or gone to, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.shell.ranking import ranked

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1
_ICONS: Final = {
    CommandKind.PLACE: "forward",
    CommandKind.ACT: "chevron-right",
    CommandKind.TALK: "talk",
    CommandKind.FACT: "quote",
    CommandKind.LINE: "resume",
}


@dataclass(frozen=True, slots=True)
class CommandRow:
    """One command, with the picture and the words of its kind."""

    words: str = field(repr=False)
    beside: str = field(repr=False)
    icon: str
    kindWords: str  # noqa: N815 - QML's name for it
    keyWords: str  # noqa: N815 - QML's name for it


@QmlElement
class PaletteModel(QObject):
    """Asks for commands as it opens, ranks them as one types, and forgets them as it closes."""

    changed = Signal()

    def __init__(
        self,
        collect: Callable[[], Iterable[Command]],
        go: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._collect, self._go = collect, go
        self._rows = Rows(CommandRow, self)
        self._commands: Sequence[Command] = ()
        self._found: Sequence[Command] = ()
        self._opened = False

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self._opened

    @Property(str, notify=changed)
    def found(self) -> str:
        """How many there are, for who cannot see the list."""
        if not self._found:
            return text("ui.palette.nothing")
        return text("ui.palette.found", count=len(self._found))

    @Slot()
    def open(self) -> None:
        self._commands = tuple(self._collect())
        self._opened = True
        self.find("")

    @Slot()
    def close(self) -> None:
        """What the person said stays nowhere."""
        self._opened = False
        self._commands = self._found = ()
        self._rows.show([])
        self.changed.emit()

    @Slot(str)
    def find(self, query: str) -> None:
        self._found = ranked(self._commands, query)
        self._rows.show([_row(command) for command in self._found])
        self.changed.emit()

    @Slot(int)
    def run(self, at: int) -> None:
        """Close, show the command's screen, and do it."""
        if not 0 <= at < len(self._found):
            return
        command = self._found[at]
        self.close()
        if command.screen:
            self._go(command.screen)
        command.run()


def _row(command: Command) -> CommandRow:
    return CommandRow(
        words=command.words,
        beside=command.beside,
        icon=_ICONS[command.kind],
        kindWords=text(f"ui.palette.kind.{command.kind}"),
        keyWords=keys.shown(command.key) if command.key else "",
    )
