"""The models' screen: one list of what is here, what was found and what could be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.models import FoundModel
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.models.card_model import ModelCardModel
from sanctum_desktop.ui.features.models.fetching_model import ModelFetchingModel
from sanctum_desktop.ui.features.models.rows import EntryKind, EntryRow
from sanctum_desktop.ui.features.models.stock import Stock, key_of
from sanctum_desktop.ui.features.models.telling import printable, told
from sanctum_desktop.ui.features.models.uses_model import ModelUsesModel
from sanctum_desktop.ui.features.models.work_model import Job, ModelWorkModel, Tell
from sanctum_desktop.ui.qt.commands import Command
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.services import ModelShelf

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ModelsModel(QObject):
    """What the list holds, and which of it stands open; `wanted` names another screen."""

    changed = Signal()
    undoable = Signal(object)
    wanted = Signal(str)

    def __init__(
        self,
        open_shelf: Callable[[], Awaitable[ModelShelf]],
        parent: QObject | None = None,
        *,
        hosted: bool = False,
    ) -> None:
        super().__init__(parent)
        self._hosted = hosted
        self._stock = Stock(open_shelf)
        self._rows = Rows(EntryRow, self)
        self._opened = self._message = ""
        self._ready = False
        self._work = ModelWorkModel(self)
        self._uses = ModelUsesModel(self._stock, self._read, self)
        self._card = ModelCardModel(self._stock, self._work, self._read, self)
        self._fetching = ModelFetchingModel(self._stock, self._work, self._arrived, self)
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(ModelWorkModel, constant=True)
    def work(self) -> ModelWorkModel:
        return self._work

    @Property(ModelUsesModel, constant=True)
    def uses(self) -> ModelUsesModel:
        return self._uses

    @Property(ModelCardModel, constant=True)
    def card(self) -> ModelCardModel:
        return self._card

    @Property(ModelFetchingModel, constant=True)
    def fetching(self) -> ModelFetchingModel:
        return self._fetching

    @Property(bool, constant=True)
    def hosted(self) -> bool:
        """True where models on servers can be used as well."""
        return self._hosted

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """True once the list was read."""
        return self._ready

    @Property(bool, notify=changed)
    def none(self) -> bool:
        """True where nothing is known or found here yet."""
        return self._ready and not self._stock.listed and not self._stock.found

    @Property(str, notify=changed)
    def opened(self) -> str:
        """The key of the model that stands open, "" for none."""
        return self._opened

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why the list could not be read, "" where it could."""
        return self._message

    @Slot()
    def showServers(self) -> None:  # noqa: N802 - QML's name for it
        self.wanted.emit("servers")

    @Slot()
    def show(self) -> None:
        """Read the list again."""
        self.tasks.start("show", self._read())

    @Slot(str, result=int)
    def row(self, key: str) -> int:
        """Where the model of that key stands in the list; below 0 where it does not."""
        keys = [one.key for one in self._rows.rows]
        return keys.index(key) if key in keys else -1

    @Slot(str)
    def turn(self, key: str) -> None:
        """Open that model, or close it where it stands open."""
        self._turn_to("" if key == self._opened else key)

    @Slot()
    def look(self) -> None:
        """Look for models of other programs; nothing is opened or copied."""
        words, left = text("ui.models.looking"), text("ui.models.looking.left")
        self._work.start(Job("look", "", words, left, self._look))

    @Slot(str)
    def addFile(self, place: str) -> None:  # noqa: N802 - QML's name for it
        """Look into that file and add it where it lies."""
        self._add_from("", partial(self._find_and_add, place))

    @Slot(str)
    def add(self, key: str) -> None:
        """Add one of those that were found."""
        found = self._stock.at(key.partition(":")[2])
        if found:
            self._add_from(key, partial(self._add, found))

    def commands(self) -> Iterator[Command]:
        """Looking, and the models themselves by name."""
        yield Command(text("ui.models.look"), self.look, screen="models")
        for row in self._rows.rows:
            if row.kind == EntryKind.KNOWN:
                yield Command(row.name, partial(self._turn_to, row.key), screen="models")

    async def settled(self) -> None:
        """Return when nothing is running any more."""
        for part in (self, self._work, self._uses, self._card):
            await part.tasks.settled()

    def close(self) -> None:
        """Stop what runs; what a download brought is kept."""
        for part in (self, self._work, self._uses, self._card):
            part.tasks.close()

    def _turn_to(self, key: str) -> None:
        self._opened = key
        self._work.forget()
        self._tell_of_opened()

    async def _read(self) -> None:
        await self._stock.read()
        self._ready, self._message = True, ""
        rows = list(self._stock.rows())
        self._rows.show(rows)
        if self._opened not in {row.key for row in rows}:
            self._opened = ""
        self._uses.show()
        self._tell_of_opened()

    def _tell_of_opened(self) -> None:
        kind, _, own = self._opened.partition(":")
        self._card.turn_to(own if kind == EntryKind.KNOWN else "")
        self._fetching.turn_to(own if kind == EntryKind.OFFERED else "")
        self.changed.emit()

    async def _arrived(self, model_id: str) -> None:
        """A download is here: it is shown among those that are."""
        self._opened = key_of(EntryKind.KNOWN, model_id)
        await self._read()

    async def _look(self, _tell: Tell) -> str:
        count = await self._stock.look()
        await self._read()
        return "" if count else text("ui.models.nothing_found")

    def _add_from(self, key: str, run: Callable[[], Awaitable[str]]) -> None:
        words, left = text("ui.models.adding"), text("ui.models.adding.left")
        self._work.start(Job("add", key, words, left, lambda _tell: run()))

    async def _find_and_add(self, place: str) -> str:
        found = await (await self._stock.shelf()).find(place)
        return await self._add(found[0])

    async def _add(self, found: FoundModel) -> str:
        model = await (await self._stock.shelf()).add(found)
        known = self._stock.known(model.id) is not None
        await self._arrived(model.id)
        if known:
            return text("ui.models.known_already")
        words = text("ui.models.added", name=printable(model.name))
        self.undoable.emit(Undoable(words, partial(self._card.forget, model)))
        return ""

    def _failed(self, error: SanctumError) -> None:
        self._ready, self._message = True, told(error)
        self.changed.emit()
