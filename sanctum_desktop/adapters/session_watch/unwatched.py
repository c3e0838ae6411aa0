"""The SessionWatch port on a system that is neither Linux, Windows nor macOS."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Unwatched:
    """Hears nothing and says so: time and keys lock all the same."""

    def start(self, leaving: Callable[[], None]) -> None:
        """There is nothing that would ever call `leaving`."""

    def heard(self) -> Sequence[str]:
        return ()

    def let_sleep(self) -> None:
        """Nothing holds sleep back."""
