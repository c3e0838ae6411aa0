"""Give a language model one short task; what it says counts only after it was checked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from sanctum_desktop.core.domain.errors import (
    CannotWrite,
    EngineDied,
    EngineError,
    EngineRefused,
    NetEnded,
    NetRefused,
    SanctumBug,
)
from sanctum_desktop.core.domain.language import Message, PartKind, Prompt, ReplyEnd
from sanctum_desktop.core.domain.model_tasks import (
    Asked,
    Author,
    Feature,
    Made,
    Outcome,
    TaskRecord,
)
from sanctum_desktop.core.domain.persons_time import OwnTime, heeding
from sanctum_desktop.core.domain.traces import Traced
from sanctum_desktop.core.ports.boot_clock import BootClock
from sanctum_desktop.core.ports.language_model import LanguageModel
from sanctum_desktop.core.ports.model_chains import ModelChains, ModelInUse
from sanctum_desktop.core.ports.task_log import TaskLog
from sanctum_desktop.core.prompts import PromptTemplate
from sanctum_desktop.core.schemas.answer_shape import read_answer, shape_of

T = TypeVar("T")

TASK_S: Final = 30.0
"""The longest a task may take before the Guide does it."""
MOST_CHARACTERS: Final = 20_000
"""More than any task asks for: what goes on beyond it is not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskModel:
    """Has a feature's model do its task, or gives None: then the Guide does it.

    Nothing a model does is an error for the caller: it may be missing, die, be slow, answer in
    another shape or say what nobody said, or nobody agrees to what would be sent. Each is noted,
    and each ends in None; the chains hear how it fared.
    """

    chains: ModelChains
    log: TaskLog
    clock: BootClock
    within_s: float = TASK_S

    async def __call__(
        self,
        feature: Feature,
        template: PromptTemplate,
        asked: Asked,
        *,
        history: Sequence[Message] = (),
        accept: Callable[[Mapping[str, Any]], T | None],
    ) -> Made[T] | None:
        """What `accept` made of the model's answer.

        It gets an object of the shape the template asks for, on a thread beside the event loop,
        and gives None for what may not be used.
        """
        in_use = (await self.chains.chain(feature)).first
        if in_use is None:
            return None
        own, trace = OwnTime(self.clock.seconds), Traced(asked.trace).trace
        began = own.seconds()
        author = Author(template.id, in_use.id)
        record = TaskRecord(
            feature=feature, author=author, outcome=Outcome.SKIPPED, total_s=0.0, trace=trace
        )
        made: T | None = None
        try:
            prompt = template.filled(asked.values, history=history, trace=trace)
            async with own.within(self.within_s):
                with heeding(own):
                    said, record = await self._reply(in_use.model, prompt, record, own)
            made, outcome = await _checked(said, template, accept)
            record = replace(record, outcome=outcome)
            self.chains.worked(in_use.id)
        except (TimeoutError, EngineError, NetRefused, NetEnded, CannotWrite) as error:
            record = replace(record, outcome=self._failed(in_use, error))
        finally:  # cancelled, too: the person went on without it
            self.log.note(replace(record, total_s=own.seconds() - began))
        return None if made is None else Made(made, record.author)

    async def does(self, feature: Feature) -> bool:
        """True where a model would be asked."""
        return (await self.chains.chain(feature)).first is not None

    def _failed(self, in_use: ModelInUse, error: Exception) -> Outcome:
        """What became of it; nothing is wrong with a model that refused, or that we ended."""
        is_ill = isinstance(error, TimeoutError | EngineError)
        if is_ill and not isinstance(error, EngineRefused):
            self.chains.failed(in_use.id)
        if isinstance(error, TimeoutError):
            return Outcome.TOO_SLOW
        return Outcome.DIED if isinstance(error, EngineDied) else Outcome.UNAVAILABLE

    async def _reply(
        self, model: LanguageModel, prompt: Prompt, record: TaskRecord, clock: BootClock
    ) -> tuple[str, TaskRecord]:
        """All that was said, and the record with what it took."""
        began, said = clock.seconds(), ""
        with Traced(prompt.trace):
            async with aclosing(model.reply(prompt)) as parts:
                async for part in parts:
                    if isinstance(part, ReplyEnd):
                        record = replace(
                            record,
                            prompt_tokens=part.prompt_tokens,
                            cached_tokens=part.cached_tokens,
                            new_tokens=part.new_tokens,
                        )
                    elif part.kind is PartKind.ANSWER and len(said) < MOST_CHARACTERS:
                        if not said:
                            record = replace(record, first_token_s=clock.seconds() - began)
                        said += part.text
        return said, record


async def _checked(
    said: str, template: PromptTemplate, accept: Callable[[Mapping[str, Any]], T | None]
) -> tuple[T | None, Outcome]:
    """What may be used of it; the shape is looked at here, whoever promised it."""
    if template.schema is None:
        raise SanctumBug(f"the prompt {template.id} asks for no shape")
    answer = read_answer(said, shape_of(template.schema))
    if answer is None:
        return None, Outcome.SCHEMA
    made = await asyncio.to_thread(accept, answer)
    return made, Outcome.GROUNDING if made is None else Outcome.MODEL
