"""The screens of one open vault, and what passes between them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from sanctum_desktop.ui.features.home.home_model import HomeModel
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.features.settings.outside import Outside
from sanctum_desktop.ui.features.settings.settings_model import SettingsModel
from sanctum_desktop.ui.features.talk.view_model import TalkModel
from sanctum_desktop.ui.qt.clipboard import LentClipboard
from sanctum_desktop.ui.qt.commands import Command, OffersCommands
from sanctum_desktop.ui.qt.surroundings import text_scale
from sanctum_desktop.ui.services import Desk, Keeping
from sanctum_desktop.ui.shell import acts
from sanctum_desktop.ui.shell.undo_model import UndoModel

if TYPE_CHECKING:
    from sanctum_desktop.ui.features.models.models_model import ModelsModel

_PAGE_S: Final = 0.5


class DeskModel(QObject):
    """Home, talk, resume, models and settings: strangers to one another, introduced here.

    `wanted` names a screen one of them leads to; `ailed` says why the vault could not be read or
    written; what any of them did goes to `undo`; `told` is what the person should know wherever
    they are; `ended` says that the vault is closed.
    """

    wanted = Signal(str)
    ailed = Signal(str)
    told = Signal(str)
    ended = Signal()

    def __init__(
        self,
        desk: Desk,
        keeping: Keeping,
        clipboard: LentClipboard,
        undo: UndoModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard, self._settings = clipboard, keeping.settings
        self._undo, self._open_models = undo, desk.open_models
        self.models: ModelsModel | None = None
        self._screen, self._page_wanted = "", False
        self.outside = Outside(desk, self)
        self.settings = SettingsModel(keeping, clipboard, self.settle, self.outside, self)
        if not desk.read_only:  # an answer could not be kept
            desk = replace(desk, export=self.settings.asking.before(desk.export))
        self.home = HomeModel(desk, self.outside.left, self)
        self.talk = TalkModel(desk, self)
        self.resume = ResumeModel(desk, self)
        self._connect()

    async def begin(self) -> None:
        """Read where things stand; a talk that was begun is brought back."""
        self.settings.watching.begin()
        if self.outside.left is not None:
            self.outside.left.look()
        self.home.look()
        await self.home.tasks.settled()
        if self.home.has_talk:
            self.talk.begin()

    def show(self, screen: str) -> str:
        """Make a screen, or a part of the settings, ready for being shown; gives its screen."""
        if screen in self.settings.offered:
            self.settings.open(screen)
            screen = "settings"
        if screen == "company":
            self.talk.with_whom.ask()
            screen = "talk"
        if screen == "talk":
            self.talk.begin()
        self._screen = screen
        self._read_anew()
        if screen == "models":
            self._models_shown().show()
        if screen == "settings":
            self.settings.show()
        return screen

    def commands(self) -> Iterator[Command]:
        """What the screens offer to the palette."""
        yield from acts.of_look(self._settings(), text_scale(), self.settings.look)
        yield from acts.of_leaving(self.outside.left, self.settings.offered)
        for screen in self._screens():
            # What is offered of a page is of the talk that is open.
            stale = screen is self.resume and self.resume.chosen.page != self.talk.story
            if isinstance(screen, OffersCommands) and not stale:
                yield from screen.commands()

    async def settle(self) -> None:
        """What must not be lost by locking, the most precious first."""
        self.outside.close()
        try:
            await self.talk.close()
        finally:
            self._clipboard.clear()
        with suppress(TimeoutError):  # a page half saved would leave its words beside it
            await asyncio.wait_for(self._settle_acts(), _PAGE_S)

    async def close(self) -> None:
        """Keep what is half-written on the screens."""
        self.settings.close()
        self.home.tasks.close()
        if self.models is not None:
            self.models.close()
        await self.talk.close()
        await self._settle_acts()

    async def _settle_acts(self) -> None:
        """Let what is done on the page, and what is taken back, come to its end."""
        await asyncio.gather(self.resume.close(), self._undo.tasks.settled())

    def _screens(self) -> tuple[QObject, ...]:
        made = (self.models,) if self.models is not None else ()
        return (self.home, self.talk, self.resume, *made, self.settings)

    def _models_shown(self) -> ModelsModel:
        if self.models is None:
            from sanctum_desktop.ui.features.models.models_model import ModelsModel

            hosted = self.outside.sending is not None
            self.models = ModelsModel(self._open_models, self, hosted=hosted)
            self.models.wanted.connect(self.wanted)
            self._hear_of_undo((self.models,))
        return self.models

    def _read_anew(self) -> None:
        """What Home says and what the page is made of is what is known by now."""
        if self._screen == "home":
            self.home.look()
        self._page_wanted = self._screen == "resume"
        self._bring_page()

    def _bring_page(self) -> None:
        """Open the page once the talk it is made from has come back."""
        if self._page_wanted and self.talk.story and not self.talk.property("busy"):
            self._page_wanted = False
            self.resume.open(self.talk.story, self.talk.learned.facts)

    def _connect(self) -> None:
        self.talk.changed.connect(self._bring_page)
        self.talk.learned.changed.connect(self._read_anew)
        self.home.wanted.connect(self._lead_from_home)
        self.talk.wanted.connect(self.wanted)
        self.talk.told.connect(self._undo.tell)
        self.settings.wanted.connect(self.wanted)
        self.settings.ended.connect(self.ended)
        self.settings.watching.told.connect(self.told)
        if self.outside.sending is not None:
            self.outside.sending.told.connect(self.told)
        self.talk.copied.connect(self._clipboard.put)
        self.talk.shown.connect(self.resume.hand_over)
        self.talk.shown.connect(lambda: self.wanted.emit("resume"))
        self.resume.stood_out.asked.connect(self._take_up)
        for screen in (self.home, self.talk, self.resume):
            screen.ailed.connect(self.ailed)
        self._hear_of_undo(self._screens())

    def _hear_of_undo(self, screens: Iterable[QObject]) -> None:
        for screen in screens:
            for model in (screen, *screen.findChildren(QObject)):
                undoable = getattr(model, "undoable", None)
                if isinstance(undoable, SignalInstance):
                    undoable.connect(self._undo.push)

    def _lead_from_home(self, screen: str) -> None:
        """What Home says of the talk, and leads to, is Gem's."""
        if screen == "talk":
            self.talk.go_on_with_gem()
        self.wanted.emit(screen)

    def _take_up(self) -> None:
        self.wanted.emit("talk")
        self.talk.take_up()
