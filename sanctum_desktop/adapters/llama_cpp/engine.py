"""What runs in a model's own process: takes typed requests, yields typed items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from sanctum_desktop.adapters.llama_cpp import calibration, saved_state
from sanctum_desktop.adapters.llama_cpp.memory import Memory
from sanctum_desktop.adapters.llama_cpp.model_file import NO_CARD, Model, open_model
from sanctum_desktop.adapters.llama_cpp.native import LIBRARY, card_bytes
from sanctum_desktop.adapters.llama_cpp.requests import (
    STATE_PART_BYTES,
    Answer,
    Asked,
    Calibrate,
    Counted,
    CountTokens,
    Keep,
    Load,
    Loaded,
    Prepare,
    Reply,
    Request,
    Resume,
    Resumed,
    StatePart,
    Unloaded,
)
from sanctum_desktop.adapters.llama_cpp.saved_state import Fit
from sanctum_desktop.adapters.llama_cpp.speaker import Hearing, Speaker
from sanctum_desktop.core.domain.errors import EngineUnavailable, SanctumBug
from sanctum_desktop.core.domain.language import Message


class LlamaEngine:
    """One model at a time, one request at a time, on one thread.

    `cancelled` is asked often, also from within the library; `progress` is told (done, all).
    Raises EngineUnavailable and EngineRefused with words for the person.
    """

    def __init__(self) -> None:
        self._load: Load | None = None
        self._speaker: Speaker | None = None
        self._parts: list[bytes] = []

    def answer(
        self,
        request: Request,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> Iterator[Answer]:
        """The items of one request, in order. Closing it early is a cancel."""
        hearing = Hearing(cancelled, progress)
        if isinstance(request, Load):
            yield from self._open(request, hearing)
        elif self._speaker is None:
            yield Unloaded()
        else:
            yield from self._ask(self._speaker, request, hearing)

    @property
    def memory(self) -> Memory:
        """What the loaded model has read, for benchmarks."""
        return self._loaded().memory

    def close(self) -> None:
        """Free the model; another can be loaded."""
        if self._speaker is not None:
            self._speaker.close()
        self._speaker = self._load = None
        self._parts.clear()

    def _loaded(self) -> Speaker:
        if self._speaker is None:
            raise SanctumBug("no model is loaded")
        return self._speaker

    def _ask(self, speaker: Speaker, request: Asked, hearing: Hearing) -> Iterator[Answer]:
        if isinstance(request, Reply | Prepare) and request.threads is not None:
            speaker.memory.use_threads(request.threads.writing, request.threads.reading)
        match request:
            case Reply():
                yield from speaker.reply(request, hearing)
            case Prepare(messages):
                yield speaker.prepare(messages, hearing)
            case CountTokens(messages):
                yield Counted(speaker.count(messages))
            case Keep(messages):
                yield from self._keep(speaker, messages)
            case Resume():
                yield self._resume(speaker, request)
            case Calibrate(most):
                yield from self._calibrate(speaker, most, hearing)

    def _open(self, load: Load, hearing: Hearing) -> Iterator[Loaded]:
        self.close()
        card = card_bytes()
        model = open_model(load, cancelled=hearing.cancelled, progress=hearing.progress)
        if model is None:
            return
        try:
            speaker = Speaker(model, load)
        except EngineUnavailable:
            model.close()
            if model.gpu_layers:  # it took the model, but not what it reads
                without = msgspec.structs.replace(load, gpu_layers=0)
                for loaded in self._open(without, hearing):
                    yield msgspec.structs.replace(loaded, notice=NO_CARD)
                return
            raise
        self._speaker, self._load = speaker, load
        yield _described(model, speaker, card)

    def _keep(self, speaker: Speaker, messages: Sequence[Message]) -> Iterator[StatePart]:
        if not speaker.holds(messages):
            return
        packed = saved_state.pack(
            self._fit(speaker), speaker.memory.tokens, speaker.memory.state()
        )
        for start in range(0, len(packed), STATE_PART_BYTES):
            yield StatePart(packed[start : start + STATE_PART_BYTES])

    def _resume(self, speaker: Speaker, request: Resume) -> Resumed:
        if request.first:
            self._parts.clear()
        self._parts.append(request.part)
        if not request.last:
            return Resumed(fits=False)
        packed = b"".join(self._parts)
        self._parts.clear()
        unpacked = saved_state.unpack(packed, self._fit(speaker))
        if unpacked is None:
            return Resumed(fits=False)
        tokens, state = unpacked
        return Resumed(speaker.memory.take_state(state, tokens), len(speaker.memory.tokens))

    def _calibrate(self, speaker: Speaker, most: int, hearing: Hearing) -> Iterator[Answer]:
        yield from calibration.sweep(speaker.memory, most, cancelled=hearing.cancelled)
        if self._load is not None:
            speaker.memory.use_threads(self._load.threads, self._load.batch_threads)

    def _fit(self, speaker: Speaker) -> Fit:
        model_id = self._load.model_id if self._load is not None else ""
        return Fit(model_id, speaker.memory.size, LIBRARY)


def _described(model: Model, speaker: Speaker, card: int) -> Loaded:
    return Loaded(
        family=speaker.family.name,
        context=speaker.memory.size,
        trained_context=model.trained_context,
        parameters=model.parameters,
        size_bytes=model.size_bytes,
        vocabulary=model.vocabulary.size,
        gpu_layers=model.gpu_layers,
        card_bytes=card,
        notice=model.notice,
    )
