"""What Gem answers to a question of the person's, and the question of hers that still waits."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.conversation import Topic, TurnKind
from sanctum_desktop.core.policies.interview.adrift import is_aside
from sanctum_desktop.core.policies.interview.asked_back import (
    AskedBack,
    asked_back,
    tells_nothing_of_it,
    words_for,
)
from sanctum_desktop.core.policies.interview.asking import STORIES, Asking
from sanctum_desktop.core.policies.interview.voice import Move

_ANSWERED: Final = frozenset(AskedBack) - {AskedBack.NOTHING, AskedBack.MEMORY}
_LIKE: Final = {AskedBack.ADVICE: AskedBack.MEANING, AskedBack.PAGE: AskedBack.WRITE}
"""What helps with both alike."""
_SMALLER: Final = (AskedBack.MEANING, AskedBack.ANNOYED, AskedBack.LANGUAGE)
_LONGEST: Final = 25
"""Words of what may be a question and nothing else."""


class Answering(Asking):
    """The moves of a talk in which the person asks."""

    def _answer_to(self, said: str) -> str:
        """The answer alone, "" where nothing was asked."""
        kind = _kind(said)
        return self._say(words_for(kind, "gem")) if kind else ""

    def _asked(self) -> Move | None:
        """The answer, and what was asked before it in another wording; None for no question."""
        last, kind = self._state.last, _kind(self._state.said)
        if not kind or self._heard_now():
            return None
        if last is not None and last.kind is TurnKind.CLOSING and kind is AskedBack.THANKS:
            return self.closing("gem.bye")
        opening = self._say(words_for(kind, "gem"))
        if kind is AskedBack.REPEATED or last is None or last.kind is not TurnKind.QUESTION:
            return self._next(opening)
        if last.topic in STORIES and kind in _SMALLER and not self._asked_smaller(last.topic):
            return self._smaller(last.topic, opening)
        return self.ask(last.topic or Topic.NOW, asked_anew(last.wording), opening)


def _kind(said: str) -> AskedBack:
    """What is asked, where nothing is told besides; NOTHING for small talk."""
    asked = asked_back(said)
    only = asked in _ANSWERED and len(said.split()) <= _LONGEST and tells_nothing_of_it(said)
    small_talk = asked is AskedBack.FACT and is_aside(said)
    return _LIKE.get(asked, asked) if only and not small_talk else AskedBack.NOTHING


def asked_anew(wording: str) -> str:
    """The message of which that wording is one: a greeting asks for the work."""
    prefix = wording.rpartition(".")[0]
    return "gem.ask.now" if prefix == "gem.hello" else prefix
