"""Who may do a feature, in turn: the chosen model here, servers, then the Guide."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.language import Message, Prompt, ReplyEnd, ReplyPart
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.circuit import Circuit, CircuitState
from sanctum_desktop.core.ports.boot_clock import BootClock
from sanctum_desktop.core.ports.language_model import LanguageModel
from sanctum_desktop.core.ports.model_chains import Chain, ModelInUse

HostedModels: TypeAlias = Callable[[Feature], Awaitable[Sequence[ModelInUse]]]
"""Servers' models the person opted in to for a feature, in their order; may raise SanctumError."""


class ChosenModel(Protocol):
    """The model chosen on this computer, or why it does not do a feature; None without one."""

    async def found(self, feature: Feature) -> ModelInUse | SanctumError | None: ...


class ModelsInTurn:
    """The ModelChains port, over the model here and those of servers.

    What stays on this computer is asked first.
    """

    def __init__(self, chosen: ChosenModel, hosted: HostedModels, clock: BootClock) -> None:
        self._chosen, self._hosted, self._clock = chosen, hosted, clock
        self._circuits: dict[str, Circuit] = {}

    async def chain(self, feature: Feature) -> Chain:
        models: list[ModelInUse] = []
        passed_over: list[str] = []
        for one in await self._all(feature):
            if isinstance(one, SanctumError):
                passed_over.append(f"{one} {one.advice}".strip())
                continue
            state = self._circuit(one.id).state(self._clock.seconds())
            if state is CircuitState.OPEN:
                passed_over.append(text("server.rests", model=one.id))
            else:
                half_open = state is CircuitState.HALF_OPEN
                models.append(self._on_trial(one) if half_open else one)
        return Chain(tuple(models), tuple(passed_over))

    def worked(self, model_id: str) -> None:
        self._circuits.pop(model_id, None)

    def failed(self, model_id: str) -> None:
        self._circuits[model_id] = self._circuit(model_id).failed(self._clock.seconds())

    async def _all(self, feature: Feature) -> Sequence[ModelInUse | SanctumError]:
        chosen = await self._chosen.found(feature)
        here = () if chosen is None else (chosen,)
        try:
            return (*here, *await self._hosted(feature))
        except SanctumError as error:
            return (*here, error)

    def _circuit(self, model_id: str) -> Circuit:
        return self._circuits.get(model_id, Circuit())

    def _on_trial(self, one: ModelInUse) -> ModelInUse:
        """The trial begins with the first reply, not with who only looks whether there is one."""

        def begin() -> None:
            self._circuits[one.id] = self._circuit(one.id).tried(self._clock.seconds())

        def end() -> None:
            """Also of one that the person stopped or did not agree to, which says nothing."""
            self._circuits[one.id] = self._circuit(one.id).untried(self._clock.seconds())

        return replace(one, model=_OnTrial(one.model, begin, end))


@dataclass(frozen=True, slots=True)
class _OnTrial:
    """A LanguageModel that tells when it is asked for a reply, and when that is over."""

    model: LanguageModel
    begin: Callable[[], None]
    end: Callable[[], None]

    async def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        self.begin()
        try:
            async with aclosing(self.model.reply(prompt)) as parts:
                async for part in parts:
                    yield part
        finally:
            self.end()

    async def prepare(self, messages: Sequence[Message]) -> None:
        await self.model.prepare(messages)

    async def count(self, messages: Sequence[Message]) -> int:
        return await self.model.count(messages)

    async def keep(self, messages: Sequence[Message]) -> bytes:
        return await self.model.keep(messages)

    async def resume(self, state: bytes) -> bool:
        return await self.model.resume(state)
