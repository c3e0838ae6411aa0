"""What 'sanctum bench' measures: ratios against a bare reference, here and now.

Each module has `measure() -> list[dict]` with the keys name, ratio, bar, holds, ours, reference
and unit. They see every layer, and only that command loads them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

Row: TypeAlias = dict[str, Any]


def _engine_frames() -> list[Row]:
    from sanctum_desktop.benchmarks.engine_frames import measure

    return measure()


def _footprint() -> list[Row]:
    from sanctum_desktop.benchmarks.footprint import measure

    return measure()


def _llm_json() -> list[Row]:
    from sanctum_desktop.benchmarks.llm_json import measure

    return measure()


def _llm_restore() -> list[Row]:
    from sanctum_desktop.benchmarks.llm_restore import measure

    return measure()


def _llm_second_turn() -> list[Row]:
    from sanctum_desktop.benchmarks.llm_second_turn import measure

    return measure()


def _llm_stream() -> list[Row]:
    from sanctum_desktop.benchmarks.llm_stream import measure

    return measure()


def _llm_threads() -> list[Row]:
    from sanctum_desktop.benchmarks.llm_threads import measure

    return measure()


def _long_chat() -> list[Row]:
    from sanctum_desktop.benchmarks.long_chat import measure

    return measure()


def _markdown() -> list[Row]:
    from sanctum_desktop.benchmarks.markdown import measure

    return measure()


def _pdf() -> list[Row]:
    from sanctum_desktop.benchmarks.pdf import measure

    return measure()


def _stall() -> list[Row]:
    from sanctum_desktop.benchmarks.stall import measure

    return measure()


def _start() -> list[Row]:
    from sanctum_desktop.benchmarks.start import measure

    return measure()


def _unlock() -> list[Row]:
    from sanctum_desktop.benchmarks.unlock import measure

    return measure()


def _use_case() -> list[Row]:
    from sanctum_desktop.benchmarks.use_case import measure

    return measure()


def _vault() -> list[Row]:
    from sanctum_desktop.benchmarks.vault import measure

    return measure()


BENCHMARKS: Final[Mapping[str, Callable[[], list[Row]]]] = {
    "engine_frames": _engine_frames,
    "footprint": _footprint,
    "llm_json": _llm_json,
    "llm_restore": _llm_restore,
    "llm_second_turn": _llm_second_turn,
    "llm_stream": _llm_stream,
    "llm_threads": _llm_threads,
    "long_chat": _long_chat,
    "markdown": _markdown,
    "pdf": _pdf,
    "stall": _stall,
    "start": _start,
    "unlock": _unlock,
    "use_case": _use_case,
    "vault": _vault,
}


def run_bench(names: Sequence[str], as_json: bool) -> int:
    """Measure the named ratios, all without names; 1 where a bar is missed, 2 for a wrong name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.stderr.write(f"No benchmark {unknown[0]}. There are: {', '.join(BENCHMARKS)}.\n")
        return 2
    rows: list[Row] = []
    for name in names or BENCHMARKS:
        sys.stderr.write(f"measuring {name} ...\n")
        rows += BENCHMARKS[name]()
    if as_json:
        sys.stdout.write(json.dumps(rows) + "\n")
    else:
        for row in rows:
            holds = "holds " if row["holds"] else "missed"
            sys.stdout.write(
                f"{holds} {row['name']:22} {row['ratio']:8.3f}  bar {row['bar']:<8} "
                f"ours {row['ours']:.4g} {row['unit']}, reference {row['reference']:.4g}\n"
            )
    return 0 if all(row["holds"] for row in rows) else 1
