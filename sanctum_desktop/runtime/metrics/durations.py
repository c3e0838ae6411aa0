"""Durations in a histogram of fixed size."""

from __future__ import annotations

import math
from array import array
from typing import Final

_PER_OCTAVE: Final = 8
_FIRST_OCTAVE: Final = -17  # 2**-17 s are 8 microseconds
_OCTAVES: Final = 28  # up to 2**11 s, half an hour
_LONGEST_S: Final = 2.0 ** (_FIRST_OCTAVE + _OCTAVES)
_SHIFT: Final = -_FIRST_OCTAVE * _PER_OCTAVE
_LAST: Final = _OCTAVES * _PER_OCTAVE - 1


class Durations:
    """Seconds, counted in bins of which eight are a doubling.

    Each bin is 2**(1/8) times as wide as the one before, so that a quantile, told as the geometric
    middle of its bin, is at most 4.5 % from the nearest-rank quantile of what was added; beyond
    8 microseconds and half an hour it is the bound. Two kilobytes, whatever is added.
    """

    __slots__ = ("_bins", "count", "longest_s", "total_s")

    def __init__(self) -> None:
        self._bins = array("Q", bytes(8 * (_LAST + 1)))
        self.count = 0
        self.total_s = self.longest_s = 0.0

    def add(self, seconds: float) -> None:
        seconds = min(seconds, _LONGEST_S) if seconds > 0 else 0.0
        at = int(math.log2(seconds) * _PER_OCTAVE + _SHIFT) if seconds else 0
        self._bins[0 if at < 0 else min(at, _LAST)] += 1
        self.count += 1
        self.total_s += seconds
        self.longest_s = max(self.longest_s, seconds)

    def quantile(self, share: float) -> float:
        """The seconds that this share of all stayed within; 0 where there are none."""
        rank = math.ceil(share * self.count)
        seen = 0
        for at, many in enumerate(self._bins):
            seen += many
            if many and seen >= rank:
                return min(float(2 ** ((at - _SHIFT + 0.5) / _PER_OCTAVE)), self.longest_s)
        return 0.0
