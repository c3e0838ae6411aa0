"""What Gem says next: one question at a time, chosen by what is missing and worth most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic, Turn, TurnKind, for_the_page
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.interview.adrift import (
    ends_reluctant,
    is_aside,
    out_of_work,
    postponed,
    tells_nothing,
)
from sanctum_desktop.core.policies.interview.answering import Answering, asked_anew
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.asking import OF_A_JOB, STORIES, names_job
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.follow_up import FOLLOW_UP
from sanctum_desktop.core.policies.interview.leaving import TOO_OFTEN
from sanctum_desktop.core.policies.interview.ruler import AFTER, BEFORE, given
from sanctum_desktop.core.policies.interview.state import READBACK_EVERY, fold
from sanctum_desktop.core.policies.interview.voice import Move
from sanctum_desktop.core.policies.interview.wording import choose
from sanctum_desktop.core.policies.safety import distress, surely_distress

ENOUGH_AFTER: Final = 10
"""Answers after which Gem says that a page can be made."""


def next_move(
    turns: Sequence[Turn],
    facts: Sequence[Fact],
    *,
    seed: str,
    met: Sequence[str] = (),
    discarded: Sequence[Turn] = (),
) -> Move:
    """The next turn after these; `facts` are those heard so far.

    `met` are the wordings Gem began earlier sessions with, `discarded` what she said here before
    she was asked to say it in another way: none of their wordings comes, where there is another.
    """
    told = for_the_page(turns)
    state = fold(told, facts)
    speaker = _Speaker(state, told, facts, seed, whole=turns)
    speaker.discarded = tuple(discarded)
    if state.last is None:
        return speaker.hello((*met, *(turn.wording for turn in discarded)))
    return speaker.after_ruler() or speaker.steered() or speaker.after_answer()


class _Speaker(Answering):
    """Chooses among the moves of one state."""

    def hello(self, met: Sequence[str]) -> Move:
        return self._move(TurnKind.QUESTION, choose("gem.hello", met, self._seed), Topic.NOW)

    def after_ruler(self) -> Move | None:
        """Whatever was answered to the ruler, the talk goes on where it stood."""
        if not self._after_ruler:
            return None
        asked, answer = self._whole[-2:]
        if surely_distress(answer.text):
            return self._gently()
        if command(answer.text) is Command.STOP:
            return self.closing(self._farewell(stopped=True))
        if command(answer.text) is Command.SHOW:
            return self._before_leaving(show=True)
        if asked.wording.startswith(AFTER):
            return self.closing("gem.hand_over", self._both_numbers())
        kept = "gem.ruler.kept" if given(self._whole, BEFORE) else "gem.skipped"
        return self._next(self._answer_to(answer.text) or self._say(kept))

    def steered(self) -> Move | None:
        """The answer to a steering word; None where the person told something."""
        wanted = self._state.command
        if surely_distress(self._state.said):
            return None
        if wanted in (Command.STOP, Command.SHOW) or self._state.silent >= TOO_OFTEN:
            return self._before_leaving(show=wanted is Command.SHOW)
        greets = asked_back(self._state.said) is AskedBack.GREETING
        if (greets or wanted in (Command.GO_ON, Command.YES)) and self._paused():
            return self._take_up()
        if wanted is Command.TELL:
            return None
        if wanted in (Command.NOISE, Command.EMPTY, Command.FOREIGN):
            return self._not_understood()
        return self._back() if wanted is Command.BACK else self._onward(wanted)

    def _paused(self) -> bool:
        return self._state.last is not None and self._state.last.kind is TurnKind.CLOSING

    def _take_up(self) -> Move:
        """After a pause: the question that was left open by it, or else the next matter."""
        opening = self._say("gem.again")
        before = [turn for turn in self._turns if turn.kind is not TurnKind.CLOSING][:-1]
        asked, answer = before[-2:] if before[1:] else (None, None)
        if asked is None or asked.kind is not TurnKind.QUESTION or not asked.topic:
            return self._next(opening)
        if answer is None or command(answer.text) is not Command.STOP:
            return self._next(opening)
        if asked.wording.startswith(FOLLOW_UP):
            opening = self._of_what(before, opening)
        return self.ask(asked.topic, asked_anew(asked.wording), opening)

    def _onward(self, wanted: Command) -> Move:
        """After a yes, a no or a refusal: the rest of the ladder, or the next matter."""
        opening = "" if wanted is Command.GO_ON else self._say(self._opening(wanted))
        asked_more = wanted is Command.DONT_KNOW and self._state.followed
        further = self._follow_up(opening) if asked_more else self._once_smaller(wanted)
        return further or self._next(opening)

    def _opening(self, wanted: Command) -> str:
        """What Gem says first to a yes, a no or a refusal."""
        read_back = self._state.last and self._state.last.kind is TurnKind.READBACK
        if read_back and wanted in (Command.SKIP, Command.YES):
            return "gem.readback_right"  # "nothing": nothing was wrong
        return {
            Command.YES: "gem.noted",
            Command.REFUSE: "gem.left_alone",
            Command.DONT_KNOW: "gem.dont_know",
        }.get(wanted, "gem.skipped")

    def after_answer(self) -> Move:
        """A mirror, then a follow-up, a read-back or the next topic."""
        state = self._state
        said = state.said
        if surely_distress(said):
            return self._gently()
        if asked := self._asked():
            return asked
        if distress(said):
            return self._next(self._say("gem.heard"))
        if confided(said):
            return self._next(self._say("gem.private"))
        if state.last and state.last.kind is TurnKind.READBACK:
            return self._next(self._put_right())
        return (
            self._adrift()
            or self._modest()
            or self._mirroring(self._follow_up(self._mirror) or self._turn_the_page())
        )

    def _mirroring(self, move: Move) -> Move:
        """The move, with its mirror marked as what a model may say better."""
        told = move.kind is TurnKind.QUESTION and move.text.startswith(self._mirror)
        return replace(move, mirror=self._mirror) if told and not self._just_hurt() else move

    def _adrift(self) -> Move | None:
        """Nothing was told of what was asked: something smaller on the matter, or another way."""
        said, topic = self._state.said, self._state.last.topic if self._state.last else None
        if topic is None or self._state.followed:
            return None
        if topic is Topic.NOW and not names_job(self._heard_now()):
            return self._without_a_job()
        nothing = tells_nothing(said) or (topic in STORIES and ends_reluctant(said))
        if not nothing or (self._heard_now() and topic not in STORIES):
            return None
        opening = self._say("gem.aside" if is_aside(said) else "gem.unsaid")
        if self._asked_smaller(topic):
            return self._next(opening)
        return self._smaller(topic, opening)

    def _without_a_job(self) -> Move | None:
        """No job was named: the last one is asked for; after a wish to begin elsewhere, later."""
        said = self._state.said
        opening = self._say("gem.aside" if is_aside(said) else "gem.heard")
        if postponed(said):
            return self._next(self._say("gem.left_alone"), but=OF_A_JOB)
        if out_of_work(said) and not self._asked_last_job():
            return self.ask(Topic.NOW, "gem.ask.now.last", self._say("gem.unsaid"))
        return self._next(opening) if is_aside(said) else None

    def _turn_the_page(self) -> Move:
        """Nothing is left to ask on this matter: the page, a read-back, or the next matter."""
        if self._state.told >= ENOUGH_AFTER and not self._state.offered_page:
            return self._offer_page()
        if self._state.since_readback >= READBACK_EVERY and self._lines():
            return self._readback()
        return self._next(self._mirror)

    def _not_understood(self) -> Move:
        """Ask once more, gently; then on."""
        state = self._state
        told_so = any(".foreign" in words for words in state.wordings)
        if state.command is Command.FOREIGN and (self._heard_now() or state.repeats <= 1):
            return self._next(self._say("gem.noted" if told_so else "gem.foreign"))
        if state.repeats > 1 or state.last is None:
            return self._next(self._say("gem.moving_on"))
        prefix = "gem.empty" if state.command is Command.EMPTY else "gem.noise"
        return self._move(TurnKind.QUESTION, self._choose(prefix), state.last.topic)

    def _back(self) -> Move:
        """Ask the matter before again: the one at hand, where its follow-ups have begun."""
        asked = self._opened()
        topic = asked[-1] if self._state.followed or len(asked) == 1 else asked[-2]
        return self.ask(topic, f"gem.ask.{topic.value}.more", self._say("gem.back"))
