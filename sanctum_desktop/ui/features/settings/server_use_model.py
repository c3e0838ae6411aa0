"""What a server may be used for, and how much of it in a day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.hosted import Caps
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.doing_model import DoingModel
from sanctum_desktop.ui.features.settings.server_rows import Servers

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ServerUseModel(QObject):
    """Each purpose is opted in to by itself, and at first each text for it is shown."""

    def __init__(self, servers: Servers, doing: DoingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._servers, self._doing = servers, doing

    @Slot(str, str, bool)
    def use(self, key: str, purpose: str, on: bool) -> None:
        """Opt in or out; whoever opts in again is shown each text again."""
        self._doing.start(f"{key}.use", partial(self._use, key, NetPurpose(purpose), on))

    @Slot(str, str, bool)
    def showEach(self, key: str, purpose: str, on: bool) -> None:  # noqa: N802 - QML's name for it
        """Whether each text for it is shown before it is sent."""
        self._doing.start(f"{key}.use", partial(self._show_each, key, NetPurpose(purpose), on))

    @Slot(str, str, str, str, str)
    def cap(self, key: str, requests: str, spending: str, price_in: str, price_out: str) -> None:
        """The most in a day, as typed; "" is no cap, or no price."""
        typed = (requests, spending, price_in, price_out)
        self._doing.start(f"{key}.caps", partial(self._cap, key, typed))

    async def _use(self, key: str, purpose: NetPurpose, on: bool) -> str:
        server = await self._servers.of(key)
        purposes = server.purposes | {purpose} if on else server.purposes - {purpose}
        unseen = server.unseen - {purpose}
        await self._servers.put(replace(server, purposes=purposes, unseen=unseen))
        return ""

    async def _show_each(self, key: str, purpose: NetPurpose, on: bool) -> str:
        server = await self._servers.of(key)
        unseen = server.unseen - {purpose} if on else server.unseen | {purpose}
        await self._servers.put(replace(server, unseen=unseen))
        return ""

    async def _cap(self, key: str, typed: tuple[str, str, str, str]) -> str:
        requests, *amounts = typed
        spending, price_in, price_out = map(_amount, amounts)
        if spending is not None and price_in is None and price_out is None:
            raise BadInput(text("ui.servers.no_price"), advice=text("ui.servers.no_price.advice"))
        caps = Caps(
            requests_a_day=_count(requests),
            spending_a_day=spending,
            price_in=price_in,
            price_out=price_out,
        )
        await self._servers.put(replace(await self._servers.of(key), caps=caps))
        return text("ui.servers.saved")


def _count(typed: str) -> int | None:
    amount = _amount(typed)
    if amount is not None and amount != int(amount):
        raise _no_number(typed)
    return None if amount is None else int(amount)


def _amount(typed: str) -> float | None:
    """As the person writes numbers, or with a point; nothing below zero, "" is None."""
    if not typed.strip():
        return None
    for locale in (QLocale(), QLocale.c()):
        amount, well = locale.toDouble(typed.strip())
        if well and 0 <= amount < float("inf"):
            return amount
    raise _no_number(typed)


def _no_number(typed: str) -> BadInput:
    return BadInput(
        text("ui.servers.no_number", typed=typed.strip()),
        advice=text("ui.servers.no_number.advice"),
    )
