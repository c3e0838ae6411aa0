"""A branch as ranges of numbers: most talks are one range, and few turns fork.

Turns are numbered in the order they were said, over all branches. So each turn follows the one
numbered before it, unless it is a fork: those alone are in an index of their own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sanctum_desktop.adapters.sqlcipher.connection import Value
from sanctum_desktop.core.domain.talk_tree import NO_PARENT

Ranges = tuple[tuple[int, int], ...]
"""First and last number of each, both included, the oldest first."""


class Reading(Protocol):
    """A database, or a transaction of it."""

    def read(self, sql: str, values: tuple[Value, ...] = ..., /) -> list[tuple[Any, ...]]: ...


def branch_to(tip: int, parents_of_forks: Mapping[int, int]) -> Ranges:
    """The ranges from the first turn to `tip`."""
    found, at = [], tip
    for fork in sorted(parents_of_forks, reverse=True):
        if fork <= at:
            found.append((fork, at))
            at = parents_of_forks[fork]
    if at > NO_PARENT:
        found.append((0, at))
    return tuple(reversed(found))


def forks_of(reading: Reading, conversations: Sequence[str]) -> Mapping[str, Mapping[int, int]]:
    """Of each talk: the turns that do not follow the one numbered before, and their parents."""
    forks: dict[str, dict[int, int]] = defaultdict(dict)
    for talk, number, parent in reading.read(
        "SELECT t.conversation, t.number, t.parent FROM json_each(?) AS listed CROSS JOIN turns t"
        " ON t.conversation = listed.value AND t.parent <> t.number - 1",
        (json.dumps(list(conversations)),),
    ):
        forks[talk][number] = parent
    return forks
