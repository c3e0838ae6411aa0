"""What Gem says next: one question at a time, chosen by what is missing and worth most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact, Section
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.interview.commands import Command
from sanctum_desktop.core.policies.interview.follow_up import MOST, Missing, missing
from sanctum_desktop.core.policies.interview.mirror import mirror
from sanctum_desktop.core.policies.interview.state import READBACK_EVERY, State, fold
from sanctum_desktop.core.policies.interview.wording import choose

ENOUGH_AFTER: Final = 10
"""Answers after which Gem says that a page can be made."""

_EARLIER_JOBS: Final = 4
_OPEN: Final = re.compile(r"\{\w+\}")
_ORDER: Final = (
    Topic.NOW,
    Topic.DUTIES,
    Topic.PROUD,
    Topic.EARLIER,
    Topic.LEARNING,
    Topic.SKILLS,
    Topic.CONTACT,
    Topic.LANGUAGES,
    Topic.OUTSIDE,
    Topic.NEXT,
    Topic.ANYTHING_ELSE,
)
_TIMES: Final = {Topic.PROUD: 2, Topic.EARLIER: _EARLIER_JOBS}
"""How often a topic is asked, where not once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Gem's next turn before it is stored."""

    kind: TurnKind
    text: str = field(repr=False)
    topic: Topic | None = None
    wording: str = ""

    @property
    def closes(self) -> bool:
        return self.kind is TurnKind.CLOSING


def next_move(turns: Sequence[Turn], facts: Sequence[Fact], *, seed: str) -> Move:
    """The next turn after these; `facts` are those heard so far."""
    state = fold(turns)
    speaker = _Speaker(state, turns, facts, seed)
    if state.last is None:
        return speaker.ask(Topic.NOW, "gem.hello")
    steered = speaker.steered()
    return steered or speaker.after_answer()


class _Speaker:
    """Builds moves from one state."""

    def __init__(
        self, state: State, turns: Sequence[Turn], facts: Sequence[Fact], seed: str
    ) -> None:
        self._state = state
        self._turns = turns
        self._facts = [fact for fact in facts if fact.may_be_printed]
        self._seed = seed

    def steered(self) -> Move | None:
        """The answer to a steering word; None where the person told something."""
        wanted = self._state.command
        if wanted is Command.TELL:
            return None
        if wanted in (Command.STOP, Command.SHOW):
            return self._before_leaving(show=wanted is Command.SHOW)
        if wanted in (Command.NOISE, Command.EMPTY, Command.FOREIGN):
            return self._not_understood()
        if wanted is Command.BACK:
            return self._back()
        return self._next("" if wanted is Command.GO_ON else self._say(self._opening(wanted)))

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
        if state.last and state.last.wording.startswith("gem.enough"):
            return self._next(self._say("gem.noted"))
        if state.last and state.last.kind is TurnKind.READBACK:
            return self._next(self._say("gem.corrected"))
        if state.told >= ENOUGH_AFTER and not state.offered_page:
            message = choose("gem.enough", state.wordings, self._seed)
            return self._move(TurnKind.QUESTION, message, self._topic_now())
        follow = self._follow_up()
        if follow:
            return follow
        if state.since_readback >= READBACK_EVERY and self._lines():
            return self._readback()
        return self._next(self._mirror())

    def ask(self, topic: Topic, prefix: str, opening: str = "") -> Move:
        message = choose(prefix, self._state.wordings, self._seed)
        return self._move(TurnKind.QUESTION, message, topic, opening)

    def closing(self, prefix: str) -> Move:
        message = choose(prefix, self._state.wordings, self._seed)
        return self._move(TurnKind.CLOSING, message)

    def _move(
        self, kind: TurnKind, message: str, topic: Topic | None = None, opening: str = ""
    ) -> Move:
        words = f"{opening} {text(message)}".strip()
        return Move(kind=kind, text=words, topic=topic, wording=message)

    def _say(self, prefix: str, **values: str) -> str:
        """An opening whose wording has not stood in this talk, where there is one left."""
        spoken = [turn.text for turn in self._turns if turn.speaker is Speaker.INTERVIEWER]
        used = [
            message
            for message in variants(prefix)
            if any(_OPEN.sub("", text(message)).strip() in words for words in spoken)
        ]
        return text(choose(prefix, used, f"{self._seed}{len(spoken)}"), **values)

    def _next(self, opening: str) -> Move:
        topic = self._next_topic()
        if topic is None:
            return self._before_leaving(show=False)
        again = topic in self._state.asked
        prefix = f"gem.ask.{topic.value}" + (".more" if again else "")
        return self.ask(topic, prefix, opening)

    def _next_topic(self) -> Topic | None:
        state = self._state
        for topic in _ORDER:
            if topic in state.left_alone:
                continue
            asked = sum(t is topic for t in self._first_questions())
            if asked < _TIMES.get(topic, 1) and not self._known(topic, asked):
                return topic
        return None

    def _first_questions(self) -> list[Topic]:
        """Topics of the questions that opened a matter, follow-ups and repeats left out."""
        return [
            turn.topic
            for turn in self._turns
            if turn.topic and turn.wording.startswith(("gem.ask.", "gem.hello"))
        ]

    def _known(self, topic: Topic, asked: int) -> bool:
        """True where asking would bring nothing: it was told already, or there is no more."""
        has = {(fact.section, fact.name) for fact in self._facts}
        if topic is Topic.EARLIER and asked:
            return not self._last_answer_told_a_job()
        known = {
            Topic.CONTACT: {(Section.BASICS, "name"), (Section.BASICS, "email")} <= has,
            Topic.LANGUAGES: (Section.LANGUAGES, "language") in has,
            Topic.NEXT: (Section.GOALS, "goal") in has,
            Topic.OUTSIDE: (Section.VOLUNTEER, "name") in has,
        }
        return known.get(topic, False)

    def _last_answer_told_a_job(self) -> bool:
        answers = [turn.index for turn in self._turns if turn.speaker is Speaker.PERSON]
        latest = answers[-1] if answers else -1
        return any(
            fact.section is Section.WORK and fact.name == "name" and fact.source.turn == latest
            for fact in self._facts
        )

    def _topic_now(self) -> Topic | None:
        return self._state.last.topic if self._state.last else None

    def _latest_deeds(self) -> list[Fact]:
        latest = self._turns[-1].index
        return [fact for fact in self._facts if fact.source.turn == latest]

    def _follow_up(self) -> Move | None:
        topic = self._topic_now()
        if topic not in (Topic.PROUD, Topic.DUTIES) or self._state.follow_ups >= MOST:
            return None
        asked = [
            Missing(wording.split(".")[2])
            for wording in self._state.wordings
            if wording.startswith("gem.follow.")
        ]
        recent = asked[-self._state.follow_ups :] if self._state.follow_ups else []
        what = missing(self._latest_deeds(), recent, duties=topic is Topic.DUTIES)
        if what is None:
            return None
        return self.ask(topic, f"gem.follow.{what.value}", self._mirror())

    def _mirror(self) -> str:
        said = mirror(self._state.said)
        if not said:
            return ""
        return self._say("gem.mirror", thing=said[0].upper() + said[1:])

    def _lines(self) -> list[str]:
        """Three facts at most that were not read back yet, in the person's words."""
        told = [f for f in self._facts if f.name in ("highlight", "position")]
        already = " ".join(t.text for t in self._turns if t.kind is TurnKind.READBACK)
        fresh = [fact.value for fact in told if fact.value not in already]
        return fresh[-3:]

    def _readback(self) -> Move:
        message = choose("gem.readback", self._state.wordings, self._seed)
        lines = "\n".join(f"– {line}" for line in self._lines())
        return Move(kind=TurnKind.READBACK, text=text(message, lines=lines), wording=message)

    def _before_leaving(self, *, show: bool) -> Move:
        """Read back what was not, once; then close."""
        read = self._state.last and self._state.last.kind is TurnKind.READBACK
        wants_out = show or self._state.command is Command.STOP
        if not (read or wants_out) and self._lines() and self._state.since_readback:
            return self._readback()
        return self.closing("gem.hand_over" if self._facts else "gem.bye")

    def _not_understood(self) -> Move:
        """Ask once more, gently; then on."""
        state = self._state
        if state.repeats > 1 or state.last is None:
            return self._next(self._say("gem.moving_on"))
        if state.command is Command.FOREIGN:
            return self._next(self._say("gem.foreign"))
        prefix = "gem.empty" if state.command is Command.EMPTY else "gem.noise"
        return self._move(
            TurnKind.QUESTION,
            choose(prefix, state.wordings, self._seed),
            state.last.topic,
        )

    def _back(self) -> Move:
        """Ask the topic before the last one again."""
        asked = self._first_questions()
        topic = asked[-2] if len(asked) > 1 else asked[-1]
        prefix = f"gem.ask.{topic.value}.more"
        return self.ask(topic, prefix, self._say("gem.back"))
