"""How Kai words what he says: a few of the person's words, a question, a step of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing.coaching import Coaching, coaching, silent
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.hard import is_gentle
from sanctum_desktop.core.policies.conversing.intake import Intake, intake
from sanctum_desktop.core.policies.conversing.own_words import (
    inside,
    may_be_said_back,
    plainly,
    stands_in,
)
from sanctum_desktop.core.policies.conversing.quiet import (
    confides,
    is_between_us,
    is_hardly_danger,
    is_open,
)
from sanctum_desktop.core.policies.conversing.recalling import asks_to_recall, recall_words
from sanctum_desktop.core.policies.conversing.spoken import Spoken, named
from sanctum_desktop.core.policies.conversing.wishes import (
    Need,
    did,
    hindrance_in,
    is_duty,
    meets,
    step_in,
    when_in,
    wish_in,
)
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.mirror import mirror
from sanctum_desktop.core.policies.safety import danger

ASKS: Final = "kai.ask."
_A_FEW: Final = 3
"""Words of an answer that is passed over when it tells nothing, and not called unclear."""
_NEEDS: Final = tuple(Need)
SETTLED: Final = "kai.settled"
BACK: Final = "kai.back"
WISH_BACK: Final = "kai.wish.back"
NOTHING: Final = (Command.EMPTY, Command.NOISE, Command.FOREIGN)
_TIME: Final = re.compile(r"(?i)\b(?:years?|months?|weeks?)$")
"""How long somebody has done it is not what they want to change."""
_SORRY: Final = re.compile(r"(?i),? *\bsorry\b.{0,12}\benglish\b[^.!?]*")
"""An apology for one's English: it is no wish, and asks for plain questions."""
_HARD_OF_LANGUAGE: Final = (AskedBack.LANGUAGE, AskedBack.MEANING)


class KaiVoice:
    """What he knows in one scene, and his ways of saying it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._turns = scene.conversation.turns
        self._said = self._turns[-1].text
        self._spoken = Spoken(scene)
        told = [turn for turn in round_of(self._turns) if not _in_danger(turn)]
        self._found: Intake = intake(told, _needs(told), ASKS, meets)
        self._next: Coaching = coaching(
            self._found,
            to_act=(Need.STEP,),
            silent=silent(self._turns, (*NOTHING, Command.SKIP, Command.DONT_KNOW)),
        )
        self._gentle = is_gentle(self._turns)
        own = [turn for turn in self._turns if turn.speaker is Speaker.INTERVIEWER]
        self._last = own[-1].wording if own else ""

    def _recalled(self) -> Reply | None:
        """What was said before, with its day, where the person goes back to it."""
        if not asks_to_recall(self._said) or not recall_words(self._turns):
            return None
        open_ones = (one for one in self._scene.recalled if is_open(one.citation.quote))
        found = next(open_ones, None)
        if found is None:
            return None
        day, quote = on_day(found.said_on, self._scene.today), found.citation.quote.strip(" .")
        return self._spoken.reply("kai.recalled", cites=(found.citation,), day=day, quote=quote)

    def _opening(self) -> str:
        """A few of their words, and else only that it was heard."""
        told = self._told_now()
        if self._gentle:
            words = self._wish_back(told) or self._named_way(told)
            return words or self._spoken.say("kai.gently")
        if confides(self._said):
            return self._spoken.say("hard.private")
        if is_duty(self._said) and not told & {Need.WISH, Need.STEP}:
            return self._spoken.say("kai.duty")
        if not told and self._asked and len(self._said.split()) > _A_FEW:
            return self._spoken.say("kai.heard" if self._spoken.says("kai.lost") else "kai.lost")
        return self._mirror(told) or self._spoken.say("kai.heard")

    @property
    def _simply(self) -> bool:
        """True with somebody who said that English is hard, or asked what was meant."""
        said = [turn.text for turn in self._turns if turn.speaker is Speaker.PERSON]
        return any(
            asked_back(one) in _HARD_OF_LANGUAGE
            or _SORRY.search(one)
            or command(one) is Command.FOREIGN
            for one in said
        )

    @property
    def _asked(self) -> bool:
        return self._last.startswith(ASKS)

    def _mirror(self, told: set[str]) -> str:
        if Need.STEP in told or Need.WHEN in told:
            return ""
        spoken = [t.text for t in self._turns if t.speaker is Speaker.INTERVIEWER]
        wish = self._wish_back(told)
        if wish:
            return wish
        thing = plainly(mirror(_SORRY.sub("", self._said), (), spoken))
        if not (stands_in(thing, self._said) and may_be_said_back(thing)):
            return self._named_way(told)
        if _TIME.search(thing):
            return self._named_way(told)
        return self._spoken.say("kai.mirror.thing", **named(inside(thing)))

    def _wish_back(self, told: set[str]) -> str:
        """The wish in their words; "" where they do not lend themselves, or were said before."""
        wish = wish_in(self._said) if told & {Need.WISH, Need.ENOUGH} else None
        if wish is None or self._spoken.holds(wish.words):
            return ""
        return self._spoken.say(f"kai.mirror.{wish.form.value}", **named(wish.words))

    def _told_now(self) -> set[str]:
        """The needs that the last answer met."""
        return {need for need, turn in self._found.known.items() if turn is self._turns[-1]}

    def _named_way(self, told: set[str]) -> str:
        """What is in the way, by its name; "" where it has none, or was named before."""
        name = hindrance_in(self._said)[1] if Need.WAY in told else ""
        if not name or self._spoken.holds(name):
            return ""
        return self._spoken.say("kai.mirror.thing", **named(name))

    def _manner(self, need: str) -> str:
        """How the need is asked for: smaller in a gentle hour, by what is in the way, by whom."""
        if self._simply:
            return f"kai.ask.{need}.plain"
        if need == Need.WISH:
            if self._gentle:
                return "kai.ask.wish.gentle"
            small = Need.WAY not in self._found.known and self._found.asked.get(need)
            return "kai.ask.wish.small" if small else "kai.ask.wish"
        if need == Need.ENOUGH and is_duty(self._said) and not self._gentle:
            return "kai.ask.enough.duty"
        way = self._found.known.get(Need.WAY)
        just = way is self._turns[-1] and need == Need.STEP
        if self._gentle or (self._found.asked.get(need) and not just):
            return f"kai.ask.{need}.small"
        kind = hindrance_in(way.text)[0] if way and need == Need.STEP else ""
        return f"kai.ask.step.{kind}" if kind else f"kai.ask.{need}"

    def _step(self) -> tuple[str, str]:
        known = self._found.known
        step, when = known.get(Need.STEP), known.get(Need.WHEN)
        words = step_in(step.text, asked=True) if step and not is_between_us(step.text) else ""
        told = when is not None and not is_between_us(when.text)
        time = when_in(when.text, asked=when is not step) if when and told else ""
        return words, time

    def _offer(self, whole: str) -> tuple[Action, ...]:
        """To put the step on the list, where it does not stand there."""
        there = any(one.text.casefold() == whole.casefold() for one in self._scene.plan)
        return () if there else (Action(tool=Tool.ADD_PLAN_ITEM, about=whole),)

    def _says(self, prefix: str, *actions: Action) -> Reply:
        return self._asks(prefix, "", *actions)

    def _asks(self, prefix: str, opening: str = "", *actions: Action) -> Reply:
        return self._spoken.reply(prefix, *actions, lead=opening)


def round_of(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns since the last step was settled."""
    begun = [at for at, turn in enumerate(turns) if turn.wording.startswith(SETTLED)]
    return turns[begun[-1] + 1 :] if begun else turns


def _needs(turns: Sequence[Turn]) -> tuple[Need, ...]:
    """What has to be known: less where a step or a wish of an earlier talk is gone on with."""
    back = [said.text for asked, said in pairwise(turns) if asked.wording.startswith(BACK)]
    if back:
        return _NEEDS[_NEEDS.index(Need.STEP if did(back[-1]) else Need.WAY) :]
    still = any(
        asked.wording.startswith(WISH_BACK) and command(answer.text) is Command.YES
        for asked, answer in pairwise(turns)
    )
    return _NEEDS[_NEEDS.index(Need.ENOUGH) :] if still else _NEEDS


def _in_danger(turn: Turn) -> bool:
    said = turn.text
    return turn.speaker is Speaker.PERSON and danger(said) and not is_hardly_danger(said)
