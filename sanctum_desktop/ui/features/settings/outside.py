"""All that has to do with what leaves the computer: its sum, the question before, its pages."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.ledger_model import LedgerModel
from sanctum_desktop.ui.features.settings.sending_model import SendingModel
from sanctum_desktop.ui.features.settings.servers_model import ServersModel
from sanctum_desktop.ui.left_model import LeftModel
from sanctum_desktop.ui.services import Desk


class Outside:
    """Made with the desk; what the desk lacks is None here, and nowhere in the window."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self._hosting, self._leaving = desk.hosting, desk.leaving
        self._read_only = desk.read_only
        self.left = LeftModel(desk.leaving, parent) if desk.leaving else None
        self.sending: SendingModel | None = None
        if desk.hosting is not None:
            self.sending = SendingModel(desk.hosting, parent)
            desk.hosting.ask_with(self.sending.ask)

    def pages(
        self, doing: DoingModel, parent: QObject
    ) -> tuple[LedgerModel | None, ServersModel | None]:
        """The pages of the settings on it."""
        ledger = servers = None
        if self._leaving is not None and self.left is not None:
            ledger = LedgerModel(self._leaving, self.left, parent)
        if self._hosting is not None:
            servers = ServersModel(self._hosting, doing, read_only=self._read_only, parent=parent)
        if servers is not None and self.sending is not None:
            self.sending.kept.connect(servers.show)
        return ledger, servers

    def parts(self) -> Iterator[LeftModel | SendingModel]:
        """What owns tasks."""
        if self.left is not None:
            yield self.left
        if self.sending is not None:
            yield self.sending

    def close(self) -> None:
        """A no to what waits for a yes, and no more of what is read."""
        for part in self.parts():
            part.close()
