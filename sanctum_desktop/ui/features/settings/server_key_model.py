"""The key a server knows the person by, and whether the server answers to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.hosted import Nearness, ServerId
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetRequest
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.server_rows import Servers

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ServerKeyModel(QObject):
    """A key goes in and is never shown again. A test is asked about first (`asked`: of which)."""

    changed = Signal()

    def __init__(self, servers: Servers, doing: DoingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._servers, self._doing = servers, doing
        self._asked = ""
        self._request: NetRequest | None = None

    @Property(str, notify=changed)
    def asked(self) -> str:
        """The key of the server whose test waits for a yes, "" for none."""
        return self._asked

    @Property(str, notify=changed)
    def question(self) -> str:
        """Who would be asked, and what they learn."""
        return self._request.sentence if self._request else ""

    @Slot(str, str)
    def put(self, key: str, typed: str) -> None:
        """Keep it in the vault, in place of one that was there."""
        secret = ServerKey(typed)
        self._doing.start(f"{key}.key", partial(self._put, key, secret))

    @Slot(str)
    def remove(self, key: str) -> None:
        self._doing.start(f"{key}.key", partial(self._remove, key))

    @Slot(str)
    def test(self, key: str) -> None:
        """Ask whether it may be asked; one on this computer is asked at once."""
        self._doing.start(f"{key}.test", partial(self._ask, key), leavable=True)

    @Slot()
    def agree(self) -> None:
        """The person's yes to what `question` says."""
        asked, request = self._asked, self._request
        self.leave()
        if request is not None:
            consent = Consent(request=request, act=ConsentAct.BUTTON)
            self._doing.start(f"{asked}.test", partial(self._test, asked, consent), leavable=True)

    @Slot()
    def leave(self) -> None:
        """The person's no, or another thing to do."""
        self._asked, self._request = "", None
        self.changed.emit()

    async def _put(self, key: str, secret: ServerKey) -> str:
        await self._servers.hosting.put_key(ServerId(key), secret)
        await self._servers.read()
        return text("ui.servers.key.kept")

    async def _remove(self, key: str) -> str:
        await self._servers.hosting.remove_key(ServerId(key))
        await self._servers.read()
        return text("ui.servers.key.removed")

    async def _ask(self, key: str) -> str:
        server = await self._servers.of(key)
        request = await self._servers.hosting.testing(server.id)
        if server.nearness is Nearness.HERE:
            return await self._test(key, Consent(request=request, act=ConsentAct.BUTTON))
        self._asked, self._request = key, request
        self.changed.emit()
        return ""

    async def _test(self, key: str, consent: Consent) -> str:
        said = await self._servers.hosting.test(ServerId(key), consent)
        await self._servers.read()
        return said
