"""Counts what the use cases of an open vault take, without touching them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from inspect import iscoroutinefunction
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from sanctum_desktop.core.domain.traces import Traced

if TYPE_CHECKING:
    from sanctum_desktop.runtime.metrics.store import Metrics
    from sanctum_desktop.ui.services import Abby, Desk

V = TypeVar("V")
S = TypeVar("S", "Desk", "Abby")

_WORD: Final = re.compile(r"(?<!^)(?=[A-Z])")


def measured(verb: V, name: str, metrics: Metrics) -> V:
    """The same verb, each call of it counted under that name and a turn of its own.

    A call within a turn belongs to it. Whatever else the verb has is there as before.
    """
    return cast(V, _Measured(cast(Callable[..., Awaitable[Any]], verb), name, metrics))


class _Measured:
    """Stands in for a verb; a few microseconds for each call."""

    __slots__ = ("__wrapped__", "_metrics", "_name")

    def __init__(self, verb: Callable[..., Awaitable[Any]], name: str, metrics: Metrics) -> None:
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


def measured_desk(desk: Desk, metrics: Metrics) -> Desk:
    """The desk with every use case of it counted: what a desk gets later is counted as well."""
    return replace(_measured_verbs(desk, metrics), abby=_measured_verbs(desk.abby, metrics))


def _measured_verbs(services: S, metrics: Metrics) -> S:
    verbs = {one.name: getattr(services, one.name) for one in fields(services)}
    return replace(
        services,
        **{
            name: measured(verb, verb_name(verb), metrics)
            for name, verb in verbs.items()
            if callable(verb) and iscoroutinefunction(type(verb).__call__)
        },
    )


def verb_name(verb: object) -> str:
    """The name of a use case's file: "interview_story" of an InterviewStory."""
    return _WORD.sub("_", type(verb).__name__).lower()
