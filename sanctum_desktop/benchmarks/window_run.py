"""The child of the window's benchmarks: the real window process, in which nobody's hands type.

It takes the passphrase on stdin and prints one line of JSON: how long from Return to the first
frame of the first screen behind the lock, the longest the window did not move meanwhile, and the
memory before and after, once a story was told and its page looked at.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickWindow

from sanctum_desktop.bootstrap.confinement import confine
from sanctum_desktop.bootstrap.error_reports import report_errors
from sanctum_desktop.bootstrap.window_process import run
from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.ui.features.resume.view_model import ResumeModel
from sanctum_desktop.ui.features.talk.view_model import TalkModel
from sanctum_desktop.ui.qt.task_owner import TaskOwner
from sanctum_desktop.ui.services import Gate
from sanctum_desktop.ui.shell import window
from sanctum_desktop.ui.shell.view_model import ShellModel

TICK_MS: Final = 10
REST_S: Final = 0.5
A_KEY_S: Final = 0.1
"""As a quick hand types, 120 words a minute: what is left to load is loaded meanwhile."""
MOST_S: Final = 60
SAID: Final = "Before that I drove the night van for Carrow Timber, from 2016 to 2019."


class Hands:
    """Unlocks, tells and looks; one deed after the other."""

    def __init__(self, window: QQuickWindow, shell: ShellModel, passphrase: str) -> None:
        self.window, self.shell, self._passphrase = window, shell, passphrase
        self.tasks = TaskOwner(_give_up)
        self._frames = 0
        self._painted = asyncio.Event()
        self._last, self._gap = 0.0, 0.0
        self._ticks = QTimer(window, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        window.frameSwapped.connect(self._swap, Qt.ConnectionType.QueuedConnection)

    async def live(self) -> dict[str, float]:
        """What was measured, times in seconds and memory in MB."""
        await self._type_passphrase()
        locked = memory()
        seconds = await self._unlock()
        await self.settled()
        self.talk().say(SAID)
        await self.settled()
        self.shell.go("resume")
        await self.settled()
        used = memory()
        return {
            "unlock": seconds,
            "gap": self._gap,
            **{f"locked {kind}": size for kind, size in locked.items()},
            **{f"in use {kind}": size for kind, size in used.items()},
        }

    def talk(self) -> TalkModel:
        """The talk of the opened vault."""
        talk: Any = self.shell.talk
        if not isinstance(talk, TalkModel):
            raise TypeError("the vault did not open")
        return talk

    def page(self) -> ResumeModel:
        """Abby's page of the opened vault."""
        page: Any = self.shell.resume
        if not isinstance(page, ResumeModel):
            raise TypeError("the vault did not open")
        return page

    async def enter(self) -> None:
        """Open the vault and wait for its talk."""
        await self._type_passphrase()
        await self._unlock()
        await self.settled()
        self.shell.go("talk")
        await self.settled()

    async def _type_passphrase(self) -> None:
        for letter in self._passphrase:
            self._type(Qt.Key.Key_unknown, letter)
            await asyncio.sleep(A_KEY_S)

    async def _unlock(self) -> float:
        began = self._last = time.perf_counter()
        self._ticks.start()
        self._type(Qt.Key.Key_Return, "\r")
        await asyncio.wait_for(self._painted.wait(), MOST_S)
        self._ticks.stop()
        return time.perf_counter() - began

    def _type(self, key: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(self.window, event)

    async def settled(self) -> None:
        """Wait until nothing is going on."""
        parts: tuple[Any, ...] = (self.shell, self.shell.talk, self.shell.resume)
        for part in parts:
            await part.tasks.settled()
        await asyncio.sleep(REST_S)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gap, self._last = max(self._gap, now - self._last), now

    def _swap(self) -> None:
        screen: Any = self.shell.screen
        if screen == "unlock" or self._painted.is_set():
            return
        if self._frames:
            self._tick()
            self._painted.set()
        self._frames += 1
        self.window.update()  # a first frame may have been begun before the screen came


def memory() -> dict[str, float]:
    """RSS and PSS of this process in MB."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines}
    return {"rss": sizes["Rss"], "pss": sizes["Pss"]}


def _give_up(error: SanctumError) -> None:
    raise error


def _begin(shells: list[ShellModel], of: type[Hands]) -> None:
    passphrase = sys.stdin.readline().strip()
    (shown,) = [one for one in QGuiApplication.allWindows() if isinstance(one, QQuickWindow)]
    hands = of(shown, shells[0], passphrase)

    async def live() -> None:
        sys.stdout.write(json.dumps(await hands.live()) + "\n")
        sys.stdout.flush()
        shown.close()

    hands.tasks.start("live", live())


def main(hands: type[Hands] = Hands) -> int:
    """The window's process as `__main__` makes it, with these hands once it takes a key."""
    confine()
    report_errors("window")
    shells: list[ShellModel] = []

    def shell_of(gate: Gate) -> ShellModel:
        shells.append(ShellModel(gate))
        return shells[0]

    setattr(window, "ShellModel", shell_of)  # noqa: B010 - it is handed to nobody otherwise
    sys.excepthook = lambda *_told: os._exit(1)  # a run that failed measures nothing
    return run(on_ready=lambda: _begin(shells, hands))


if __name__ == "__main__":
    sys.exit(main())
