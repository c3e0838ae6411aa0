"""The ceiling test: a minute in which a model shows what it can do on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from sanctum_desktop.core.domain.ceiling import Shortfall, Tried
from sanctum_desktop.core.domain.errors import (
    BadInput,
    EngineDied,
    EngineError,
    EngineRefused,
    EngineUnavailable,
    SanctumBug,
)
from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    ReplyReason,
    Role,
)
from sanctum_desktop.core.domain.model_tasks import Feature, Outcome, TaskRecord
from sanctum_desktop.core.domain.models import Ceiling, KnownModel, ModelKind
from sanctum_desktop.core.policies.ceiling import LEAST_TRIES, ceiling_marks
from sanctum_desktop.core.policies.ceiling_words import shortfall_of_words
from sanctum_desktop.core.ports.boot_clock import BootClock
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.language_model import LanguageModel
from sanctum_desktop.core.ports.model_chains import Chain, ModelInUse
from sanctum_desktop.core.ports.model_opener import ModelOpener
from sanctum_desktop.core.ports.model_registry import ModelRegistry
from sanctum_desktop.core.prompts import load_prompt
from sanctum_desktop.core.schemas.answer_shape import read_answer, shape_of
from sanctum_desktop.core.use_cases.ask_model import MOST_CHARACTERS, AskModel

TEST_S: Final = 80.0
"""For all tries together, from when the model is loaded."""
LONG_S: Final = 10.0
"""A try that ran so long before its time was over has failed; a shorter one was just not done."""
_SPEED_S: Final = 8.0
_AND_A_HALF: Final = 1.5
_TICK_S: Final = 0.5
_NEARLY: Final = 0.99
_LOADING: Final = (Message(Role.PERSON, "?"),)


@dataclass(frozen=True, slots=True)
class Trial:
    """One task of a feature. `run` does it as the feature does, through the AskModel it is given.

    With the parts of a task at hand: `lambda ask: ask(feature, template, asked, accept=accept)`.
    """

    feature: Feature
    run: Callable[[AskModel], Awaitable[object]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TryModel:
    """Tries a model on each feature and keeps what it does here; progress is from 0 to 1.

    Tries run through the very code of the feature: its prompt, its shape, its check. Cancelled, it
    keeps what was known before.
    """

    registry: ModelRegistry
    opener: ModelOpener
    trials: Sequence[Trial]
    clock: Clock
    boot_clock: BootClock

    async def __call__(self, model_id: str, progress: Callable[[float], None]) -> Ceiling:
        """Raises NotFound, BadInput, CannotWrite, and EngineUnavailable where it cannot run."""
        known = (await self.registry.read()).model(model_id)
        if known.kind is not ModelKind.LANGUAGE:
            raise BadInput(f"{known.id} is no language model; there is no test for it.")
        in_use = await self.opener.of(model_id)
        await in_use.model.count(_LOADING)
        ceiling = await _Test(in_use, self.boot_clock, progress).of(self.trials, self.clock)
        return await self._keep(known, ceiling)

    async def _keep(self, tested: KnownModel, ceiling: Ceiling) -> Ceiling:
        """What was trusted meanwhile, or removed, stays so."""
        model = (await self.registry.read()).model(tested.id)
        trusted = model.ceiling.trusted if model.ceiling else ()
        ceiling = replace(ceiling, trusted=trusted)
        await self.registry.keep(replace(model, ceiling=ceiling))
        return ceiling


class _Test:
    """One test of one model."""

    def __init__(
        self, in_use: ModelInUse, clock: BootClock, progress: Callable[[float], None]
    ) -> None:
        self._in_use = in_use
        self._clock = clock
        self._progress = progress
        self._end = clock.seconds() + TEST_S
        self._tried: list[Tried] = []
        self._records: list[TaskRecord] = []
        self._died = False
        self._told = 0.0

    async def of(self, trials: Sequence[Trial], clock: Clock) -> Ceiling:
        features = [one for one in Feature if any(trial.feature is one for trial in trials)]
        self._tick()
        try:
            first_token_s, tokens_per_s = await self._speed()
            done = 0
            for place, feature in enumerate(features):
                of_it = [trial for trial in trials if trial.feature is feature]
                done += len(of_it)
                share = (self._end - self._clock.seconds()) / (len(features) - place)
                await self._feature(of_it, share)
                self._tell(done / len(trials))
        finally:
            self._next.cancel()
        answered = [record.total_s for record in self._records if record.new_tokens]
        return Ceiling(
            tested_at=clock.now(),
            marks=ceiling_marks(self._tried, features),
            prompts=tuple(dict.fromkeys(record.author.prompt for record in self._records)),
            first_token_s=first_token_s,
            tokens_per_s=tokens_per_s,
            task_s=median(answered) if answered else 0.0,
        )

    async def _feature(self, trials: Sequence[Trial], share: float) -> None:
        """Within its share of what is left; what it needs at least may take half as much again.

        The first to run with a prompt reads it, the others have it read already.
        """
        began = self._clock.seconds()
        for number, trial in enumerate(trials):
            needed = number < LEAST_TRIES
            end = min(self._end, began + share * (_AND_A_HALF if needed else 1))
            if (left := end - self._clock.seconds()) <= 0:
                return
            await self._try(trial, left)

    def _tell(self, share: float) -> None:
        """Progress never goes back."""
        self._told = max(self._told, share)
        self._progress(self._told)

    def _tick(self) -> None:
        """Tell now and then how much of the minute is over, while a try goes on."""
        self._tell(min(1 - (self._end - self._clock.seconds()) / TEST_S, _NEARLY))
        self._next = asyncio.get_running_loop().call_later(_TICK_S, self._tick)

    async def _speed(self) -> tuple[float, float]:
        """Seconds to the first token of a warm model, and tokens a second after it; or 0, 0."""
        began, first = self._clock.seconds(), 0.0
        prompt = load_prompt("ceiling_speed.v1").filled({})
        with suppress(TimeoutError, EngineDied, EngineRefused):  # 0 says: nothing was measured
            async with (
                asyncio.timeout(_SPEED_S),
                aclosing(self._in_use.model.reply(prompt)) as parts,
            ):
                async for part in parts:
                    now = self._clock.seconds()
                    first = first or now
                    if isinstance(part, ReplyEnd) and part.new_tokens > 1 and now > first:
                        return first - began, (part.new_tokens - 1) / (now - first)
        return 0.0, 0.0

    async def _try(self, trial: Trial, left: float) -> None:
        stage = _Stage(self._in_use, trial.feature)
        await trial.run(AskModel(chains=stage, log=stage, clock=self._clock, within_s=left))
        if not stage.records:
            raise SanctumBug(f"a try of {trial.feature} asked the model nothing")
        for heard, record in zip(stage.model.heard, stage.records, strict=True):
            self._records.append(record)
            if record.outcome is Outcome.TOO_SLOW and record.total_s < LONG_S:
                continue
            self._tried.append(Tried(trial.feature, self._shortfall(heard, record)))

    def _shortfall(self, heard: _Heard, record: TaskRecord) -> Shortfall | None:
        if record.outcome is Outcome.TOO_SLOW:
            return Shortfall.SLOW
        if isinstance(heard.error, EngineUnavailable) and not self._died:
            raise heard.error
        if record.outcome is Outcome.DIED or isinstance(heard.error, EngineUnavailable):
            self._died = True
            return Shortfall.ENDED
        if record.outcome in (Outcome.SCHEMA, Outcome.UNAVAILABLE):
            return Shortfall.ENDLESS if heard.reason is ReplyReason.LENGTH else Shortfall.SHAPE
        seen = shortfall_of_words(heard.answer, heard.said_before)
        if record.outcome is Outcome.MODEL:
            return seen if seen is Shortfall.LANGUAGE else None
        return seen or Shortfall.WORDS


class _Stage:
    """Has one model do one feature, and keeps what it said and what became of it."""

    def __init__(self, in_use: ModelInUse, feature: Feature) -> None:
        self._id = in_use.id
        self._feature = feature
        self.model = _Overheard(in_use.model)
        self.records: list[TaskRecord] = []

    async def chain(self, feature: Feature) -> Chain:
        in_use = ModelInUse(self._id, self.model)
        return Chain((in_use,) if feature is self._feature else ())

    def worked(self, model_id: str) -> None:
        """The record tells it."""

    def failed(self, model_id: str) -> None:
        """The record tells it."""

    def note(self, record: TaskRecord) -> None:
        self.records.append(record)


class _Heard:
    """One reply, as it was listened to."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt
        self.said = ""
        self.reason: ReplyReason | None = None
        self.error: EngineError | None = None

    @property
    def said_before(self) -> str:
        """All that was given but the system's part, whose examples nobody said."""
        return "\n".join(one.text for one in self._prompt.messages if one.role is not Role.SYSTEM)

    @property
    def answer(self) -> str:
        """The words in the answer's places; all of it where no shape was asked for."""
        schema = self._prompt.schema
        if schema is None:
            return self.said
        answer = read_answer(self.said, shape_of(schema))
        return "\n".join(value for value in (answer or {}).values() if isinstance(value, str))


class _Overheard:
    """A model whose replies are listened to, in the order they are asked for."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self.heard: list[_Heard] = []

    async def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        heard = _Heard(prompt)
        self.heard.append(heard)
        try:
            async with aclosing(self._model.reply(prompt)) as parts:
                async for part in parts:
                    if isinstance(part, ReplyEnd):
                        heard.reason = part.reason
                    elif part.kind is PartKind.ANSWER and len(heard.said) < MOST_CHARACTERS:
                        heard.said += part.text
                    yield part
        except EngineError as error:
            heard.error = error
            raise

    async def prepare(self, messages: Sequence[Message]) -> None:
        await self._model.prepare(messages)

    async def count(self, messages: Sequence[Message]) -> int:
        return await self._model.count(messages)

    async def keep(self, messages: Sequence[Message]) -> bytes:
        return await self._model.keep(messages)

    async def resume(self, state: bytes) -> bool:
        return await self._model.resume(state)
