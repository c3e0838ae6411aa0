"""Servers with language models: naming one, and letting it go."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.hosted import Dialect, HostedServer, Nearness, ServerId
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.hidden_model import HiddenModel
from sanctum_desktop.ui.features.settings.server_key_model import ServerKeyModel
from sanctum_desktop.ui.features.settings.server_rows import PURPOSES, Servers
from sanctum_desktop.ui.features.settings.server_use_model import ServerUseModel
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Hosting

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PRESETS: Final = {
    "openai": ("https://api.openai.com/v1", Dialect.OPENAI),
    "groq": ("https://api.groq.com/openai/v1", Dialect.OPENAI),
    "anthropic": ("https://api.anthropic.com/v1", Dialect.ANTHROPIC),
    "llama_server": ("http://127.0.0.1:8080/v1", Dialect.OPENAI),
    "ollama": ("http://127.0.0.1:11434/v1", Dialect.OPENAI),
    "lm_studio": ("http://127.0.0.1:1234/v1", Dialect.OPENAI),
    "vllm": ("http://127.0.0.1:8000/v1", Dialect.OPENAI),
}
"""Where they listen unless told otherwise, and which interface is spoken there."""


@QmlElement
class ServersModel(QObject):
    """The list. Acts on one go through `doing`, named by its key, which `added` tells."""

    changed = Signal()
    added = Signal(str)
    removed = Signal()

    def __init__(
        self,
        hosting: Hosting,
        doing: DoingModel,
        *,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doing, self._read_only = doing, read_only
        self._servers = Servers(hosting, self)
        self._using = ServerUseModel(self._servers, doing, self)
        self._keys = ServerKeyModel(self._servers, doing, self)
        self._hidden = HiddenModel(hosting, doing, self)
        self._message = ""
        self._ready = False
        self.tasks = TaskOwner(self._failed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._servers.rows

    @Property(ServerUseModel, constant=True)
    def using(self) -> ServerUseModel:
        return self._using

    @Property(ServerKeyModel, constant=True)
    def keys(self) -> ServerKeyModel:
        return self._keys

    @Property(HiddenModel, constant=True)
    def hidden(self) -> HiddenModel:
        """What is sent to none of them."""
        return self._hidden

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def presets(self) -> list[str]:
        return list(PRESETS)

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def kinds(self) -> list[str]:
        return [one.value for one in Dialect]

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def purposes(self) -> list[str]:
        """What one can be used for."""
        return [one.value for one in PURPOSES]

    @Property(bool, constant=True)
    def readOnly(self) -> bool:  # noqa: N802 - QML's name for it
        """True where nothing about a server can be kept."""
        return self._read_only

    @Property(bool, notify=changed)
    def none(self) -> bool:
        """True where no server was named."""
        return self._ready and not self._servers.kept

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why they could not be read, "" where they could."""
        return self._message

    @Slot(str, result=str)
    def addressOf(self, preset: str) -> str:  # noqa: N802 - QML's name for it
        return PRESETS[preset][0]

    @Slot(str, result=str)
    def kindOf(self, preset: str) -> str:  # noqa: N802 - QML's name for it
        return PRESETS[preset][1].value

    @Slot()
    def show(self) -> None:
        """Read them again, with what was used of each today."""
        self.tasks.start("show", self._show())

    @Slot(str, str, str, str)
    def add(self, name: str, address: str, kind: str, model: str) -> None:
        """Keep a server; without a name it is called as its host is. Nothing is sent to it."""
        self._doing.start("server.new", partial(self._add, name, address, kind, model))

    @Slot(str, str, str, str, str)
    def put(self, key: str, name: str, address: str, kind: str, model: str) -> None:
        """Keep one as it is typed now; where it moves, its key is removed."""
        typed = {"name": name, "url": address, "dialect": Dialect(kind), "model": model}
        self._doing.start(f"{key}.name", partial(self._put, key, typed))

    @Slot(str)
    def askFirst(self, key: str) -> None:  # noqa: N802 - QML's name for it
        """Where several may do the same, this one comes first."""
        self._doing.start(f"{key}.name", partial(self._ask_first, key))

    @Slot(str)
    def remove(self, key: str) -> None:
        """Forget it, with its key."""
        self._doing.start("servers", partial(self._remove, key))

    async def _show(self) -> None:
        await self._servers.read()
        await self._hidden.read()
        self._told("")

    async def _add(self, name: str, address: str, kind: str, model: str) -> str:
        last = max((one.rank for one in self._servers.kept), default=-1)
        server = HostedServer(
            id=ServerId(""),
            name=name,
            dialect=Dialect(kind),
            url=address,
            model=model,
            nearness=Nearness.AWAY,  # until it is found where it is, the one that asks most
            rank=last + 1,
        )
        kept = await self._servers.put(server)
        self._told("")
        self.added.emit(kept.id)
        return ""  # it stands open then, which says enough

    async def _put(self, key: str, typed: dict[str, Any]) -> str:
        server = await self._servers.of(key)
        kept = await self._servers.put(replace(server, **typed))
        lost = server.has_key and not kept.has_key
        return text("ui.servers.saved.elsewhere" if lost else "ui.servers.saved")

    async def _ask_first(self, key: str) -> str:
        server = await self._servers.of(key)
        least = min(one.rank for one in self._servers.kept)
        await self._servers.put(replace(server, rank=least - 1))
        return text("ui.servers.asked_first")

    async def _remove(self, key: str) -> str:
        server = await self._servers.of(key)
        await self._servers.remove(server.id)
        self._told("")
        self.removed.emit()
        had = text("ui.servers.removed.key") if server.has_key else ""
        return " ".join(filter(None, (text("ui.servers.removed", name=server.name), had)))

    def _told(self, message: str) -> None:
        self._ready, self._message = True, message
        self.changed.emit()

    def _failed(self, error: SanctumError) -> None:
        self._told(f"{error} {error.advice}".strip())
