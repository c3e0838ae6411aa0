"""Answers a conversation in words, or in JSON of a given shape."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from sanctum_desktop.core.domain.language import Message, Prompt, ReplyEnd, ReplyPart


class LanguageModel(Protocol):
    """A language model, one reply at a time.

    `reply` streams parts in order and a ReplyEnd last; closing it cancels within a token, and also
    while the prompt is still read. With a schema it gives one part, whole: JSON that conforms, or
    raises EngineRefused. Words in messages are never taken for control marks. `prepare` reads
    messages ahead of a reply that will begin with them. `count` is in tokens, as `reply` would
    read them. `keep` gives what was read as bytes, for the vault, b"" where that does not
    begin with these messages (somebody else asked meanwhile); `resume` takes them in another
    process and is False where they do not fit this model, which then reads anew.

    All raise EngineUnavailable where the engine cannot run and EngineDied when it ends in the
    middle; a prompt whose last message has no room raises EngineRefused.
    """

    def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]: ...

    async def prepare(self, messages: Sequence[Message]) -> None: ...

    async def count(self, messages: Sequence[Message]) -> int: ...

    async def keep(self, messages: Sequence[Message]) -> bytes: ...

    async def resume(self, state: bytes) -> bool: ...
