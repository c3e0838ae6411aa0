"""Asks where to save a file. Ours, because a system's own dialog remembers what was saved."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
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

_MOST_FOLDERS: Final = 400
_PLACES: Final = {
    "home": QStandardPaths.StandardLocation.HomeLocation,
    "documents": QStandardPaths.StandardLocation.DocumentsLocation,
    "desktop": QStandardPaths.StandardLocation.DesktopLocation,
    "downloads": QStandardPaths.StandardLocation.DownloadLocation,
}


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder to go into."""

    name: str = field(repr=False)
    path: str = field(repr=False)


@QmlElement
class SaveDialogModel(QObject):
    """A folder and a name; `accepted` is called with the path once nothing speaks against it.

    Nothing is remembered but the folder, and that while the window is open. `taken` is the name
    of a file that would be replaced. A path typed instead of a name is taken as it is.
    """

    changed = Signal()
    accepted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = Rows(FolderRow, self)
        self._places = Rows(FolderRow, self)
        self._folder: Path | None = None
        self._name = self._suffix = self._message = self._taken = ""
        self._opened = False
        self.tasks = TaskOwner(self._failed)

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self._opened

    @Property(QObject, constant=True)
    def folders(self) -> QObject:
        return self._folders

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
        return self._taken

    def ask(self, name: str) -> None:
        """Open with a name to go on from."""
        self._name, self._suffix = name, Path(name).suffix
        self._message = self._taken = ""
        self._opened = True
        self._places.show(_places())
        self.changed.emit()
        self.enter(str(self._folder or self._places.rows[0].path))

    def ask_again(self, message: str) -> None:
        """Open as it was left, with what went wrong."""
        self._opened, self._message, self._taken = True, message, ""
        self.changed.emit()
        self.enter(str(self._folder or Path.home()))

    def turn_to(self, suffix: str) -> None:
        """Another kind of file."""
        self._name = self._name.removesuffix(self._suffix) + suffix
        self._suffix, self._taken = suffix, ""
        self.changed.emit()

    @Slot(str)
    def keep(self, name: str) -> None:
        """The name as it is typed."""
        if name != self._name:
            self._name, self._taken, self._message = name, "", ""
            self.changed.emit()

    @Slot(str)
    def enter(self, folder: str) -> None:
        self.tasks.start("enter", self._enter(Path(folder)))

    @Slot()
    def save(self) -> None:
        self.tasks.start("save", self._save(replacing=False))

    @Slot()
    def replace(self) -> None:
        """Replace the file of that name."""
        self.tasks.start("save", self._save(replacing=True))

    @Slot()
    def close(self) -> None:
        """Save nothing, what is just being looked at included."""
        self.tasks.cancel("save")
        self._shut()

    def _shut(self) -> None:
        self._opened, self._message, self._taken = False, "", ""
        self.changed.emit()

    async def _enter(self, folder: Path) -> None:
        there = await asyncio.to_thread(_nearest, folder)
        self._folders.show(await asyncio.to_thread(_inside, there))
        self._folder, self._taken = there, ""
        self.changed.emit()

    async def _save(self, *, replacing: bool) -> None:
        self._message = self._taken = ""
        path = self._path()
        if path is None:
            self._message = text("ui.save.no_name")
            self.changed.emit()
            return
        message, taken = await asyncio.to_thread(_looked_at, path)
        if message or (taken and not replacing):
            self._message, self._taken = message, "" if message else path.name
            self.changed.emit()
            return
        self._folder = path.parent
        self._shut()
        self.accepted.emit(str(path))

    def _path(self) -> Path | None:
        """Where the file is to be; None where it has no name."""
        typed = os.path.expanduser(self._name.strip().replace("\0", ""))  # noqa: PTH111 - it never raises
        name = os.path.basename(typed).strip()  # noqa: PTH119 - Path drops "." and a last "/"
        if name in ("", ".", "..") or name.casefold() == self._suffix:
            return None
        path = (self._folder or Path.home()) / typed
        return path if path.suffix == self._suffix else path.with_name(path.name + self._suffix)

    def _failed(self, error: SanctumError) -> None:
        self._message = f"{error} {error.advice}".strip()
        self.changed.emit()


def _places() -> list[FolderRow]:
    """The folders most people save to, those that are there."""
    found: dict[str, FolderRow] = {}
    for name in ("documents", "home", "desktop", "downloads"):
        path = QStandardPaths.writableLocation(_PLACES[name])
        if Path(path).is_dir():
            found.setdefault(path, FolderRow(text(f"ui.save.place.{name}"), path))
    return list(found.values()) or [FolderRow(text("ui.save.place.home"), str(Path.home()))]


def _nearest(folder: Path) -> Path:
    """The folder, or the one around it that is still there."""
    folder = folder.absolute()
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path(folder.anchor))


def _inside(folder: Path) -> list[FolderRow]:
    """The folders in it, hidden ones apart; none where it may not be looked into."""
    try:
        with os.scandir(folder) as entries:
            names = [one.name for one in entries if _is_open_folder(one)]
    except OSError:
        return []
    names = sorted(names, key=str.casefold)[:_MOST_FOLDERS]
    return [FolderRow(name, str(folder / name)) for name in names]


def _is_open_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.name.startswith(".") and entry.is_dir()
    except OSError:  # a link that leads nowhere
        return False


def _looked_at(path: Path) -> tuple[str, bool]:
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
