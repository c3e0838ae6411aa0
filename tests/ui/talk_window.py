"""The window on its talk, for tests to look at."""

import asyncio

from PySide6.QtGui import QGuiApplication


async def drawn(window):
    """Let the view lay itself out, and paint."""
    for _ in range(4):
        QGuiApplication.processEvents()
        await asyncio.sleep(0.01)
    window.grabWindow()


def delegates(turns):
    return [one for one in turns.property("contentItem").childItems() if one.property("words")]
