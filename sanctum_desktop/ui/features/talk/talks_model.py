"""The talks there have been, to go back to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId, Label, TalkPlace
from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.company_model import GEM, CompanyModel, icon_of
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.qt.undoable import Undoable
from sanctum_desktop.ui.services import Desk

if TYPE_CHECKING:  # the lock screen must not wait for what comes after it
    from sanctum_desktop.core.use_cases.list_talks import ListedTalk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_NO_TITLE_YET: Final = "…"
_DONE: Final = {
    TalkPlace.OPEN: "ui.talks.done.back",
    TalkPlace.ARCHIVED: "ui.talks.done.archived",
    TalkPlace.TRASHED: "ui.talks.done.trashed",
}


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk: its first words, when something was last said in it, and whether it is open."""

    talk: str
    title: str = field(repr=False)
    when: str
    current: bool
    pinned: bool = False
    icon: str = ""
    who: str = ""


@QmlElement
class TalksModel(QObject):
    """Lists the talks in one place, the pinned first, then the latest.

    `chosen` asks for a talk; `gone` says that the one that is open was put elsewhere.
    """

    changed = Signal()
    chosen = Signal(str)
    gone = Signal()
    undoable = Signal(object)

    def __init__(
        self, desk: Desk, tasks: TaskOwner, company: CompanyModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._company = desk, tasks, company
        self._rows = Rows(TalkRow, self)
        self._talks: Sequence[ListedTalk] = ()
        self._place = TalkPlace.OPEN
        self._known: dict[str, ListedTalk] = {}
        self._read: set[TalkPlace] = set()
        self._open: ConversationId | None = None
        self._lies = TalkPlace.OPEN
        self._acts = count()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._talks)

    @Property(int, notify=changed)
    def at(self) -> int:
        """The row of the talk that is open, -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows.rows) if row.current), -1)

    @Property(bool, constant=True)
    def kept(self) -> bool:
        """True where talks can be found, and put elsewhere."""
        return self._desk.talking is not None

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self._desk.read_only

    @Property(str, notify=changed)
    def place(self) -> str:
        """Which talks are listed: "open", "archived" or "trashed"."""
        return self._place.value

    @Property(str, notify=changed)
    def aside(self) -> str:
        """Where the open talk was put: "archived" or "trashed"; "" where it was not put aside."""
        return "" if self._lies is TalkPlace.OPEN else self._lies.value

    @Slot()
    def bringBack(self) -> None:  # noqa: N802 - QML's name for it
        """Put the open talk back among the others."""
        if self._open is not None:
            self.put(self._open, TalkPlace.OPEN.value)

    def commands(self) -> Iterator[Command]:
        """What the palette offers: the talks that are not open."""
        for row in self._rows.rows if self._place is TalkPlace.OPEN else ():
            if not row.current and row.title != _NO_TITLE_YET:
                go = partial(self.choose, row.talk)
                yield Command(row.title, go, CommandKind.TALK, screen="talk", beside=row.when)

    def persona_of(self, talk: str) -> str:
        """Whom that talk is with, "" where it is in no list that was read."""
        known = self._known.get(talk)
        return (known.persona or GEM) if known else ""

    def title_of(self, talk: str) -> str:
        """What that talk is called, "" where it is in no list that was read."""
        known = self._known.get(talk)
        return known.title if known else ""

    def untold(self, persona: str) -> ConversationId | None:
        """The latest open talk with that persona, where nothing was told in it."""
        if self._place is not TalkPlace.OPEN:
            return None
        latest = next((one for one in self._talks if one.persona == persona), None)
        as_new = latest is not None and latest.titled and not latest.title
        return latest.id if latest is not None and as_new else None

    def following(self) -> ConversationId | None:
        """The first talk of the list that is not open."""
        return next((one.id for one in self._talks if one.id != self._open), None)

    @Slot(str, result=int)
    def rowOf(self, talk: str) -> int:  # noqa: N802 - QML's name for it
        """Where that talk is listed, -1 where it is not."""
        return next((at for at, row in enumerate(self._rows.rows) if row.talk == talk), -1)

    @Slot(str)
    def choose(self, talk: str) -> None:
        """Ask for that talk."""
        if talk != self._open:
            self.chosen.emit(talk)

    @Slot(str)
    def turnTo(self, place: str) -> None:  # noqa: N802 - QML's name for it
        """List the talks of another place."""
        self._place = TalkPlace(place)
        self._tasks.start("talks", self.refresh())

    @Slot(str, str)
    def rename(self, talk: str, title: str) -> None:
        self._relabel(talk, "ui.talks.done.renamed", title=title.strip())

    @Slot(str, bool)
    def pin(self, talk: str, pinned: bool) -> None:
        self._relabel(talk, f"ui.talks.done.{'pinned' if pinned else 'unpinned'}", pinned=pinned)

    @Slot(str, str)
    def put(self, talk: str, place: str) -> None:
        """Put it aside, throw it away, or put it back."""
        self._relabel(talk, _DONE[TalkPlace(place)], place=TalkPlace(place))

    def mark(self, conversation: ConversationId | None) -> None:
        """That one is open."""
        if conversation != self._open:
            self._lies = TalkPlace.OPEN
        self._open = conversation
        self._show()

    async def refresh(self) -> None:
        """Read the list anew; the first time each stands before its titles are made."""
        place, talking = self._place, self._desk.talking
        if talking is None:
            self._take(place, await self._desk.list_talks(GEM))
            return
        if place not in self._read:
            self._read.add(place)
            self._take(place, await talking.list(place, titled=False))
        self._take(place, await talking.list(place))

    def _take(self, place: TalkPlace, talks: Sequence[ListedTalk]) -> None:
        if place is self._place:
            self._talks = sorted(talks, key=lambda one: not one.pinned)
            self._known |= {one.id: one for one in talks}
            self._show()

    def _relabel(self, talk: str, done: str, **change: str | bool | TalkPlace) -> None:
        work = self._relabelled(ConversationId(talk), done, change)
        self._tasks.start(f"label {next(self._acts)}", work)  # none replaces another

    async def _relabelled(
        self, talk: ConversationId, done: str, change: dict[str, str | bool | TalkPlace]
    ) -> None:
        told = await self._desk.read_talk(self.persona_of(talk) or GEM, talk)
        if told is None:
            raise NotFound(text("ui.talks.no_such"))
        before = told.conversation.label
        await self._put(talk, replace(before, **change))  # type: ignore[arg-type] # its own fields
        self.undoable.emit(Undoable(text(done), partial(self._put, talk, before)))

    async def _put(self, talk: ConversationId, label: Label) -> None:
        if self._desk.talking is not None:
            await self._desk.talking.label(talk, label)
            if talk == self._open and label.place is TalkPlace.OPEN:
                self._lies = label.place
            await self.refresh()
            if talk == self._open and label.place is not TalkPlace.OPEN:
                self.gone.emit()

    def _show(self) -> None:
        if any(talk.id == self._open for talk in self._talks):
            self._lies = self._place
        self._rows.show([self._row(talk) for talk in self._talks])
        self.changed.emit()

    def _row(self, talk: ListedTalk) -> TalkRow:
        with_whom = talk.persona if self._desk.talking is not None else ""
        return TalkRow(
            talk=talk.id,
            title=talk.title or (text("ui.talks.untold") if talk.titled else _NO_TITLE_YET),
            when=day_words(day_of(talk.last_said_at), self._desk.today(), short=True),
            current=talk.id == self._open,
            pinned=talk.pinned,
            icon=icon_of(with_whom) if with_whom else "",
            who=self._company.name_of(with_whom) if with_whom else "",
        )
