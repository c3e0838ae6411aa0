"""The turns of the talk that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.reply_parts import ReplyParts
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.features.talk.rows import TurnRow, own_row, turn_row, turn_rows
from sanctum_desktop.ui.features.talk.speech_model import SpeechModel
from sanctum_desktop.ui.qt.rows import Rows


class Turns(QObject):
    """What was said, as rows; what Gem says now comes word by word."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._last_day: date | None = None
        self.rows = Rows(TurnRow, self)
        self.speech = SpeechModel(self)

    @property
    def begun(self) -> bool:
        """True once the person has said something."""
        return any(row.mine for row in self.rows.rows)

    def show(self, turns: Sequence[Turn]) -> None:
        """All turns of a talk, as they were said."""
        self.speech.finish()
        self._last_day = day_of(turns[-1].said_at) if turns else None
        self.rows.show(turn_rows(turns, self._today()))

    def answer(self, said: str) -> None:
        """What the person says now."""
        self.speech.finish()
        self.rows.add(own_row(said, self._new_day()))

    def take_back(self) -> None:
        """The last could not be kept."""
        self.rows.show(self.rows.rows[:-1])

    def reply(self, turn: Turn) -> str:
        """What Gem says now; gives it as it is heard."""
        row = turn_row(turn, self._new_day())
        self.rows.add(row)
        self.speech.say(len(self.rows.rows) - 1, ReplyParts(row.reflection, row.asked))
        return row.spoken

    def _new_day(self) -> str:
        """What stands above a turn said now, where the one before is of another day."""
        now = self._today()
        last, self._last_day = self._last_day, now
        return "" if last in (None, now) else day_words(now, now)
