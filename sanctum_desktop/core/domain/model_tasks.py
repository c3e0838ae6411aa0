"""The short tasks a language model may do better than the Guide, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

T = TypeVar("T")


class Feature(StrEnum):
    """What a model may be used for; each stays on the Guide where the model cannot do it."""

    MIRROR = "mirror"
    FOLLOW_UP = "follow_up"
    RESUME_LINE = "resume_line"
    CONVERSE = "converse"


class Outcome(StrEnum):
    """What became of a task: done by the model, or why the Guide did it.

    `SCHEMA`: the answer was not of the shape asked for. `GROUNDING`: it said what nobody had said,
    or was not fit to be said. `SKIPPED`: the person did not want to wait. `REGENERATED` and
    `EDITED` are no task: another reply was asked for in the place of the model's, or the person
    said in other words what it had replied to.
    """

    MODEL = "model"
    SCHEMA = "schema"
    GROUNDING = "grounding"
    UNAVAILABLE = "unavailable"
    DIED = "died"
    TOO_SLOW = "too_slow"
    SKIPPED = "skipped"
    REGENERATED = "regenerated"
    EDITED = "edited"


AFTERWARDS: Final = frozenset({Outcome.REGENERATED, Outcome.EDITED})
"""What is no task, but what became of a reply later."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who worded something, where it was no Guide: the prompt with its version, and the model."""

    prompt: str
    model: str


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """What a model made and its checks let pass."""

    value: T
    author: Author


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """One task as the diagnostics count it: numbers and names, no word of anybody.

    `trace` is the id of the turn it was done for, in every process; seconds are since it was
    asked, 0 for a first token that never came.
    """

    feature: Feature
    author: Author
    outcome: Outcome
    total_s: float
    first_token_s: float = 0.0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What fills a prompt's places (people's words, by name), and for which turn it is asked."""

    values: Mapping[str, str]
    trace: str = ""
