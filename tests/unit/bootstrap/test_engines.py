"""The engines' processes as the app holds them: late, stripped of what is ours, stopped first."""

import os
import signal
import subprocess
import sys

import pytest

from sanctum_desktop.adapters.scripted.engine import Piece, Script
from sanctum_desktop.bootstrap import leaving, own_processes, window_process
from sanctum_desktop.bootstrap.engines import Engines, engine_spec
from sanctum_desktop.bootstrap.supervisor import ENGINE_PROCESS
from sanctum_desktop.core.domain.errors import EngineUnavailable
from sanctum_desktop.runtime.engine_process.budget import usable_cores


async def test_an_engine_of_the_table_works_as_the_app_starts_it():
    holder = Engines()
    process = holder.process("scripted", Piece)
    assert holder.process("scripted", Piece) is process
    try:
        pieces = [piece async for piece in process.call(Script(3, letters=2))]
        assert pieces == [Piece(number, "aa") for number in range(3)]
    finally:
        await holder.stop()
    assert not process.running
    with pytest.raises(EngineUnavailable):
        await anext(process.call(Script(1)))


async def test_without_an_engine_there_is_nothing_to_stop():
    await Engines().stop()


def test_all_engines_share_one_budget_of_threads():
    holder = Engines()
    assert holder.threads is holder.threads
    with holder.threads.borrow(usable_cores()) as lent:
        assert lent == usable_cores()


def test_a_name_that_is_not_in_the_table_is_told():
    done = subprocess.run(
        [sys.executable, "-m", "sanctum_desktop", ENGINE_PROCESS, "steam"],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "no such engine" in done.stderr


def test_the_environment_is_what_a_program_needs_and_no_more(monkeypatch):
    ours = {"PATH": "/bin", "LANG": "C", "HOME": "/home/abby", "SANCTUM_HOME": "/v", "TOKEN": "t"}
    monkeypatch.setattr(os, "environ", ours)
    environment = dict(engine_spec("scripted", Piece).environment)
    assert environment.pop("PYTHONPATH") == str(own_processes._ROOT)
    assert environment == {"PATH": "/bin", "LANG": "C"}


def test_frozen_it_is_the_same_program(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(os, "environ", {"PATH": "/bin"})
    spec = engine_spec("scripted", Piece)
    assert spec.command == (sys.executable, ENGINE_PROCESS, "scripted")
    assert spec.environment == {"PATH": "/bin"}


GREEDY = """
from sanctum_desktop.bootstrap.confinement import limit
limit(None, 1)
while True:
    pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_process_gets_no_more_time_than_it_is_given():
    done = subprocess.run([sys.executable, "-c", GREEDY], timeout=60)
    assert done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


LATE = """
import pathlib, sys
from sanctum_desktop.bootstrap import window_process
window_process.gate_of(pathlib.Path(sys.argv[1]))
heavy = ("msgspec", "sanctum_desktop.runtime.engine_process")
print([name for name in sys.modules if name.startswith(heavy)])
"""


def test_the_gate_brings_nothing_of_an_engine(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LATE, str(tmp_path / "main")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


class Told:
    """Engines that tell when they are stopped."""

    def __init__(self, order):
        self._order = order

    async def stop(self):
        self._order.append("engines")


@pytest.fixture
def order(monkeypatch):
    order = []
    monkeypatch.setattr(window_process, "Engines", lambda: Told(order))
    monkeypatch.setattr(leaving, "_end_within", lambda _seconds, _status: None)
    monkeypatch.setattr(leaving.os, "_exit", order.append)
    return order


@pytest.fixture
def gate(order, tmp_path, monkeypatch):
    class House(window_process.Gatehouse):
        loaded = True

        def vault(self):
            return self

        async def lock(self):
            order.append("vault")

    monkeypatch.setattr(window_process, "Gatehouse", House)
    return window_process.gate_of(tmp_path / "main")


async def test_a_lock_keeps_the_half_written_before_it_stops_the_engines(gate, order):
    async def settle():
        order.append("settle")

    await gate.lock(settle, False)
    assert order == ["settle", "engines", "vault", leaving.LOCKED]


async def test_closing_stops_the_engines_first(gate, order):
    await gate.close()
    assert order == ["engines", "vault"]
