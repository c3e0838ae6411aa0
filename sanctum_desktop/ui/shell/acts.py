"""What the window itself offers to the palette: its places and its own acts."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import partial

from sanctum_desktop.core.domain.settings import COLOURS, SYSTEM_TEXT, TEXT_PERCENT, Settings
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.settings.appearance_model import AppearanceModel
from sanctum_desktop.ui.left_model import LeftModel
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.shell.undo_model import UndoModel


def of_window(
    undo: UndoModel, lock: Callable[[], None], show_keys: Callable[[], None]
) -> Iterator[Command]:
    """Where one can go, and what can be done wherever one is."""
    yield from _places()
    if undo.next:
        yield Command(text("ui.palette.undo"), undo.undo, beside=undo.next, key=keys.UNDO)
    yield Command(text("ui.palette.lock"), lock, key=keys.LOCK)
    yield Command(text("ui.palette.keys"), show_keys, key=keys.HELP[0])


def of_look(settings: Settings, scale: float, look: AppearanceModel) -> Iterator[Command]:
    """Other colours and other sizes of text than there are now, `scale` times the usual."""
    for colours in COLOURS:
        if colours != settings.colours:
            change = partial(look.setColours, colours)
            yield Command(text(f"ui.palette.colours.{colours}"), change)
    sizes = [size for size in TEXT_PERCENT if size != SYSTEM_TEXT]
    now = round(100 * scale)
    larger = next((size for size in sizes if size > now), None)
    smaller = next((size for size in reversed(sizes) if size < now), None)
    for words, size in (("larger", larger), ("smaller", smaller)):
        if size is not None:
            yield Command(text(f"ui.palette.text.{words}"), partial(look.setTextPercent, size))


def of_leaving(left: LeftModel | None, parts: Container[str]) -> Iterator[Command]:
    """What left, the switch that lets nothing leave, and the servers it would go to."""
    if left is not None:
        beside = text("ui.palette.settings")
        yield Command(text("ui.palette.ledger"), _stay, CommandKind.PLACE, "ledger", beside=beside)
        turn, words = partial(left.fly, not left.flies()), "off" if left.flies() else "on"
        yield Command(text(f"ui.palette.fly.{words}"), turn, screen="ledger", beside=beside)
    if "servers" in parts:
        words, beside = text("ui.palette.servers"), text("ui.palette.settings")
        yield Command(words, _stay, CommandKind.PLACE, "servers", beside=beside)


def _places() -> Iterator[Command]:
    """The places of the rail; going there is all they do."""
    for place, key in keys.PLACES.items():
        words = text(f"ui.rail.{place}")
        yield Command(words, _stay, kind=CommandKind.PLACE, screen=place, key=key)


def _stay() -> None:
    """Nothing more to do once one is there."""
