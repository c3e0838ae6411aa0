"""Security 86: raise in each layer, canary in message, locals, path and repr; nothing shows it.

What is searched: all of SANCTUM_HOME (log files and crash records), stderr, stdout, and what
`sanctum doctor --crashes` gives for copying. The control runs the same without the gate.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from disk_scan import Scanner, new_canary

from sanctum_desktop.runtime.crash_record import as_text, collect_stacks, read_crashes

RAISING = Path(__file__).with_name("raising.py")
# place -> whether a frame of ours stands in the record
COMMAND_LINE = {
    "policy": True,
    "use case": True,
    "adapter": True,
    "bootstrap": True,
    "bench": True,
    "supervisor": True,
    "thread": False,
    "object's end": False,
    "task": False,
    "libraries": None,
}
WINDOW = {"opening": True, "slot": False, "view model": False, "worker": True, "qml": None}


class Run:
    """The child after its end, and where what it left can be searched."""

    def __init__(self, folder, place, *, window=False, plain=False):
        self.canary, self.home = new_canary(), folder / "home"
        talk = folder / "talk.jsonl"
        talk.write_text(json.dumps({"role": "person", "text": "I'm a baker at Rosen Bakery."}))
        self.environment = (
            os.environ
            | {
                "SANCTUM_HOME": str(self.home),
                "SANCTUM_PASSPHRASE_FILE": str(folder / "pw"),
                "TALK": str(talk),
                "QT_QPA_PLATFORM": "offscreen",
                "QT_QUICK_BACKEND": "software",
                "XDG_CACHE_HOME": str(folder / "cache"),
            }
            | ({"WINDOW": "1"} if window else {})
        )
        (folder / "pw").write_text("walnut harbor quiet seven\n")
        if place == "adapter":
            self.sanctum("vault", "create")
        self.done = subprocess.run(
            [sys.executable, str(RAISING), place, *(["plain"] if plain else [])],
            input=f"{self.canary}\n",
            capture_output=True,
            text=True,
            timeout=60,
            env=self.environment,
        )
        collect_stacks(self.home)
        self.crashes = read_crashes(self.home)
        self.copied = "\n".join(as_text(crash) for crash in self.crashes)

    def sanctum(self, *arguments):
        command = [sys.executable, "-m", "sanctum_desktop", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, env=self.environment
        )

    def hits(self):
        scanner = Scanner({"canary": self.canary})
        said = {"stderr": self.done.stderr, "stdout": self.done.stdout, "copied": self.copied}
        found = scanner.tree(self.home)
        return found + [
            h for name, text in said.items() for h in scanner.data(text.encode(), name)
        ]

    def log(self):
        return "".join(file.read_text() for file in sorted(self.home.glob("logs/*.log")))


def assert_told_without_words(run, framed):
    assert run.hits() == [], (run.done.stderr, run.log())
    assert run.log(), run.done.stderr
    assert "Traceback" not in run.done.stderr
    if framed is None:
        return
    assert run.crashes, run.log()
    crash = run.crashes[0]
    assert crash.kinds == ("Trap", "FileNotFoundError")
    assert bool(crash.places) is framed, crash
    assert crash.id in run.log()


@pytest.mark.parametrize("place", COMMAND_LINE)
def test_what_fails_on_the_command_line_tells_no_words(tmp_path, place):
    run = Run(tmp_path, place)
    assert_told_without_words(run, COMMAND_LINE[place])
    if COMMAND_LINE[place]:
        assert run.done.returncode == 1
        assert "What was saved is safe" in run.done.stderr


@pytest.mark.parametrize("place", WINDOW)
def test_what_fails_in_the_window_tells_no_words(tmp_path, place):
    assert_told_without_words(Run(tmp_path, place, window=True), WINDOW[place])


def test_the_doctor_shows_the_records_for_copying(tmp_path):
    run = Run(tmp_path, "bench")
    shown = run.sanctum("doctor", "--crashes")
    assert shown.stdout.strip() == run.copied
    assert "stay on this computer" in shown.stderr
    (crash,) = json.loads(run.sanctum("doctor", "--crashes", "--json").stdout)
    assert set(crash) == {"id", "time", "process", "kinds", "places", "versions"}


@pytest.mark.parametrize(("place", "signal"), [("segv", "SIGSEGV"), ("abort", "SIGABRT")])
def test_native_crashes_leave_places_only(tmp_path, place, signal):
    """faulthandler writes to a private file, which becomes a record with the places of ours."""
    run = Run(tmp_path, place, window=True)
    assert run.done.returncode < 0
    assert run.hits() == []
    assert run.crashes[0].kinds == (signal,)
    assert any("ui/shell/window.py" in place for place in run.crashes[0].places)
    assert list(run.home.rglob("*.stack")) == []


@pytest.mark.parametrize(
    ("place", "window"), [("use case", False), ("thread", False), ("libraries", False),
                          ("opening", True), ("slot", True), ("qml", True)]
)  # fmt: skip
def test_without_the_gate_the_same_tells_all(tmp_path, place, window):
    """The positive control: a plain formatter and Python's own hooks."""
    assert Run(tmp_path, place, window=window, plain=True).hits()
