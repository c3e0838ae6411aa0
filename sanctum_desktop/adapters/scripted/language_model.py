"""The double of a language model: says what it was given to say, whatever it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence

from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    ReplyReason,
)
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.ports.language_models import ModelInUse

Answer = str | Exception | Callable[[Prompt], str]


class ScriptedModel:
    """Answers each prompt with the next of `answers`, the last again and again.

    An exception is raised, a function is asked what to say. `prompts` are those it was given.
    """

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.prompts: list[Prompt] = []

    async def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        self.prompts.append(prompt)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        said = answer if isinstance(answer, str) else answer(prompt)
        words = [said] if prompt.schema is not None else said.splitlines(keepends=True)
        for word in words:
            await asyncio.sleep(0)
            yield ReplyPart(PartKind.ANSWER, word)
        yield ReplyEnd(ReplyReason.END, await self.count(prompt.messages), 0, len(said.split()))

    async def prepare(self, messages: Sequence[Message]) -> None:
        """Nothing is read ahead."""

    async def count(self, messages: Sequence[Message]) -> int:
        return sum(len(message.text.split()) for message in messages)

    async def keep(self) -> bytes:
        return b""

    async def resume(self, state: bytes) -> bool:
        return False


class ScriptedModels:
    """One model for some features, or for all of them."""

    def __init__(self, model: ScriptedModel, *features: Feature) -> None:
        self._in_use = ModelInUse("scripted", model)
        self._features = features or tuple(Feature)

    async def doing(self, feature: Feature) -> ModelInUse | None:
        return self._in_use if feature in self._features else None
