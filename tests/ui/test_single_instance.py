"""One window a folder of vaults: who starts the app again is shown the window there is."""

import errno
import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow

from sanctum_desktop.bootstrap import second_start, supervisor
from sanctum_desktop.bootstrap.second_start import AlreadyOpen, claim
from sanctum_desktop.ui.qt import single_instance
from sanctum_desktop.ui.qt.pipe_starts import PipeStarts
from sanctum_desktop.ui.qt.single_instance import (
    HEARD,
    SecondStarts,
    raise_window,
    second_starts,
)

fcntl = pytest.importorskip("fcntl")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets of the file system")
SUPERVISOR = [sys.executable, "-m", "sanctum_desktop"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path / "vaults"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def first(home):
    first = claim()
    yield first
    first.close()


def socket_of(home):
    return next((home / "sanctum").glob("*.socket"))


def called(home):
    calling = socket.socket(socket.AF_UNIX)
    calling.settimeout(5)
    calling.connect(str(socket_of(home)))
    return calling


def test_a_second_start_is_heard_and_answered_with_nothing_but_that(first, home, qapp, qtbot):
    starts = SecondStarts(os.dup(first.descriptor))
    with called(home) as calling:
        calling.send(b"open /etc/passwd\n" * 100)
        with qtbot.waitSignal(starts.happened):
            pass
        assert calling.recv(100) == HEARD
    starts.close()


def test_who_hangs_up_at_once_does_no_harm(first, home, qapp, qtbot):
    heard = []
    starts = SecondStarts(os.dup(first.descriptor))
    starts.happened.connect(lambda: heard.append(True))
    called(home).close()
    with called(home) as calling:
        qtbot.waitUntil(lambda: len(heard) == 2)
        assert calling.recv(1) == HEARD
    starts.close()


def test_a_call_during_a_lock_waits_for_the_process_that_comes_after(first, home, qapp, qtbot):
    starts = SecondStarts(os.dup(first.descriptor))
    starts.leave()
    with called(home) as calling:
        with qtbot.assertNotEmitted(starts.happened, wait=200):
            pass
        after = SecondStarts(os.dup(first.descriptor))
        with qtbot.waitSignal(after.happened):
            pass
        assert calling.recv(1) == HEARD
    after.close()
    starts.close()


def test_another_user_is_not_heard(first, home, qapp, qtbot, monkeypatch):
    starts = SecondStarts(os.dup(first.descriptor))
    monkeypatch.setattr(single_instance.os, "getuid", lambda: os.geteuid() + 1)
    with called(home) as calling:
        with qtbot.assertNotEmitted(starts.happened, wait=200):
            pass
        assert calling.recv(1) == b""
    starts.close()


@pytest.mark.qt_log_ignore("plugin does not support raise")
def test_a_window_out_of_sight_comes_back_as_it_stood(qapp, qtbot):
    window = QWindow()
    window.setWindowStates(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    raise_window(window)
    assert window.isVisible()
    assert not window.windowStates() & Qt.WindowState.WindowMinimized
    assert window.windowStates() & Qt.WindowState.WindowMaximized
    window.hide()
    raise_window(window)
    assert window.isVisible()
    window.close()


def test_only_the_user_can_reach_the_socket(first, home):
    assert stat.S_IMODE((home / "sanctum").stat().st_mode) == 0o700
    assert stat.S_IMODE(socket_of(home).stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_a_folder_others_may_enter_is_not_used(home, mode):
    (home / "sanctum").mkdir()
    (home / "sanctum").chmod(mode)
    assert claim().descriptor is None
    assert list((home / "sanctum").iterdir()) == []


def test_a_link_in_the_folders_place_is_not_followed(home, tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (home / "sanctum").symlink_to(tmp_path / "elsewhere")
    assert claim().descriptor is None


def test_a_path_too_long_for_a_socket_does_not_stop_the_app(home, monkeypatch):
    deep = home / ("long" * 30)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert claim().descriptor is None
    lock = next((deep / "sanctum").glob("*.lock"))
    with lock.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # it was released


def test_a_folder_that_is_full_does_not_stop_the_app(home, monkeypatch):
    def full(_path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(second_start, "_lock", full)
    assert claim().descriptor is None


def test_a_call_waits_for_the_app_that_is_starting_afresh(first):
    answered = []

    def call():
        try:
            claim()
        except AlreadyOpen as found:
            answered.append(found.answered)

    second = threading.Thread(target=call)
    second.start()
    with socket.socket(socket.AF_UNIX, fileno=os.dup(first.descriptor)) as app:
        caller, _ = app.accept()
        with caller:
            caller.send(HEARD)
    second.join(10)
    assert answered == [True]


def test_an_app_whose_supervisor_was_killed_is_still_called(home, qapp, qtbot):
    (home / "sanctum").mkdir(mode=0o700)
    place = home / "sanctum" / f"{second_start._name()}.socket"  # and nobody has the lock
    starts = SecondStarts(second_start._listen(place).detach())
    answered = []

    def call():
        try:
            claim()
        except AlreadyOpen as found:
            answered.append(found.answered)

    second = threading.Thread(target=call)
    with qtbot.waitSignal(starts.happened):
        second.start()
    second.join(10)
    assert answered == [True]
    starts.close()


def test_a_window_that_does_not_answer_is_said_and_nothing_is_started(first, monkeypatch, capsys):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(supervisor, "claim", lambda: claim(patience_s=0.2))
    monkeypatch.setattr(supervisor, "window_command", lambda: pytest.fail("a second window"))
    assert supervisor.run_window() == 1
    assert "does not answer" in capsys.readouterr().err


def test_each_folder_of_vaults_has_its_window(first, home, monkeypatch):
    monkeypatch.setenv("SANCTUM_HOME", str(home / "others"))
    other = claim()
    assert other.descriptor is not None
    other.close()
    (home / "by-another-name").symlink_to(home / "vaults")
    monkeypatch.setenv("SANCTUM_HOME", str(home / "by-another-name"))
    with pytest.raises(AlreadyOpen):
        claim(patience_s=0.2)


@pytest.fixture
def pipe(qapp, tmp_path):
    """What the app has on Windows; here Qt makes a socket of that name."""
    starts = PipeStarts(str(tmp_path / "pipe"), HEARD)
    yield starts
    starts.close()


def test_a_pipe_is_heard_and_answered_with_nothing_but_that(pipe, tmp_path, qtbot):
    with socket.socket(socket.AF_UNIX) as calling:
        calling.settimeout(5)
        calling.connect(str(tmp_path / "pipe"))
        calling.send(b"open /etc/passwd\n" * 100)
        with qtbot.waitSignal(pipe.happened):
            pass
        assert calling.recv(100) == HEARD
    assert stat.S_IMODE((tmp_path / "pipe").stat().st_mode) & 0o077 == 0


def test_a_pipe_of_an_app_that_locks_is_gone_and_the_next_takes_its_name(pipe, tmp_path, qtbot):
    pipe.leave()
    with socket.socket(socket.AF_UNIX) as calling, pytest.raises(FileNotFoundError):
        calling.connect(str(tmp_path / "pipe"))
    after = PipeStarts(str(tmp_path / "pipe"), HEARD)
    with socket.socket(socket.AF_UNIX) as calling:
        calling.settimeout(5)
        calling.connect(str(tmp_path / "pipe"))
        with qtbot.waitSignal(after.happened):
            pass
        assert calling.recv(1) == HEARD
    after.close()


def test_each_system_hears_in_its_way(first, tmp_path, qapp, monkeypatch):
    here = second_starts(str(os.dup(first.descriptor)))
    assert type(here) is SecondStarts
    here.close()
    monkeypatch.setattr(single_instance, "_SYSTEM", "win32")
    there = second_starts(str(tmp_path / "pipe"))
    assert type(there) is PipeStarts
    there.close()


def start():
    return subprocess.Popen(
        SUPERVISOR,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "SANCTUM_SAY_READY": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_second_process_ends_well_and_a_killed_one_leaves_no_bar(home):
    vault = Path(os.environ["SANCTUM_HOME"]) / "main"
    vault.mkdir(parents=True)
    (vault / "vault.hdr").touch()  # a vault that is there is what brings up the lock screen
    first = start()
    assert first.stdout.readline() == "ready\n", first.communicate()
    second = start()
    assert second.communicate(timeout=60) == ("", "")
    assert second.returncode == 0
    assert first.poll() is None
    os.killpg(first.pid, 9)
    first.communicate()
    assert socket_of(home).exists()
    third = start()
    assert third.stdout.readline() == "ready\n", third.communicate()
    os.killpg(third.pid, 9)
    third.communicate()
