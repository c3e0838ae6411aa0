"""Who one can talk with, and whom one talks with now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.persona import Persona, Tool
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt.commands import Command
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.services import Desk

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

GEM: Final = "gem"
_DRAWN: Final = frozenset(("gem", "abby", "kai", "noor", "viktor"))


def icon_of(persona: str) -> str:
    """The picture of a persona; one of its own where it has one."""
    return persona if persona in _DRAWN else "talk"


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """One of them, with what they are for."""

    persona: str
    name: str
    purpose: str = field(repr=False)
    icon: str
    current: bool


@QmlElement
class CompanyModel(QObject):
    """Lists the personas; `chosen` names the one to begin a talk with.

    `opened` while the person is asked whom they want to talk with. `why` says in a line that the
    Guide answers and why, "" where a model does.
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._talking = desk.talking
        self._personas = {one.id: one for one in desk.talking.personas} if desk.talking else {}
        self._rows = Rows(PersonaRow, self)
        self._opened, self._why = False, ""
        self._can_begin = bool(self._personas) and not desk.read_only
        self.current = GEM
        self.turn_to(GEM)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(bool, constant=True)
    def offered(self) -> bool:
        """True where a talk can be begun with any of them."""
        return self._can_begin

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self._opened

    @Property(str, notify=changed)
    def name(self) -> str:
        """Of whom one talks with now."""
        return self.name_of(self.current)

    @Property(str, notify=changed)
    def icon(self) -> str:
        return icon_of(self.current)

    @Property(str, notify=changed)
    def purpose(self) -> str:
        """What they are for, in a line."""
        known = self._personas.get(self.current)
        return known.purpose if known else ""

    @Property(bool, notify=changed)
    def isGem(self) -> bool:  # noqa: N802 - QML's name for it
        return self.current == GEM

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._why

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def abilities(self) -> list[str]:
        """What they can do besides speaking, for people."""
        known = self._personas.get(self.current)
        return list(self._abilities(known)) if known else []

    def name_of(self, persona: str) -> str:
        """Its name; what it is called in the vault where its file is gone."""
        known = self._personas.get(persona)
        return known.name if known else text("ui.talk.name") if persona == GEM else persona

    def commands(self) -> Iterator[Command]:
        """What the palette offers: a talk with each of them."""
        for one in self._personas.values() if self._can_begin else ():
            words = text("ui.company.with", name=one.name)
            yield Command(words, partial(self.choose, one.id), screen="talk", beside=one.purpose)

    def turn_to(self, persona: str) -> None:
        """That is whom one talks with from here on."""
        self.current, self._why = persona, ""
        self._rows.show(
            [
                PersonaRow(one.id, one.name, one.purpose, icon_of(one.id), one.id == persona)
                for one in self._personas.values()
            ]
        )
        self.changed.emit()

    async def ask_why(self) -> None:
        """Learn who answers in the talk as it now is."""
        if self._talking is not None:
            persona = self.current
            why = await self._talking.who_answers(persona)
            if persona == self.current and why != self._why:
                self._why = why
                self.changed.emit()

    @Slot()
    def ask(self) -> None:
        """Ask whom the person wants to talk with."""
        self._opened = self._can_begin
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        self._opened = False
        self.changed.emit()

    @Slot(str)
    def choose(self, persona: str) -> None:
        """Begin a talk with that one."""
        self.close()
        self.chosen.emit(persona)

    def _abilities(self, persona: Persona) -> Iterator[str]:
        for tool in (one for one in Tool if one in persona.tools):
            yield text(f"ui.beside.can.{tool}")
        for lead in persona.hand_overs:
            yield text(f"ui.beside.leads.{lead.passes}", name=self.name_of(lead.to))
