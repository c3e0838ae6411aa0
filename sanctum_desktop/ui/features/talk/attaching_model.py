"""The texts that are attached to the talk, and a long one that was pasted into the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.attachments import MOST_CHARACTERS, Attachment, AttachmentId
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

LONG: Final = 1500
"""Characters that come at once and may be better attached than said."""
_MOST_BYTES: Final = 5 * MOST_CHARACTERS
"""Of a file that are read: more than any text has that may be attached."""
_NAME_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class TextRow:
    """One attached text, by its name."""

    text: str
    name: str = field(repr=False)


@QmlElement
class AttachingModel(QObject):
    """Lists what is attached; `trimmed` gives the answer back without what was pasted into it.

    `tried` says that another text is being attached: why the last could not be is told no more.
    """

    changed = Signal()
    tried = Signal()
    trimmed = Signal(str)

    def __init__(self, desk: Desk, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._rows = Rows(TextRow, self)
        self._conversation: ConversationId | None = None
        self._pasted = self._draft = self._told = ""
        self._acts = count()
        self.held: tuple[Attachment, ...] = ()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self.held)

    @Property(bool, notify=changed)
    def pasted(self) -> bool:
        """True where so much was pasted at once that it may be better attached."""
        return bool(self._pasted)

    @Property(str, notify=changed)
    def told(self) -> str:
        """What the person should know of the text that was attached last."""
        return self._told

    def show(self, conversation: ConversationId, held: Sequence[Attachment]) -> None:
        """What is attached to the talk that stands there now."""
        self._conversation = conversation
        self._pasted = self._draft = self._told = ""
        self._hold(held)

    def held_as(self, which: str) -> Attachment | None:
        """That text, None where it is not attached any more."""
        return next((one for one in self.held if one.id == which), None)

    def weigh(self, draft: str) -> None:
        """Look whether much came at once since the answer was looked at last."""
        before, self._draft = self._draft, draft
        if len(draft) - len(before) >= LONG:
            self._pasted = _inserted(before, draft)
            self.changed.emit()
        elif self._pasted and self._pasted not in draft:
            self.leavePasted()

    def restored(self, draft: str) -> None:
        """That is the answer now; nobody pasted it."""
        self._draft, self._pasted = draft, ""
        self.changed.emit()

    @Slot(str)
    def attachFile(self, path: str) -> None:  # noqa: N802 - QML's name for it
        self._begin(self._attach_file(Path(path)))

    @Slot(list)
    def attachUrls(self, urls: list[QUrl]) -> None:  # noqa: N802 - QML's name for it
        """Attach the files that were dropped here."""
        for url in urls:
            if url.isLocalFile():
                self.attachFile(url.toLocalFile())

    @Slot()
    def attachPasted(self) -> None:  # noqa: N802 - QML's name for it
        """Attach what was pasted in place of saying it."""
        pasted, self._pasted = self._pasted, ""
        if pasted:
            self._begin(self._attach_pasted(pasted))

    @Slot()
    def leavePasted(self) -> None:  # noqa: N802 - QML's name for it
        """It is said as it stands."""
        self._pasted = ""
        self.changed.emit()

    @Slot(str)
    def remove(self, which: str) -> None:
        self._begin(self._remove(AttachmentId(which)))

    async def _attach_file(self, path: Path) -> None:
        await self._attach(path.name, await asyncio.to_thread(_read, path))

    async def _attach_pasted(self, pasted: str) -> None:
        """Attached, it goes from the answer; until then it stands there."""
        name = " ".join(pasted.split(None, _NAME_WORDS)[:_NAME_WORDS])
        if await self._attach(name, pasted.encode()):
            self.trimmed.emit(self._draft.replace(pasted, "", 1).strip())

    async def _attach(self, name: str, data: bytes) -> bool:
        """False where another talk stands here by now."""
        where = self._conversation
        if self._desk.talking is None or where is None:
            return False
        added = await self._desk.talking.attach(where, name, data)
        if where != self._conversation:
            return False
        self._told = text("ui.attach.left_out") if added.taken_out else ""
        self._hold((*self.held, added))
        return True

    async def _remove(self, which: AttachmentId) -> None:
        if self._desk.talking is not None and self._conversation is not None:
            await self._desk.talking.detach(which)
            self._hold([one for one in self.held if one.id != which])

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._told = ""
        self.changed.emit()
        self.tried.emit()
        self._tasks.start(f"attach {next(self._acts)}", work)  # none replaces another

    def _hold(self, held: Sequence[Attachment]) -> None:
        self.held = tuple(held)
        self._rows.show([TextRow(one.id, one.name) for one in self.held])
        self.changed.emit()


def _inserted(before: str, after: str) -> str:
    """What stands in `after` and came at once."""
    pairs = zip(before, after, strict=False)
    start = next((at for at, (old, new) in enumerate(pairs) if old != new), len(before))
    return after[start : start + len(after) - len(before)]


def _read(path: Path) -> bytes:
    """The file, or as much of it as tells that it is too large; raises BadInput."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise BadInput(
            text("ui.attach.unread", name=path.name), advice=error.strerror or ""
        ) from error
