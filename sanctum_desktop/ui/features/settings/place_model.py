"""Places of the file system, between a dialog and a field."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Places(QObject):
    """Writes what was chosen as the person would type it."""

    @Slot(str, str, result=str)
    def inside(self, folder: str, place: str) -> str:
        """The file of `place`, in another folder."""
        return f"{folder.rstrip('/')}/{place.replace(chr(92), '/').rpartition('/')[2]}"
