"""Who fails three times running is left alone, tried once, and taken back."""

from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.policies.circuit import (
    FIRST_REST_S,
    LONGEST_REST_S,
    TRIAL_S,
    Circuit,
    CircuitState,
)

CLOSED, OPEN, HALF_OPEN = CircuitState.CLOSED, CircuitState.OPEN, CircuitState.HALF_OPEN


def opened(now=100.0):
    return Circuit().failed(now).failed(now).failed(now)


def test_the_third_failure_opens_it_for_a_minute():
    assert Circuit().failed(1).failed(1).state(1) is CLOSED
    assert opened().state(100.0 + FIRST_REST_S - 0.1) is OPEN
    assert opened().state(100.0 + FIRST_REST_S) is HALF_OPEN


def test_a_trial_that_fails_doubles_the_rest_up_to_a_quarter_of_an_hour():
    circuit, rests = opened(), []
    for _ in range(7):
        rests.append(circuit.rest_s)
        now = circuit.open_until_s
        assert circuit.state(now) is HALF_OPEN
        circuit = circuit.tried(now).failed(now + 1)
        assert circuit.state(now + 2) is OPEN
    assert rests == [60, 120, 240, 480, 900, 900, 900] == [*rests[:4], *[LONGEST_REST_S] * 3]


def test_there_is_one_trial_at_a_time_and_a_forgotten_one_holds_nobody_for_ever():
    trying = opened().tried(200.0)
    assert trying.state(200.0) is OPEN
    assert trying.state(200.0 + TRIAL_S) is HALF_OPEN
    assert opened().tried(110.0) == opened(), "it rests: nobody has begun a trial"
    assert Circuit().tried(1.0) == Circuit()


ACTS = st.sampled_from(["failed", "tried", "untried", "wait"])


def test_a_trial_without_an_end_leaves_the_next_to_whoever_comes():
    assert opened().tried(200.0).untried(201.0).state(201.0) is HALF_OPEN
    assert Circuit().untried(1.0) == Circuit()


@given(st.lists(st.tuples(ACTS, st.floats(0, 2000))))
def test_whatever_happens_it_is_tried_again_in_time(steps):
    circuit, now = Circuit(), 0.0
    for what, waited in steps:
        now += waited
        if what != "wait":
            circuit = getattr(circuit, what)(now)
        assert circuit.state(now + LONGEST_REST_S) is not OPEN
        assert 0 <= circuit.rest_s <= LONGEST_REST_S
