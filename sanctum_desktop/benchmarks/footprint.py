"""Memory of the window's process, locked and in use without engines.

The bars are for RSS, which counts shared pages whole; PSS, which shares them out, stands beside.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from sanctum_desktop.benchmarks.living_window import RUNS, make_vault, window_run
from sanctum_desktop.benchmarks.rows import row

BARS_MB: Final = {"locked": 180.0, "in use": 300.0}


def measure() -> list[dict[str, Any]]:
    """The worst of three runs."""
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as home:
        make_vault(Path(home))
        lives = [window_run(Path(home)) for _ in range(RUNS)]
    sizes = {
        f"{when} {kind}": (max(life[f"{when} {kind}"] for life in lives), most)
        for when, most in BARS_MB.items()
        for kind in ("rss", "pss")
    }
    return [
        row(f"footprint: {name}", size / most, 1.0, figures=(size, most, "MB"))
        for name, (size, most) in sizes.items()
    ]
