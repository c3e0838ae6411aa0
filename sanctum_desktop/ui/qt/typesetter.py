"""Sets words in a text of QML with weights and slants that no markup told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtQml import QmlElement, QmlSingleton
from PySide6.QtQuick import QQuickTextDocument

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_LINE_PERCENT: Final = 130.0
"""As Prose sets its lines."""


@QmlElement
@QmlSingleton
class Typesetter(QObject):
    """Puts plain words into the document of a TextEdit, and shapes them place by place."""

    @Property(str, constant=True)
    def fixed(self) -> str:
        """The system's family of letters of one width: none ships."""
        return _fixed()

    @Slot(QQuickTextDocument, str, list)
    def set(
        self, shown: QQuickTextDocument, words: str, spans: Sequence[Mapping[str, object]]
    ) -> None:
        """Make it these words; each span has `start`, `length` (UTF-16 units) and `look`."""
        document = shown.textDocument()
        document.setUndoRedoEnabled(False)
        document.setPlainText(words)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()  # laid out once, however many spans there are
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.mergeBlockFormat(lines)
        for span in spans:
            start = int(str(span["start"]))
            cursor.setPosition(start)
            end = start + int(str(span["length"]))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_format(str(span["look"])))
        cursor.endEditBlock()


def _fixed() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def _format(look: str) -> QTextCharFormat:
    form = QTextCharFormat()
    if look == "strong":
        form.setFontWeight(QFont.Weight.DemiBold)
    elif look == "emphasis":
        form.setFontItalic(True)
    else:
        form.setFontFamilies([_fixed()])
        form.setFontFixedPitch(True)
    return form
