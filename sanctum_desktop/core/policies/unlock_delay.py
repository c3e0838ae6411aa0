"""How long the next try has to wait after wrong passphrases."""

from __future__ import annotations

from typing import Final

LONGEST_S: Final = 30


def delay_s(failed: int) -> int:
    """1, 2, 4 ... 30 seconds after one, two, three ... failed tries in a row; none after none."""
    return min(2 ** (failed - 1), LONGEST_S) if failed > 0 else 0
