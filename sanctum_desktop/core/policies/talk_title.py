"""What a talk is called in a list: the person's own first words, never words of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def talk_title(answers: Sequence[Turn]) -> str:
    """The beginning of the first answer that tells something; "" where there is none.

    What was said in need, or between us, is not held up in a list.
    """
    return next((_first_words(one.text) for one in answers if _may_be_shown(one)), "")


def _may_be_shown(answer: Turn) -> bool:
    said = answer.text
    telling = answer.kind is TurnKind.ANSWER and command(said) is Command.TELL
    return telling and not (confided(said) or danger(said) or distress(said))


def _first_words(said: str) -> str:
    parts = _BETWEEN_SENTENCES.split(said.strip())
    telling = (part for part in parts if len(part.split()) > _A_GREETING)
    words = " ".join(next(telling, parts[0]).split()).rstrip(".!?")
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) * 2 > LONGEST else cut).rstrip(' ,;:–-')}…"
