"""What of a talk may be taken up again: nothing told between us, in danger or in distress."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition import log_odds
from sanctum_desktop.core.policies.safety import danger, distress

_SURELY: Final = 5.0
"""Log-odds from which the learned listeners alone are enough to stop a talk for a feeling.

They were taught on answers about work; what is said of a wish sounds sad to them sooner.
"""
_SURELY_ASKED: Final = 4.0


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


@lru_cache(maxsize=1024)
def is_hurt(said: str) -> bool:
    """True where somebody is surely in distress, so that nothing else is talked of first."""
    plainly = phrases("distress").search(said) is not None
    return plainly or log_odds("distress", said) > _SURELY


def is_between_us(said: str) -> bool:
    """True for what is said again to nobody, the person included."""
    return danger(said) or confides(said)


def confides(said: str) -> bool:
    """True where silence is surely asked for; what only may be confided is not quoted either."""
    asked = phrases("confided").search(said) or log_odds("confided", said) > _SURELY_ASKED
    return bool(asked and confided(said))
