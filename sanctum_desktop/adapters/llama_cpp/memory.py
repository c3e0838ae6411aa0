"""What a model has read so far: its context, and what of it is still of use."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from ctypes import c_void_p
from typing import Final

from sanctum_desktop.adapters.llama_cpp.model_file import Model, cause_of
from sanctum_desktop.adapters.llama_cpp.native import complaints, lib
from sanctum_desktop.adapters.llama_cpp.requests import Load
from sanctum_desktop.core.domain.errors import EngineUnavailable

BATCH: Final = 512
_SEQUENCE: Final = 0
_ABORTED: Final = 2
_TO_THE_END: Final = -1
_NOT_ABORTED: Final = lib.ggml_abort_callback()


class Cancelled(Exception):
    """Nobody wants the answer any more; what was read until here stays read."""


class Memory:
    """One sequence of tokens and what the model made of them.

    `tokens` are what it holds, always in step with the library's cache, also after a cancel.
    """

    def __init__(self, model: Model, load: Load) -> None:
        self._model = model
        asked = lib.llama_context_default_params()
        asked.n_ctx = min(load.context, model.trained_context or load.context)
        asked.n_batch = asked.n_ubatch = BATCH
        asked.n_threads = load.threads
        asked.n_threads_batch = load.batch_threads or load.threads
        asked.offload_kqv = model.gpu_layers != 0
        asked.swa_full = True  # else a shorter common beginning could not be kept
        asked.flash_attn_type = _flash_attention(load, model)
        with complaints() as complaint:
            context = lib.llama_init_from_model(model.handle, asked)
            if context is None:
                raise cause_of(complaint() + "failed to allocate")
        cache = lib.llama_get_memory(context)
        if cache is None or lib.llama_model_has_encoder(model.handle):
            lib.llama_free(context)
            raise EngineUnavailable(
                "This model does not write answers.",
                advice="Choose one that was made for conversation, an instruct model.",
            )
        self.handle: Final = context
        self.size: Final = lib.llama_n_ctx(context)
        self.tokens: list[int] = []
        self._one = (lib.llama_token * 1)()
        self._one_batch = lib.llama_batch_get_one(self._one, 1)
        self._cache = cache

    def read(
        self,
        tokens: Sequence[int],
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> int:
        """Read a prompt, all but its common beginning with what is held; how much that was.

        At least the last token is read, so that the next can be chosen. Raises Cancelled, also
        in the middle of a batch.
        """
        kept = self._keep_beginning(tokens)
        progress(kept, len(tokens))
        with _abortable(self.handle, cancelled):
            for start in range(kept, len(tokens), BATCH):
                if cancelled():
                    raise Cancelled
                self._read_batch(tokens[start : start + BATCH])
                progress(len(self.tokens), len(tokens))
        return kept

    def add(self, token: int) -> None:
        """Read one more token."""
        self._one[0] = token
        status = lib.llama_decode(self.handle, self._one_batch)
        if status != 0:
            raise self._failed(status)
        self.tokens.append(token)

    def slide(self, start: int, count: int) -> bool:
        """Forget `count` tokens from `start` and move up what follows; False where it cannot.

        What moves was read with the forgotten tokens in sight, as llama.cpp's context shift does.
        """
        if not lib.llama_memory_can_shift(self._cache):
            return False
        if not lib.llama_memory_seq_rm(self._cache, _SEQUENCE, start, start + count):
            return False
        lib.llama_memory_seq_add(self._cache, _SEQUENCE, start + count, _TO_THE_END, -count)
        del self.tokens[start : start + count]
        return True

    def cut(self, length: int) -> int:
        """Forget what lies beyond so many tokens; how many stay."""
        if length < len(self.tokens):
            if not lib.llama_memory_seq_rm(self._cache, _SEQUENCE, length, _TO_THE_END):
                self.forget()  # recurrent models cannot go back a little
            del self.tokens[length:]
        return len(self.tokens)

    def forget(self) -> None:
        """Forget everything."""
        lib.llama_memory_clear(self._cache, True)
        self.tokens.clear()

    def use_threads(self, threads: int, batch_threads: int | None = None) -> None:
        lib.llama_set_n_threads(self.handle, threads, batch_threads or threads)

    def state(self) -> bytes:
        """The library's bytes of all that is held."""
        size = lib.llama_state_seq_get_size(self.handle, _SEQUENCE)
        buffer = (ctypes.c_uint8 * size)()
        written = lib.llama_state_seq_get_data(self.handle, buffer, size, _SEQUENCE)
        return memoryview(buffer)[:written].tobytes()

    def take_state(self, state: bytes, tokens: Sequence[int]) -> bool:
        """Hold what those bytes say, which are of `tokens`; False (and nothing held) if not so."""
        self.forget()
        buffer = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        with complaints():
            taken = lib.llama_state_seq_set_data(self.handle, buffer, len(state), _SEQUENCE)
        last = lib.llama_memory_seq_pos_max(self._cache, _SEQUENCE)
        if taken != len(state) or last != len(tokens) - 1:
            self.forget()
            return False
        self.tokens[:] = tokens
        return True

    def close(self) -> None:
        lib.llama_free(self.handle)

    def _keep_beginning(self, tokens: Sequence[int]) -> int:
        most = min(len(self.tokens), len(tokens) - 1)
        kept = next((at for at in range(most) if self.tokens[at] != tokens[at]), most)
        return self.cut(kept)

    def _read_batch(self, tokens: Sequence[int]) -> None:
        array = (lib.llama_token * len(tokens))(*tokens)
        status = lib.llama_decode(self.handle, lib.llama_batch_get_one(array, len(tokens)))
        if status == 0:
            self.tokens.extend(tokens)
            return
        held = lib.llama_memory_seq_pos_max(self._cache, _SEQUENCE) + 1
        self.tokens.extend(tokens[: held - len(self.tokens)])
        raise Cancelled if status == _ABORTED else self._failed(status)

    def _failed(self, status: int) -> EngineUnavailable:
        self.forget()
        what = "memory ran out" if status == 1 else "it could not go on"
        return EngineUnavailable(
            f"The model stopped in the middle: {what}. What it said before is kept.",
            advice="Try again, or choose a smaller model.",
        )


def _flash_attention(load: Load, model: Model) -> int:
    """Where nobody says: what the graphics card likes best, and none on the processor.

    There it reads fewer than 64 tokens, as most second turns are, four times as slowly, and writes
    a tenth (at 512 tokens) to a third (at 3,000) more slowly; only long texts are read faster.
    Without it, reading in other portions also gives the same to the last bit.
    """
    if load.flash_attention is not None:
        return int(load.flash_attention)
    on_card = model.gpu_layers != 0
    return lib.LLAMA_FLASH_ATTN_TYPE_AUTO if on_card else lib.LLAMA_FLASH_ATTN_TYPE_DISABLED


class _abortable:  # noqa: N801 - a context manager
    """While it lasts, the library asks between its steps whether to go on.

    Only for batches: it costs a call into Python a step, and single tokens are short.
    """

    def __init__(self, context: lib.llama_context_p, cancelled: Callable[[], bool]) -> None:
        self._context = context
        self._callback = lib.ggml_abort_callback(lambda _: cancelled())

    def __enter__(self) -> None:
        lib.llama_set_abort_callback(self._context, self._callback, c_void_p())

    def __exit__(self, *_: object) -> None:
        lib.llama_set_abort_callback(self._context, _NOT_ABORTED, c_void_p())
