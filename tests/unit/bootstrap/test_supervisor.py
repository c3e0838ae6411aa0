"""The supervisor starts a fresh app after each lock, and says so when there is no display."""

import os
import subprocess
import sys

import pytest

from sanctum_desktop.bootstrap import supervisor
from sanctum_desktop.bootstrap.net_door import Door

APP = """
import pathlib, sys
seen = pathlib.Path(sys.argv[1])
count = len(seen.read_text()) if seen.exists() else 0
seen.write_text("x" * (count + 1))
sys.exit([75, 75, int(sys.argv[2])][count])
"""


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path / "vaults"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def run(monkeypatch, tmp_path, last):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", APP, str(tmp_path / "seen"), str(last)]
    monkeypatch.setattr(supervisor, "window_command", lambda: command)
    return supervisor.run_window(), len((tmp_path / "seen").read_text())


def test_a_locked_app_comes_up_afresh_until_it_is_closed(monkeypatch, tmp_path):
    assert run(monkeypatch, tmp_path, 0) == (0, 3)


def test_what_was_out_of_sight_comes_up_so_once(monkeypatch, tmp_path):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    app = """
import os, pathlib, sys
seen = pathlib.Path(sys.argv[1])
marks = (seen.read_text() if seen.exists() else "") + (os.environ.get("SANCTUM_MINIMISED") or "0")
seen.write_text(marks)
sys.exit([76, 75, 0][len(marks) - 1])
"""
    command = [sys.executable, "-c", app, str(tmp_path / "seen")]
    monkeypatch.setattr(supervisor, "window_command", lambda: command)
    assert supervisor.run_window() == 0
    assert (tmp_path / "seen").read_text() == "010"


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are not inherited there")
def test_each_app_inherits_the_door(monkeypatch, tmp_path):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    app = """
import os, pathlib, sys
seen = pathlib.Path(sys.argv[1])
os.write(int(os.environ["SANCTUM_DOOR"]), b"asked ")
count = len(seen.read_text()) if seen.exists() else 0
seen.write_text("x" * (count + 1))
sys.exit([75, 0][count])
"""
    command = [sys.executable, "-c", app, str(tmp_path / "seen")]
    monkeypatch.setattr(supervisor, "window_command", lambda: command)
    reading, writing = os.pipe()
    assert supervisor.run_window(Door(writing)) == 0
    os.close(writing)
    with os.fdopen(reading, "rb") as heard:
        assert heard.read() == b"asked asked "


def test_a_crash_is_said_and_not_repeated(monkeypatch, tmp_path, capsys):
    assert run(monkeypatch, tmp_path, 3) == (1, 3)
    assert "What was saved is safe" in capsys.readouterr().err


def test_without_a_display_it_names_the_demo():
    assert supervisor.display_available({"DISPLAY": ":0"})
    assert supervisor.display_available({"WAYLAND_DISPLAY": "wayland-0"})
    assert supervisor.display_available({}) is (sys.platform != "linux")
    assert "make demo" in supervisor.ADVICE_WITHOUT_DISPLAY


def test_the_supervisor_is_standard_library_only():
    code = (
        "import sys; before = set(sys.modules);"
        "import sanctum_desktop.bootstrap.supervisor;"
        "names = {m.split('.')[0] for m in set(sys.modules) - before};"
        "print(sorted(names - set(sys.stdlib_module_names)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "['sanctum_desktop']"
