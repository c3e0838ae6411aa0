"""Puts back what placeholders stand for, while an answer streams."""

from __future__ import annotations

from sanctum_desktop.core.policies.placeholders.codebook import Codebook
from sanctum_desktop.core.policies.placeholders.folding import words_of
from sanctum_desktop.core.policies.placeholders.kinds import LONGEST


class Restorer:
    """Of one answer. `feed` gives what can be shown so far, `end` the rest.

    What may be the beginning of a placeholder is held back, a score of characters at most. All
    of it together is `Codebook.restore` of the whole, however the answer was cut.
    """

    def __init__(self, book: Codebook) -> None:
        self._book, self._held, self._last = book, "", ""

    def feed(self, piece: str) -> str:
        held = self._held + piece
        cut = self._begins(held)
        self._held = held[cut:]
        return self._shown(held[:cut])

    def end(self) -> str:
        held, self._held = self._held, ""
        return self._shown(held)

    def _shown(self, piece: str) -> str:
        shown = self._book.restore(piece, before=self._last)
        self._last = piece[-1:] or self._last
        return shown

    def _begins(self, held: str) -> int:
        """Where at its end a placeholder may begin; its length where none does."""
        for at in range(max(0, len(held) - LONGEST), len(held)):
            before = held[at - 1] if at else self._last
            if not any(True for _ in words_of(before)) and self._book.begun.fullmatch(held, at):
                return at
        return len(held)
