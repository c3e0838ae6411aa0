"""Where it is counted what each use case took and what became of each model's tasks."""

from __future__ import annotations

import logging
import math
import re
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from sanctum_desktop.core.domain.model_tasks import (
    AFTERWARDS,
    Author,
    Feature,
    Outcome,
    TaskRecord,
)
from sanctum_desktop.runtime.failure import kind_name
from sanctum_desktop.runtime.metrics.durations import Durations
from sanctum_desktop.runtime.redacting_log import Event

MOST_NAMES: Final = 64
"""How many use cases, and how many pairs of prompt and model, are told apart; others are one."""
MOST_ERRORS: Final = 8
"""How many types of error are told apart for each."""
LATEST: Final = 100
"""How many calls count as of late."""
REST: Final = "other"

_UNTIMED: Final = AFTERWARDS | {Outcome.UNAVAILABLE}
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._+-]{0,63}")


@dataclass(slots=True)
class VerbCounts:
    """One use case: its durations (those that failed included), and how its calls ended.

    `left` were cancelled and are in no other figure; `at_once` is the most that ran side by side.
    """

    durations: Durations = field(default_factory=Durations)
    errors: Counter[str] = field(default_factory=Counter)
    left: int = 0
    running: int = 0
    at_once: int = 0

    @property
    def failed(self) -> int:
        return self.errors.total()


@dataclass(slots=True)
class TaskCounts:
    """One feature, prompt and model: what became of its tasks, and what they took."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    first_token: Durations = field(default_factory=Durations)
    whole: Durations = field(default_factory=Durations)
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    writing_s: float = 0.0

    @property
    def tokens_per_s(self) -> float:
        """Tokens a second over whole tasks, reading the prompt included; 0 before the first."""
        return self.new_tokens / self.writing_s if self.writing_s else 0.0

    @property
    def cached_share(self) -> float:
        """How much of all prompts had been read before, from 0 to 1."""
        return self.cached_tokens / self.prompt_tokens if self.prompt_tokens else 0.0


class TaskKey(NamedTuple):
    """What tasks are told apart by."""

    feature: Feature
    author: Author


class Metrics:
    """Counts in a memory that stays bounded whatever runs; on the event loop only.

    It is the TaskLog of the app. Nothing is written to the disk: it ends with the process, which a
    lock ends as well.
    """

    def __init__(self) -> None:
        self._verbs: dict[str, VerbCounts] = {}
        self._tasks: dict[TaskKey, TaskCounts] = {}
        self._latest: deque[tuple[float, bool]] = deque(maxlen=LATEST)

    @property
    def verbs(self) -> Mapping[str, VerbCounts]:
        """Each use case by its name, in the order of their first calls."""
        return self._verbs

    @property
    def tasks(self) -> Mapping[TaskKey, TaskCounts]:
        """Each feature, prompt and model, in the order of their first tasks."""
        return self._tasks

    def begin(self, verb: str) -> VerbCounts:
        """A call of a use case begins; `end` takes what this gives."""
        counts = self._verbs.get(verb)
        if counts is None:
            name = verb if len(self._verbs) < MOST_NAMES and _NAME.fullmatch(verb) else REST
            counts = self._verbs.setdefault(name, VerbCounts())
        counts.running += 1
        counts.at_once = max(counts.at_once, counts.running)
        return counts

    def end(self, counts: VerbCounts, seconds: float, error: BaseException | None = None) -> None:
        """It has ended after that time, by itself or in an error."""
        counts.running -= 1
        counts.durations.add(seconds)
        self._latest.append((seconds, error is not None))
        if error is not None:
            kind = kind_name(type(error))
            known = kind in counts.errors or len(counts.errors) < MOST_ERRORS
            counts.errors[kind if known else REST] += 1

    def leave(self, counts: VerbCounts) -> None:
        """It was cancelled."""
        counts.running -= 1
        counts.left += 1

    def note(self, record: TaskRecord) -> None:
        """One task of a model; the port's. A line of the log leads to its turn."""
        fields = {"feature": record.feature, "outcome": record.outcome, "trace": record.trace}
        logging.getLogger(__name__).info(
            Event.TASK_ENDED, {**fields, "ms": round(1000 * record.total_s)}
        )
        counts = self._tasks.get(TaskKey(record.feature, record.author))
        if counts is None:
            counts = self._tasks.setdefault(self._key_of(record), TaskCounts())
        counts.outcomes[record.outcome] += 1
        counts.prompt_tokens += record.prompt_tokens
        counts.cached_tokens += record.cached_tokens
        if record.outcome not in _UNTIMED:
            counts.whole.add(record.total_s)
        if record.first_token_s:
            counts.first_token.add(record.first_token_s)
        if record.new_tokens:
            counts.new_tokens += record.new_tokens
            counts.writing_s += record.total_s

    def latest(self) -> tuple[int, float, float]:
        """Of the last hundred calls: their number, the share that failed, p99 in seconds."""
        many = len(self._latest)
        if not many:
            return 0, 0.0, 0.0
        seconds = sorted(took for took, _ in self._latest)
        failed = sum(failed for _, failed in self._latest)
        return many, failed / many, seconds[math.ceil(0.99 * many) - 1]

    def _key_of(self, record: TaskRecord) -> TaskKey:
        """Names as they are made in the app; whatever else one may be, it is not kept."""
        author = record.author
        if len(self._tasks) >= MOST_NAMES:
            return TaskKey(record.feature, Author(REST, REST))
        known = {
            name: name if _NAME.fullmatch(name) else REST for name in (author.prompt, author.model)
        }
        return TaskKey(
            record.feature, replace(author, prompt=known[author.prompt], model=known[author.model])
        )
