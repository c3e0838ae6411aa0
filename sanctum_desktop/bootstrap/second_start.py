"""One window a folder of vaults: a second start calls the first and ends. Standard library only.

The supervisor binds a socket in a folder that is the user's alone and leaves it to each app it
starts, so that a call made while the app is starting afresh waits for it. A lock that ends with
the process tells a socket that is in use from one that a kill left. On Windows the app listens on
a pipe of its own instead (`windows_start`). Where there is no private folder, each start opens a
window; the vault's own lock holds.
"""

from __future__ import annotations

import os
import socket
import stat
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from sanctum_desktop.bootstrap import windows_start

_SYSTEM: str = sys.platform  # a plain string: the type checker shall see each system's branch

LISTENING: Final = "SANCTUM_LISTENING"
"""Set in the environment of the app: the descriptor, or the pipe, it hears second starts on."""

_PATIENCE_S: Final = 10.0
_AGAIN_S: Final = 0.05
_WAITING: Final = 8


class AlreadyOpen(Exception):
    """There is a window of these vaults; `answered` tells whether it came to the front."""

    def __init__(self, *, answered: bool) -> None:
        super().__init__()
        self.answered = answered


class FirstStart:
    """The right to the one window.

    `told` is what the app is to know of it, "" where it cannot be had here; `descriptor` is what
    it must inherit, None where nothing.
    """

    def __init__(
        self,
        told: str = "",
        descriptor: int | None = None,
        release: Callable[[], None] = lambda: None,
    ) -> None:
        self.told, self.descriptor, self._release = told, descriptor, release

    def close(self) -> None:
        """The window is gone, and the next start opens one."""
        self._release()


def private_folder() -> Path | None:
    """Where a start leaves its sign, None where there is no place for it."""
    return windows_start.own_folder() if _SYSTEM == "win32" else _private_folder()


def claim(patience_s: float = _PATIENCE_S) -> FirstStart:
    """Take the one window, or call the one there is and raise AlreadyOpen."""
    folder = private_folder()
    if folder is None:
        return FirstStart()
    try:
        return _claim_in(folder, patience_s)
    except OSError:  # a folder that is full or read-only, a path too long for a socket
        return FirstStart()


def _claim_in(folder: Path, patience_s: float) -> FirstStart:
    path = folder / f"{_name()}.lock"
    until = time.monotonic() + patience_s
    # A socket in the user's own folder is an app's, also of one whose supervisor was killed. The
    # name of a pipe may be anybody's: it is called only where the lock says that there is an app.
    socket_first = _SYSTEM != "win32"
    while True:
        if socket_first and _call(path, until):
            raise AlreadyOpen(answered=True)
        lock = _lock(path)
        if lock is not None:
            return _first(path, lock)
        if not socket_first and _call(path, until):
            raise AlreadyOpen(answered=True)
        if time.monotonic() >= until:
            raise AlreadyOpen(answered=False)
        time.sleep(_AGAIN_S)


def _first(path: Path, lock: int) -> FirstStart:
    if _SYSTEM == "win32":
        return FirstStart(windows_start.pipe_of(path), None, partial(os.close, lock))
    place = path.with_suffix(".socket")
    try:
        place.unlink(missing_ok=True)
        listening = _listen(place)
    except OSError:
        os.close(lock)
        raise

    def release() -> None:
        place.unlink(missing_ok=True)
        listening.close()
        os.close(lock)

    return FirstStart(str(listening.fileno()), listening.fileno(), release)


def _name() -> str:
    """The folder of vaults as the system knows it, by whatever path it was named."""
    named = os.environ.get("SANCTUM_HOME")
    if not named:
        return "vaults"
    home = Path(named)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = home.stat()
    return f"{known.st_dev:x}-{known.st_ino:x}"


def _private_folder() -> Path | None:
    """A folder that only this user may enter, None where somebody else has it."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    shared = Path(os.environ.get("TMPDIR") or "/tmp")  # noqa: S108 - made and looked at below
    folder = Path(runtime) / "sanctum" if runtime else shared / f"sanctum-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return folder if ours and not found.st_mode & 0o077 else None


def _lock(path: Path) -> int | None:
    """The lock's descriptor, None where another start holds it."""
    if _SYSTEM == "win32":
        return windows_start.take_lock(path)
    import fcntl

    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _listen(path: Path) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen(_WAITING)
    except OSError:
        listening.close()
        raise
    return listening


def _call(lock: Path, until: float) -> bool:
    """True where a window was told and has heard; nothing is said to it."""
    left = max(until - time.monotonic(), _AGAIN_S)
    if _SYSTEM == "win32":
        return windows_start.call(windows_start.pipe_of(lock), left)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as calling:
        calling.settimeout(left)
        try:
            calling.connect(str(lock.with_suffix(".socket")))
            return bool(calling.recv(1))
        except TimeoutError:
            raise AlreadyOpen(answered=False) from None
        except OSError:  # nobody is there, or has just gone
            return False
