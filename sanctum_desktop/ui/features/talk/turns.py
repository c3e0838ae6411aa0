"""The turns of the talk that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.reply_parts import ReplyParts
from sanctum_desktop.ui.features.talk.days import day_of, day_words
from sanctum_desktop.ui.features.talk.dressing import Dressing
from sanctum_desktop.ui.features.talk.rows import TurnRow, own_row, turn_row, turn_rows
from sanctum_desktop.ui.features.talk.speech_model import SpeechModel
from sanctum_desktop.ui.qt.rows import Rows


class Turns(QObject):
    """What was said, as rows; what is said now comes word by word.

    A reply that comes stands in a row of its own from `begin_reply` to `spoken` or `give_up`.
    """

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._last_day: date | None = None
        self._notes: list[str] = []
        self.dress = Dressing()
        self.rows = Rows(TurnRow, self)
        self.speech = SpeechModel(self)

    @property
    def begun(self) -> bool:
        """True once the person has said something."""
        return any(row.mine for row in self.rows.rows)

    @property
    def unanswered(self) -> bool:
        """True where the last word is the person's."""
        return bool(self.rows.rows) and self.rows.rows[-1].mine

    def at(self, turn: int) -> int:
        """The row of that turn, -1 where it is on another branch."""
        return next((at for at, row in enumerate(self.rows.rows) if row.number == turn), -1)

    def show(self, turns: Sequence[Turn]) -> None:
        """All turns of a talk, as they were said."""
        self.speech.finish()
        self._last_day = day_of(turns[-1].said_at) if turns else None
        rows = turn_rows(turns, self._today())
        self.rows.show([self.dress(row, turn) for row, turn in zip(rows, turns, strict=True)])

    def show_until(self, turn: int) -> None:
        """Only what was said before that turn: something else is said in its place."""
        self.speech.finish()
        at = self.at(turn)
        if at >= 0:
            self.rows.show(self.rows.rows[:at])

    def answer(self, said: str) -> None:
        """What the person says now."""
        self.speech.finish()
        self.rows.add(own_row(said, self._new_day()))

    def kept(self, turn: Turn) -> None:
        """What the person said is kept."""
        at = len(self.rows.rows) - 1
        self._change(at, turn)

    def take_back(self) -> None:
        """The last could not be kept."""
        self.rows.show(self.rows.rows[:-1])

    def reply(self, turn: Turn) -> str:
        """What Gem says now; gives it as it is heard."""
        row = self.dress(turn_row(turn, self._new_day()), turn)
        self.rows.add(row)
        self.speech.say(len(self.rows.rows) - 1, ReplyParts(row.reflection, row.asked))
        return row.spoken

    def begin_reply(self) -> None:
        """From here on it is heard as it comes."""
        self._notes = []
        self.rows.add(TurnRow(mine=False, words="", who=self.dress.who, day=self._new_day()))
        self.speech.listen(len(self.rows.rows) - 1)

    def note(self, sentence: str) -> None:
        """A sentence to be read beside the reply."""
        self._notes.append(sentence)
        at = len(self.rows.rows) - 1
        self.rows.change(at, replace(self.rows.rows[at], note=" ".join(self._notes)))

    def spoken(self, turn: Turn) -> str:
        """The reply that came, whole; gives it as it is heard. What nobody worded is said now."""
        at, worded = len(self.rows.rows) - 1, self.speech.heard_any
        self._change(at, turn)
        self.speech.finish()
        row = self.rows.rows[-1]
        if not worded:
            self.speech.say(at, ReplyParts(row.reflection, row.asked))
        return " ".join(filter(None, (row.spoken, row.note)))

    def give_up(self) -> None:
        """No reply comes any more."""
        if self.speech.hearing:
            self.speech.finish()
            self.take_back()

    def dress_again(self, turn: Turn) -> None:
        """What stands beside that turn has changed."""
        at = self.at(turn.index)
        if at >= 0:
            self._change(at, turn)

    def dress_offers(self, turns: Sequence[Turn]) -> None:
        """What came of what is suggested beside these turns may have changed."""
        for turn in turns:
            if turn.actions:
                self.dress_again(turn)

    def _change(self, at: int, turn: Turn) -> None:
        before = self.rows.rows[at]
        row = replace(turn_row(turn, before.day), note=before.note)
        self.rows.change(at, self.dress(row, turn))

    def _new_day(self) -> str:
        """What stands above a turn said now, where the one before is of another day."""
        now = self._today()
        last, self._last_day = self._last_day, now
        return "" if last in (None, now) else day_words(now, now)
