"""Acts that can be taken back, as the screens tell the shell of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undoable:
    """What was just done, and how it is undone while the vault stays open.

    `words` say what was done, for people ("Line left out."); `undo` raises SanctumError where it
    cannot. A view model says it by `undoable = Signal(object)` after the act has been done; the
    shell listens to every screen and to its child models that have such a signal.
    """

    words: str
    undo: Callable[[], Awaitable[object]]
