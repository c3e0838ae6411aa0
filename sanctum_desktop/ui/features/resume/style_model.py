"""How the page looks, and what the person can choose of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.resume import Accent, PageSize, PageStyle, Resume
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.resume.rows import AccentRow, CountryRow
from sanctum_desktop.ui.qt.rows import Rows

if TYPE_CHECKING:
    from sanctum_desktop.core.use_cases.offer_page_styles import PageOffer

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1

PAPER_POINTS: Final = {PageSize.A4: (595.28, 841.89), PageSize.LETTER: (612.0, 792.0)}
Restyle = Callable[[PageStyle], PageStyle]


@QmlElement
class PageStyleModel(QObject):
    """Template, paper, country, dates and accent; `wish` is called with each new choice."""

    changed = Signal()

    def __init__(
        self, offer: PageOffer, wish: Callable[[Restyle], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wish = wish
        self._templates = list(offer.templates)
        self._names = {one.country: one.name for one in offer.countries}
        self._countries = Rows(CountryRow, self)
        rows = [CountryRow(code, name) for code, name in self._names.items()]
        self._countries.show([CountryRow("", text("ui.resume.country.own")), *rows])
        self._accents = Rows(AccentRow, self)
        self._accents.show([AccentRow(one.value, one.colour) for one in Accent])
        self._resume: Resume | None = None

    def show(self, resume: Resume) -> None:
        """The page as it now is."""
        self._resume = resume
        self.changed.emit()

    @Property("QStringList", constant=True)  # type: ignore[arg-type] # stub: no names
    def templates(self) -> list[str]:
        return self._templates

    @Property(QObject, constant=True)
    def countries(self) -> QObject:
        return self._countries

    @Property(QObject, constant=True)
    def accents(self) -> QObject:
        return self._accents

    @Property(str, notify=changed)
    def accent(self) -> str:
        return self._style.accent.value

    @Property(str, notify=changed)
    def template(self) -> str:
        return self._style.template

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._paper.value

    @Property(float, notify=changed)
    def wide(self) -> float:
        return PAPER_POINTS[self._paper][0]

    @Property(float, notify=changed)
    def high(self) -> float:
        return PAPER_POINTS[self._paper][1]

    @Property(str, notify=changed)
    def country(self) -> str:
        """What was chosen, "" where the page follows the person."""
        return self._style.country

    @Property(str, notify=changed)
    def reader(self) -> str:
        """The name of the country the page is for."""
        country = self._resume.country if self._resume else ""
        return self._names.get(country, text("ui.resume.country.none"))

    @Property(bool, notify=changed)
    def yearsOnly(self) -> bool:  # noqa: N802 - QML's name for it
        return self._style.years_only

    @Slot(str)
    def look(self, template: str) -> None:
        self._wish(lambda style: replace(style, template=template))

    @Slot(str)
    def setOn(self, paper: str) -> None:  # noqa: N802 - QML's name for it
        self._wish(lambda style: replace(style, paper=PageSize(paper)))

    @Slot(str)
    def suit(self, country: str) -> None:
        """Follow a country's customs, its paper too."""
        self._wish(lambda style: replace(style, country=country, paper=None))

    @Slot(str)
    def tint(self, accent: str) -> None:
        self._wish(lambda style: replace(style, accent=Accent(accent)))

    @Slot(bool)
    def date(self, years_only: bool) -> None:
        self._wish(lambda style: replace(style, years_only=years_only))

    @property
    def _style(self) -> PageStyle:
        return self._resume.style if self._resume else PageStyle()

    @property
    def _paper(self) -> PageSize:
        return self._resume.paper if self._resume else PageSize.A4
