"""The words the person wanted hidden from servers: listed, and taken back one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.services import Hosting

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """Words that stay here, and what goes in their place."""

    words: str = field(repr=False)
    sent: str = field(repr=False)


@QmlElement
class HiddenModel(QObject):
    """They are hidden in the sheet that shows a text; here they are only let go."""

    def __init__(self, hosting: Hosting, doing: DoingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosting, self._doing = hosting, doing
        self._rows = Rows(HiddenRow, self)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Slot(str)
    def takeBack(self, words: str) -> None:  # noqa: N802 - QML's name for it
        """These are not hidden as such any more, in no text from now on."""
        self._doing.start("hidden", partial(self._take_back, words))

    async def read(self) -> None:
        kept = await self._hosting.hidden()
        self._rows.show(
            [
                HiddenRow(
                    one.words,
                    text("ui.servers.words.sent", code=one.code)
                    if one.code
                    else text("ui.servers.words.usual"),
                )
                for one in kept
            ]
        )

    async def _take_back(self, words: str) -> str:
        await self._hosting.take_back(words)
        await self.read()
        return text("ui.servers.words.taken_back", words=words)
