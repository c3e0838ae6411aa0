"""Kai, without a language model: from a wish to a step small enough for this week."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.scene import Recalled, Reply, Scene
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.conversing.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.conversing.coaching import Coaching, Stance, coaching
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.hard import is_gentle
from sanctum_desktop.core.policies.conversing.intake import Intake, intake
from sanctum_desktop.core.policies.conversing.own_words import may_be_said_back, plainly, stands_in
from sanctum_desktop.core.policies.conversing.quiet import (
    is_between_us,
    is_hurt,
    is_open,
    open_answers,
)
from sanctum_desktop.core.policies.conversing.recalling import asks_to_recall, recall_words
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined, named
from sanctum_desktop.core.policies.conversing.wishes import (
    Need,
    did,
    hindrance_in,
    is_duty,
    is_soft,
    learning_in,
    meets,
    step_in,
    when_in,
    wish_in,
    wish_place,
)
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.mirror import mid_sentence, mirror
from sanctum_desktop.core.policies.safety import danger

ASKS: Final = "kai.ask."
_NEEDS: Final = tuple(Need)
_SETTLED: Final = "kai.settled"
_BACK: Final = "kai.back"
_WISH_BACK: Final = "kai.wish.back"
_NOTHING: Final = (Command.EMPTY, Command.NOISE, Command.FOREIGN)
_NOOR: Final = "noor"
_LATE: Final = ("kai.ask.step", "kai.ask.when", "kai.ask.notice")
"""Questions for doing: nobody in distress is asked on about them."""
_HARD_OF_LANGUAGE: Final = (AskedBack.LANGUAGE, AskedBack.MEANING)


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


def round_of(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns since the last step was settled."""
    begun = [at for at, turn in enumerate(turns) if turn.wording.startswith(_SETTLED)]
    return turns[begun[-1] + 1 :] if begun else turns


class _Kai:
    """One reply of Kai's."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._turns = scene.conversation.turns
        self._said = self._turns[-1].text
        self._spoken = Spoken(scene)
        told = [turn for turn in round_of(self._turns) if not _in_danger(turn)]
        self._found: Intake = intake(told, _needs(told), ASKS, meets)
        self._next: Coaching = coaching(
            self._found, to_act=(Need.STEP,), silent=_silent(self._turns)
        )
        self._gentle = is_gentle(self._turns)
        own = [turn for turn in self._turns if turn.speaker is Speaker.INTERVIEWER]
        self._last = own[-1].wording if own else ""

    def reply(self) -> Reply:
        return self._back() or self._beside() or self._steered() or self._onward(self._opening())

    def _back(self) -> Reply | None:
        """The answer to "how did it go?"."""
        if self._last.startswith(_WISH_BACK) and command(self._said) is Command.YES:
            return self._onward(self._spoken.say("kai.yes"))
        if not self._last.startswith(_BACK):
            return None
        done = did(self._said)
        if done is None and command(self._said) is not Command.TELL:
            return None
        if done:
            return self._asks("kai.ask.step.next", self._spoken.say("kai.done"))
        if done is None:
            return None
        return self._asks("kai.ask.way.back", self._spoken.say("kai.undone"))

    def _beside(self) -> Reply | None:
        """The answer to a question, and what was asked before it, smaller."""
        asked = asked_back(self._said)
        if asked is AskedBack.NOTHING:
            return self._recalled()
        if asked is AskedBack.MEMORY:
            return self._recalled() or self._anew("kai.not_found")
        if asked is AskedBack.MEANING:
            return self._anew("kai.plainly")
        if asked is AskedBack.ADVICE:
            return self._ideas()
        if asked is AskedBack.ANNOYED and self._spoken.says("kai.annoyed"):
            return self._says("kai.rest")
        if asked is AskedBack.THANKS:
            return self._bye()
        return self._anew(f"kai.{asked.value}")

    def _recalled(self) -> Reply | None:
        """What was said before, with its day, where the person goes back to it."""
        if not asks_to_recall(self._said) or not recall_words(self._turns):
            return None
        open_ones = (one for one in self._scene.recalled if is_open(one.citation.quote))
        found = next(open_ones, None)
        if found is None:
            return None
        wording = self._spoken.choose("kai.recalled")
        day = on_day(found.said_on, self._scene.today)
        words = text(wording, day=day, quote=found.citation.quote.strip(" ."))
        return Reply(text=words, wording=wording, cites=(found.citation,))

    def _ideas(self) -> Reply:
        """Kinds of steps that fit what is in the way; the person asked for them."""
        way = self._found.known.get(Need.WAY)
        if way is None and Need.WISH not in self._found.known:
            return self._asks("kai.ask.wish.help")
        kind = hindrance_in(way.text)[0] if way else ""
        known = variants(f"kai.ask.step.ideas.{kind}") if kind else ()
        return self._asks(f"kai.ask.step.ideas.{kind}" if known else "kai.ask.step.ideas")

    def _steered(self) -> Reply | None:
        wanted = command(self._said)
        after = self._last.startswith(_SETTLED)
        if wanted is Command.STOP or (after and wanted in (Command.YES, Command.SKIP)):
            return self._bye() if "else" not in self._said.lower() else self._afresh()
        if wanted is Command.TELL:
            return None
        if wanted is Command.SHOW:
            return self._anew("kai.page")
        if self._next.stance is Stance.REST:
            return self._says("kai.rest")
        if wanted in _NOTHING:
            return self._anew(f"kai.{wanted.value}")
        if wanted is Command.DONT_KNOW:
            return self._anew("kai.dont_know")
        opening = "" if wanted is Command.BACK else self._spoken.say(_opening_to(wanted))
        return self._onward(opening)

    def _afresh(self) -> Reply:
        return self._asks("kai.ask.wish.else")

    def _opening(self) -> str:
        """A few of their words, and else only that it was heard."""
        told = {need for need, turn in self._found.known.items() if turn is self._turns[-1]}
        if self._gentle:
            return self._named_way(told) or self._spoken.say("kai.gently")
        if not told and self._asked:
            return self._spoken.say("kai.heard" if self._spoken.says("kai.lost") else "kai.lost")
        return self._mirror(told) or self._spoken.say("kai.heard")

    @property
    def _simply(self) -> bool:
        """True with somebody who said that English is hard, or asked what was meant."""
        said = [turn.text for turn in self._turns if turn.speaker is Speaker.PERSON]
        return any(
            asked_back(one) in _HARD_OF_LANGUAGE or command(one) is Command.FOREIGN for one in said
        )

    @property
    def _asked(self) -> bool:
        return self._last.startswith(ASKS)

    def _mirror(self, told: set[str]) -> str:
        if Need.STEP in told or Need.WHEN in told:
            return ""
        spoken = [t.text for t in self._turns if t.speaker is Speaker.INTERVIEWER]
        wish = wish_in(self._said) if told & {Need.WISH, Need.ENOUGH} else None
        if wish and not self._spoken.holds(wish.words):
            return self._spoken.say(f"kai.mirror.{wish.form.value}", **named(wish.words))
        thing = plainly(mirror(self._said, (), spoken))
        if not (stands_in(thing, self._said) and may_be_said_back(thing)):
            return self._named_way(told)
        return self._spoken.say("kai.mirror.thing", **named(mid_sentence(thing, self._said)))

    def _named_way(self, told: set[str]) -> str:
        """What is in the way, by its name; "" where it has none, or was named before."""
        name = hindrance_in(self._said)[1] if Need.WAY in told else ""
        if not name or self._spoken.holds(name):
            return ""
        return self._spoken.say("kai.mirror.thing", **named(name))

    def _onward(self, opening: str) -> Reply:
        """What the stance asks for: the next need, or something made of the step."""
        worn = is_hurt(self._said) and self._last.startswith(_LATE)
        if worn or self._next.stance is Stance.REST:
            return self._says("kai.rest")
        if self._next.stance is Stance.ACT:
            return self._of_the_step(opening)
        need = self._next.next
        noor = learning_in(self._said) if command(self._said) is Command.TELL else ""
        if noor and may_be_said_back(noor) and not self._spoken.says("kai.noor"):
            over = Action(hand_over=_NOOR, about=noor)
            return self._asks(self._manner(need), self._spoken.say("kai.noor", thing=noor), over)
        return self._asks(self._manner(need), opening)

    def _manner(self, need: str) -> str:
        """How the need is asked for: smaller in a gentle hour, by what is in the way, by whom."""
        if self._simply:
            return f"kai.ask.{need}.plain"
        if need == Need.WISH:
            small = Need.WAY not in self._found.known and (
                self._gentle or self._found.asked.get(need)
            )
            return "kai.ask.wish.small" if small else "kai.ask.wish"
        if need == Need.ENOUGH and is_duty(self._said) and not self._gentle:
            return "kai.ask.enough.duty"
        way = self._found.known.get(Need.WAY)
        just = way is self._turns[-1] and need == Need.STEP
        if self._gentle or (self._found.asked.get(need) and not just):
            return f"kai.ask.{need}.small"
        kind = hindrance_in(way.text)[0] if way and need == Need.STEP else ""
        return f"kai.ask.step.{kind}" if kind else f"kai.ask.{need}"

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
            return self._asks("kai.ask.step.maybe", self._spoken.say("kai.step", **named(step)))
        whole = step if not when or when.lower() in step.lower() else f"{step}, {when}"
        if self._next.next == Need.WHEN:
            return self._asks(self._manner(Need.WHEN), self._spoken.say("kai.step", **named(step)))
        offer = self._offer(whole)
        if self._next.next == Need.NOTICE:
            recap = self._spoken.say("kai.recap", **named(whole))
            return self._asks(self._manner(Need.NOTICE), recap, *offer)
        kept = _SETTLED if offer else f"{_SETTLED}.kept"
        return self._asks(kept, opening, *offer)

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

    def _bye(self) -> Reply:
        step, when = self._step()
        whole = step if not when or when.lower() in step.lower() else f"{step}, {when}"
        offer = self._offer(whole) if whole else ()
        return self._says("kai.bye.step" if offer else "kai.bye", *offer)

    def _anew(self, opening: str) -> Reply:
        """That, and the need at hand asked for once more, smaller."""
        words = self._spoken.say(opening)
        if self._next.stance is Stance.REST:
            return self._says("kai.rest")
        need = self._next.next or Need.NOTICE
        if self._next.stance is Stance.ACT and not self._next.next:
            return self._asks(_SETTLED, words, *self._offer(self._step()[0]))
        return self._asks(f"kai.ask.{need}.{'plain' if self._simply else 'small'}", words)

    def _says(self, prefix: str, *actions: Action) -> Reply:
        return self._asks(prefix, "", *actions)

    def _asks(self, prefix: str, opening: str = "", *actions: Action) -> Reply:
        wording = self._spoken.choose(prefix)
        return Reply(text=joined(opening, text(wording)), wording=wording, actions=actions)


def _opening_to(wanted: Command) -> str:
    return {Command.YES: "kai.yes", Command.GO_ON: "kai.on"}.get(wanted, "kai.skipped")


def _needs(turns: Sequence[Turn]) -> tuple[Need, ...]:
    """What has to be known: less of it where a step or a wish of an earlier talk is gone on with."""
    if any(turn.wording.startswith(_BACK) for turn in turns):
        return _NEEDS[_NEEDS.index(Need.WAY) :]
    still = any(
        asked.wording.startswith(_WISH_BACK) and command(answer.text) is Command.YES
        for asked, answer in pairwise(turns)
    )
    return _NEEDS[_NEEDS.index(Need.ENOUGH) :] if still else _NEEDS


def _in_danger(turn: Turn) -> bool:
    return turn.speaker is Speaker.PERSON and danger(turn.text)


def _silent(turns: Sequence[Turn]) -> int:
    """Answers in a row, up to the last, that told nothing."""
    count = 0
    for turn in reversed(turns):
        if turn.speaker is Speaker.PERSON:
            if command(turn.text) not in (*_NOTHING, Command.SKIP, Command.DONT_KNOW):
                break
            count += 1
    return count
