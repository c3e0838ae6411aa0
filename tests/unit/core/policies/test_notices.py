"""Notices come when a bar is passed for long enough, stay without flickering, and go."""

import pytest

from sanctum_desktop.core.domain.diagnostics import Concern, Health, Load
from sanctum_desktop.core.domain.words import known
from sanctum_desktop.core.policies.notices import BARS, FEWEST_CALLS, MOST_SHOWN
from sanctum_desktop.core.use_cases.watch_health import WatchHealth

DOWN = "The trial engine stays off after several tries: it no longer answered."


class World:
    """A clock moved by hand, and how things stand."""

    def __init__(self):
        self.now_s, self.health = 0.0, Health()
        self.watch = WatchHealth(health=lambda: self.health, clock=self)

    def seconds(self):
        return self.now_s

    def look(self, health=None, *, after_s=0.0):
        self.now_s += after_s
        self.health = health or self.health
        return [notice.concern for notice in self.watch()]


@pytest.fixture
def world():
    return World()


def busy(processor=None, memory=None):
    return Health(load=Load(processor=processor, memory=memory))


def called(failed=0.0, p99_s=0.1, calls=100, **more):
    return Health(calls=calls, failed=failed, p99_s=p99_s, **more)


def test_where_all_is_well_or_nobody_tells_there_is_nothing_to_say(world):
    assert world.look(called()) == []
    assert world.look(busy(), after_s=1000) == []


@pytest.mark.parametrize(
    ("concern", "at_the_bar", "above"),
    [
        (Concern.ERRORS, called(failed=0.05), called(failed=0.06)),
        (Concern.SLOW, called(p99_s=5.0), called(p99_s=5.1)),
        (Concern.PROCESSOR, busy(processor=0.80), busy(processor=0.81)),
        (Concern.MEMORY, busy(memory=0.85), busy(memory=0.86)),
    ],
)
def test_the_bars_of_the_specification(world, concern, at_the_bar, above):
    world.look(at_the_bar)
    assert world.look(at_the_bar, after_s=600) == []
    world.look(above)
    assert world.look(above, after_s=60) == [concern]


def test_a_short_burst_is_no_notice(world):
    for _ in range(20):
        assert world.look(busy(processor=0.99), after_s=10) == []
        assert world.look(busy(processor=0.99), after_s=40) == []
        assert world.look(busy(processor=0.30), after_s=10) == []


def test_what_hovers_at_a_bar_does_not_flicker(world):
    world.look(busy(memory=0.90))
    shown = world.look(busy(memory=0.90), after_s=20)
    for memory in (0.84, 0.86, 0.81, 0.79, 0.82) * 10:
        assert world.look(busy(memory=memory), after_s=10) == shown == [Concern.MEMORY]
    assert world.look(busy(memory=0.70), after_s=10) == [Concern.MEMORY]
    assert world.look(busy(memory=0.70), after_s=30) == []
    assert world.look(busy(memory=0.84), after_s=1000) == []


def test_few_calls_say_nothing(world):
    few = called(failed=1.0, p99_s=60.0, calls=FEWEST_CALLS - 1)
    assert world.look(few) == world.look(few, after_s=600) == []


def test_an_engine_that_is_down_is_told_at_once_and_no_longer_than_it_is(world):
    (notice,) = world.look(Health(engines_down=(DOWN,))) and world.watch()
    assert (notice.concern, notice.words, notice.severe) == (Concern.ENGINE_DOWN, DOWN, True)
    assert world.look(Health()) == []


def test_three_are_shown_the_one_that_helps_most_first(world):
    everything = called(
        failed=1.0, p99_s=60.0, load=Load(processor=1.0, memory=1.0), engines_down=(DOWN,)
    )
    world.look(everything)
    shown = world.look(everything, after_s=60)
    assert shown == [Concern.ENGINE_DOWN, Concern.MEMORY, Concern.ERRORS]
    assert len(shown) == MOST_SHOWN < len(BARS)
    assert [notice.severe for notice in world.watch()] == [True, False, False]


def test_each_has_one_remedy_and_it_suits(world):
    by_guide = world.look(called(p99_s=9.0)) and world.watch()[0].remedy
    world.health = called(p99_s=9.0, by_model=True)
    by_model = world.watch()[0].remedy
    assert by_guide != by_model
    assert "smaller model" in by_model
    for concern in Concern:
        remedy = known(f"notice.{concern.value}.remedy")
        assert remedy.count(".") == 1
