"""Processor and memory as each system tells them."""

import ctypes
import os
import sys

import pytest

from sanctum_desktop.adapters.system_memory import load, room
from sanctum_desktop.adapters.system_memory.load import (
    MachineLoad,
    Ticks,
    linux_resident,
    linux_taken,
    linux_ticks,
    share_between,
)
from sanctum_desktop.core.domain.diagnostics import Load

MEMINFO = "MemTotal:       16000 kB\nMemFree:         1000 kB\nMemAvailable:    8000 kB\n"


def put(folder, **files):
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content)
    return folder


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        ({"meminfo": MEMINFO}, 0.5),
        ({"meminfo": MEMINFO, "memory_max": "max\n", "memory_current": "5\n"}, 0.5),
        ({"meminfo": MEMINFO, "memory_max": "1000\n", "memory_current": "900\n"}, 0.9),
        ({"meminfo": "MemAvailable: 5 kB\n"}, None),
        ({"meminfo": "MemTotal: 0 kB\nMemAvailable: 5 kB\n"}, None),
        ({"meminfo": "MemTotal: many kB\n"}, None),
        ({}, None),
    ],
)
def test_memory_of_linux_and_its_containers(tmp_path, files, taken):
    folder = put(tmp_path, **files)
    assert linux_taken(folder / "meminfo", folder) == (
        None if taken is None else pytest.approx(taken)
    )


@pytest.mark.parametrize(
    "stat", [None, "", "cpu 1 2 3\n", "cpu a b c d e f g h\n", "intr 1 2 3 4 5 6 7 8\n", "\xe9"]
)
def test_a_line_that_is_none_tells_nothing(tmp_path, stat):
    file = tmp_path / "stat"
    if stat is not None:
        file.write_text(stat)
    assert linux_ticks(file) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the page size is POSIX's")
@pytest.mark.parametrize(("statm", "pages"), [("9 2 1\n", 2), ("9\n", None), ("a b", None)])
def test_what_this_process_holds_is_told_in_pages(tmp_path, statm, pages):
    (tmp_path / "statm").write_text(statm)
    expected = None if pages is None else pages * os.sysconf("SC_PAGE_SIZE")
    assert linux_resident(tmp_path / "statm") == expected
    assert linux_resident(tmp_path / "gone") is None


@pytest.mark.skipif(sys.platform == "win32", reason="the tick is POSIX's")
def test_work_is_what_is_neither_idle_nor_waiting(tmp_path):
    second = os.sysconf("SC_CLK_TCK")
    figures = [2, 0, 1, 6, 1, 0, 0, 0, 99, 99]  # the last two are counted in the first two
    (tmp_path / "stat").write_text("cpu  " + " ".join(str(n * second) for n in figures) + "\n")
    assert linux_ticks(tmp_path / "stat") == Ticks(3.0, 10.0)


def test_the_share_is_over_the_time_between():
    assert share_between(Ticks(10, 100), Ticks(13, 110)) == pytest.approx(0.3)
    assert share_between(Ticks(10, 100), Ticks(30, 110)) == 1.0
    assert share_between(Ticks(10, 100), Ticks(9, 110)) == 0.0


def test_asked_again_too_soon_it_says_what_it_said(monkeypatch):
    told = iter([Ticks(0, 0), Ticks(1, 10), Ticks(1.1, 10.1), Ticks(11, 20), None, Ticks(0, 1)])
    monkeypatch.setattr(MachineLoad, "_ticks", staticmethod(lambda: next(told)))
    machine = MachineLoad()
    shares = []
    for _ in range(5):
        machine._look()
        shares.append(machine._share)
    assert shares == [pytest.approx(0.1), pytest.approx(0.1), pytest.approx(1.0), None, None]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_machine_tells():
    now = MachineLoad().now()
    assert now.processor is None or 0 <= now.processor <= 1
    assert 0 < now.memory < 1
    assert now.own_bytes > 10_000_000


class Kernel:
    """kernel32 as far as it is asked."""

    idle, kernel, user = 0, 0, 0
    answers = 1

    @classmethod
    def GetSystemTimes(cls, idle, kernel, user):  # noqa: N802 - its name
        idle._obj.value, kernel._obj.value, user._obj.value = cls.idle, cls.kernel, cls.user
        return cls.answers

    @classmethod
    def GlobalMemoryStatusEx(cls, reference):  # noqa: N802 - its name
        reference._obj.total, reference._obj.available = 8 << 30, 2 << 30
        return cls.answers


def test_windows_by_its_calls(monkeypatch):
    for module in (load, room):
        monkeypatch.setattr(module, "_SYSTEM", "win32")
    monkeypatch.setattr(ctypes, "windll", type("Dll", (), {"kernel32": Kernel}), raising=False)
    machine = MachineLoad()
    monkeypatch.setattr(Kernel, "idle", 60_000_000)  # in units of 100 ns: six seconds
    monkeypatch.setattr(Kernel, "kernel", 70_000_000)
    monkeypatch.setattr(Kernel, "user", 30_000_000)
    assert machine.now() == Load(processor=pytest.approx(0.4), memory=0.75)
    monkeypatch.setattr(Kernel, "answers", 0)
    assert machine.now() == Load()


def test_another_system_tells_nothing(monkeypatch):
    monkeypatch.setattr(load, "_SYSTEM", "darwin")
    assert MachineLoad().now() == Load()
