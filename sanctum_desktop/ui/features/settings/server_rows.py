"""The servers the person named, as rows; and each change of one, kept and read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QLocale, QObject

from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.hosted import HostedServer, Nearness, ServerId, Use
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.telling import minute
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.services import Hosting

PURPOSES: Final = (NetPurpose.CONVERSE, NetPurpose.GEM_WORDING, NetPurpose.RESUME_LINES)
"""What a server can be opted in for."""


@dataclass(frozen=True, slots=True)
class ServerRow:
    """One server. `kind` says its `dialect` in words, `stands` what it is used for.

    `where` tells what its place means.
    """

    key: str
    called: str = field(repr=False)
    model: str = field(repr=False)
    address: str = field(repr=False)
    kind: str
    dialect: str
    nearness: str
    where: str
    stands: str
    today: str
    used: str
    purposes: list[str]
    unseen: list[str]
    hasKey: bool  # noqa: N815 - QML's name for it
    requests: str
    spending: str
    priceIn: str  # noqa: N815 - QML's name for it
    priceOut: str  # noqa: N815 - QML's name for it
    first: bool


class Servers:
    """Reads and keeps them; the rows always show what is kept."""

    def __init__(self, hosting: Hosting, parent: QObject) -> None:
        self.hosting = hosting
        self.rows = Rows(ServerRow, parent)
        self.kept: Sequence[HostedServer] = ()

    async def read(self) -> None:
        """Show what is kept, those asked first on top."""
        kept = sorted(await self.hosting.servers(), key=lambda one: (one.rank, one.name))
        used = [await self.hosting.used(one.id) for one in kept]
        self.kept = kept
        pairs = zip(kept, used, strict=True)
        self.rows.show([server_row(one, use, first=one is kept[0]) for one, use in pairs])

    async def of(self, key: str) -> HostedServer:
        """The one of that key as it is kept now; raises NotFound."""
        await self.read()
        for one in self.kept:
            if one.id == key:
                return one
        raise NotFound(text("ui.servers.gone"))

    async def put(self, server: HostedServer) -> HostedServer:
        kept = await self.hosting.put(server)
        await self.read()
        return kept

    async def remove(self, server: ServerId) -> None:
        await self.hosting.remove(server)
        await self.read()


def server_row(server: HostedServer, use: Use, *, first: bool) -> ServerRow:
    """How it is written for the person."""
    caps = server.caps
    return ServerRow(
        key=server.id,
        called=server.name,
        model=server.model,
        address=server.url,
        kind=text(f"ui.servers.kind.{server.dialect}"),
        dialect=server.dialect,
        nearness=server.nearness,
        where=" ".join(_where(server)),
        stands=_stands(server),
        today=" ".join(_today(server, use)),
        used=minute(server.used_at) if server.used_at else text("ui.servers.never"),
        purposes=[one.value for one in PURPOSES if one in server.purposes],
        unseen=[one.value for one in PURPOSES if one in server.unseen],
        hasKey=server.has_key,
        requests="" if caps.requests_a_day is None else str(caps.requests_a_day),
        spending=_typed(caps.spending_a_day),
        priceIn=_typed(caps.price_in),
        priceOut=_typed(caps.price_out),
        first=first,
    )


def money(amount: float) -> str:
    """As the person writes numbers; small amounts to three places."""
    return QLocale().toString(amount, "f", 2 if amount >= 1 or not amount else 3)


def _where(server: HostedServer) -> Iterator[str]:
    yield text(f"ui.servers.where.{server.nearness}")
    if server.nearness is Nearness.NEARBY and server.url.startswith("http:"):
        yield text("ui.servers.plain")


def _stands(server: HostedServer) -> str:
    used = [text(f"ui.servers.purpose.{one}") for one in PURPOSES if one in server.purposes]
    place = text(f"ui.servers.place.{server.nearness}")
    if not used:
        return text("ui.servers.unused", place=place)
    return text("ui.servers.used_for", place=place, purposes=", ".join(used))


def _today(server: HostedServer, use: Use) -> Iterator[str]:
    here = server.nearness is Nearness.HERE
    cap = None if here else server.caps.requests_a_day
    count = f"{use.requests:,}"
    if cap is None:
        yield text("ui.servers.today", count=count)
    else:
        yield text("ui.servers.today.of", count=count, cap=f"{cap:,}")
    if use.tokens_in or use.tokens_out:
        read, written = f"{use.tokens_in:,}", f"{use.tokens_out:,}"
        yield text("ui.servers.today.tokens", read=read, written=written)
    if server.caps.price_in is not None or server.caps.price_out is not None:
        yield text("ui.servers.today.spent", spent=money(use.spent))


def _typed(amount: float | None) -> str:
    return "" if amount is None else QLocale().toString(amount, "g", 10)
