"""The SystemLoad port: processor and memory on Linux and Windows, by the standard library."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final, NamedTuple

from sanctum_desktop.adapters.system_memory.room import (
    linux_free,
    linux_size,
    windows_memory,
)
from sanctum_desktop.core.domain.diagnostics import Load

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_PROC: Final = Path("/proc")
_CGROUP: Final = Path("/sys/fs/cgroup")
_IDLE: Final = slice(3, 5)  # of the figures in /proc/stat: idle, and waiting for the disk
_COUNTED: Final = 8  # what follows are guests, counted in the others already


_WINDOWS_S: Final = 1e-7
_SHORTEST_S: Final = 0.5
"""Of all processors together: a share of less time is chance."""


class Ticks(NamedTuple):
    """Seconds of all processors so far: working, and altogether."""

    busy_s: float
    all_s: float


class MachineLoad:
    """Of the whole machine, or of what a container may take of its memory.

    Asked again too soon, it gives the same share of the processor. macOS tells nothing here; on
    Windows this was only tried with stand-ins for its calls.
    """

    def __init__(self) -> None:
        self._before = self._ticks()
        self._share: float | None = None

    def now(self) -> Load:
        self._look()
        if _SYSTEM == "linux":
            return Load(
                processor=self._share,
                memory=linux_taken(_PROC / "meminfo", _CGROUP),
                own_bytes=linux_resident(_PROC / "self" / "statm"),
            )
        if _SYSTEM == "win32":
            return Load(processor=self._share, memory=_windows_taken())
        return Load()

    def _look(self) -> None:
        after = self._ticks()
        if after is None or self._before is None:
            self._before, self._share = after, None
        elif after.all_s - self._before.all_s >= _SHORTEST_S:
            self._share = share_between(self._before, after)
            self._before = after

    @staticmethod
    def _ticks() -> Ticks | None:
        if _SYSTEM == "linux":
            return linux_ticks(_PROC / "stat")
        return _windows_ticks() if _SYSTEM == "win32" else None


def share_between(before: Ticks, after: Ticks) -> float:
    """How much of the time in between was work."""
    share = (after.busy_s - before.busy_s) / (after.all_s - before.all_s)
    return min(1.0, max(0.0, share))


def linux_ticks(stat: Path) -> Ticks | None:
    """The first line of /proc/stat."""
    try:
        first = stat.read_text(encoding="ascii").partition("\n")[0].split()
        figures = [int(figure) for figure in first[1 : _COUNTED + 1]]
    except (OSError, ValueError):
        return None
    if not first or first[0] != "cpu" or len(figures) < _COUNTED:
        return None
    second, idle = os.sysconf("SC_CLK_TCK"), sum(figures[_IDLE])
    return Ticks((sum(figures) - idle) / second, sum(figures) / second)


def linux_taken(meminfo: Path, cgroup: Path) -> float | None:
    """The share that is not free of what there is, or of a container's limit."""
    free, size = linux_free(meminfo, cgroup), linux_size(meminfo, cgroup)
    return None if free is None or not size else max(0.0, 1 - free / size)


def linux_resident(statm: Path) -> int | None:
    """What this process holds in memory, in bytes."""
    try:
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None


def _windows_taken() -> float | None:
    memory = windows_memory()
    return None if memory is None or not memory.total else 1 - memory.available / memory.total


def _windows_ticks() -> Ticks | None:
    idle, kernel, user = (ctypes.c_uint64() for _ in range(3))
    system = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    if not system.GetSystemTimes(*map(ctypes.byref, (idle, kernel, user))):
        return None
    everything = kernel.value + user.value  # the kernel's time counts the idle one, too
    return Ticks((everything - idle.value) * _WINDOWS_S, everything * _WINDOWS_S)
