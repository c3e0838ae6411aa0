"""The model that stands open: what is known of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import ModelRefused
from sanctum_desktop.core.domain.models import (
    Check,
    CheckedFile,
    FileState,
    KnownModel,
    ListedModel,
    ModelKind,
    ModelOrigin,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.models.rows import EntryKind, FactRow
from sanctum_desktop.ui.features.models.stock import Stock, key_of
from sanctum_desktop.ui.features.models.telling import ceiling_of, facts_of, printable, total
from sanctum_desktop.ui.features.models.work_model import Job, ModelWorkModel, Tell
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.sizes import size, unparted
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

Again = Callable[[], Awaitable[None]]


@QmlElement
class ModelCardModel(QObject):
    """A model that is known here; its long acts go through `work`."""

    changed = Signal()
    undoable = Signal(object)

    def __init__(
        self, stock: Stock, work: ModelWorkModel, again: Again, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stock, self._work, self._again = stock, work, again
        self._id = ""
        self._facts = Rows(FactRow, self)
        self._marks = Rows(FactRow, self)
        self.tasks = TaskOwner(lambda error: work.fail(key_of(EntryKind.KNOWN, self._id), error))

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def sentences(self) -> list[str]:
        """What stands against it, or whether it fits and how fast it is."""
        one = self._one()
        return list(_sentences(self._stock, one)) if one else []

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(QObject, constant=True)
    def marks(self) -> QObject:
        """What its ceiling test found."""
        return self._marks

    @Property(bool, notify=changed)
    def tested(self) -> bool:
        return len(self._marks.rows) > 0

    @Property(bool, notify=changed)
    def choosable(self) -> bool:
        one = self._one()
        return one is not None and _usable(one) and not one.is_default

    @Property(bool, notify=changed)
    def testable(self) -> bool:
        one, shelf = self._one(), self._stock.opened
        return one is not None and _usable(one) and shelf is not None and bool(shelf.ceilings)

    @Property(bool, notify=changed)
    def checkable(self) -> bool:
        one = self._one()
        return one is not None and one.state is not FileState.MISSING

    @Property(bool, notify=changed)
    def ours(self) -> bool:
        """True where its files were downloaded here: then removing it deletes them."""
        one = self._one()
        return one is not None and one.model.origin is ModelOrigin.DOWNLOADED

    @Property(str, notify=changed)
    def loss(self) -> str:
        """What removing it deletes."""
        one = self._one()
        return text("ui.models.delete.about", size=size(total(one.model.files))) if one else ""

    def turn_to(self, model_id: str) -> None:
        """The model that is open now, "" for none."""
        self._id = model_id
        one = self._one()
        self._facts.show(list(facts_of(one.model)) if one else [])
        self._marks.show(list(ceiling_of(one.model)) if one else [])
        self.changed.emit()

    @Slot()
    def choose(self) -> None:
        """Use it from now on."""
        if one := self._one():
            self.tasks.start("choose", self._choose(one.model))

    @Slot()
    def remove(self) -> None:
        """Delete its files where they are ours, else forget where it lies."""
        one = self._one()
        if one and not self.tasks.running("remove"):
            self.tasks.start("remove", self._remove(one))

    @Slot()
    def check(self) -> None:
        """Read its files from end to end."""
        run = partial(self._check, self._id)
        self._begin("check", "ui.models.checking", "ui.models.checking.left", run)

    @Slot()
    def test(self) -> None:
        """Find out what it can do here."""
        run = partial(self._test, self._id)
        self._begin("test", "ui.models.testing", "ui.models.testing.left", run)

    async def forget(self, model: KnownModel) -> None:
        """As if it had never been added."""
        await (await self._stock.shelf()).remove(model.id)
        await self._again()

    def _one(self) -> ListedModel | None:
        return self._stock.known(self._id) if self._id else None

    def _begin(
        self, act: str, words: str, left: str, run: Callable[[Tell], Awaitable[str]]
    ) -> None:
        key = key_of(EntryKind.KNOWN, self._id)
        self._work.start(Job(act, key, text(words), text(left), run))

    async def _choose(self, model: KnownModel) -> None:
        shelf, before = await self._stock.shelf(), self._stock.in_use()
        await shelf.choose(model.id)
        self._work.forget()
        await self._again()
        if before:
            words = text("ui.models.chosen", name=printable(model.name))
            self.undoable.emit(Undoable(words, partial(self._choose_again, before.model.id)))

    async def _choose_again(self, model_id: str) -> None:
        await (await self._stock.shelf()).choose(model_id)
        await self._again()

    async def _remove(self, one: ListedModel) -> None:
        shelf = await self._stock.shelf()
        removed = await shelf.remove(one.model.id)
        self._work.forget()
        await self._again()
        name = printable(one.model.name)
        if one.model.origin is ModelOrigin.ADDED:
            words = text("ui.models.forgotten", name=name)
            back = partial(self._put_back, one.model, as_default=one.is_default)
            self.undoable.emit(Undoable(words, back))
            return
        freed = text("ui.models.deleted", name=name, size=size(removed.freed_bytes))
        self._work.say(freed)

    async def _put_back(self, model: KnownModel, *, as_default: bool) -> None:
        await (await self._stock.shelf()).put_back(model, as_default=as_default)
        await self._again()

    async def _check(self, model_id: str, tell: Tell) -> str:
        def further(read: int, in_all: int) -> None:
            words = text("ui.models.checked", here=size(read), in_all=size(in_all))
            tell(read / max(in_all, 1), words)

        checked = await (await self._stock.shelf()).verify(model_id, further)
        await self._again()
        return _verdict(checked)

    async def _test(self, model_id: str, tell: Tell) -> str:
        shelf = await self._stock.shelf()
        if shelf.ceilings is None:
            return ""
        words = text("ui.models.testing")
        await shelf.ceilings.test(model_id, lambda share: tell(share, words))
        await self._again()
        return text("ui.models.testing.done")


def _usable(one: ListedModel) -> bool:
    return one.model.kind is ModelKind.LANGUAGE and one.state is FileState.PRESENT


def _sentences(stock: Stock, one: ListedModel) -> Iterator[str]:
    if one.state is not FileState.PRESENT:
        yield text(f"ui.models.state.{one.state}")
    if one.model.kind is not ModelKind.LANGUAGE:
        yield text("ui.models.no_use")
    elif one.state is FileState.PRESENT:
        yield from map(unparted, stock.weighed(one.model.id).sentences)


def _verdict(checked: Sequence[CheckedFile]) -> str:
    """The worst of its files; raises ModelRefused where one has changed."""
    found = {one.check for one in checked}
    if Check.DIFFERS in found:
        raise ModelRefused(
            text("ui.models.check.differs"), advice=text("ui.models.check.differs.advice")
        )
    worst = Check.PINNED_NOW if Check.PINNED_NOW in found else Check.MATCHES
    return text(f"ui.models.check.{worst}")
