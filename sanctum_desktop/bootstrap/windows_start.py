"""What `second_start` asks of Windows: a lock that ends with its process, and a pipe to call on.

It has never run on Windows: tests give it stand-ins. Standard library only. The app listens
(`ui/qt/pipe_starts.py`), and while it starts afresh there is no pipe for a moment: who calls tries
again as long as the supervisor holds the lock.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Final

_PIPES = "\\\\.\\pipe\\"
_ANY_PROCESS: Final = 0xFFFF_FFFF


def own_folder() -> Path | None:
    """A folder in the account's own data, which others may not enter; None without one."""
    local = os.environ.get("LOCALAPPDATA")
    if not local:
        return None
    folder = Path(local) / "sanctum"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def pipe_of(lock: Path) -> str:
    """The pipe's name: pipes are the whole machine's, the lock's path is of one account."""
    import hashlib  # megabytes that no other system's supervisor needs

    digest = hashlib.sha256(str(lock).casefold().encode()).hexdigest()
    return f"sanctum-{digest[:32]}"


def take_lock(path: Path) -> int | None:
    """The lock's descriptor, None where another start holds it."""
    msvcrt = import_module("msvcrt")  # nobody else's type checker knows it
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def call(pipe: str, seconds: float, load: Callable[[str], ctypes.CDLL] = ctypes.CDLL) -> bool:
    """True where a window was told and has heard; nothing is said to it.

    A pipe cannot be read with a time limit: a thread waits for it, and ends with the process.
    """
    with suppress(OSError, AttributeError):  # its window would only flash in the task bar
        load("user32.dll").AllowSetForegroundWindow(ctypes.c_uint32(_ANY_PROCESS))
    heard: list[bytes] = []
    waiting = Thread(target=_ask, args=(pipe, heard), daemon=True)
    waiting.start()
    waiting.join(seconds)
    return any(heard)


def _ask(pipe: str, heard: list[bytes]) -> None:
    # Nobody is there, or all are being answered, or it has just gone.
    with suppress(OSError), open(f"{_PIPES}{pipe}", "rb", buffering=0) as calling:  # noqa: PTH123
        heard.append(calling.read(1))
