"""What still works when something does not, and how it goes on: one place for every such error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sanctum_desktop.core.domain.errors import (
    DatabaseError,
    LLMError,
    ResearchError,
    SanctumError,
    SpeechRecognitionError,
    ValidationError,
)
from sanctum_desktop.core.domain.words import text

STILL_WORKS: Final[Mapping[type[SanctumError], str]] = {
    LLMError: "still.llm",
    SpeechRecognitionError: "still.speech",
    ResearchError: "still.research",
    DatabaseError: "still.database",
    ValidationError: "still.validation",
}
"""The ids of words: without a model the Guide answers, without hearing one types, without research
one goes by what was told, without the database by a backup, and a slip is put right."""

_ADVICE_SAYS_IT: Final = frozenset({DatabaseError, ValidationError})
"""Where an advice says how to go on, nothing is left to add."""


def still_works(error: SanctumError) -> str:
    """What goes on all the same, in a sentence; "" where nothing is known to stop."""
    for kind in type(error).__mro__:
        if (words := STILL_WORKS.get(kind)) is not None:
            return "" if error.advice and kind in _ADVICE_SAYS_IT else text(words)
    return ""
