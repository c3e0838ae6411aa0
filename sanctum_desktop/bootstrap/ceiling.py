"""Joins the ceiling test to the talks that ship and to the features it tries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeAlias

from sanctum_desktop.adapters.assets_library.ceiling import read_ceiling
from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.ceiling import CeilingCase
from sanctum_desktop.core.domain.errors import EngineUnavailable
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.ports.language_models import ModelInUse
from sanctum_desktop.core.ports.model_opener import ModelOpener
from sanctum_desktop.core.ports.model_registry import ModelRegistry
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.try_model import Trial, TryModel

Doing: TypeAlias = Callable[[CeilingCase, AskModel], Awaitable[object]]
"""Tells the case's talk to a feature and has it done through the AskModel it is given."""


def trials(doing: Mapping[Feature, Doing]) -> tuple[Trial, ...]:
    """The cases that ship, of the features that a model can do here."""
    cases = read_ceiling(asset_path("ceiling"))
    return tuple(
        Trial(case.feature, partial(doing[case.feature], case))
        for case in cases
        if case.feature in doing
    )


def try_model(
    registry: ModelRegistry, opener: ModelOpener, doing: Mapping[Feature, Doing]
) -> TryModel:
    """The test over the models of `opener`."""
    return TryModel(
        registry=registry,
        opener=opener,
        trials=trials(doing),
        clock=SystemClock(),
        boot_clock=SystemBootClock(),
    )


class NoEngine:
    """Opens nothing: no process of this version runs a language model."""

    async def of(self, model_id: str) -> ModelInUse:
        raise EngineUnavailable(
            text("models.ceiling.no_engine", model=model_id),
            advice=text("models.ceiling.no_engine.advice"),
        )


@asynccontextmanager
async def trying(registry: ModelRegistry) -> AsyncIterator[TryModel]:
    """The test for one verb of the command line; what it started is ended after it."""
    yield try_model(registry, NoEngine(), {})
