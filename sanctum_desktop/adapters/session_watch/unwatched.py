"""The SessionWatch port where the system tells nothing we could hear: Windows and macOS, so far.

What hears on Linux is `ui/qt/session_watch.py`: it speaks through Qt, which lives in ui only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Unwatched:
    """Hears nothing and says so: time and keys lock all the same."""

    def start(self, leaving: Callable[[], None]) -> None:
        """There is nothing that would ever call `leaving`."""

    def heard(self) -> Sequence[str]:
        return ()
