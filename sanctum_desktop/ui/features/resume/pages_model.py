"""The pages as pictures, as sharp as they are looked at, and where their lines stand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.resume import Placement, Resume
from sanctum_desktop.ui.features.resume.rows import MarkRow, PageRow, mark_rows, page_row
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

# Pixels an inch: a page is drawn anew only where it would look soft.
_DENSITIES: Final = (144, 192, 288, 384)
_LEAST, _MOST, _STEP = 0.5, 2.0, 0.25
Draw = Callable[[Resume, int], Awaitable[tuple[bytes, ...]]]


@QmlElement
class PagesModel(QObject):
    """Pages and marks, and how large they are looked at.

    `fit` is "width", "page" or "" where the person chose a `zoom`, of which 1 is life size.
    """

    changed = Signal()

    def __init__(self, draw: Draw, tasks: TaskOwner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._tasks = tasks
        self._pages = Rows(PageRow, self)
        self.marks_shown = Rows(MarkRow, self)
        self._resume: Resume | None = None
        self._density = _DENSITIES[0]
        self._fit, self._zoom = "width", 1.0

    @Property(QObject, constant=True)
    def pages(self) -> QObject:
        return self._pages

    @Property(QObject, constant=True)
    def marks(self) -> QObject:
        return self.marks_shown

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._pages.rows)

    @Property(str, notify=changed)
    def fit(self) -> str:
        return self._fit

    @Property(float, notify=changed)
    def zoom(self) -> float:
        return self._zoom

    @Property(float, constant=True)
    def least(self) -> float:
        return _LEAST

    @Property(float, constant=True)
    def most(self) -> float:
        return _MOST

    @Property(bool, notify=changed)
    def sharp(self) -> bool:
        """True where a picture is too large to be read at once."""
        return self._density > _DENSITIES[0]

    @Slot(str)
    def fitTo(self, fit: str) -> None:  # noqa: N802 - QML's name for it
        """Follow the room there is: "width" or "page"."""
        self._fit = fit
        self.changed.emit()

    @Slot(float, int)
    def zoomBy(self, shown: float, steps: int) -> None:  # noqa: N802 - QML's name for it
        """Larger or smaller by steps of a quarter than what is `shown` now."""
        now = round(shown / _STEP) * _STEP
        moved = now - shown
        if moved * steps <= 0 or abs(moved) < _STEP / 10:  # else the next quarter is a step
            now += steps * _STEP
        self._fit, self._zoom = "", min(max(now, _LEAST), _MOST)
        self.changed.emit()

    @Slot(float)
    def sharpen(self, wanted: float) -> None:
        """Draw the pages anew where they have fewer than so many pixels an inch."""
        density = next((one for one in _DENSITIES if one >= wanted - 1), _DENSITIES[-1])
        if density > self._density:
            self._density = density
            self.changed.emit()
            if self._resume is not None:
                self._tasks.start("sharpen", self._redraw())

    async def show(self, resume: Resume, placements: Sequence[Placement]) -> None:
        """The page as it now is; the one before stays until this one is drawn."""
        density = self._density
        pictures = await self._draw(resume, density)
        self._tasks.cancel("sharpen")
        self._resume = resume
        self._put(pictures)
        self.marks_shown.show(mark_rows(resume, placements))
        self.changed.emit()
        if density < self._density:  # looked at more closely meanwhile
            self._tasks.start("sharpen", self._redraw())

    async def _redraw(self) -> None:
        if self._resume is not None:
            self._put(await self._draw(self._resume, self._density))

    def _put(self, pictures: Sequence[bytes]) -> None:
        self._pages.show([page_row(n, png) for n, png in enumerate(pictures, start=1)])
