"""An engine over a random model, as the benchmarks of the language model ask it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from sanctum_desktop.adapters.llama_cpp.engine import LlamaEngine
from sanctum_desktop.adapters.llama_cpp.memory import Memory
from sanctum_desktop.adapters.llama_cpp.presets import Sampling, read_preset
from sanctum_desktop.adapters.llama_cpp.requests import (
    Answer,
    Load,
    Request,
)
from sanctum_desktop.benchmarks.random_model import Shape, write_model
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.language import Manner, Message, Role

CONTEXT: Final = 4096
_SENTENCE: Final = "bafe dogu hazi lo fu, ni zu me pora tike. "

A = TypeVar("A")


@contextmanager
def made_model(shape: Shape) -> Iterator[Path]:
    """A model file that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="sanctum-bench-") as folder:
        yield write_model(Path(folder) / "model.gguf", shape)


class Asker:
    """Asks an engine in this process. `close` frees its model."""

    def __init__(self, path: Path, threads: int) -> None:
        self._engine = LlamaEngine()
        load = Load(str(path), model_id=path.name, context=CONTEXT, threads=threads)
        self.ask(load)

    def ask(self, request: Request) -> list[Answer]:
        """All that is answered."""
        answers = self._engine.answer(
            request, cancelled=lambda: False, progress=lambda _done, _all: None
        )
        return list(answers)

    @property
    def memory(self) -> Memory:
        return self._engine.memory

    def close(self) -> None:
        self._engine.close()


def balanced() -> Sampling:
    """The preset most replies are written by."""
    return read_preset(asset_path("sampling"), Manner.BALANCED)


def conversation(sentences: int) -> tuple[Message, ...]:
    """An instruction and a question of some length, together about ten tokens a sentence."""
    half = _SENTENCE * (sentences // 2)
    return Message(Role.SYSTEM, half), Message(Role.PERSON, half)


def follow_up(said: str) -> tuple[Message, ...]:
    """The turn after: what the model said, and what the person says to it."""
    return Message(Role.MODEL, said), Message(Role.PERSON, _SENTENCE * 2)
