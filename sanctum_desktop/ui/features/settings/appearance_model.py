"""How the window looks, and in which language it speaks: kept outside the vault."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.settings import COLOURS, MOTION, SYSTEM_TEXT, TEXT_PERCENT
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt import surroundings
from sanctum_desktop.ui.services import Keeping

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AppearanceModel(QObject):
    """Colours, size and motion are followed at once; the language at the next start."""

    changed = Signal()

    def __init__(self, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._languages = keeping.languages()
        self._spoken = keeping.settings().language
        self._message = ""

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def colourChoices(self) -> list[str]:  # noqa: N802 - QML's name for it
        return list(COLOURS)

    @Property(str, notify=changed)
    def colours(self) -> str:
        return self._keeping.settings().colours

    @Property("QVariantList", constant=True)  # type: ignore[arg-type] # stub: no names
    def textChoices(self) -> list[int]:  # noqa: N802 - QML's name for it
        """Per cent; 0 is the system's own size."""
        return list(TEXT_PERCENT)

    @Property(int, notify=changed)
    def textPercent(self) -> int:  # noqa: N802 - QML's name for it
        return self._keeping.settings().text_percent

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def motionChoices(self) -> list[str]:  # noqa: N802 - QML's name for it
        return list(MOTION)

    @Property(str, notify=changed)
    def motion(self) -> str:
        return self._keeping.settings().motion

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def languages(self) -> list[str]:
        """The codes of the languages there are words in."""
        return list(self._languages)

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._keeping.settings().language

    @Property(str, notify=changed)
    def languageNote(self) -> str:  # noqa: N802 - QML's name for it
        """When the choice of a language takes effect, or that there is none yet."""
        if len(self._languages) < 2:  # noqa: PLR2004 - a choice is between two
            return text("ui.appearance.language.one")
        waits = self._keeping.settings().language != self._spoken
        return text("ui.appearance.language.later" if waits else "ui.appearance.language.about")

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why a choice could not be kept; it holds until the program ends."""
        return self._message

    @Slot(int, result=str)
    def textName(self, percent: int) -> str:  # noqa: N802 - QML's name for it
        if percent == SYSTEM_TEXT:
            return text("ui.appearance.system")
        return text("ui.appearance.text.percent", percent=percent)

    @Slot(str, result=str)
    def languageName(self, code: str) -> str:  # noqa: N802 - QML's name for it
        """The language's own name for itself."""
        return self._languages[code]

    @Slot(str)
    def setColours(self, colours: str) -> None:  # noqa: N802 - QML's name for it
        self._keep(colours=colours)

    @Slot(int)
    def setTextPercent(self, percent: int) -> None:  # noqa: N802 - QML's name for it
        self._keep(text_percent=percent)

    @Slot(str)
    def setMotion(self, motion: str) -> None:  # noqa: N802 - QML's name for it
        self._keep(motion=motion)

    @Slot(str)
    def setLanguage(self, code: str) -> None:  # noqa: N802 - QML's name for it
        self._keep(language=code)

    def _keep(self, **choice: Any) -> None:  # noqa: ANN401 - a field of Settings
        settings = replace(self._keeping.settings(), **choice)
        self._message = ""
        try:
            self._keeping.keep_settings(settings)
        except SanctumError as error:
            self._message = f"{error} {error.advice}".strip()
        surroundings.follow(settings)
        self.changed.emit()
