"""How a move is worded: its opening, its question, and the words of theirs it gives back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.hearing.put_right import put_right
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.follow_up import FOLLOW_UP
from sanctum_desktop.core.policies.interview.mirror import mid_sentence, mirror
from sanctum_desktop.core.policies.interview.read_back import DASH, lines, read_lines
from sanctum_desktop.core.policies.interview.recall import Recalled, recalled, recalled_of
from sanctum_desktop.core.policies.interview.state import State
from sanctum_desktop.core.policies.interview.wording import choose
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.safety import distress

_OPEN: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Gem's next turn before it is stored.

    `mirror` is what it begins with and a model may say better, "" where the words are the Guide's
    alone; `author` is the model that did.
    """

    kind: TurnKind
    text: str = field(repr=False)
    topic: Topic | None = None
    wording: str = ""
    mirror: str = field(default="", repr=False)
    author: Author | None = None

    @property
    def closes(self) -> bool:
        return self.kind is TurnKind.CLOSING


class Voice:
    """Words the moves of one state."""

    def __init__(
        self,
        state: State,
        turns: Sequence[Turn],
        facts: Sequence[Fact],
        seed: str,
        *,
        whole: Sequence[Turn],
    ) -> None:
        self._state = state
        self._turns = turns
        self._whole = whole
        kept = {turn.index for turn in turns}
        # What Gem said beside the ruler was said; what was answered to it is not taken up.
        self._aloud = [t for t in whole if t.index in kept or t.speaker is Speaker.INTERVIEWER]
        self._facts = [fact for fact in facts if fact.may_be_printed]
        self._seed = seed
        self.discarded: tuple[Turn, ...] = ()

    def _choose(self, prefix: str) -> str:
        used = (*self._state.wordings, *(turn.wording for turn in self.discarded))
        return choose(prefix, used, self._seed)

    def ask(self, topic: Topic, prefix: str, opening: str = "") -> Move:
        return self._move(TurnKind.QUESTION, self._choose(prefix), topic, opening)

    def closing(self, prefix: str, opening: str = "") -> Move:
        return self._move(TurnKind.CLOSING, self._choose(prefix), None, opening)

    def _move(
        self, kind: TurnKind, message: str, topic: Topic | None = None, opening: str = ""
    ) -> Move:
        words = f"{opening} {text(message)}".strip()
        return Move(kind=kind, text=words, topic=topic, wording=message)

    def _say(self, prefix: str, **values: str) -> str:
        """An opening whose wording has not stood in this talk, where there is one left."""
        aloud = (*self._aloud, *self.discarded)
        spoken = [turn.text for turn in aloud if turn.speaker is Speaker.INTERVIEWER]
        fixed = {message: _OPEN.sub("", text(message)).strip() for message in variants(prefix)}
        used = [m for m, words in fixed.items() if any(words in said for said in spoken)]
        return text(choose(prefix, used, f"{self._seed}{len(spoken)}"), **values)

    def _answers(self) -> list[Turn]:
        """What the person told, steering words left out."""
        person = [turn for turn in self._turns if turn.speaker is Speaker.PERSON]
        return [turn for turn in person if command(turn.text) is Command.TELL]

    def _heard_now(self) -> list[Fact]:
        """What was heard in the last answer."""
        return [fact for fact in self._facts if fact.source.turn == self._turns[-1].index]

    @cached_property
    def _mirror(self) -> str:
        spoken = [turn.text for turn in self._aloud if turn.speaker is Speaker.INTERVIEWER]
        said = mirror(self._state.said, self._heard_now(), spoken)
        if not said:
            return self._say("gem.heard")
        return self._say_of(said, "gem.mirror")

    def _lines(self) -> list[str]:
        return lines(self._turns, self._facts)

    def _leaning(self, opening: str, topic: Topic) -> str:
        """The opening, and what was told before that the question leans on."""
        if self._just_hurt() or not self._said_nothing_back(opening):
            return opening
        found = recalled(topic, self._aloud, self._facts)
        if found is None:
            return opening
        skipped = self._state.command is Command.SKIP and found.message == "gem.recall.turn"
        return f"{'' if skipped else opening} {self._recall(found)}".strip()

    def _of_story(self, opening: str) -> str:
        """The opening, and what the story is of where the last answer gave nothing to say back."""
        if self._just_hurt() or not self._said_nothing_back(opening):
            return opening
        return self._of_what(self._turns, opening)

    def _of_what(self, turns: Sequence[Turn], opening: str) -> str:
        """The opening, and what the story is of that these turns end in."""
        found = recalled_of(answers_of_story(turns), self._aloud)
        return f"{opening} {self._recall(found)}".strip() if found else opening

    @property
    def _after_ruler(self) -> bool:
        """True where the last answer was to the ruler, and not one that tells on."""
        answered = bool(self._whole) and self._whole[-1].kind is TurnKind.RULER
        return answered and self._whole[-1].speaker is Speaker.PERSON

    def _said_nothing_back(self, opening: str) -> bool:
        if self._after_ruler:
            return True
        told = self._state.command is Command.TELL
        read = self._state.last is not None and self._state.last.kind is TurnKind.READBACK
        return (not told or opening in map(text, variants("gem.heard"))) and not (told and read)

    def _just_hurt(self) -> bool:
        """True after a refusal, and where one of the last answers was hard or between us."""
        lately = [turn.text for turn in self._turns if turn.speaker is Speaker.PERSON][-2:]
        tender = phrases("tender")
        hard = any(distress(s) or confided(s) or tender.search(s) for s in lately)
        return hard or self._state.command is Command.REFUSE

    def _recall(self, found: Recalled) -> str:
        return self._say_of(found.thing, found.message)

    def _say_of(self, thing: str, message: str) -> str:
        answers = (t.text for t in self._turns if t.speaker is Speaker.PERSON)
        told = mid_sentence(thing, "\n".join(answers))
        return self._say(message, thing=told, Thing=thing[0].upper() + thing[1:])

    def _gently(self) -> Move:
        """No question about the matter: the choice to go on, to change or to stop."""
        topic = self._state.last.topic if self._state.last else None
        return self._move(TurnKind.QUESTION, self._choose("gem.distress"), topic)

    def _put_right(self) -> str:
        """The line as it stands now, in their words; or only that it was changed."""
        read = read_lines(self._state.last)
        right = [line for line in put_right(read, self._state.said) if line not in read]
        return self._say("gem.righted", right=right[0]) if right else self._say("gem.corrected")

    def _offer_page(self) -> Move:
        topic = self._state.last.topic if self._state.last else None
        return self._move(
            TurnKind.QUESTION, self._choose("gem.enough"), topic, self._of_story(self._mirror)
        )

    def _readback(self) -> Move:
        message = self._choose("gem.readback")
        told = "\n".join(f"{DASH}{line}" for line in self._lines())
        return Move(kind=TurnKind.READBACK, text=text(message, lines=told), wording=message)


def answers_of_story(turns: Sequence[Turn]) -> list[int]:
    """The answers to the question that opened the matter at hand and to its follow-ups."""
    found: list[int] = []
    for turn in reversed(turns):
        if turn.speaker is Speaker.PERSON:
            found.append(turn.index)
        elif not turn.wording.startswith(FOLLOW_UP):
            break
    return found
