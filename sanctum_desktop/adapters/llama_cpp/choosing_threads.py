"""Which number of threads to take, of those that were measured; loads no engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.adapters.llama_cpp.requests import ThreadRow

_ENOUGH: Final = 0.97
"""Fewer threads that do as much are better: other engines want some."""


def best(rows: Sequence[ThreadRow]) -> ThreadRow:
    """The fewest threads that write about as fast as any number does."""
    fastest = max(row.writing for row in rows)
    return next(row for row in rows if row.writing >= _ENOUGH * fastest)


def best_batch(rows: Sequence[ThreadRow]) -> ThreadRow:
    """The same for reading."""
    fastest = max(row.reading for row in rows)
    return next(row for row in rows if row.reading >= _ENOUGH * fastest)
