"""Security 41: the app locks within a second of what a real bus tells it.

The system's and the session's bus are one private bus with a login manager and screen savers of
our own on it (`dbus-run-session`, from Debian's dbus-daemon).
"""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_window_journey import PASSPHRASE, PRELUDE, make_vault, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus tells it on Linux only")

FAKE = Path(__file__).with_name("fake_session.py")
OPEN = f"""
async def main():
    shell.unlock.unlock({PASSPHRASE!r})
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    await to_gem()
    shell.talk.keep("half a sentence")
    print("open", flush=True)
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""
LEAVES = ("sleep", "lock", "switch user", "hint locked", "freedesktop on", "gnome on")
STAYS = ("a stranger says sleep", "wake", "unlock", "lock another", "nothing much", "screen off")


class Bus:
    """The private bus and what leads it."""

    def __init__(self):
        self._fake = subprocess.Popen(
            ["dbus-run-session", "--", sys.executable, FAKE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        address = self.hear()
        self.environment = dict.fromkeys(
            ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"), address
        )

    def hear(self):
        assert select.select([self._fake.stdout], [], [], 20)[0], "the bus is silent"
        return self._fake.stdout.readline().decode().strip()

    def hear_until(self, words):
        heard = [self.hear()]
        while heard[-1] != words:
            assert heard[-1], heard
            heard.append(self.hear())
        return heard

    def tell(self, words):
        self._fake.stdin.write(f"{words}\n".encode())

    def close(self):
        self._fake.communicate(timeout=10)


@pytest.fixture
def bus():
    bus = Bus()
    yield bus
    bus.close()


@pytest.fixture
def opened(bus, tmp_path):
    """The app with its vault open, listening to the bus."""
    make_vault(tmp_path / "main")
    app = subprocess.Popen(
        [sys.executable, "-c", PRELUDE + OPEN, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | bus.environment,
    )
    assert app.stdout.readline() == "open\n", app.communicate()[1]
    heard = bus.hear_until("Get org.freedesktop.login1.Session LockedHint")
    assert "Inhibit sleep Sanctum Locks before the computer sleeps delay" in heard
    yield app
    app.kill()
    app.communicate()


@pytest.mark.parametrize("sign", LEAVES)
def test_security_41_locked_within_a_second(sign, opened, bus):
    began = time.monotonic()
    bus.tell(sign)
    status = opened.wait(timeout=10)
    taken = time.monotonic() - began
    assert status == 75, opened.stderr.read()
    assert taken <= 1, taken
    bus.hear_until("may sleep")  # the delay of sleep ended with the process


def test_security_41_what_is_no_leaving_locks_nothing(opened, bus):
    """The control: other people's locks, waking up and unlocking leave the vault open."""
    for sign in STAYS:
        bus.tell(sign)
    bus.hear_until("Get org.freedesktop.login1.Session LockedHint")  # after "nothing much"
    with pytest.raises(subprocess.TimeoutExpired):
        opened.wait(timeout=1)
    bus.tell("lock")
    assert opened.wait(timeout=10) == 75


SUSPENDED = f"""
from functools import partial
from PySide6.QtCore import QTimer
from sanctum_desktop.bootstrap import leaving
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from windows_messages import SUSPEND, tell
leaving._SYSTEM = "win32"
def suspend():
    tell(SUSPEND, leaving.session_watch()._window.winId())
    print("asleep", flush=True)
async def main():
    shell.unlock.unlock({PASSPHRASE!r})
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    SUSPEND_HERE
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""


@pytest.mark.parametrize(
    ("here", "said"), [("QTimer.singleShot(0, suspend)", ""), ("suspend()", "asleep\n")]
)
def test_security_41_sleep_on_windows_waits_for_the_lock(here, said, tmp_path):
    """A message of Windows, by hand; amid a task's step it is not waited for, but locked."""
    make_vault(tmp_path / "main")
    app = start(SUSPENDED.replace("SUSPEND_HERE", here), tmp_path)
    out, errors = app.communicate(timeout=20)
    assert app.returncode == 75, errors
    assert out == said


SLEPT = f"""
import time
async def main():
    shell.unlock.unlock({PASSPHRASE!r})
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    read = time.clock_gettime
    time.clock_gettime = lambda clock: read(clock) + (clock == time.CLOCK_BOOTTIME) * 301
    print("slept", flush=True)
    await asyncio.sleep(60)
loop.run_until_complete(main())
"""


def test_security_41_and_42_idle_by_the_boot_clock_locks_within_a_second(tmp_path):
    """Five minutes pass on the clock that counts sleep, and on no other."""
    make_vault(tmp_path / "main")
    app = start(SLEPT, tmp_path)
    assert app.stdout.readline() == "slept\n", app.communicate()[1]
    began = time.monotonic()
    assert app.wait(timeout=10) == 75
    assert time.monotonic() - began <= 1
    app.communicate()


def finding(environment):
    done = subprocess.run(
        [sys.executable, "-m", "sanctum_desktop", "doctor", "--json"],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=True,
    )
    assert done.stderr == ""
    return next(f for f in json.loads(done.stdout) if f["name"] == "lock when you leave")


def test_doctor_says_what_can_be_heard(bus):
    found = finding(bus.environment)
    assert found["works"]
    for sign in ("sleep", "a locked session", "the screen saver"):
        assert sign in found["detail"]


def test_without_a_bus_doctor_says_so_and_nothing_fails(tmp_path):
    nowhere = f"unix:path={tmp_path}/nobody"
    found = finding({"DBUS_SESSION_BUS_ADDRESS": nowhere, "DBUS_SYSTEM_BUS_ADDRESS": nowhere})
    assert not found["works"]
    assert "idle time and Ctrl+L lock" in found["detail"]
