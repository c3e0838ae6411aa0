"""What each benchmark answers with."""

from __future__ import annotations

from typing import Any


def row(
    name: str, ratio: float, bar: float, *, figures: tuple[float, float, str], least: bool = False
) -> dict[str, Any]:
    """A row of the table; `figures` are ours, the reference and their unit.

    `least` says that the ratio is to reach the bar, not to stay below it.
    """
    ours, reference, unit = figures
    return {
        "name": name,
        "ratio": ratio,
        "bar": bar,
        "holds": ratio >= bar if least else ratio <= bar,
        "ours": ours,
        "reference": reference,
        "unit": unit,
    }
