"""The ModelInspector port over GGUF files: opened here, read in a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, ExitStack
from dataclasses import astuple
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from sanctum_desktop.adapters.gguf.metadata import LONGEST_TEMPLATE, shown
from sanctum_desktop.adapters.gguf.reading import beyond_limits, refused
from sanctum_desktop.adapters.gguf.requests import Answer, Chat, Facts, Part, ReadChat, ReadFacts
from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineRefused,
    ModelRefused,
    NotFound,
    SanctumBug,
)
from sanctum_desktop.core.domain.models import ModelFacts, ModelFile
from sanctum_desktop.runtime.files import open_to_read
from sanctum_desktop.runtime.translate import translate

_MOST_PARTS: Final = 100
_MOST_NAMES: Final = 256
_BEYOND: Final = 2**64
_LONGEST_SENTENCE: Final = 300
_PATIENCE_S: Final = 120
"""For a slow disk; a busy child comes to the end of its time long before."""


class Reader(Protocol):
    """A process for strangers' files, as far as it is asked here."""

    def call(self, request: object) -> AsyncIterator[Answer]: ...


Readers = Callable[[tuple[int, ...]], AbstractAsyncContextManager[Reader]]
"""Starts one that has these descriptors, for one file, and ends it."""


class GgufInspector:
    """Has each model read by a process of its own; what comes back is bounded once more."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    async def inspect(self, files: Sequence[ModelFile]) -> ModelFacts:
        answer = await self._ask(ReadFacts, files)
        if not isinstance(answer, Facts):
            raise SanctumBug("the process for strangers' files answered something else")
        return _bounded(answer.facts)

    async def chat(self, files: Sequence[ModelFile]) -> ChatMarks | None:
        answer = await self._ask(ReadChat, files)
        if not isinstance(answer, Chat):
            raise SanctumBug("the process for strangers' files answered something else")
        return answer.marks

    async def _ask(
        self, what: type[ReadFacts | ReadChat], files: Sequence[ModelFile]
    ) -> Answer | None:
        if not 1 <= len(files) <= _MOST_PARTS:
            raise ModelRefused(
                f"A model in {len(files):,} files is not used.", advice="Choose another one."
            )
        border = {EngineDied: _beyond, TimeoutError: _beyond, EngineRefused: _refusal}
        with ExitStack() as opened, translate(border):
            streams = await asyncio.to_thread(_opened, files, opened)
            parts = tuple(map(_part, streams, files))
            async with (
                asyncio.timeout(_PATIENCE_S),
                self._readers(tuple(part.descriptor for part in parts)) as reader,
            ):
                return await anext(reader.call(what(parts)), None)


def _opened(files: Sequence[ModelFile], opened: ExitStack) -> list[BinaryIO]:
    with translate({OSError: _unreadable}):
        return [opened.enter_context(open_to_read(Path(file.path))) for file in files]


def _part(stream: BinaryIO, file: ModelFile) -> Part:
    number = stream.fileno()
    path = file.path if sys.platform == "win32" else ""
    return Part(descriptor=number, size=os.fstat(number).st_size, path=path)


def _bounded(facts: ModelFacts) -> ModelFacts:
    """What was read, if it is of a size and kind that a child of ours sends."""
    packings = [name for name, _ in facts.quantisation]
    names = (facts.architecture, facts.name, facts.licence, facts.tokenizer, *packings)
    odd = any(name != shown(name) for name in names) or len(names) > _MOST_NAMES
    beyond = any(one >= _BEYOND for one in astuple(facts) if isinstance(one, int))
    if odd or beyond or len(facts.untrusted_chat_template) > LONGEST_TEMPLATE:
        raise refused("what it says of itself cannot be shown")
    return facts


def _unreadable(error: OSError) -> NotFound:
    reason = error.strerror or "the system refused"
    return NotFound(f"The model's file cannot be read: {reason}.", advice="Choose another one.")


def _beyond(_error: Exception) -> ModelRefused:
    return beyond_limits()


def _refusal(error: EngineRefused) -> ModelRefused:
    return ModelRefused(
        shown(str(error), _LONGEST_SENTENCE), advice=shown(error.advice, _LONGEST_SENTENCE)
    )
