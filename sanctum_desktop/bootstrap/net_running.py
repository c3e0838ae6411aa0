"""The calls to net processes that this process has under way; light, since every lock needs it."""

from __future__ import annotations

from functools import cache

from sanctum_desktop.runtime.running_calls import RunningCalls


@cache
def running_calls() -> RunningCalls:
    """Those of this process, whoever made them."""
    return RunningCalls()
