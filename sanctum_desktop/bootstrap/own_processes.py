"""How this program starts itself as something else. Standard library only."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
_PASSED_ON: Final = (
    *("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ"),
    *("TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR"),
)
"""All that a child gets of the environment: nothing of ours, no home, no secret."""


def own_command(kind: str, name: str) -> tuple[str, ...]:
    """Ourselves, frozen or not, as the process of that kind and name."""
    if getattr(sys, "frozen", False):
        return (sys.executable, kind, name)
    # -P: nothing is imported from the folder somebody happens to be in.
    return (sys.executable, "-P", "-m", "sanctum_desktop", kind, name)


def own_environment(ours: Mapping[str, str], more: Sequence[str] = ()) -> dict[str, str]:
    """What a child gets of our environment; `more` are names it gets besides."""
    passed = {name: ours[name] for name in (*_PASSED_ON, *more) if name in ours}
    if not getattr(sys, "frozen", False):
        paths = [str(_ROOT), *filter(None, [passed.get("PYTHONPATH")])]
        passed["PYTHONPATH"] = os.pathsep.join(paths)
    return passed
