"""The window on its talk, for tests to look at."""

import asyncio

from doubles import PASSPHRASE
from PySide6.QtGui import QGuiApplication


async def unlocked(shell):
    """Open the vault, up to where the talk stands."""
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.tasks.settled()
    await shell.talk.tasks.settled()
    QGuiApplication.processEvents()


async def drawn(window):
    """Let the view lay itself out, and paint."""
    for _ in range(4):
        QGuiApplication.processEvents()
        await asyncio.sleep(0.01)
    window.grabWindow()


def delegates(turns):
    return [one for one in turns.property("contentItem").childItems() if one.property("words")]
