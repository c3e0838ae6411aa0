"""When something is worth a notice: bars to pass, for how long, and how far back to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.diagnostics import Concern, Health, Notice
from sanctum_desktop.core.domain.words import text

MOST_SHOWN: Final = 3
FEWEST_CALLS: Final = 20
"""Fewer calls say nothing of shares and quantiles."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A notice begins after `begins_s` above `above`, and ends after `ends_s` not above `back`.

    Between the two it stays as it was, so that what hovers at a bar does not flicker.
    """

    above: float
    back: float
    begins_s: float
    ends_s: float = 30.0


BARS: Final[Mapping[Concern, Bar]] = {
    Concern.ENGINE_DOWN: Bar(0, 0, begins_s=0, ends_s=0),
    Concern.MEMORY: Bar(0.85, 0.80, begins_s=20),
    Concern.ERRORS: Bar(0.05, 0.04, begins_s=0),
    Concern.SLOW: Bar(5.0, 4.0, begins_s=0),
    Concern.PROCESSOR: Bar(0.80, 0.70, begins_s=60),  # a model that answers takes all there is
}


@dataclass(frozen=True, slots=True)
class Watch:
    """What is remembered from one look to the next: what is shown, and what turns since when."""

    shown: frozenset[Concern] = frozenset()
    turning_s: Mapping[Concern, float] = field(default_factory=dict)


def looked(watch: Watch, health: Health, at_s: float) -> Watch:
    """What is shown after a look at that moment, on a clock that only grows."""
    shown, turning = set(watch.shown), {}
    for concern, bar in BARS.items():
        is_shown = concern in watch.shown
        value = _value(concern, health)
        turns = value <= bar.back if is_shown else value > bar.above
        if not turns:
            continue
        since = watch.turning_s.get(concern, at_s)
        if at_s - since >= (bar.ends_s if is_shown else bar.begins_s):
            shown ^= {concern}
        else:
            turning[concern] = since
    return Watch(frozenset(shown), turning)


def notices_of(watch: Watch, health: Health) -> tuple[Notice, ...]:
    """At most three in words, the one that helps most first; each with one remedy."""
    shown = [concern for concern in Concern if concern in watch.shown]
    return tuple(_notice(concern, health) for concern in shown[:MOST_SHOWN])


def _value(concern: Concern, health: Health) -> float:
    told = health.calls >= FEWEST_CALLS
    values = {
        Concern.ENGINE_DOWN: float(len(health.engines_down)),
        Concern.MEMORY: health.load.memory or 0.0,
        Concern.ERRORS: health.failed if told else 0.0,
        Concern.SLOW: health.p99_s if told else 0.0,
        Concern.PROCESSOR: health.load.processor or 0.0,
    }
    return values[concern]


def _notice(concern: Concern, health: Health) -> Notice:
    ids = f"notice.{concern.value}"
    if concern is Concern.ENGINE_DOWN:
        return Notice(concern, " ".join(health.engines_down), text(f"{ids}.remedy"))
    slow_model = concern is Concern.SLOW and health.by_model
    remedy = f"{ids}.model.remedy" if slow_model else f"{ids}.remedy"
    return Notice(concern, text(ids), text(remedy))
