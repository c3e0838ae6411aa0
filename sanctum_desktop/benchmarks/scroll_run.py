"""The child of `long_chat`: the real window, its talk scrolled from the end, frame by frame."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from typing import Final

from PySide6.QtCore import QObject, Qt

from sanctum_desktop.benchmarks.window_run import MOST_S, Hands, main

STEP: Final = 60
"""Pixels from frame to frame, as a wheel turns."""
FEWEST: Final = 2


class Scrolling(Hands):
    """Scrolls upwards and times the frames."""

    async def live(self) -> dict[str, float]:
        """The median time of a frame in seconds."""
        await self.enter()
        drawn = asyncio.Event()
        self.window.frameSwapped.connect(drawn.set, Qt.ConnectionType.QueuedConnection)
        turns = self.window.findChild(QObject, "turns")
        if turns is None or turns.property("count") < FEWEST:
            raise TypeError("there is nothing to scroll")
        times = []
        for _ in range(int(sys.argv[1])):
            drawn.clear()
            began = time.perf_counter()
            turns.setProperty("contentY", turns.property("contentY") - STEP)
            self.window.update()
            await asyncio.wait_for(drawn.wait(), MOST_S)
            times.append(time.perf_counter() - began)
        return {"frame": statistics.median(times)}


if __name__ == "__main__":
    sys.exit(main(Scrolling))
