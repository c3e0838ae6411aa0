"""How Sanctum itself fares: figures and names for one page, and what is worth a notice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class DiagnosticGroup(StrEnum):
    """What rows of the page belong together, in the order of the page."""

    MODELS = "models"
    VERBS = "verbs"
    ENGINES = "engines"
    COMPUTER = "computer"
    PROMPTS = "prompts"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticRow:
    """One line of the page: numbers and names, no word of anybody.

    `value` is ready to be read, its units included; `note` says more of it. `down` is the name of
    an engine that is to be tried again from here, "" for every other row.
    """

    group: DiagnosticGroup
    name: str
    value: str
    note: str = ""
    down: str = ""


DiagnosticSource = Callable[[], Awaitable[Sequence[DiagnosticRow]]]
"""Gives the rows of one owner as they are now; each capability brings its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How busy this computer is; shares are from 0 to 1, None where it does not tell.

    `processor` is over the time since it was last asked; `memory` is what is taken of what this
    process may have, and `own_bytes` what the app itself holds of it.
    """

    processor: float | None = None
    memory: float | None = None
    own_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is weighed for notices.

    Of the latest `calls` of use cases `failed` is the share that ended in an error, and 99 % took
    no longer than `p99_s`. `engines_down` are the sentences that say which engine stays off, and
    why. `by_model` is True where a model does something.
    """

    calls: int = 0
    failed: float = 0.0
    p99_s: float = 0.0
    load: Load = Load()
    engines_down: tuple[str, ...] = ()
    by_model: bool = False


class Concern(StrEnum):
    """What a notice may be of, the one that helps most first."""

    ENGINE_DOWN = "engine_down"
    MEMORY = "memory"
    ERRORS = "errors"
    SLOW = "slow"
    PROCESSOR = "processor"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is out of the ordinary, and the one thing that helps."""

    concern: Concern
    words: str
    remedy: str

    @property
    def severe(self) -> bool:
        """True for what is worth a line wherever one is in the window."""
        return self.concern is Concern.ENGINE_DOWN
