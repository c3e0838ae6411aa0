"""Counts what the use cases of an open vault take, without touching them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from dataclasses import fields, replace
from inspect import isasyncgenfunction, iscoroutinefunction
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from sanctum_desktop.core.domain.traces import Traced

if TYPE_CHECKING:
    from sanctum_desktop.runtime.metrics.store import Metrics
    from sanctum_desktop.ui.services import Abby, Desk, Talking

V = TypeVar("V")
S = TypeVar("S", "Desk", "Abby", "Talking")

_WORD: Final = re.compile(r"(?<!^)(?=[A-Z])")


def measured(verb: V, name: str, metrics: Metrics) -> V:
    """The same verb, each call of it counted under that name and a turn of its own.

    A call within a turn belongs to it. Whatever else the verb has is there as before.
    """
    kind = _MeasuredSteps if isasyncgenfunction(type(verb).__call__) else _Measured
    return cast(V, kind(cast(Callable[..., Any], verb), name, metrics))


class _Measured:
    """Stands in for a verb; a few microseconds for each call."""

    __slots__ = ("__wrapped__", "_metrics", "_name")

    def __init__(self, verb: Callable[..., Any], name: str, metrics: Metrics) -> None:
        self.__wrapped__, self._name, self._metrics = verb, name, metrics

    async def __call__(self, *arguments: object, **named: object) -> object:
        metrics = self._metrics
        counts, began = metrics.begin(self._name), perf_counter()
        with Traced():
            try:
                given = await self.__wrapped__(*arguments, **named)
            except (asyncio.CancelledError, GeneratorExit):
                metrics.leave(counts)
                raise
            except BaseException as error:
                metrics.end(counts, perf_counter() - began, error)
                raise
        metrics.end(counts, perf_counter() - began)
        return given

    def __getattr__(self, name: str) -> object:
        return getattr(self.__wrapped__, name)


class _MeasuredSteps(_Measured):
    """The same for a verb that gives step after step; it is over with the last one."""

    __slots__ = ()

    async def __call__(  # type: ignore[override]
        self, *arguments: object, **named: object
    ) -> AsyncGenerator[object, None]:
        metrics, turn = self._metrics, Traced()
        counts, began = metrics.begin(self._name), perf_counter()
        steps = self.__wrapped__(*arguments, **named)
        try:
            while True:
                # The turn is left at each step: who takes them is in no turn, or in another one.
                with Traced(turn.trace):
                    step = await anext(steps)
                yield step
        except StopAsyncIteration:
            metrics.end(counts, perf_counter() - began)
        except (asyncio.CancelledError, GeneratorExit):
            metrics.leave(counts)
            raise
        except BaseException as error:
            metrics.end(counts, perf_counter() - began, error)
            raise
        finally:
            with Traced(turn.trace):
                await steps.aclose()


def measured_desk(desk: Desk, metrics: Metrics) -> Desk:
    """The desk with every use case of it counted: what a desk gets later is counted as well."""
    talking = desk.talking and _measured_verbs(desk.talking, metrics)
    abby = _measured_verbs(desk.abby, metrics)
    return replace(_measured_verbs(desk, metrics), abby=abby, talking=talking)


def _measured_verbs(services: S, metrics: Metrics) -> S:
    verbs = {one.name: getattr(services, one.name) for one in fields(services)}
    return replace(
        services,
        **{
            name: measured(verb, verb_name(verb), metrics)
            for name, verb in verbs.items()
            if callable(verb) and _is_verb(type(verb).__call__)
        },
    )


def _is_verb(call: object) -> bool:
    return iscoroutinefunction(call) or isasyncgenfunction(call)


def verb_name(verb: object) -> str:
    """The name of a use case's file: "interview_story" of an InterviewStory."""
    return _WORD.sub("_", type(verb).__name__).lower()
