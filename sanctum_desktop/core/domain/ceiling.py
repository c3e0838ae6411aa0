"""The ceiling test: what a model is asked in it, and why a try does not count."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sanctum_desktop.core.domain.model_tasks import Feature


class Shortfall(StrEnum):
    """What a try lacked.

    `SHAPE`: it was not of the shape asked for. `WORDS`: it said what nobody had said, or was not
    fit to be said; `NUMBER` where that was a number. `ENDLESS`: it did not stop by itself.
    `ENDED`: its process ended in the middle.
    """

    SHAPE = "shape"
    NUMBER = "number"
    WORDS = "words"
    LANGUAGE = "language"
    ENDLESS = "endless"
    ENDED = "ended"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class CeilingCase:
    """A small talk made up for the test: what a person says to a persona, in order.

    The feature is tried on the last of it.
    """

    name: str
    feature: Feature
    answers: tuple[str, ...] = field(repr=False)
    persona: str = "gem"


@dataclass(frozen=True, slots=True)
class Tried:
    """One try of a feature; `shortfall` is None where it passed."""

    feature: Feature
    shortfall: Shortfall | None = None
