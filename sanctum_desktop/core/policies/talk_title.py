"""What a talk is called in a list: the person's own first words, never words of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.conversation import Turn, TurnKind
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.safety import danger, distress

LONGEST: Final = 48
"""Characters, so that a title stays one or two lines."""
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_A_GREETING: Final = 2
"""Words of a sentence that tells nothing yet: "Hello Gem"."""


def talk_title(answers: Sequence[Turn], *, interview: bool = True) -> str:
    """The beginning of the first answer that tells something; "" where there is none.

    What was said in need, or between us, is not held up in a list. In an interview, nor is what
    only steers it.
    """
    told = (one.text for one in answers if one.kind is TurnKind.ANSWER)
    return next(filter(None, (_title_of(said, interview) for said in told)), "")


@lru_cache(maxsize=2048)  # a list is read again after every turn
def _title_of(said: str, interview: bool) -> str:
    """Of one answer; "" where it may not be shown."""
    if (interview and command(said) is not Command.TELL) or not said.strip():
        return ""
    return "" if confided(said) or danger(said) or distress(said) else _first_words(said)


def _first_words(said: str) -> str:
    parts = _BETWEEN_SENTENCES.split(said.strip())
    telling = (part for part in parts if len(part.split()) > _A_GREETING)
    words = " ".join(next(telling, parts[0]).split()).rstrip(".!?")
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) * 2 > LONGEST else cut).rstrip(' ,;:–-')}…"
