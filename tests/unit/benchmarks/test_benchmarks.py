"""Every benchmark runs to its end; what it measures is for `sanctum bench`, not for a test."""

import json
from importlib import import_module

import pytest

from sanctum_desktop.benchmarks import BENCHMARKS, living_window, run_bench
from sanctum_desktop.benchmarks.random_model import TINY

FEWEST = {
    "engine_frames": {"ITEMS": 200, "RUNS": 1},
    "footprint": {"RUNS": 1, "_ANSWERS": 1},
    "llm_json": {"RUNS": 1, "SHAPES": {"small": TINY}},
    "llm_restore": {"RUNS": 1, "SHAPE": TINY, "SENTENCES": 4},
    "llm_second_turn": {"RUNS": 1, "SHAPE": TINY, "SENTENCES": 4},
    "llm_stream": {"RUNS": 1, "SHAPE": TINY, "TOKENS": 80, "LATE": 40},
    "llm_threads": {"ROUNDS": 1, "SHAPE": TINY},
    "long_chat": {"RUNS": 1, "MANY": 200, "FRAMES": 4},
    "markdown": {"RUNS": 1},
    "pdf": {"RUNS": 3},
    "stall": {"RUNS": 1, "SHAPE": TINY, "_ANSWERS": 1, "ANSWERS": 1},
    "start": {"RUNS": 1},
    "unlock": {"RUNS": 1},
    "use_case": {"TURNS": 2, "TALKS": 1, "MESSAGES": 90, "CONVERSATIONS": 4, "RUNS": 2},
    "vault": {"_ROUNDS": 2, "_ROWS": 20, "_SCANS": 2},
}
"""Sizes that show that it runs and measure nothing."""


def test_none_is_forgotten():
    assert set(FEWEST) == set(BENCHMARKS)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_it_runs_to_its_end(name, monkeypatch, capsys):
    for module in (import_module(f"sanctum_desktop.benchmarks.{name}"), living_window):
        for size, value in FEWEST[name].items():
            if hasattr(module, size):
                monkeypatch.setattr(module, size, value)
    assert run_bench([name], as_json=True) in (0, 1)  # 1: a bar was missed
    rows = json.loads(capsys.readouterr().out)
    assert rows
    for row in rows:
        assert row["ours"] > 0
        assert row["reference"] > 0
        assert row["name"].startswith(name)


def test_a_wrong_name_is_told(capsys):
    assert run_bench(["sped"], as_json=False) == 2
    assert "No benchmark sped" in capsys.readouterr().err
