"""The talks there have been, to go back to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.qt.rows import Rows

if TYPE_CHECKING:  # the lock screen must not wait for what comes after it
    from sanctum_desktop.core.use_cases.list_talks import ListedTalk, ListTalks

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk: its first words, when something was last said in it, and whether it is open."""

    talk: str
    title: str = field(repr=False)
    when: str
    current: bool


@QmlElement
class TalksModel(QObject):
    """Lists the talks with Gem, the latest first."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(
        self,
        list_talks: ListTalks,
        today: Callable[[], date],
        persona: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._list_talks, self._today, self._persona = list_talks, today, persona
        self._rows = Rows(TalkRow, self)
        self._talks: Sequence[ListedTalk] = ()
        self._open: ConversationId | None = None

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._talks)

    def commands(self) -> Iterator[Command]:
        """What the palette offers: the talks that are not open."""
        for row in self._rows.rows:
            if not row.current:
                go = partial(self.choose, row.talk)
                yield Command(row.title, go, CommandKind.TALK, screen="talk", beside=row.when)

    @Slot(str)
    def choose(self, talk: str) -> None:
        """Ask for that talk."""
        if talk != self._open:
            self.chosen.emit(talk)

    def mark(self, conversation: ConversationId | None) -> None:
        """That one is open."""
        self._open = conversation
        self._show()

    async def refresh(self) -> None:
        """Read the list anew."""
        self._talks = await self._list_talks(self._persona)
        self._show()

    def _show(self) -> None:
        self._rows.show([self._row(talk) for talk in self._talks])
        self.changed.emit()

    def _row(self, talk: ListedTalk) -> TalkRow:
        return TalkRow(
            talk=talk.id,
            title=talk.title or text("ui.talks.untold"),
            when=day_words(day_of(talk.last_said_at), self._today()),
            current=talk.id == self._open,
        )
