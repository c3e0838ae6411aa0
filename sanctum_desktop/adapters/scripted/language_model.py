"""The double of a language model: says what it was given to say, whatever it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from itertools import takewhile
from typing import Final

import msgspec

from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    ReplyReason,
)

_ENCODER: Final = msgspec.msgpack.Encoder()

Answer = str | Exception | Callable[[Prompt], str]


class ScriptedModel:
    """Answers each prompt with the next of `answers`, the last again and again.

    An exception is raised, a function is asked what to say (`characters` has some). `prompts` are
    those it was given. An answer that never ends is cut at the prompt's limit, in words.
    """

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.prompts: list[Prompt] = []
        self._read: tuple[Message, ...] = ()

    async def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        self.prompts.append(prompt)
        cached = await self.count(_common(self._read, prompt.messages))
        self._read = prompt.messages
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        said = answer if isinstance(answer, str) else answer(prompt)
        cut = " ".join(said.split(" ")[: prompt.most_tokens])
        ended = ReplyReason.END if cut == said else ReplyReason.LENGTH
        words = [said] if prompt.schema is not None else cut.splitlines(keepends=True)
        for word in words:
            await asyncio.sleep(0)
            yield ReplyPart(PartKind.ANSWER, word)
        read = await self.count(prompt.messages)
        yield ReplyEnd(ended, read, cached, len(cut.split()))

    async def prepare(self, messages: Sequence[Message]) -> None:
        self._read = tuple(messages)

    async def count(self, messages: Sequence[Message]) -> int:
        return sum(len(message.text.split()) for message in messages)

    async def keep(self, messages: Sequence[Message]) -> bytes:
        same = self._read[: len(messages)] == tuple(messages)
        return _ENCODER.encode(self._read) if same else b""

    async def resume(self, state: bytes) -> bool:
        try:
            self._read = msgspec.msgpack.decode(state, type=tuple[Message, ...])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return False
        return True


def _common(one: Sequence[Message], other: Sequence[Message]) -> list[Message]:
    """What both begin with."""
    pairs = zip(one, other, strict=False)
    return [message for message, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
