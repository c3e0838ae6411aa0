"""What the window itself offers to the palette: its places and its own acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.qt import keys
from sanctum_desktop.ui.qt.commands import Command, CommandKind
from sanctum_desktop.ui.shell.undo_model import UndoModel


def places() -> Iterator[Command]:
    """The places of the rail; going there is all they do."""
    for place, key in keys.PLACES.items():
        words = text(f"ui.rail.{place}")
        yield Command(words, _stay, kind=CommandKind.PLACE, screen=place, key=key)


def of_window(
    undo: UndoModel, lock: Callable[[], None], show_keys: Callable[[], None]
) -> Iterator[Command]:
    """What can be done wherever one is."""
    if undo.next:
        yield Command(text("ui.palette.undo"), undo.undo, beside=undo.next, key=keys.UNDO)
    yield Command(text("ui.palette.lock"), lock, key=keys.LOCK)
    yield Command(text("ui.palette.keys"), show_keys, key=keys.HELP[0])


def _stay() -> None:
    """Nothing more to do once one is there."""
