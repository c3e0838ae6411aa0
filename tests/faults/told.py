"""The child of the scan tests: the real window process, driven by the steps that come on stdin.

A step is a line of JSON, its name first. Each is answered with a line on stdout. Words come this
way and no other, so that they stand in no argument and no variable of the environment; a step is
read a byte at a time, so that the next process finds the next step.
"""

import asyncio
import ctypes
import json
import os
import sys
import threading

from sanctum_desktop import __main__ as app
from sanctum_desktop.bootstrap.supervisor import WINDOW_PROCESS
from sanctum_desktop.ui.shell import window
from sanctum_desktop.ui.shell.view_model import ShellModel


def answer(**said):
    os.write(1, json.dumps(said).encode() + b"\n")


def next_step():
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            return None
        line += byte
    return json.loads(line)


class Hands:
    """What a person does in the window."""

    def __init__(self, shell):
        self.shell = shell

    async def create(self, passphrase):
        first = self.shell.first
        first.create(passphrase)
        await first.tasks.settled()
        answer(code=first.code)
        first.proceed()
        await self.opened()

    async def unlock(self, passphrase):
        if not self.shell.unlock.ready:
            await asyncio.sleep(1.5)  # after a wrong one the next has to wait
        self.shell.unlock.unlock(passphrase)
        await self.shell.unlock.tasks.settled()
        if not self.shell.unlock.message:
            await self.opened()

    async def opened(self):
        await self.shell.tasks.settled()
        self.shell.go("talk")
        await self.shell.talk.tasks.settled()

    async def tell(self, *words):
        for said in words:
            self.shell.talk.say(said)
            await self.shell.talk.tasks.settled()

    async def begin(self, words):
        """Type, and leave it unsaid."""
        self.shell.talk.keep(words)
        await asyncio.sleep(1)

    async def export(self, file):
        self.shell.go("resume")
        await self.shell.resume.tasks.settled()
        self.shell.resume.saving.save(file)
        while self.shell.resume.tasks.running("save"):
            await asyncio.sleep(0.02)
            if self.shell.settings.recovery.asking:
                self.shell.settings.recovery.safe()
        await self.shell.resume.tasks.settled()

    async def lock(self):
        self.shell.lock()
        await asyncio.sleep(60)

    async def wait(self):
        """For a signal."""
        await asyncio.sleep(60)

    async def crash(self):
        threading.current_thread().name = "told"
        ctypes.string_at(0)


async def live(gate, *_others):
    shell = ShellModel(gate)
    engine = window.open_main(shell)
    hands = Hands(shell)
    answer(screen=shell.screen)
    while step := next_step():
        name, *given = step
        if name in {"lock", "wait", "crash"}:
            answer(does=name)
        await getattr(hands, name)(*given)
        answer(did=name, message=shell.unlock.message)
    await shell.close()
    window.close_main(engine)


if __name__ == "__main__":
    window._live = live
    sys.argv = ["sanctum", WINDOW_PROCESS]
    sys.exit(app.main())
