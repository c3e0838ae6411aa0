"""How the panes beside the screens stand, for as long as this process runs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from sanctum_desktop.core.domain.settings import PANE_PERCENT, Pane, Panes

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_LEAST, _MOST = PANE_PERCENT


@QmlElement
class PaneModel(QObject):
    """One pane: how wide it is, and whether it stands open where there is room for it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pane = Pane()

    @Property(int, notify=changed)
    def percent(self) -> int:
        """Of its usual width."""
        return self.pane.percent

    @Property(int, constant=True)
    def least(self) -> int:
        return _LEAST

    @Property(int, constant=True)
    def most(self) -> int:
        return _MOST

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self.pane.opened

    @Slot(int)
    def widen(self, percent: int) -> None:
        self.stand(replace(self.pane, percent=min(max(percent, _LEAST), _MOST)))

    @Slot(bool)
    def show(self, opened: bool) -> None:
        self.stand(replace(self.pane, opened=opened))

    def stand(self, pane: Pane) -> None:
        if pane != self.pane:
            self.pane = pane
            self.changed.emit()


_facts, _talks, _aside = PaneModel(), PaneModel(), PaneModel()


def stand(panes: Panes) -> None:
    """Let every pane stand like that: before the first window is made."""
    for model, pane in ((_facts, panes.facts), (_talks, panes.talks), (_aside, panes.aside)):
        model.stand(pane)


def standing() -> Panes:
    """How they stand now."""
    return Panes(facts=_facts.pane, talks=_talks.pane, aside=_aside.pane)


@QmlElement
@QmlSingleton
class PaneList(QObject):
    """The panes by their names: what was heard, the talks, and what is said of the page."""

    @Property(PaneModel, constant=True)
    def facts(self) -> PaneModel:
        return _facts

    @Property(PaneModel, constant=True)
    def talks(self) -> PaneModel:
        return _talks

    @Property(PaneModel, constant=True)
    def aside(self) -> PaneModel:
        return _aside
