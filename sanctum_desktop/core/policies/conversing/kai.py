"""Kai, without a language model: from a wish to a step small enough for this week."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.persona import Action
from sanctum_desktop.core.domain.scene import Recalled, Reply, Scene
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.conversing.coaching import Stance
from sanctum_desktop.core.policies.conversing.kai_voice import (
    BACK,
    NOTHING,
    SETTLED,
    WISH_BACK,
    KaiVoice,
)
from sanctum_desktop.core.policies.conversing.own_words import as_said, inside, may_be_said_back
from sanctum_desktop.core.policies.conversing.quiet import (
    is_hurt,
    is_open,
    open_answers,
)
from sanctum_desktop.core.policies.conversing.spoken import named
from sanctum_desktop.core.policies.conversing.wishes import (
    Need,
    did,
    hindrance_in,
    is_soft,
    learning_in,
    wish_place,
)
from sanctum_desktop.core.policies.interview.asked_back import (
    OF_THE_APP,
    AskedBack,
    asked_back,
    words_for,
)
from sanctum_desktop.core.policies.interview.commands import Command, command

_NOOR: Final = "noor"
_ELSE: Final = re.compile(r"(?i)\b(?:else|other|another|more)\b")
_ANEW: Final = {
    Command.SHOW: "kai.page",
    Command.DONT_KNOW: "kai.dont_know",
    Command.BACK: "kai.plainly",
    **{nothing: f"kai.{nothing.value}" for nothing in NOTHING},
}
"""What is said before the question is put once more, smaller."""
_PUT_OFF: Final = re.compile(
    r"(?i)\bi(?:['’]ll| will|['’]m going to)(?: \w+)? (?:do|try|ask|tell|call)"
    r" (?:it|that|him|her|them)\b"
)
"""The step that stayed open is still meant to be done."""
_PLAN: Final = re.compile(
    r"(?i)\bwhat\b.{0,24}\b(?:on|in) (?:my|the) (?:plan|list)\b"
    r"|\b(?:show|tell|read|remind)\b.{0,16}\b(?:my|the) (?:plan|list)\b"
)
_RESTED: Final = ("hard.quiet", "hard.rest", "kai.rest")
_QUIET: Final = (Command.SKIP, Command.DONT_KNOW, Command.EMPTY, Command.YES, Command.NOISE)
_OPENINGS: Final = {Command.YES: "kai.yes", Command.GO_ON: "kai.on"}
_LATE: Final = ("kai.ask.step", "kai.ask.when", "kai.ask.notice")
"""Questions for doing: nobody in distress is asked on about them."""


def reply(scene: Scene) -> Reply:
    """What Kai says next."""
    return _Kai(scene).reply()


def last_wish(talk: Conversation) -> Recalled | None:
    """What the person wanted in that talk, where it may be said again; None where nothing was."""
    for turn in reversed(open_answers(talk.turns)):
        found = wish_place(turn.text)
        if found and may_be_said_back(turn.text[found[0] : found[1]]):
            start, end = found
            quote = turn.text[start:end]
            cited = Citation(of=talk.id, start=start, end=end, quote=quote, turn=turn.index)
            return Recalled(citation=cited, persona=talk.persona, said_on=turn.said_at.date())
    return None


class _Kai(KaiVoice):
    """One reply of Kai's."""

    def reply(self) -> Reply:
        return self._back() or self._beside() or self._steered() or self._onward(self._opening())

    def _back(self) -> Reply | None:
        """The answer to "how did it go?", and to "still?"."""
        wanted = command(self._said)
        if self._last.startswith(WISH_BACK) and wanted is Command.YES:
            return self._onward(self._spoken.say("kai.yes"))
        if self._last.startswith("kai.ask.way.back") and _PUT_OFF.search(self._said):
            return self._asks(f"{SETTLED}.kept", self._spoken.say("kai.put_off"))
        done = did(self._said) if self._last.startswith(BACK) else None
        if done is None:
            return None
        if done:
            return self._asks("kai.ask.step.next", self._spoken.say("kai.done"))
        return self._asks("kai.ask.way.back", self._spoken.say("kai.undone"))

    def _beside(self) -> Reply | None:
        """The answer to a question, and what was asked before it, smaller."""
        if _PLAN.search(self._said):
            return self._planned()
        asked = asked_back(self._said)
        ways: Mapping[AskedBack, Callable[[], Reply | None]] = {
            AskedBack.NOTHING: self._recalled,
            AskedBack.MEMORY: lambda: self._recalled() or self._anew("kai.not_found"),
            AskedBack.MEANING: lambda: self._anew("kai.plainly"),
            AskedBack.ADVICE: self._ideas,
            AskedBack.ANNOYED: self._annoyed,
            AskedBack.REPEATED: lambda: self._onward(self._spoken.say("kai.repeated")),
            AskedBack.THANKS: self._bye,
        }
        if self._told_now() and asked in (AskedBack.PAGE, AskedBack.ANNOYED):
            return None
        way = ways.get(asked)
        if way:
            return way()
        as_it_is = asked in OF_THE_APP or asked is AskedBack.WHO
        return replace(self._anew(words_for(asked, "kai")), hard=as_it_is)

    def _planned(self) -> Reply:
        """The open steps of the plan in their words, and how it went."""
        open_ones = [one.text for one in self._scene.plan if one.done_at is None]
        steps = [text("kai.plan.step", step=one) for one in open_ones if is_open(one)]
        if not steps:
            return self._anew("kai.plan.none")
        return self._spoken.reply(f"{BACK}.plan", steps="; ".join(steps))

    def _annoyed(self) -> Reply:
        """Asked once more, shortly; the second time nothing is asked."""
        again = self._spoken.says("kai.annoyed")
        return self._says("kai.rest") if again else self._anew("kai.annoyed")

    def _ideas(self) -> Reply:
        """Kinds of steps that fit what is in the way; the person asked for them."""
        way = self._found.known.get(Need.WAY)
        kind = hindrance_in(way.text)[0] if way else ""
        known = variants(f"kai.ask.step.ideas.{kind}") if kind else ()
        if not known and Need.WISH not in self._found.known:
            return self._asks("kai.ask.wish.help")
        return self._asks(f"kai.ask.step.ideas.{kind}" if known else "kai.ask.step.ideas")

    def _steered(self) -> Reply | None:
        """The answer to a word that steers; None where something was told."""
        wanted = command(self._said)
        if wanted is Command.TELL or self._told_now():
            return None
        after = self._last.startswith(SETTLED) and wanted in (Command.YES, Command.SKIP)
        if after and _ELSE.search(self._said):
            return self._asks("kai.ask.wish.else")
        if after or wanted is Command.STOP:
            return self._bye()
        rested = self._last.startswith(_RESTED) and wanted in _QUIET
        if rested or self._next.stance is Stance.REST:
            return self._says("kai.rest")
        if wanted in _ANEW:
            return self._anew(_ANEW[wanted])
        return self._onward(self._spoken.say(_OPENINGS.get(wanted, "kai.skipped")))

    def _onward(self, opening: str) -> Reply:
        """What the stance asks for: the next need, or something made of the step."""
        if is_hurt(self._said) and self._last.startswith(_LATE):
            return self._says("kai.rest")
        if command(self._said) is Command.TELL and (told := self._gone_on(opening)):
            return told
        if self._next.stance is Stance.REST:
            return self._says("kai.rest")
        if self._next.stance is Stance.ACT:
            return self._of_the_step(opening)
        return self._asks(self._manner(self._next.next), opening)

    def _gone_on(self, opening: str) -> Reply | None:
        """To Noor with what is to be learned; after a rest, to a step that may be named."""
        thing = learning_in(self._said)
        if thing and may_be_said_back(thing) and not self._spoken.says("kai.noor"):
            over = Action(hand_over=_NOOR, about=thing)
            need = self._next.next or Need.STEP
            opening = self._spoken.say("kai.noor", thing=thing)
            return self._asks(self._manner(need), opening, over)
        rested = self._last.startswith("kai.rest")
        return self._asks("kai.ask.step.name", opening) if rested else None

    def _of_the_step(self, opening: str) -> Reply:
        """Once there is a step: when, how it would be noticed, and then it is settled."""
        step, when = self._step()
        if not step:
            return self._asks("kai.ask.step.name", opening)
        just = self._found.known[Need.STEP] is self._turns[-1]
        if (
            just
            and is_soft(self._said)
            and not (self._gentle or self._spoken.says("kai.ask.step.maybe"))
        ):
            return self._asks(
                "kai.ask.step.maybe", self._spoken.say("kai.step", **named(as_said(step)))
            )
        whole = step if not when or when.lower() in step.lower() else f"{step}, {inside(when)}"
        if self._next.next == Need.WHEN:
            return self._asks(
                self._manner(Need.WHEN), self._spoken.say("kai.step", **named(as_said(step)))
            )
        offer = self._offer(whole)
        if self._next.next == Need.NOTICE:
            recap = self._spoken.say("kai.recap", **named(as_said(whole)))
            return self._asks(self._manner(Need.NOTICE), recap, *offer)
        kept = SETTLED if offer else f"{SETTLED}.kept"
        return self._asks(kept, opening, *offer)

    def _bye(self) -> Reply:
        step, when = self._step()
        whole = step if not when or when.lower() in step.lower() else f"{step}, {inside(when)}"
        offer = self._offer(whole) if whole else ()
        return self._says("kai.bye.step" if offer else "kai.bye", *offer)

    def _anew(self, opening: str) -> Reply:
        """That, and the need at hand asked for once more, smaller."""
        words = self._spoken.say(opening)
        if self._last.startswith(SETTLED):
            return self._asks("kai.ask.wish.more", words)
        if self._next.stance is Stance.REST:
            return self._says("kai.rest")
        need = self._next.next or Need.NOTICE
        return self._asks(f"kai.ask.{need}.{'plain' if self._simply else 'small'}", words)
