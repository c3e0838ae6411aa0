"""Starts the window's process, and a fresh one after each lock. Standard library only.

Python cannot wipe memory but ending the process can: locking means that the app exits with
`LOCKED`, and a new one comes up at the lock screen. This process holds no key and no words.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from sanctum_desktop.bootstrap.net_door import DOOR, Door
from sanctum_desktop.bootstrap.second_start import LISTENING, AlreadyOpen, FirstStart, claim

LOCKED: Final = 75
"""Exit status of an app that was locked, and is to be started afresh."""

LOCKED_UNSEEN: Final = 76
"""As `LOCKED`, of a window that was out of sight and is to stay so."""

MINIMISED: Final = "SANCTUM_MINIMISED"
"""Set in the environment of an app that is to start out of sight."""

WINDOW_PROCESS: Final = "--window-process"
"""The argument that makes `__main__` the app itself rather than its supervisor."""

ENGINE_PROCESS: Final = "--engine-process"
"""The argument, with an engine's name after it, that makes `__main__` that engine's child."""

ADVICE_WITHOUT_DISPLAY: Final = (
    "There is no display here, so the window cannot open. Nothing was changed.\n"
    "'make demo' shows the main job without a screen; 'sanctum story' holds the whole interview."
)


NO_ANSWER: Final = "Sanctum is open already, but its window does not answer. Nothing was changed."


def run_window(door: Door | None = None) -> int:
    """Run the app until it is closed; restart it whenever it was locked.

    Where it runs already, its window is called to the front and nothing is started. Each app
    inherits the `door`.
    """
    if not display_available(os.environ):
        print(ADVICE_WITHOUT_DISPLAY, file=sys.stderr)  # noqa: T201 - stderr is our only screen
        return 1
    try:
        first = claim()
    except AlreadyOpen as found:
        if not found.answered:
            print(NO_ANSWER, file=sys.stderr)  # noqa: T201 - stderr is our only screen
        return 0 if found.answered else 1
    try:
        return _run_app(first, door)
    finally:
        first.close()


def _run_app(first: FirstStart, door: Door | None) -> int:
    environment = dict(os.environ)
    asking = door.descriptor if door else None
    kept = tuple(one for one in (first.descriptor, asking) if one is not None)
    if first.told:
        environment[LISTENING] = first.told
    if asking is not None:
        environment[DOOR] = str(asking)
    while True:
        status = subprocess.run(  # noqa: S603 - ourselves
            window_command(), env=environment, check=False, pass_fds=kept
        ).returncode
        if status in (LOCKED, LOCKED_UNSEEN):
            environment[MINIMISED] = "1" if status == LOCKED_UNSEEN else ""
            continue
        if status != 0:
            print(  # noqa: T201 - stderr is our only screen
                f"The window closed unexpectedly (status {status}). What was saved is safe.",
                file=sys.stderr,
            )
        return 0 if status == 0 else 1


def window_command() -> list[str]:
    """How to start the app process: ourselves, frozen or not, with one argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WINDOW_PROCESS]
    return [sys.executable, "-m", "sanctum_desktop", WINDOW_PROCESS]


def display_available(environment: Mapping[str, str]) -> bool:
    """True where Qt can open a window: without a display it aborts and cannot be caught."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
