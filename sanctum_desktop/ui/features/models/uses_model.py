"""What a model is used for, and who does each of it now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import (
    Ceiling,
    FileState,
    KnownModel,
    ListedModel,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.models.rows import UseRow
from sanctum_desktop.ui.features.models.stock import Stock
from sanctum_desktop.ui.features.models.telling import passed, printable, told
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_NOT_USED: Final = {
    FileState.MISSING: "ui.models.done_by.missing_file",
    FileState.OTHER_SIZE: "ui.models.done_by.other_size",
}


@QmlElement
class ModelUsesModel(QObject):
    """The features one by one; what the model failed at can be given to it all the same."""

    changed = Signal()
    undoable = Signal(object)

    def __init__(
        self, stock: Stock, again: Callable[[], Awaitable[None]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stock, self._again = stock, again
        self._rows = Rows(UseRow, self)
        self._summary = self._message = ""
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows.rows)

    @Property(bool, notify=changed)
    def told(self) -> bool:
        """True where there is a language model, so that something is to be told of it."""
        return self._stock.speaks()

    @Property(str, notify=changed)
    def summary(self) -> str:
        """Who words things now."""
        return self._summary

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why a switch did not turn, "" where it did."""
        return self._message

    @Slot(str, bool)
    def trust(self, feature: str, trusted: bool) -> None:
        self.tasks.start(f"trust {feature}", self._trust(Feature(feature), trusted=trusted))

    @Slot()
    def leave(self) -> None:
        """Leave all of it to the Guide; the models stay known."""
        if chosen := self._stock.in_use():
            self.tasks.start("leave", self._leave(chosen.model))

    def show(self) -> None:
        """Tell of the model in use as the stock now has it."""
        chosen = self._stock.in_use()
        self._rows.show([self._row(feature, chosen) for feature in Feature] if chosen else [])
        self._summary = self._of(chosen) if chosen else text("ui.models.done_by.guide")
        self.changed.emit()

    def _of(self, chosen: ListedModel) -> str:
        """Who words things, and what a model that is chosen lacks."""
        shelf, key = self._stock.opened, "model"
        if chosen.state is not FileState.PRESENT:
            key = "missing"
        elif shelf is not None and shelf.lacking:
            return f"{text('ui.models.done_by.guide')} {shelf.lacking}"
        elif chosen.model.ceiling is None:
            key = "unproved"
        return text(f"ui.models.done_by.{key}", name=printable(chosen.model.name))

    async def _leave(self, model: KnownModel) -> None:
        await (await self._stock.shelf()).choose.guide()
        self._message = ""
        await self._again()
        words = text("ui.models.left_to_guide")
        self.undoable.emit(Undoable(words, partial(self._use_again, model.id)))

    async def _use_again(self, model_id: str) -> None:
        await (await self._stock.shelf()).choose(model_id)
        await self._again()

    async def _trust(self, feature: Feature, *, trusted: bool) -> None:
        shelf, chosen = await self._stock.shelf(), self._stock.in_use()
        if shelf.ceilings is None or chosen is None:
            return
        try:
            await shelf.ceilings.trust(chosen.model.id, feature, trusted)
        finally:
            await self._again()
        self._message = ""
        self.changed.emit()

    def _row(self, feature: Feature, chosen: ListedModel) -> UseRow:
        model = chosen.model
        row = UseRow(
            feature=feature,
            title=text(f"models.feature.{feature}"),
            doer=text("ui.models.done_by.by_guide"),
            note="",
        )
        if chosen.state is not FileState.PRESENT:
            return replace(row, note=text(_NOT_USED[chosen.state]))
        if model.ceiling is None:
            return row
        return self._tested(row, model, model.ceiling, feature)

    def _tested(
        self, row: UseRow, model: KnownModel, ceiling: Ceiling, feature: Feature
    ) -> UseRow:
        mark = next((one for one in ceiling.marks if one.feature is feature), None)
        by_itself, trusted = mark is not None and mark.does, feature in ceiling.trusted
        note = passed(mark) if mark else text("ui.models.done_by.untested")
        if not by_itself:
            note = (
                f"{text('ui.models.mark.trusted' if trusted else 'ui.models.mark.guide')} {note}"
            )
        shelf = self._stock.opened
        runs = shelf is None or not shelf.lacking
        return replace(
            row,
            doer=printable(model.name) if (by_itself or trusted) and runs else row.doer,
            note=note,
            offered=not by_itself and shelf is not None and shelf.ceilings is not None,
            trusted=trusted,
        )

    def _failed(self, error: SanctumError) -> None:
        self._message = told(error)
        self.changed.emit()
