"""The MemoryRoom port: free memory on Linux and Windows, by the standard library."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Final

from sanctum_desktop.core.domain.models import Room

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch
_PROC: Final = Path("/proc/meminfo")
_CGROUP: Final = Path("/sys/fs/cgroup")
_KIB: Final = 1024


class SystemMemory:
    """RAM only: the graphics memory is told by the engine that would use it.

    macOS is not asked; on Windows this was only tried with a stand-in for its call.
    """

    def free(self) -> Room:
        if _SYSTEM == "linux":
            return Room(ram_bytes=linux_free(_PROC, _CGROUP))
        if _SYSTEM == "win32":
            memory = windows_memory()
            return Room(ram_bytes=int(memory.available) if memory else None)
        return Room(ram_bytes=None)


def linux_free(meminfo: Path, cgroup: Path) -> int | None:
    """MemAvailable, or what a container's limit leaves where that is less; bytes."""
    free = _told(meminfo, "MemAvailable:")
    if free is None:
        return None
    limit, used = _count(cgroup / "memory.max"), _count(cgroup / "memory.current")
    if limit is None or used is None:
        return free
    return min(free, max(0, limit - used))


def linux_size(meminfo: Path, cgroup: Path) -> int | None:
    """MemTotal, or a container's limit where that is less; bytes."""
    size, limit = _told(meminfo, "MemTotal:"), _count(cgroup / "memory.max")
    return size if limit is None or size is None else min(size, limit)


def _told(meminfo: Path, name: str) -> int | None:
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    told = [line.split()[1] for line in lines if line.startswith(name)]
    return int(told[0]) * _KIB if told and told[0].isdigit() else None


def _count(file: Path) -> int | None:
    try:
        told = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return int(told) if told.isdigit() else None  # "max" where there is no limit


class MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = [
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 5),
    ]


def windows_memory() -> MemoryStatus | None:
    """What Windows tells of its memory, in bytes."""
    status = MemoryStatus(length=ctypes.sizeof(MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return status if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
