"""One window on Windows, by stand-ins: its lock is the kernel's of here, its pipes are FIFOs."""

import os
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from foreign_function import ForeignFunction
from sanctum_desktop.bootstrap import diagnosis, second_start, supervisor, windows_start
from sanctum_desktop.bootstrap.second_start import AlreadyOpen, claim

fcntl = pytest.importorskip("fcntl")


def locking(descriptor, mode, count):
    """As msvcrt's: at once or OSError, and gone with the process."""
    assert (mode, count) == (2, 1)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.fixture
def pipes(tmp_path, monkeypatch):
    """The folder the machine's pipes are in."""
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path / "vaults"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(second_start, "_SYSTEM", "win32")
    (tmp_path / "pipes").mkdir()
    monkeypatch.setattr(windows_start, "_PIPES", f"{tmp_path}/pipes/")
    return tmp_path / "pipes"


@pytest.fixture
def first(pipes):
    first = claim()
    yield first
    first.close()


def answer(pipe):
    """The app's part: a byte to who calls."""
    with pipe.open("wb", buffering=0) as called:
        called.write(b"1")


def test_the_first_start_has_the_window_until_it_is_gone(pipes):
    first = claim()
    assert first.told.startswith("sanctum-")
    assert first.descriptor is None
    with pytest.raises(AlreadyOpen):
        claim(patience_s=0.1)
    first.close()
    after = claim()
    assert after.told == first.told
    after.close()


def test_a_second_start_is_answered(first, pipes):
    os.mkfifo(pipes / first.told)
    app = threading.Thread(target=answer, args=(pipes / first.told,))
    app.start()
    with pytest.raises(AlreadyOpen) as found:
        claim()
    app.join()
    assert found.value.answered


def test_a_call_during_a_restart_is_tried_again_until_the_app_listens(first, pipes, monkeypatch):
    """No pipe at first, then one that hangs up as its app ends, then the next app's."""
    tries = []

    def restarting(_seconds):
        tries.append(len(tries))
        if len(tries) == 2:
            os.mkfifo(pipes / first.told)
            threading.Thread(target=lambda: (pipes / first.told).open("wb").close()).start()
        if len(tries) == 3:
            threading.Thread(target=answer, args=(pipes / first.told,)).start()

    monkeypatch.setattr(time, "sleep", restarting)
    with pytest.raises(AlreadyOpen) as found:
        claim()
    assert found.value.answered
    assert len(tries) == 3


def test_a_window_that_does_not_answer_is_not_waited_for_for_ever(first, pipes):
    os.mkfifo(pipes / first.told)
    with pytest.raises(AlreadyOpen) as found:
        claim(patience_s=0.2)
    assert not found.value.answered
    answer(pipes / first.told)  # lets the thread that waits go


def test_a_pipe_of_somebody_else_s_keeps_no_window_from_opening(pipes):
    named = claim()
    named.close()
    os.mkfifo(pipes / named.told)  # it would answer, were it called
    first = claim(patience_s=0.1)
    assert first.told == named.told
    first.close()


def test_each_folder_of_vaults_has_its_pipe(first, tmp_path, monkeypatch):
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path / "others"))
    other = claim()
    assert other.told not in ("", first.told)
    other.close()


@pytest.mark.parametrize("local", ["", "file"])
def test_without_a_folder_of_its_own_each_start_opens_a_window(
    local, pipes, tmp_path, monkeypatch
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("LOCALAPPDATA", local and str(tmp_path / local))
    assert claim().told == ""
    assert not diagnosis._one_window().works


def test_the_window_is_allowed_to_come_to_the_front(pipes):
    allowed = []
    function = ForeignFunction(lambda process: allowed.append(process) or 1)
    function.argtypes, function.restype = (windows_start.ctypes.c_uint32,), None
    user32 = SimpleNamespace(AllowSetForegroundWindow=function)
    assert not windows_start.call("nobody", 5, load=lambda _: user32)
    assert len(allowed) == 1
    assert allowed[0].value == 0xFFFF_FFFF


def test_the_app_is_told_the_pipe_and_inherits_nothing(pipes, monkeypatch):
    told = "import os; raise SystemExit(not os.environ['SANCTUM_LISTENING'].startswith('sanctum'))"
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(supervisor, "window_command", lambda: [sys.executable, "-c", told])
    assert supervisor.run_window() == 0


@pytest.mark.parametrize(("system", "untried"), [("linux", False), ("win32", True)])
def test_doctor_says_whether_it_was_ever_tried(system, untried, pipes, monkeypatch):
    monkeypatch.setattr(diagnosis, "_SYSTEM", system)
    found = diagnosis._one_window()
    assert found.works
    assert ("never run on this system" in found.detail) is untried
