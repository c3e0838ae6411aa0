"""How a talk ends: what is read back, the number that is theirs, and the hand-over to Abby."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.conversation import Topic, TurnKind
from sanctum_desktop.core.policies.interview.commands import Command
from sanctum_desktop.core.policies.interview.ruler import (
    AFTER,
    BEFORE,
    at_ease,
    given,
    was_asked,
)
from sanctum_desktop.core.policies.interview.voice import Move, Voice

_A_PAGE: Final = 5
"""Facts below which nobody is sent on to a page they did not ask for."""
_SECOND_CHANGE: Final = 2
TOO_OFTEN: Final = 5
"""Answers in a row that told nothing, after which Gem lets it rest."""


class Leaving(Voice):
    """The moves that close a talk, and the ruler held out early and late."""

    def _hand_over(self, opening: str = "") -> Move:
        """To Abby; those who gave a number early are asked for one now."""
        if given(self._whole, BEFORE) and not was_asked(self._whole, AFTER):
            return self._ruler(AFTER, self._leaning(opening, Topic.ANYTHING_ELSE))
        return self.closing("gem.hand_over", opening)

    def _ruler(self, prefix: str, opening: str) -> Move:
        return self._move(TurnKind.RULER, self._choose(prefix), None, opening)

    def _both_numbers(self) -> str:
        before, after = given(self._whole, BEFORE), given(self._whole, AFTER)
        return self._say("gem.ruler.both", before=before, after=after) if before and after else ""

    def _is_time_for_the_ruler(self) -> bool:
        """At the second change of matter, once, and only with those who are at ease."""
        second = len(set(self._opened())) == _SECOND_CHANGE
        return second and not was_asked(self._whole, BEFORE) and at_ease(self._whole)

    def _before_leaving(self, *, show: bool) -> Move:
        """Read back what was not, once; then close."""
        read = self._state.last and self._state.last.kind is TurnKind.READBACK
        wants_out = self._state.command is Command.STOP or self._state.silent >= TOO_OFTEN
        if not (read or wants_out) and self._lines() and (show or self._state.since_readback):
            return self._readback()
        if wants_out or len(self._facts) < (1 if show else _A_PAGE):
            stopped = self._state.command is Command.STOP
            return self.closing(self._farewell(stopped=stopped))
        return self._hand_over()

    def _farewell(self, *, stopped: bool) -> str:
        """To Abby where there is a page; one who stops for the day is not sent on."""
        if len(self._facts) < _A_PAGE:
            return "gem.bye"
        return "gem.pause" if stopped else "gem.hand_over"

    def _opened(self) -> list[Topic]:
        """Topics of the questions that opened a matter, follow-ups and repeats left out."""
        return [
            turn.topic
            for turn in self._turns
            if turn.topic and turn.wording.startswith(("gem.ask.", "gem.hello"))
        ]
