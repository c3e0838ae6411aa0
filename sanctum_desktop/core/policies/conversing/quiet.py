"""What of a talk may be taken up again: nothing told between us, in danger or in distress."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.safety import danger, distress


def answers(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """What the person said."""
    return tuple(turn for turn in turns if turn.speaker is Speaker.PERSON)


def open_answers(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Of these, what may be said again and handed on."""
    hushed = silenced(turns)
    return tuple(
        turn for turn in answers(turns) if turn.index not in hushed and is_open(turn.text)
    )


@lru_cache(maxsize=1024)  # the whole talk is read again at each turn
def is_open(said: str) -> bool:
    """True for words that hold nothing confided, nothing hard, and no way to reach anybody."""
    hard = danger(said) or distress(said)
    return not (hard or confided(said) or tells_how_to_reach(said))
