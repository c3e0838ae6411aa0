"""Free memory as each system tells it."""

import ctypes
import sys

import pytest

from sanctum_desktop.adapters.system_memory import room
from sanctum_desktop.adapters.system_memory.room import SystemMemory, linux_free

MEMINFO = "MemTotal:       16000 kB\nMemFree:         1000 kB\nMemAvailable:    8000 kB\n"


def put(folder, **files):
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content)
    return folder / "meminfo", folder


@pytest.mark.parametrize(
    ("files", "free"),
    [
        ({"meminfo": MEMINFO}, 8000 * 1024),
        ({"meminfo": MEMINFO, "memory_max": "max\n", "memory_current": "5\n"}, 8000 * 1024),
        ({"meminfo": MEMINFO, "memory_max": "5000\n", "memory_current": "2000\n"}, 3000),
        ({"meminfo": MEMINFO, "memory_max": "5000\n", "memory_current": "9000\n"}, 0),
        ({"meminfo": "MemFree: 5 kB\n"}, None),
        ({"meminfo": "MemAvailable: many kB\n"}, None),
        ({}, None),
    ],
)
def test_linux_and_its_containers(tmp_path, files, free):
    assert linux_free(*put(tmp_path, **files)) == free


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_machine_has_some():
    free = SystemMemory().free()
    assert free.ram_bytes is not None
    assert free.ram_bytes > 1 << 20
    assert free.vram_bytes is None


@pytest.mark.parametrize(("answers", "free"), [(1, 7 << 30), (0, None)])
def test_windows_by_its_call(monkeypatch, answers, free):
    class Kernel:
        """kernel32 as far as it is asked."""

        @staticmethod
        def GlobalMemoryStatusEx(reference):  # noqa: N802 - its name
            status = reference._obj
            assert status.length == 64
            status.available = 7 << 30
            return answers

    monkeypatch.setattr(room, "_SYSTEM", "win32")
    monkeypatch.setattr(ctypes, "windll", type("Dll", (), {"kernel32": Kernel}), raising=False)
    assert SystemMemory().free().ram_bytes == free


def test_a_system_that_is_not_asked(monkeypatch):
    monkeypatch.setattr(room, "_SYSTEM", "darwin")
    assert SystemMemory().free().ram_bytes is None
