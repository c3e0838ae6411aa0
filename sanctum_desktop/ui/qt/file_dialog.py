"""Asks for a file or a folder. Ours, because a system's own dialog remembers what was chosen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Property, QObject, QStandardPaths, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_MOST_ENTRIES: Final = 400
_PLACES: Final = {
    "home": QStandardPaths.StandardLocation.HomeLocation,
    "documents": QStandardPaths.StandardLocation.DocumentsLocation,
    "desktop": QStandardPaths.StandardLocation.DesktopLocation,
    "downloads": QStandardPaths.StandardLocation.DownloadLocation,
}


class Purpose(StrEnum):
    """What is asked for: a file to write, a file that is there, or a folder."""

    SAVE = "save"
    OPEN = "open"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A folder to go into, or a file to take."""

    name: str = field(repr=False)
    path: str = field(repr=False)
    folder: bool = True


@QmlElement
class FileDialogModel(QObject):
    """A folder and mostly a name; `accepted` brings the path once nothing speaks against it.

    Nothing is remembered but the folder, and that while the window is open. `taken` is the name
    of a file that would be replaced. A path typed instead of a name is taken as it is.
    """

    changed = Signal()
    accepted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = Rows(EntryRow, self)
        self._places = Rows(EntryRow, self)
        self._purpose = Purpose.SAVE
        self._folder: Path | None = None
        self._name = self._suffix = self._message = ""
        self._taken: Path | None = None
        self._opened = self._busy = False
        self.tasks = TaskOwner(self._failed)
        self.destroyed.connect(self.tasks.close)

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self._opened

    @Property(str, notify=changed)
    def purpose(self) -> str:
        return self._purpose.value

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """True while a folder or a file is looked at, which may take time; nothing is accepted."""
        return self._busy

    @Property(QObject, constant=True)
    def entries(self) -> QObject:
        """The folders in it, and after them its files where one is to be opened."""
        return self._entries

    @Property(QObject, constant=True)
    def places(self) -> QObject:
        return self._places

    @Property(str, notify=changed)
    def folder(self) -> str:
        """Where one is; within the person's own folder it begins with "~"."""
        if self._folder is None:
            return ""
        home = Path.home()
        inside = home in self._folder.parents
        return str(Path("~") / self._folder.relative_to(home)) if inside else str(self._folder)

    @Property(str, notify=changed)
    def path(self) -> str:
        return str(self._folder or "")

    @Property(str, notify=changed)
    def above(self) -> str:
        """The folder around it; "" at the top."""
        folder = self._folder
        return "" if folder is None or folder == folder.parent else str(folder.parent)

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(str, notify=changed)
    def taken(self) -> str:
        return self._taken.name if self._taken else ""

    @Slot(str)
    def ask(self, place: str) -> None:
        """Where to save: a name, or a whole path, to go on from."""
        self._ask(Purpose.SAVE, place)

    @Slot(str)
    def askFile(self, place: str) -> None:  # noqa: N802 - QML's name for it
        """Which file to open; the search begins around that place."""
        self._ask(Purpose.OPEN, place)

    @Slot(str)
    def askFolder(self, place: str) -> None:  # noqa: N802 - QML's name for it
        """Which folder; the search begins in the one around that place."""
        self._ask(Purpose.FOLDER, place)

    def ask_again(self, message: str) -> None:
        """Open as it was left, with what went wrong."""
        self._opened, self._message, self._taken = True, message, None
        self.changed.emit()
        self.enter(str(self._folder or Path.home()))

    def turn_to(self, suffix: str) -> None:
        """Another kind of file."""
        self._name = self._name.removesuffix(self._suffix) + suffix
        self._suffix, self._taken = suffix, None
        self.changed.emit()

    @Slot(str)
    def keep(self, name: str) -> None:
        """The name as it is typed."""
        if name != self._name:
            self._name, self._taken, self._message = name, None, ""
            self.changed.emit()

    @Slot(str)
    def enter(self, folder: str) -> None:
        self._taken = None
        self._start(partial(self._enter, Path(folder)))

    @Slot(str)
    def pick(self, file: str) -> None:
        """Take a file of those in the folder."""
        self.keep(file)
        self.accept()

    @Slot()
    def accept(self) -> None:
        self._take(self._path(), replacing=False)

    @Slot()
    def replace(self) -> None:
        """Replace the file that was asked about."""
        if self._taken:
            self._take(self._taken, replacing=True)

    @Slot()
    def close(self) -> None:
        """Take nothing, what is just being looked at included."""
        self.tasks.close()
        self._shut()

    def _ask(self, purpose: Purpose, place: str) -> None:
        asked = Path(_expanded(place))
        self._purpose = purpose
        self._name = asked.name if purpose is Purpose.SAVE else ""
        self._suffix = Path(self._name).suffix
        self._opened, self._message = True, ""
        self._places.show(_places())
        self.changed.emit()
        begin = asked.parent if asked.is_absolute() else self._folder
        self.enter(str(begin or self._places.rows[0].path))

    def _take(self, path: Path | None, *, replacing: bool) -> None:
        if not self._busy:
            self._start(partial(self._accept, path, replacing=replacing))

    def _start(self, look: Callable[[], Awaitable[None]]) -> None:
        self._busy = True
        self.changed.emit()
        self.tasks.start("look", self._rest_after(look))

    async def _rest_after(self, look: Callable[[], Awaitable[None]]) -> None:
        try:
            await look()
        finally:
            task = asyncio.current_task()
            if task and not task.cancelling():  # else another look goes on, or all is closed
                self._busy = False
                self.changed.emit()

    def _shut(self) -> None:
        self._opened = self._busy = False
        self._message, self._taken = "", None
        self.changed.emit()

    async def _enter(self, folder: Path) -> None:
        there, found = await asyncio.to_thread(_inside, folder, self._purpose is Purpose.OPEN)
        self._entries.show(found)
        self._folder = there
        self.changed.emit()

    async def _accept(self, path: Path | None, *, replacing: bool) -> None:
        self._message, self._taken = "", None
        if path is None:
            self._message = text(f"ui.{self._purpose}.no_name")
            self.changed.emit()
            return
        message, taken = await asyncio.to_thread(_LOOKS[self._purpose], path)
        if message or (taken and not replacing):
            self._message, self._taken = message, None if message else path
            self.changed.emit()
            return
        self._folder = path if self._purpose is Purpose.FOLDER else path.parent
        self._shut()
        self.accepted.emit(str(path))

    def _path(self) -> Path | None:
        """What was chosen; None where it has no name."""
        folder = self._folder or Path.home()
        named = self._purpose is not Purpose.FOLDER
        return _named(folder, self._name, self._suffix) if named else folder

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def _expanded(typed: str) -> str:
    return os.path.expanduser(typed.strip().replace("\0", ""))  # noqa: PTH111 - it never raises


def _named(folder: Path, typed: str, suffix: str) -> Path | None:
    """The file of that name or path, with the suffix unless it has it; None without a name."""
    typed = _expanded(typed)
    name = os.path.basename(typed).strip()  # noqa: PTH119 - Path drops "." and a last "/"
    if name in ("", ".", "..") or name.casefold() == suffix:
        return None
    path = folder / typed
    return path if path.suffix == suffix else path.with_name(path.name + suffix)


def _places() -> list[EntryRow]:
    """The folders most people use, those that are there."""
    found: dict[str, EntryRow] = {}
    for name in ("documents", "home", "desktop", "downloads"):
        path = QStandardPaths.writableLocation(_PLACES[name])
        if _is_kind(Path(path).is_dir):
            found.setdefault(path, EntryRow(text(f"ui.save.place.{name}"), path))
    return list(found.values()) or [EntryRow(text("ui.save.place.home"), str(Path.home()))]


def _inside(folder: Path, files: bool) -> tuple[Path, list[EntryRow]]:
    """The folder, or the one around it that is there; what is in it, hidden things apart."""
    folder = folder.absolute()
    around = (one for one in (folder, *folder.parents) if _is_kind(one.is_dir))
    there = next(around, Path(folder.anchor))
    try:
        with os.scandir(there) as entries:
            seen = [one for one in entries if _is_shown(one.name)]
    except OSError:  # it may not be looked into
        return there, []
    folders = [EntryRow(one.name, one.path) for one in seen if _is_kind(one.is_dir)]
    kept = [
        EntryRow(one.name, one.path, folder=False)
        for one in seen
        if files and _is_kind(one.is_file)
    ]
    return there, [*_in_order(folders), *_in_order(kept)]


def _in_order(rows: list[EntryRow]) -> list[EntryRow]:
    return sorted(rows, key=lambda row: row.name.casefold())[:_MOST_ENTRIES]


def _is_shown(name: str) -> bool:
    """Neither hidden nor beyond Unicode: Qt drops lone surrogates and names another file."""
    return not name.startswith(".") and name == name.encode(errors="ignore").decode()


def _is_kind(asked: Callable[[], bool]) -> bool:
    try:
        return asked()
    except OSError:  # a link in a circle, a name too long, a folder that may not be searched
        return False


def _to_save(path: Path) -> tuple[str, bool]:
    """What speaks against saving there, and whether something would be replaced."""
    try:
        if not path.parent.is_dir():
            return text("ui.save.gone", folder=path.parent.name), False
        if path.is_dir():
            return text("ui.save.is_folder", name=path.name), False
        if not os.access(path.parent, os.W_OK):
            return text("ui.save.read_only", folder=path.parent.name), False
        return "", path.exists()
    except OSError as error:  # a name too long, a disk that went
        return text("ui.save.unusable", reason=error.strerror or ""), False


def _to_open(path: Path) -> tuple[str, bool]:
    """What speaks against opening it; nothing is ever replaced."""
    try:
        if not path.is_file():
            return text("ui.open.gone", name=path.name), False
    except OSError as error:
        return text("ui.open.unusable", reason=error.strerror or ""), False
    return ("" if os.access(path, os.R_OK) else text("ui.open.closed", name=path.name)), False


def _to_fill(path: Path) -> tuple[str, bool]:
    """What speaks against putting something into the folder."""
    if not _is_kind(path.is_dir):
        return text("ui.save.gone", folder=path.name), False
    writable = os.access(path, os.W_OK)
    return ("" if writable else text("ui.save.read_only", folder=path.name)), False


_LOOKS: Final = {
    Purpose.SAVE: _to_save,
    Purpose.OPEN: _to_open,
    Purpose.FOLDER: _to_fill,
}
