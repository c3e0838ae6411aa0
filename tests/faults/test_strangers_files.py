"""The process for strangers' files: what it may not do, tried from inside."""

import asyncio
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sealed_probe import Tried, Try

from sanctum_desktop.adapters.gguf.requests import Answer, Part, ReadFacts
from sanctum_desktop.bootstrap.engines import STOP_S, Engines
from sanctum_desktop.core.domain.errors import EngineUnavailable
from strangers_process import started

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel filter is Linux's; elsewhere an audit hook"
)
PROBE = Path(__file__).with_name("sealed_probe.py")


async def tried(folder, *arguments):
    victim = folder / "victim"
    victim.write_bytes(b"given")
    number = os.open(victim, os.O_RDWR)
    asked = Try(number, str(folder), os.getpid())
    try:
        async with asyncio.timeout(60), started([number], (PROBE, *arguments), Tried) as process:
            (one,) = [item async for item in process.call(asked)]
    finally:
        os.close(number)
    return one.told


async def test_security_72_a_child_for_strangers_files_can_do_nothing_but_read(tmp_path):
    told = await tried(tmp_path)
    allowed = {
        "read what was given": "done: b'given'",
        "a thread": "done: done",
        "memory": str((2**30, 2**30)),
        "processor": "(20, 20)",
        "no new privileges": "1",
        "shell": "False",
    }
    assert {name: told.pop(name) for name in allowed} == allowed
    assert "SANCTUM" not in told.pop("environment")
    assert set(told.values()) == {"EACCES"}, told
    assert [file.name for file in tmp_path.iterdir()] == ["victim"]
    assert (tmp_path / "victim").read_bytes() == b"given"


async def test_the_probe_can_tell_a_child_that_is_free(tmp_path):
    """The control: without the seal the same probe does harm."""
    told = await tried(tmp_path, "--free")
    done = {name for name, said in told.items() if said.startswith("done")}
    assert {"read another file", "write a new file", "a pipe", "run a program", "fork"} <= done
    assert told["shell"] == "True"
    assert told["AF_INET"] == "EACCES", "that it never may"


HOOK = """
import os, subprocess, sys, threading
from sanctum_desktop.bootstrap.sealing import _refuse
own = os.open(__file__ if "__file__" in globals() else sys.executable, os.O_RDONLY)
sys.addaudithook(_refuse)
open(own, "rb", closefd=False).read(1)
refused = 0
for act in (
    lambda: open(sys.executable, "rb"), lambda: os.listdir("/"), lambda: os.remove("x"),
    lambda: subprocess.run(["true"]), lambda: os.system("true"), lambda: os.fork(),
):
    try:
        act()
    except PermissionError:
        refused += 1
print(refused)
"""


def test_elsewhere_a_hook_refuses_what_python_does():
    done = subprocess.run([sys.executable, "-c", HOOK], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("6\n", "")


async def test_it_has_no_more_than_the_files_it_was_given(tmp_path):
    """A file the app has open stays the app's."""
    file = tmp_path / "vault.db"
    file.write_bytes(b"secret")
    number = os.open(file, os.O_RDONLY)
    os.set_inheritable(number, True)
    try:
        async with started([]) as process:
            with pytest.raises(Exception, match="OSError") as refused:
                await anext(process.call(ReadFacts((Part(number, 6),))))
    finally:
        os.close(number)
    assert "secret" not in str(refused.value)


async def test_it_ends_with_its_call_whatever_happens():
    engines = Engines()
    once = partial(engines.once, "import", Answer)
    begun = []

    async def fail():
        async with once() as process:
            begun.append(process)
            stream = process.call(ReadFacts(()))
            assert process.running
            raise ZeroDivisionError(stream)

    async def wait():
        async with once() as process:
            begun.append(process)
            asyncio.current_task().cancel()
            await anext(process.call(ReadFacts(())))

    with pytest.raises(ZeroDivisionError):
        await fail()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.get_running_loop().create_task(wait())
    assert [process.running for process in begun] == [False, False]
    assert not engines._once


async def test_the_end_of_the_app_ends_it_too():
    engines = Engines()
    async with asyncio.timeout(10 * STOP_S), engines.once("import", Answer) as process:
        stream = process.call(ReadFacts(()))
        await engines.stop()
        assert not process.running
        with pytest.raises(EngineUnavailable):
            await anext(stream)
