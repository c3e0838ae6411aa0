"""Where facts stand in the branch of a talk that they are told by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.facts import Fact


def placed(facts: Sequence[Fact], branch: Sequence[Turn]) -> tuple[Fact, ...]:
    """The facts as if the turns of the branch had been numbered one after the other.

    Turns are numbered over all branches, so that an edited answer has a number far from that of
    the question it answers. What was told on another branch stands where that left this one.
    """
    numbers = [turn.index for turn in branch]
    return tuple(
        replace(fact, source=replace(fact.source, turn=bisect_left(numbers, fact.source.turn)))
        for fact in facts
    )
