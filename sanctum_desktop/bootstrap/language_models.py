"""Which language model does what: the chosen one, where it can be used here at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cached_property, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.errors import (
    LLMUnavailable,
    NotFound,
    SanctumError,
)
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import Calibration, FitVerdict, KnownModel, ModelKind
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.ceiling import as_tested
from sanctum_desktop.core.policies.model_fit import model_fit, with_card
from sanctum_desktop.core.ports.model_chains import Chain, ModelInUse
from sanctum_desktop.core.prompts import PROMPT_OF
from sanctum_desktop.core.use_cases.note_model import NoteModel

if TYPE_CHECKING:
    from sanctum_desktop.adapters.llama_cpp.client import LlamaModel
    from sanctum_desktop.adapters.llama_cpp.host import Host
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.core.ports.memory_room import MemoryRoom
    from sanctum_desktop.core.ports.model_chains import ModelChains
    from sanctum_desktop.core.ports.model_registry import ModelRegistry
    from sanctum_desktop.core.ports.task_log import TaskLog
    from sanctum_desktop.core.use_cases.ask_model import AskModel

ENGINE: Final = "llm"
_LIBRARY: Final = "llama_cpp"


class _NoneChosen(NotFound):
    """The person chose the Guide."""


class ChosenModels:
    """The ModelChains port over the list of models and the engine's process: at most one model.

    A model does what it passed in its ceiling test, or is trusted with by the person; one that
    was never tested does nothing for a story. Nothing is started before the first reply.
    """

    def __init__(self, engines: Engines, registry: ModelRegistry, room: MemoryRoom) -> None:
        self._engines, self._registry, self._room = engines, registry, room
        self._note = NoteModel(registry=registry)
        self._made: tuple[KnownModel, LlamaModel] | None = None

    async def chain(self, feature: Feature) -> Chain:
        found = await self.found(feature)
        return Chain((found,) if isinstance(found, ModelInUse) else ())  # `why` tells

    def worked(self, model_id: str) -> None:
        """It is asked again in any case."""

    def failed(self, model_id: str) -> None:
        """It is asked again in any case."""

    async def why(self, feature: Feature) -> str:
        """Why the Guide does it, in a sentence; "" where a model does."""
        try:
            await self._doing(feature)
        except SanctumError as error:
            return str(error)
        return ""

    async def found(self, feature: Feature) -> ModelInUse | SanctumError | None:
        """The chosen one, or why it does not do the feature; None where none is chosen."""
        try:
            return await self._doing(feature)
        except _NoneChosen:
            return None
        except SanctumError as error:
            return error

    async def of(self, model_id: str) -> ModelInUse:
        """That model, tested or not, as its ceiling test needs it.

        Raises NotFound, BadInput, and EngineUnavailable where it cannot be used here.
        """
        return await self._ready((await self._registry.read()).model(model_id))

    async def _doing(self, feature: Feature) -> ModelInUse:
        registry = await self._registry.read()
        chosen = registry.defaults.get(ModelKind.LANGUAGE, "")
        if not chosen:
            self._release()
            raise _NoneChosen(text("engine.model.none"))
        model = as_tested(registry.model(chosen), PROMPT_OF)
        if model.ceiling is None or not model.ceiling.does(feature):
            raise LLMUnavailable(text(f"engine.model.{_lack(model, feature)}"))
        return await self._ready(model)

    async def _ready(self, model: KnownModel) -> ModelInUse:
        if find_spec(_LIBRARY) is None:
            raise LLMUnavailable(text("engine.missing"), advice=text("engine.missing.advice"))
        gone = await asyncio.to_thread(_gone, model)
        if gone:
            self._release()
            raise LLMUnavailable(
                text(f"engine.model.{gone}"), advice=text(f"engine.model.{gone}.advice")
            )
        if self._made is None or _same(self._made[0]) != _same(model):
            self._made = model, self._model(model)
        return ModelInUse(model.id, self._made[1])

    def _release(self) -> None:
        """Nothing of a model is held that nobody can use any more."""
        if self._made is not None and self._host.release():
            self._made = None

    @cached_property
    def _host(self) -> Host:
        from sanctum_desktop.adapters.llama_cpp.host import Host
        from sanctum_desktop.adapters.llama_cpp.requests import Answer

        process = self._engines.process(ENGINE, Answer)
        return Host(process, self._engines.threads, text(f"engine.called.{ENGINE}"))

    def _model(self, model: KnownModel) -> LlamaModel:
        from sanctum_desktop.adapters.llama_cpp.client import LlamaModel
        from sanctum_desktop.adapters.llama_cpp.host import Setup
        from sanctum_desktop.adapters.llama_cpp.presets import read_preset
        from sanctum_desktop.adapters.system_memory.machine import this_machine
        from sanctum_desktop.runtime.engine_process.budget import usable_cores
        from sanctum_desktop.runtime.engine_process.supervision import LoopClock

        machine, known = this_machine(), model.calibration
        setup = Setup(
            files=model.files,
            context=self._context(model, machine),
            sampling=partial(read_preset, asset_path("sampling")),
            machine=machine,
            checked=model.checked,
            keep_checked=partial(self._keep_checked, model),
            keep_measured=partial(self._keep_measured, model),
            chat=model.chat,
        )
        return LlamaModel(
            self._host,
            setup,
            LoopClock(),
            cores=usable_cores(),
            known=known if known is not None and known.machine == machine else None,
        )

    def _context(self, model: KnownModel, machine: str) -> Callable[[], int]:
        def tokens() -> int:
            room = with_card(self._room.free(), (model,), machine)
            fit = model_fit(model.facts, room)
            return 0 if fit.verdict is FitVerdict.TOO_LARGE else fit.context

        return tokens

    async def _keep_checked(self, model: KnownModel, checked: tuple[str, ...]) -> None:
        with suppress(SanctumError):  # then it is read from end to end next time, too
            await self._note(model.id, model.files, checked=checked)

    async def _keep_measured(self, model: KnownModel, calibration: Calibration) -> None:
        with suppress(SanctumError):  # then it is measured next time, too
            await self._note(model.id, model.files, calibration=calibration)


@asynccontextmanager
async def models_of(home: Path) -> AsyncIterator[ChosenModels]:
    """The models of an installation for a verb of the command line; its engines end with it."""
    from sanctum_desktop.bootstrap.engines import Engines

    engines = Engines()
    try:
        yield chosen_models(engines, home)
    finally:
        await engines.stop()


def chosen_models(engines: Engines, home: Path) -> ChosenModels:
    """Over the list of models in `home` and the free memory of this machine."""
    from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
    from sanctum_desktop.adapters.system_memory.room import SystemMemory

    return ChosenModels(engines, RegistryFile(home), SystemMemory())


def lacking() -> str:
    """What keeps every language model from running here, for people; "" where nothing does."""
    if find_spec(_LIBRARY) is None:
        return f"{text('engine.missing')} {text('engine.missing.advice')}"
    return ""


def asking(chains: ModelChains, log: TaskLog) -> AskModel:
    """How any of them is given a task, where it is counted, and who hears how it fared."""
    from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
    from sanctum_desktop.core.use_cases.ask_model import AskModel

    return AskModel(chains=chains, log=log, clock=SystemBootClock())


def _lack(model: KnownModel, feature: Feature) -> str:
    tested = model.ceiling is not None and any(m.feature is feature for m in model.ceiling.marks)
    return "cannot" if tested else "untested"


def _same(model: KnownModel) -> tuple[object, ...]:
    """What makes it another model to load."""
    return model.id, model.files, model.chat


def _gone(model: KnownModel) -> str:
    """What is wrong with its files, as a look at them tells; "" where nothing is."""
    for file in model.files:
        try:
            here = Path(file.path).stat().st_size
        except (OSError, ValueError):
            return "gone"
        if here != file.bytes:
            return "another"
    return "" if model.files else "gone"
