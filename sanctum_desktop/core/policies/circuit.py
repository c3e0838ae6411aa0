"""A circuit breaker: who fails several times running is left alone for a while, then tried once.

All times are seconds of the boot clock, which grows through sleep.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

MOST_FAILURES: Final = 3
FIRST_REST_S: Final = 60.0
LONGEST_REST_S: Final = 900.0
TRIAL_S: Final = 120.0
"""After so long a trial nobody told the end of is forgotten: the person may have gone."""


class CircuitState(Enum):
    """Closed: asked as ever. Open: left alone. Half open: to be tried once."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, slots=True)
class Circuit:
    """How one fared of late; a new one is closed."""

    failures: int = 0
    rest_s: float = 0.0
    open_until_s: float = 0.0

    def state(self, now_s: float) -> CircuitState:
        if not self.rest_s:
            return CircuitState.CLOSED
        return CircuitState.OPEN if now_s < self.open_until_s else CircuitState.HALF_OPEN

    def tried(self, now_s: float) -> Circuit:
        """The one trial has begun: nobody else tries meanwhile."""
        if self.state(now_s) is not CircuitState.HALF_OPEN:
            return self
        return replace(self, open_until_s=now_s + TRIAL_S)

    def untried(self, now_s: float) -> Circuit:
        """The trial is over: whoever comes next may try, unless it is told how it went."""
        return replace(self, open_until_s=now_s) if self.rest_s else self

    def failed(self, now_s: float) -> Circuit:
        """Opened by the third failure running; by a failed trial for twice as long."""
        failures = self.failures + 1
        if failures < MOST_FAILURES:
            return replace(self, failures=failures)
        rest_s = min(self.rest_s * 2 or FIRST_REST_S, LONGEST_REST_S)
        return Circuit(failures, rest_s, now_s + rest_s)
