"""What is counted: right to a stated error, bounded whatever runs, and never of words."""

import math
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.domain.errors import VaultUnreadable
from sanctum_desktop.core.domain.model_tasks import Author, Feature, Outcome, TaskRecord
from sanctum_desktop.runtime.metrics.durations import Durations
from sanctum_desktop.runtime.metrics.store import LATEST, MOST_ERRORS, MOST_NAMES, REST, Metrics

CANARY = "marmalade and tea"
RECORD = TaskRecord(
    feature=Feature.MIRROR,
    author=Author("mirror.v1", "small-q4"),
    outcome=Outcome.MODEL,
    total_s=2.0,
    first_token_s=0.5,
    prompt_tokens=200,
    cached_tokens=150,
    new_tokens=20,
)
SECONDS = st.floats(min_value=1e-5, max_value=1800)


@given(st.lists(SECONDS, min_size=1, max_size=60), st.sampled_from([0.5, 0.95, 0.99, 1.0]))
def test_a_quantile_is_right_to_four_and_a_half_per_cent(seconds, share):
    durations = Durations()
    for one in seconds:
        durations.add(one)
    exact = sorted(seconds)[math.ceil(share * len(seconds)) - 1]
    assert durations.quantile(share) == pytest.approx(exact, rel=0.045)


def test_no_duration_is_too_odd_to_be_counted():
    durations = Durations()
    for odd in (0.0, -1.0, 1e-12, 1e9, math.inf, math.nan):
        durations.add(odd)
    assert durations.count == 6
    assert durations.quantile(0.5) < 1e-5
    assert durations.quantile(1.0) == pytest.approx(2048, rel=0.05)
    assert Durations().quantile(0.5) == 0.0


def test_a_use_case_is_counted_with_its_errors_by_type():
    metrics = Metrics()
    for error in (None, None, VaultUnreadable(CANARY), KeyError(CANARY)):
        metrics.end(metrics.begin("read_talk"), 0.1, error)
    counts = metrics.verbs["read_talk"]
    assert (counts.durations.count, counts.failed, counts.running) == (4, 2, 0)
    assert counts.errors == {"VaultUnreadable": 1, "KeyError": 1}


def test_what_was_left_counts_as_no_error_and_no_duration():
    metrics = Metrics()
    first, second = metrics.begin("read_talk"), metrics.begin("read_talk")
    metrics.leave(first)
    metrics.end(second, 0.1)
    assert (first.left, first.at_once, first.durations.count, first.failed) == (1, 2, 1, 0)


def test_a_type_made_of_words_is_not_kept():
    metrics = Metrics()
    metrics.end(metrics.begin(CANARY), 0.1, type(CANARY, (ValueError,), {})(CANARY))
    assert list(metrics.verbs) == [REST]
    assert metrics.verbs[REST].errors == {"ValueError": 1}


def test_a_task_is_counted_by_feature_prompt_and_model():
    metrics = Metrics()
    for outcome in (Outcome.MODEL, Outcome.SCHEMA, Outcome.GROUNDING):
        metrics.note(replace(RECORD, outcome=outcome))
    metrics.note(replace(RECORD, author=Author("mirror.v2", "small-q4")))
    (first, counts), (second, _) = metrics.tasks.items()
    assert (first.author.prompt, second.author.prompt) == ("mirror.v1", "mirror.v2")
    assert counts.outcomes == {Outcome.MODEL: 1, Outcome.SCHEMA: 1, Outcome.GROUNDING: 1}
    assert counts.cached_share == 0.75
    assert counts.tokens_per_s == 10.0
    assert counts.first_token.quantile(0.5) == pytest.approx(0.5, rel=0.045)


@pytest.mark.parametrize("outcome", [Outcome.UNAVAILABLE, Outcome.REGENERATED, Outcome.EDITED])
def test_what_was_no_run_says_nothing_of_speed(outcome):
    metrics = Metrics()
    nothing = {"first_token_s": 0.0, "prompt_tokens": 0, "cached_tokens": 0, "new_tokens": 0}
    metrics.note(replace(RECORD, outcome=outcome, **nothing))
    (counts,) = metrics.tasks.values()
    assert (counts.whole.count, counts.first_token.count) == (0, 0)
    assert (counts.tokens_per_s, counts.cached_share) == (0.0, 0.0)


def test_a_name_that_is_none_is_not_kept():
    metrics = Metrics()
    metrics.note(replace(RECORD, author=Author(CANARY, "small-q4")))
    metrics.note(replace(RECORD, author=Author("mirror.v1", CANARY)))
    authors = [key.author for key in metrics.tasks]
    assert authors == [Author(REST, "small-q4"), Author("mirror.v1", REST)]


def test_the_latest_hundred_calls_are_weighed_and_what_was_before_is_forgiven():
    metrics = Metrics()
    assert metrics.latest() == (0, 0.0, 0.0)
    for _ in range(10):
        metrics.end(metrics.begin("slow"), 9.0, ValueError())
    assert metrics.latest() == (10, 1.0, 9.0)
    for _ in range(LATEST):
        metrics.end(metrics.begin("quick"), 0.1)
    assert metrics.latest() == (LATEST, 0.0, 0.1)


def test_the_store_stays_below_a_megabyte_whatever_runs():
    metrics = Metrics()
    kinds = [kind for kind in vars(__import__("builtins")).values() if _is_error(kind)]
    tracemalloc.start()
    try:
        for turn in range(5 * MOST_NAMES):
            for kind in kinds[: 2 * MOST_ERRORS]:
                metrics.end(metrics.begin(f"verb_{turn}"), turn / 7, kind())
            for feature in Feature:
                author = Author(f"prompt.v{turn}", f"a-model-with-a-long-name-{turn}-q4-k-m")
                metrics.note(replace(RECORD, feature=feature, author=author))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1_000_000
    assert len(metrics.verbs) == MOST_NAMES + 1
    assert len(metrics.tasks) <= MOST_NAMES + len(Feature)
    assert all(len(counts.errors) <= MOST_ERRORS + 1 for counts in metrics.verbs.values())


def _is_error(kind):
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        return False
    try:
        kind()
    except TypeError:
        return False
    return True
