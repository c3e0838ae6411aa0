"""What the Diagnostics page drives; no part of `services`, which the lock screen loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sanctum_desktop.core.domain.diagnostics import DiagnosticSource, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosing:
    """How Sanctum itself fares; numbers and names, no word of anybody.

    `read` gives the rows of the page in its order. `notices` looks how things stand and gives what
    is out of the ordinary, the one that helps most first: call it now and then. `try_again` takes
    a row's `down` and lets that engine be started at its next use.
    """

    read: DiagnosticSource
    notices: Callable[[], tuple[Notice, ...]]
    try_again: Callable[[str], None]
