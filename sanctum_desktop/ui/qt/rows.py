"""A list of frozen rows for QML: each field of the row is a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Rows(QAbstractListModel, Generic[Row]):
    """Holds rows of one dataclass; single rows are added and changed without a reset."""

    def __init__(self, row_type: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in fields(row_type)]  # type: ignore[arg-type] # a dataclass
        self._roles = dict(enumerate(names, start=int(Qt.ItemDataRole.UserRole)))
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def rowCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def data(self, index: Index, role: int = 0) -> object:
        name = self._roles.get(role)
        return getattr(self._rows[index.row()], name) if name and index.isValid() else None

    def show(self, rows: Sequence[Row]) -> None:
        """Make the rows these: kept ones stay in place, so that no view jumps."""
        common = min(len(rows), len(self._rows))
        for at in range(common):
            if self._rows[at] != rows[at]:
                self.change(at, rows[at])
        if len(self._rows) > len(rows):
            self.beginRemoveRows(_NOWHERE, len(rows), len(self._rows) - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        elif len(rows) > common:
            self.beginInsertRows(_NOWHERE, common, len(rows) - 1)
            self._rows.extend(rows[common:])
            self.endInsertRows()

    def add(self, row: Row) -> None:
        self.show([*self._rows, row])

    def change(self, at: int, row: Row) -> None:
        self._rows[at] = row
        place = self.index(at)
        self.dataChanged.emit(place, place)
