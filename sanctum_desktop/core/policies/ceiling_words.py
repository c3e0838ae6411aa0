"""What a model's words show to lack, so that a person can be told more than "refused"."""

from __future__ import annotations

from sanctum_desktop.core.domain.ceiling import Shortfall
from sanctum_desktop.core.policies.grounding.tokens import tokens
from sanctum_desktop.core.policies.interview.commands import Command, command


def shortfall_of_words(answer: str, said: str) -> Shortfall | None:
    """What an answer of the right shape shows to lack, against all that was said.

    Every case is told in English. None proves nothing: the feature's own check is the judge of
    what may be said.
    """
    if command(answer) is Command.FOREIGN:
        return Shortfall.LANGUAGE
    return Shortfall.NUMBER if _numbers(answer) - _numbers(said) else None


def _numbers(words: str) -> set[str]:
    """In digits, however they were written; "one" is hardly ever a number."""
    return {token for token in tokens(words) if token[0].isdigit()} - {"1"}
