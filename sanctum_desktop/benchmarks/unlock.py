"""From Return in the passphrase field to the first frame behind the lock, at the default cost.

In turns with the bare key derivation, in a process of its own: what unlocking adds to it is ours.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.benchmarks.living_window import RUNS, make_vault, window_run
from sanctum_desktop.benchmarks.rows import row

MOST_S: Final = 1.2
MOST_GAP_S: Final = 0.2
"""As for any stall: the window never freezes."""
MOST_OVER_KDF: Final = 2.0

BARE: Final = """
import time
from sanctum_desktop.adapters.sqlcipher.kdf import DEFAULT, derive
import argon2.low_level
began = time.perf_counter()
derive(b"walnut harbor quiet seven", b"sixteen bytes of", DEFAULT)
print(time.perf_counter() - began)
"""


def measure() -> list[dict[str, Any]]:
    """The worst of three runs against the bars, the median against the bare derivation."""
    lives, bare = [], []
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as home:
        make_vault(Path(home))
        for _ in range(RUNS):
            bare.append(_bare())
            lives.append(window_run(Path(home)))
    unlocked = [life["unlock"] for life in lives]
    rows = [
        ("unlock p95", max(unlocked), MOST_S, 1.0),
        (
            "unlock: derivations",
            statistics.median(unlocked),
            statistics.median(bare),
            MOST_OVER_KDF,
        ),
        ("unlock: longest gap", max(life["gap"] for life in lives), MOST_GAP_S, 1.0),
    ]
    return [
        row(name, ours / reference, bar, figures=(ours, reference, "s"))
        for name, ours, reference, bar in rows
    ]


def _bare() -> float:
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", BARE], capture_output=True, text=True, check=True, env=os.environ
    )
    return float(done.stdout)
