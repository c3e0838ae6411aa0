"""The child of `stall`: the real window under full load, its longest stillnesses written down."""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import suppress
from typing import Final

from PySide6.QtCore import Qt, QTimer

from sanctum_desktop.benchmarks.window_run import TICK_MS, Hands, main
from sanctum_desktop.bootstrap.language_models import models_of
from sanctum_desktop.bootstrap.settings import vaults_home
from sanctum_desktop.core.domain.errors import EngineUnavailable
from sanctum_desktop.core.domain.language import Message, Prompt, Role
from sanctum_desktop.core.ports.language_model import LanguageModel

_A_KEY_S: Final = 0.05
_KEYS: Final = 20
_SAID: Final = (
    "Well, in year {n} it was {n} of us on the night ward, and honestly some weeks I did not know "
    "whether I could go on like that, but I drew up a new plan for the handover with {n} steps "
    "and we went from {n} falls a month to two. People kept telling me to leave it, and I thought "
    "about it, I really did, but then the families wrote to us and one of the doctors asked who "
    "had made the cards. Between two shifts I also learned the new system, LiveCare, and showed "
    "it to {n} others. Before that I was at Brook House as a carer, from 2011 until the end of "
    "2014, where we were always too few and I was often afraid of doing something wrong. "
)


class Burdened(Hands):
    """Tells long stories, types on, and looks at the page, all at once."""

    async def live(self) -> dict[str, float]:
        """The gaps in seconds: the 99th of a hundred, and the longest."""
        await self.enter()
        async with models_of(vaults_home()) as models:
            self.tasks.start("write", _write((await models.of(sys.argv[2])).model))
            return await self._burdened()

    async def _burdened(self) -> dict[str, float]:
        gaps: list[float] = []
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

        timer = QTimer(self.window, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        last = time.perf_counter()
        timer.start()
        loads = int(sys.argv[1])
        for number in range(loads):
            # Half of it beside the page, as people look at it while they wait for Gem.
            if number == loads // 2:
                self.shell.go("resume")
            await self._one_load(number)
        timer.stop()
        gaps.sort()
        return {"p99": gaps[int(0.99 * len(gaps))], "max": gaps[-1], "ticks": float(len(gaps))}

    async def _one_load(self, number: int) -> None:
        talk, page = self.talk(), self.page()
        talk.say(_SAID.format(n=number + 2) * 2)
        for key in range(_KEYS):
            talk.keep("and then " * (key + 1))
            if key == _KEYS // 2 and talk.conversation is not None:
                page.open(talk.conversation, talk.learned.facts)
            await asyncio.sleep(_A_KEY_S)
        await self.settled()


async def _write(model: LanguageModel) -> None:
    """One reply after the other, until the engine is stopped."""
    prompt = Prompt((Message(Role.PERSON, _SAID),), most_tokens=2000)
    with suppress(EngineUnavailable):
        while True:
            async for _ in model.reply(prompt):
                pass


if __name__ == "__main__":
    sys.exit(main(Burdened))
