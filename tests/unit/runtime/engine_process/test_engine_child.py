"""A child seen from inside, lied to, and left by a parent that is killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from engine_ground import PATIENCE_S, ended, engine, spec, take
from engine_handlers import Do

from sanctum_desktop.runtime.engine_process.frames import (
    EVERY_CALL,
    Ask,
    Cancel,
    End,
    Failed,
    FrameReader,
    FromChild,
    Item,
    Ping,
    Pong,
    Taken,
    encode,
    encode_body,
)

PLACES = (str(Path(__file__).parent), str(Path(__file__).parents[3]))
"""Where the scripts below find the tests' modules."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel filter, pidfd and kill -9 are Linux's"
)


@pytest.fixture
def secrets(monkeypatch, tmp_path):
    """What the parent has and the child may not get; gives the descriptor it leaves open."""
    vault = tmp_path / "vaults" / "main"
    vault.mkdir(parents=True)
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path / "vaults"))
    monkeypatch.setenv("SANCTUM_PASSPHRASE", "walnut harbour quiet seven")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "walnut")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(vault)
    descriptor = os.open(vault / "vault.db", os.O_RDWR | os.O_CREAT)
    os.set_inheritable(descriptor, True)
    yield str(tmp_path)
    os.close(descriptor)


async def test_security_72_and_29_a_child_has_no_network_no_vault_and_no_secret(secrets):
    async with engine() as (process, _):
        seen = json.loads((await take(process.call(Do("probe"))))[0].text)
    told = {name: seen.pop(name) for name in ("environment", "arguments", "folder", "modules")}
    assert list(seen.pop("descriptors").values()) == ["nowhere"] * 3 + ["pipe"] * 2
    assert seen == {
        "AF_INET": "EACCES",
        "AF_INET6": "EACCES",
        "AF_NETLINK": "EACCES",
        "io_uring": "EACCES",
        "core limit": [0, 0],
        "dumpable": 0,
        "no new privileges": 1,
    }
    unpickling = {"pickle", "_pickle", "shelve", "multiprocessing", "logging.handlers"}
    assert unpickling.isdisjoint(told.pop("modules"))
    assert "SANCTUM_" not in json.dumps(told)
    assert secrets not in json.dumps(told)
    assert "walnut" not in json.dumps(told)


async def test_a_child_has_the_files_it_is_lent_for_as_long_as_they_are(tmp_path):
    files = [(tmp_path / name).open("wb") for name in "ab"]
    async with engine() as (process, _):
        seen = []
        for file in files:
            process.lend([file])
            told = json.loads((await take(process.call(Do("probe"))))[0].text)["descriptors"]
            seen.append([int(number) for number, what in told.items() if what == "file"])
        assert seen[1] == [files[1].fileno()]
        assert len(seen[0]) == 1
        assert [file.closed for file in files] == [True, False]
    late = (tmp_path / "late").open("wb")
    process.lend([late])
    assert files[1].closed
    assert late.closed


PARENT = """
import asyncio, sys
sys.path[:0] = sys.argv[1:]
from sanctum_desktop.bootstrap.words import install_words
from engine_ground import spec
from engine_handlers import Do
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import LoopClock

async def busy():
    process = EngineProcess(spec(), LoopClock())
    async for item in process.call(Do("pause")):
        print(item.number, flush=True)

async def main():
    await asyncio.gather(busy(), busy())

install_words()
asyncio.run(main())
"""


def test_security_65_a_killed_parent_leaves_no_orphans_busy_as_they_are():
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, *PLACES], stdout=subprocess.PIPE, text=True
    ) as parent:
        children = [os.pidfd_open(int(parent.stdout.readline())) for _ in range(2)]
        assert not any(ended(child, 0) for child in children)
        parent.send_signal(signal.SIGKILL)
    for child in children:
        assert ended(child), "a sister would hold its pipe open, had she been given it"
        os.close(child)


class Lied:
    """A child and its bare pipes."""

    def __init__(self):
        made, self._reader = spec(), FrameReader(FromChild)
        self.child = subprocess.Popen(
            made.command,
            env=made.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def say(self, wire):
        self.child.stdin.write(wire)
        self.child.stdin.flush()

    def hear_end_of(self, call):
        """The frames until that end."""
        frames = []
        while End(call) not in frames:
            frames += self._reader.feed(os.read(self.child.stdout.fileno(), 65536))
        return frames

    def end(self):
        """All it said until its end, and its status."""
        said, errors = self.child.communicate(timeout=PATIENCE_S)
        assert errors == b""
        return list(FrameReader(FromChild).feed(said)), self.child.returncode


@pytest.fixture
def lied():
    lied = Lied()
    yield lied
    lied.child.kill()
    lied.child.communicate()


@pytest.mark.parametrize(
    "wire",
    [
        (2**31).to_bytes(4, "big"),
        bytes(4),
        b"\x00\x00\x00\x40" + b"\xc1" * 64,
        b"\x00\x00\x00\x07\x91\xa5Other",
        encode(Pong()),
        encode(Ping())[:-1],
    ],
    ids=["2^31", "nothing", "garbage", "unknown type", "the other way", "cut short"],
)
def test_a_child_that_is_sent_no_frame_says_so_and_ends(lied, wire):
    lied.say(encode(Ping()) + wire)
    (first, last), status = lied.end()
    assert isinstance(first, Pong)
    assert (last.call, last.kind, status) == (EVERY_CALL, "bug", 0)


def test_a_request_of_another_type_ends_its_call_only(lied):
    lied.say(encode(Cancel(9)) + encode(Taken(9, 1, 1)))
    lied.say(encode(Ask(1, encode_body(["walnut"]))) + encode(Ask(2, encode_body(Do("pid")))))
    failed, item, _ = lied.hear_end_of(2)
    assert isinstance(failed, Failed)
    assert (failed.call, failed.kind) == (1, "bug")
    assert "walnut" not in failed.sentence
    assert isinstance(item, Item)
    assert lied.end() == ([], 0)


def test_it_ends_with_its_pipe(lied):
    assert lied.end() == ([], 0)


def test_ctrl_c_is_the_parents_to_hear(lied):
    lied.say(encode(Ask(1, encode_body(Do("count")))))
    lied.hear_end_of(1)
    lied.child.send_signal(signal.SIGINT)
    lied.say(encode(Ask(2, encode_body(Do("count")))))
    lied.hear_end_of(2)
    assert lied.end() == ([], 0)


WINDOW = """
import asyncio, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = sys.argv[1:]
import qasync
from PySide6.QtGui import QGuiApplication
from sanctum_desktop.bootstrap.words import install_words
from engine_ground import spec
from engine_handlers import Do
from sanctum_desktop.runtime.engine_process.parent import EngineProcess
from sanctum_desktop.runtime.engine_process.supervision import LoopClock

async def main():
    process = EngineProcess(spec(beat_s=0.2), LoopClock())
    told = []
    many = [item async for item in process.call(Do("count", 2000))]
    some = [item async for item in process.call(Do("progress", 10), on_progress=told.append)]
    async for item in process.call(Do("pause")):
        break
    await process.stop()
    print(len(many), len(some), told[0], process.running)

install_words()
loop = qasync.QEventLoop(QGuiApplication([]))
asyncio.set_event_loop(loop)
with loop:
    loop.run_until_complete(main())
"""


def test_it_works_in_the_windows_loop():
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, *PLACES],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (done.stdout, done.stderr) == ("2000 1 0.1 False\n", "")
