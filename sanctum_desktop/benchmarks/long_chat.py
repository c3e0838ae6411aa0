"""Time of a frame while a talk of 10,000 messages is scrolled, against one of 100.

Both are lives of the real window over a vault of their own, one after the other in turn.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.adapters.sqlcipher.kdf import DEFAULT, KdfPolicy
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.benchmarks.living_window import PASSPHRASE, window_run
from sanctum_desktop.benchmarks.rows import row
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.secrets import Passphrase

BAR: Final = 2.0
RUNS: Final = 5
FEW: Final = 100
MANY: Final = 10_000
FRAMES: Final = 120


def measure() -> list[dict[str, Any]]:
    """Median of the ratios of paired runs; ours and the reference are medians of a frame."""
    ours, few = [], []
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as folder:
        homes = {count: Path(folder) / str(count) for count in (FEW, MANY)}
        for count, home in homes.items():
            home.mkdir()
            asyncio.run(_told(home / "main", count))
        for _ in range(RUNS):
            few.append(_frame(homes[FEW]))
            ours.append(_frame(homes[MANY]))
    ratio = statistics.median(o / f for o, f in zip(ours, few, strict=True))
    return [
        row(
            "long_chat",
            ratio,
            BAR,
            figures=(statistics.median(ours), statistics.median(few), "s"),
        )
    ]


def _frame(home: Path) -> float:
    return window_run(home, "scroll_run", str(FRAMES))["frame"]


async def _told(folder: Path, count: int) -> None:
    clock = SystemClock()
    vault = SqlcipherVault(folder, clock, kdf=KdfPolicy(DEFAULT))
    await vault.create(Passphrase(PASSPHRASE))
    await vault.unlock(Passphrase(PASSPHRASE))
    now = clock.now()
    turns = tuple(
        Turn(
            index=at,
            speaker=Speaker.INTERVIEWER if at % 2 else Speaker.PERSON,
            kind=TurnKind.QUESTION if at % 2 else TurnKind.ANSWER,
            text=_ASKED if at % 2 else _SAID.format(at),
            said_at=now,
        )
        for at in range(count)
    )
    identity = ConversationId("long")
    talk = Conversation(id=identity, persona="gem", started_at=now, turns=turns)
    await vault.conversations.start(talk)
    await vault.lock()
    vault.close()


_SAID: Final = "On day {} I counted the beds, wrote the list and told the others what was missing."
_ASKED: Final = "You counted the beds. What did the others do with your list?"
