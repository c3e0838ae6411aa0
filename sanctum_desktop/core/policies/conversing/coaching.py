"""How a persona pivots between gathering and acting: what comes next, a question or a step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.conversing.intake import Intake
from sanctum_desktop.core.policies.interview.commands import Command, command


class Stance(StrEnum):
    """Asking for what is missing, doing something with what is known, or letting it rest."""

    GATHER = "gather"
    ACT = "act"
    REST = "rest"


_SILENT: Final = 3
"""Answers in a row that told nothing, after which nobody is asked on."""


@dataclass(frozen=True, slots=True)
class Coaching:
    """The stance, and the need to be asked for next, "" where none is."""

    stance: Stance
    next: str = ""


def silent(turns: Sequence[Turn], nothing: Collection[Command]) -> int:
    """Answers in a row, up to the last, that were one of these and told nothing."""
    answers = (turn.text for turn in reversed(turns) if turn.speaker is Speaker.PERSON)
    return sum(1 for _ in takewhile(lambda said: command(said) in nothing, answers))


def coaching(found: Intake, *, to_act: Collection[str], silent: int = 0) -> Coaching:
    """Act once all of `to_act` is known or settled, and one of it known; else gather for it.

    Rest after three answers in a row that told nothing (`silent`), and where nothing is left to
    ask. Once it acts, what comes before that is not asked for.
    """
    if silent >= _SILENT:
        return Coaching(Stance.REST)
    settled = all(found.is_settled(need) for need in to_act)
    if settled and (not to_act or any(need in found.known for need in to_act)):
        last = max((found.needs.index(need) for need in to_act), default=-1)
        later = (need for need in found.missing if found.needs.index(need) > last)
        return Coaching(Stance.ACT, next(later, ""))
    last = max(found.needs.index(need) for need in to_act)
    before = (need for need in found.missing if found.needs.index(need) <= last)
    need = next(before, "")
    return Coaching(Stance.GATHER, need) if need else Coaching(Stance.REST)
