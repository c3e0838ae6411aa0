"""A list of frozen rows for QML: each field of the row is a role, and what it works out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
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


def _is_a_role(name: str, one: object) -> bool:
    return isinstance(one, cached_property) and not name.startswith("_")


class Rows(QAbstractListModel, Generic[Row]):
    """Holds rows of one dataclass; single rows are added and changed without a reset."""

    def __init__(self, row_type: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in fields(row_type)]  # type: ignore[arg-type] # a dataclass
        names += [name for name, one in vars(row_type).items() if _is_a_role(name, one)]
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
        """Make the rows these: what is kept at either end stays, so that no view jumps."""
        old = self._rows
        shorter = min(len(rows), len(old))
        first = next((at for at in range(shorter) if rows[at] != old[at]), shorter)
        most = shorter - first
        kept = next((n for n in range(most) if rows[-1 - n] != old[-1 - n]), most)
        for at in range(first, shorter - kept):
            if old[at] != rows[at]:
                self.change(at, rows[at])
        at = shorter - kept
        if len(old) > len(rows):
            self.beginRemoveRows(_NOWHERE, at, len(old) - kept - 1)
            del old[at : len(old) - kept]
            self.endRemoveRows()
        elif len(rows) > len(old):
            self.beginInsertRows(_NOWHERE, at, len(rows) - kept - 1)
            old[at:at] = rows[at : len(rows) - kept]
            self.endInsertRows()

    def add(self, row: Row) -> None:
        self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows))
        self._rows.append(row)
        self.endInsertRows()

    def change(self, at: int, row: Row) -> None:
        self._rows[at] = row
        place = self.index(at)
        self.dataChanged.emit(place, place)
