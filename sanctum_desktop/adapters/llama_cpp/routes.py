"""Two ways to JSON, and which to take: whichever was faster here.

A model that follows instructions writes good JSON freely, at full speed; one that does not costs a
second try. Binding each token to a grammar always works and costs a little each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

_TRIES_FIRST: Final = 3
_TRY_AGAIN_EVERY: Final = 20


class Route(StrEnum):
    """Write freely and parse with one repair, or be bound to a grammar."""

    FREE = "free"
    BOUND = "bound"


@dataclass(slots=True)
class RouteRecord:
    """What came of both ways for one schema and model."""

    tries: dict[Route, int] = field(default_factory=lambda: dict.fromkeys(Route, 0))
    seconds: dict[Route, float] = field(default_factory=lambda: dict.fromkeys(Route, 0.0))
    parsed: int = 0
    _asked: int = 0

    def choose(self) -> Route:
        """Free until it was tried a few times, then what is expected to be faster.

        A way that was given up is tried again now and then.
        """
        self._asked += 1
        if self.tries[Route.FREE] < _TRIES_FIRST or self._asked % _TRY_AGAIN_EVERY == 0:
            return Route.FREE
        # One success and one failure more than seen, so that a few tries do not settle it.
        fails = 1 - (self.parsed + 1) / (self.tries[Route.FREE] + 2)
        bound = self._mean(Route.BOUND)
        return Route.FREE if self._mean(Route.FREE) + fails * bound <= bound else Route.BOUND

    def note(self, route: Route, seconds: float, *, conforms: bool) -> None:
        """How long a way took, and whether it gave what was asked."""
        self.tries[route] += 1
        self.seconds[route] += seconds
        if route is Route.FREE and conforms:
            self.parsed += 1

    def _mean(self, route: Route) -> float:
        tries = self.tries[route]
        if not tries:  # never bound so far: as slow as writing freely
            return self.seconds[Route.FREE] / max(self.tries[Route.FREE], 1)
        return self.seconds[route] / tries
