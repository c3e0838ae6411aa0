"""A download in its steps: the consent to ask, the offer, the fetching."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.models import FitVerdict
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.models.rows import EntryKind, FactRow
from sanctum_desktop.ui.features.models.stock import Stock, key_of
from sanctum_desktop.ui.features.models.telling import printable
from sanctum_desktop.ui.features.models.work_model import Job, ModelWorkModel, Tell
from sanctum_desktop.ui.qt.rows import Rows
from sanctum_desktop.ui.qt.sizes import size, unparted
from sanctum_desktop.ui.services import Downloads, Offer

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ModelFetchingModel(QObject):
    """Of one model of the catalogue at a time; nothing is sent before it was said what.

    `stage` is "" before anything, "consent" while it is asked whether to ask, "offer" once the
    host has answered. What came of a download that stopped is kept, and its offer with it.
    """

    changed = Signal()

    def __init__(
        self,
        stock: Stock,
        work: ModelWorkModel,
        arrived: Callable[[str], Awaitable[None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stock, self._work, self._arrived = stock, work, arrived
        self._of, self._asking = "", False
        self._offers: dict[str, Offer] = {}
        self._begun: set[str] = set()
        self._rows = Rows(FactRow, self)

    @Property(bool, notify=changed)
    def possible(self) -> bool:
        return self._downloads() is not None

    @Property(str, notify=changed)
    def host(self) -> str:
        return self._host()

    @Property(str, notify=changed)
    def stage(self) -> str:
        return "offer" if self._of in self._offers else "consent" if self._asking else ""

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """What the offer says."""
        return self._rows

    @Property(str, notify=changed)
    def fit(self) -> str:
        """Whether it fits, as far as that is known."""
        offer, likely = self._offers.get(self._of), self._stock.likely.get(self._of)
        told = " ".join(offer.sentences) if offer else likely.sentence if likely else ""
        return unparted(told)

    @Property(bool, notify=changed)
    def fitting(self) -> bool:
        """False where it is probably too large for this computer."""
        likely = self._stock.likely.get(self._of)
        return likely is not None and likely.verdict is not FitVerdict.TOO_LARGE

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """True where a part of it came and was kept."""
        offer = self._offers.get(self._of)
        return self._of in self._begun or (offer is not None and offer.here_bytes > 0)

    @Property(str, notify=changed)
    def against(self) -> str:
        """Why it cannot be fetched, "" where it can."""
        return self._against()

    def turn_to(self, entry_id: str) -> None:
        """The entry that is open now, "" for none."""
        if entry_id != self._of:
            self._of, self._asking = entry_id, False
        self._show()

    @Slot()
    def ask(self) -> None:
        """Say what would be sent, and to whom."""
        self._asking = True
        self._show()

    @Slot()
    def notNow(self) -> None:  # noqa: N802 - QML's name for it
        self._asking = False
        self._offers.pop(self._of, None)
        self._work.forget()
        self._show()

    @Slot()
    def lookUp(self) -> None:  # noqa: N802 - QML's name for it
        """Ask the host; the person has just agreed to that."""
        downloads = self._downloads()
        if downloads:
            words = text("ui.models.asking", host=downloads.host)
            self._begin("ask", words, "ui.models.asking.left", partial(self._look_up, self._of))

    @Slot()
    def fetch(self) -> None:
        """Fetch what was offered; the person has just agreed to that."""
        offer = self._offers.get(self._of)
        if offer and not self._against():
            words, run = text("ui.models.fetching"), partial(self._fetch, offer)
            self._begin("fetch", words, "ui.models.fetching.left", run)

    def _begin(
        self, act: str, words: str, left: str, run: Callable[[Tell], Awaitable[str]]
    ) -> None:
        key = key_of(EntryKind.OFFERED, self._of)
        self._work.start(Job(act, key, words, text(left), run))

    def _host(self) -> str:
        found = self._downloads()
        return found.host if found else ""

    def _against(self) -> str:
        offer = self._offers.get(self._of)
        if offer is None or offer.free_bytes is None:
            return ""
        missing = offer.total_bytes - offer.here_bytes - offer.free_bytes
        return text("ui.models.offer.no_room", missing=size(missing)) if missing > 0 else ""

    def _downloads(self) -> Downloads | None:
        shelf = self._stock.opened
        return shelf.downloads if shelf else None

    async def _look_up(self, entry_id: str, _tell: Tell) -> str:
        downloads = self._downloads()
        if downloads:
            self._offers[entry_id] = await downloads.look_up(entry_id)
            self._show()
        return ""

    async def _fetch(self, offer: Offer, tell: Tell) -> str:
        def further(here: int, in_all: int) -> None:
            self._begun.add(offer.model_id)
            words = text("ui.models.fetched", here=size(here), in_all=size(in_all))
            tell(here / max(in_all, 1), words)

        downloads = self._downloads()
        if downloads:
            model = await downloads.fetch(offer, further)
            self._offers.pop(offer.model_id, None)
            self._begun.discard(offer.model_id)
            self._asking = False
            await self._arrived(model.id)
        return ""

    def _show(self) -> None:
        offer = self._offers.get(self._of)
        self._rows.show(list(_told(offer)) if offer else [])
        self.changed.emit()


def _told(offer: Offer) -> Iterator[FactRow]:
    unsaid = text("ui.models.fact.unsaid")
    rows = [
        ("host", ", ".join(map(printable, offer.hosts))),
        *(("file", printable(one)) for one in offer.files),
        ("total", size(offer.total_bytes)),
        ("here", size(offer.here_bytes) if offer.here_bytes else ""),
        ("free", "" if offer.free_bytes is None else size(offer.free_bytes)),
        ("licence", printable(offer.licence) or unsaid),
    ]
    for label, value in rows:
        if value:
            yield FactRow(text(f"ui.models.fact.{label}"), value)
