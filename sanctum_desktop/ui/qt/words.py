"""Words for people, within reach of QML."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from sanctum_desktop.core.domain import words

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Words(QObject):
    """The one catalogue, by id."""

    @Slot(str, result=str)
    def text(self, message_id: str) -> str:
        return words.text(message_id)
