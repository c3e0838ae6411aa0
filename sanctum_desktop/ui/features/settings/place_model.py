"""Places of the file system, between a dialog and a field."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Places(QObject):
    """Writes what a dialog chose as the person would type it."""

    @Slot(QUrl, result=str)
    def typed(self, chosen: QUrl) -> str:
        return chosen.toLocalFile()

    @Slot(QUrl, str, result=str)
    def inside(self, folder: QUrl, place: str) -> str:
        """The file of `place`, in another folder."""
        return (
            f"{folder.toLocalFile().rstrip('/')}/{place.replace(chr(92), '/').rpartition('/')[2]}"
        )
