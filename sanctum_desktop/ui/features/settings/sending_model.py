"""Shows a text before it is sent to a server, and waits for the person's own yes or no."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.hosted import Hide, HostedServer, Outgoing
from sanctum_desktop.core.domain.net import Consent, ConsentAct
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.hiding_model import HidingModel
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Hosting

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

_STARTLED_MS: Final = 500
"""So long no press counts: it may have been meant for what lay where the sheet came up."""


@dataclass(frozen=True, slots=True)
class UntoldRow:
    """A placeholder in the text, and what it stands for, which is not sent."""

    placeholder: str
    meant: str


@QmlElement
class SendingModel(QObject):
    """One text at a time, the next when it is settled. Only `send` makes a consent.

    `kept` after a wish that outlasts the text, `told` says why one could not be kept. Where a
    word was hidden, the text stands there anew and waits for a yes of its own.
    """

    changed = Signal()
    told = Signal(str)
    kept = Signal()

    def __init__(self, hosting: Hosting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosting = hosting
        self._turn = asyncio.Lock()
        self._shown: Outgoing | None = None
        self._server: HostedServer | None = None
        self._answer: asyncio.Future[Consent | None] | None = None
        self._shut = False
        self._untold = Rows(UntoldRow, self)
        self.tasks = TaskOwner(lambda error: self.told.emit(f"{error} {error.advice}".strip()))
        self._hiding = HidingModel(self.tasks, self)
        self._hiding.changed.connect(self.changed)
        self._hiding.hid.connect(self._show)
        self._hiding.hid.connect(self.kept)
        self._hiding.failed.connect(self.refuse)
        self.settling = QTimer(self, interval=_STARTLED_MS, singleShot=True)
        self.settling.timeout.connect(self.changed)

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._shown is not None

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """True once a press on "send" counts."""
        return self._pressable()

    @Property(str, notify=changed)
    def title(self) -> str:
        return text("ui.sending.title", server=self._name()) if self._shown else ""

    @Property(str, notify=changed)
    def who(self) -> str:
        """Who gets it, and that they learn this computer's address."""
        return self._shown.request.sentence if self._shown else ""

    @Property(str, notify=changed)
    def learns(self) -> str:
        """What the server learns besides the text."""
        return " ".join(self._server.learns) if self._shown and self._server else ""

    @Property(str, notify=changed)
    def reads(self) -> str:
        """How the text is to be read: what was replaced in it."""
        if self._shown is None:
            return ""
        return text(f"ui.sending.replaced.{'some' if self._shown.untold else 'none'}")

    @Property(str, notify=changed)
    def words(self) -> str:
        """Exactly what would be sent."""
        return self._shown.text if self._shown else ""

    @Property(int, notify=changed)
    def begins(self) -> int:
        """Where the instructions in the words have ended, as Qt counts; 0 where there are none."""
        return _units(self._shown.text[: self._shown.instructions]) if self._shown else 0

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def spans(self) -> list[dict[str, object]]:
        """Where placeholders stand in the words, as `Typesetter.set` takes them."""
        return list(_spans(self._shown)) if self._shown else []

    @Property(HidingModel, constant=True)
    def hiding(self) -> HidingModel:
        return self._hiding

    @Property(QObject, constant=True)
    def untold(self) -> QObject:
        return self._untold

    @Property(str, notify=changed)
    def always(self) -> str:
        """What it would be not to ask again, "" where that cannot be kept."""
        if self._shown is None or self._server is None:
            return ""
        purpose = text(f"ui.servers.purpose.{self._shown.request.purpose}")
        return text("ui.sending.always", purpose=purpose)

    @Slot(bool)
    def send(self, always: bool) -> None:
        """The person's yes to this text; `always` also to all for its purpose that come after."""
        if self._shown is None or not self._pressable():
            return
        request, server = self._shown.request, self._server
        self._settle(Consent(request=request, act=ConsentAct.BUTTON))
        if always and server is not None:
            unseen = server.unseen | {request.purpose}
            self.tasks.start("always", self._keep(replace(server, unseen=unseen)))

    @Slot()
    def startle(self) -> None:
        """A key was meant for something else: no press counts for a moment."""
        if self._shown is not None:
            self.settling.start()
            self.changed.emit()

    @Slot()
    def refuse(self) -> None:
        """The person's no to this text."""
        self._settle(None)

    async def ask(self, outgoing: Outgoing, hide: Hide) -> Consent | None:
        """Show it, after those that came before; None is a no. Cancelled, it is shown no more."""
        async with self._turn:
            self._server = await self._server_of(outgoing)
            if self._shut:
                return None
            self._answer = asyncio.get_running_loop().create_future()
            self._hiding.begin(outgoing, hide)
            self._show(outgoing)
            try:
                return await self._answer
            finally:
                self._show(None)

    def close(self) -> None:
        """A no to all that waits, and to all that comes after: the vault is being closed."""
        self._shut = True
        self._settle(None)
        self._show(None)

    def _pressable(self) -> bool:
        settled = not self.settling.isActive() and not self._hiding.is_busy()
        return self._shown is not None and settled

    def _settle(self, answer: Consent | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _show(self, outgoing: Outgoing | None) -> None:
        self._shown = outgoing
        untold = outgoing.untold if outgoing else {}
        self._untold.show([UntoldRow(*one) for one in untold.items()])
        if outgoing is None:
            self._server = self._answer = None
            self._hiding.end()
            self.settling.stop()
        else:
            self.settling.start()
        self.changed.emit()

    async def _server_of(self, outgoing: Outgoing) -> HostedServer | None:
        """As it is kept; None where it cannot be read, which is no reason not to ask."""
        with suppress(SanctumError):
            kept = await self._hosting.servers()
            return next((server for server in kept if server.id == outgoing.id), None)
        return None

    async def _keep(self, server: HostedServer) -> None:
        await self._hosting.put(server)
        self.kept.emit()

    def _name(self) -> str:
        if self._server is not None:
            return self._server.name
        return self._shown.server if self._shown else ""


def _spans(outgoing: Outgoing) -> Iterator[dict[str, object]]:
    """In UTF-16 units, which Qt counts in."""
    names = sorted((name for name in outgoing.untold if name), key=len, reverse=True)
    if not names:
        return
    read = start = 0
    for found in re.finditer("|".join(map(re.escape, names)), outgoing.text):
        start += _units(outgoing.text[read : found.start()])
        length = _units(found.group())
        yield {"start": start, "length": length, "look": "strong"}
        read, start = found.end(), start + length


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
