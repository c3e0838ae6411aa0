"""What is known of what a persona has to know, and what is still missing, read off the turns.

There is no other state. A need is asked for by wordings that name it: "kai.ask.way.2" asks for
"way".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command, command

UNTOLD: Final = (Command.SKIP, Command.REFUSE, Command.DONT_KNOW)
"""Answers that leave a matter where it is."""
_ASKED_ENOUGH: Final = 2
"""Times a need is asked for; then it stays open."""

Meets = Callable[[str, str], Collection[str]]
"""Which needs an answer meets; it takes the answer and what it was asked for, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The needs in the order they are asked for: what was told of each, and which are open.

    `known` are the answers that met a need, the latest of each. `missing` are those to be asked
    for; a need that was left alone or asked for twice is neither. What the talk is about is
    missing as long as nothing at all is known.
    """

    needs: tuple[str, ...]
    known: Mapping[str, Turn]
    asked: Mapping[str, int]
    missing: tuple[str, ...]

    def is_settled(self, need: str) -> bool:
        """True where it is known, or will not be asked for again."""
        return need not in self.missing


def intake(turns: Sequence[Turn], needs: Sequence[str], asks: str, meets: Meets) -> Intake:
    """Fold the turns; `asks` is the prefix of the wordings that ask for a need."""
    known: dict[str, Turn] = {}
    asked: dict[str, int] = {}
    left: set[str] = set()
    need = ""
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            need = asked_for(turn.wording, asks)
            asked[need] = asked.get(need, 0) + bool(need)
        elif told := _told(turn, need, meets):
            known |= dict.fromkeys(told, turn)
            left -= set(told)
        elif _leaves(turn, asked.get(need, 0)):
            left.add(need)
    done = {need for need, times in asked.items() if times > _ASKED_ENOUGH}
    gone = (left | done) - ({needs[0]} if not known else set())
    missing = tuple(n for n in needs if not (n in known or n in gone))
    return Intake(needs=tuple(needs), known=known, asked=asked, missing=missing)


def asked_for(wording: str, asks: str) -> str:
    """The need a wording asks for, "" where it asks for none."""
    return wording.removeprefix(asks).split(".")[0] if wording.startswith(asks) else ""


def _told(answer: Turn, need: str, meets: Meets) -> Collection[str]:
    """What it tells; "look at the course page" steers nothing where a step was asked for."""
    telling = command(answer.text) in (Command.TELL, Command.SHOW)
    return meets(answer.text, need) if telling else ()


def _leaves(answer: Turn, times: int) -> bool:
    """True where the need is left alone: refused, skipped, or asked for twice in vain."""
    said = command(answer.text)
    if asked_back(answer.text) is AskedBack.REPEATED:
        return True
    return said in (Command.REFUSE, Command.SKIP) or (said in UNTOLD and times >= _ASKED_ENOUGH)
