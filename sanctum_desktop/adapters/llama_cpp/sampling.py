"""Chooses the next token: llama.cpp's sampler chain, set up by a preset."""

from __future__ import annotations

from ctypes import byref
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sanctum_desktop.adapters.llama_cpp.native import lib
from sanctum_desktop.adapters.llama_cpp.presets import Sampling

CANDIDATE: Final = np.dtype([("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
"""One token as the library's samplers take it: llama_token_data."""


class Sampler:
    """A chain of the library's. `close` frees it."""

    def __init__(self, sampling: Sampling, vocabulary_size: int) -> None:
        self.handle: Final = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        if sampling.repeat_penalty != 1 and sampling.repeat_last:
            self._add(
                lib.llama_sampler_init_penalties(
                    vocabulary_size, sampling.repeat_last, sampling.repeat_penalty, 0.0, 0.0
                )
            )
        if sampling.temperature == 0:
            self._add(lib.llama_sampler_init_greedy())
            return
        if sampling.top_k:
            self._add(lib.llama_sampler_init_top_k(sampling.top_k))
        if sampling.top_p < 1:
            self._add(lib.llama_sampler_init_top_p(sampling.top_p, 1))
        if sampling.min_p > 0:
            self._add(lib.llama_sampler_init_min_p(sampling.min_p, 1))
        self._add(lib.llama_sampler_init_temp(sampling.temperature))
        self._add(lib.llama_sampler_init_dist(sampling.seed))

    def next(self, context: lib.llama_context_p) -> int:
        """The token after what the context read last."""
        return int(lib.llama_sampler_sample(self.handle, context, -1))

    def choose(self, candidates: NDArray[np.void]) -> int:
        """One of the candidates, without noting it; they may be put in another order."""
        array = as_array(candidates)
        lib.llama_sampler_apply(self.handle, byref(array))
        return int(array.data[array.selected].id)

    def note(self, token: int) -> None:
        """That token was taken."""
        lib.llama_sampler_accept(self.handle, token)

    def close(self) -> None:
        lib.llama_sampler_free(self.handle)

    def _add(self, sampler: lib.llama_sampler_p) -> None:
        lib.llama_sampler_chain_add(self.handle, sampler)


def as_array(candidates: NDArray[np.void]) -> lib.llama_token_data_array:
    """Candidates as the library takes them; they must outlive it."""
    data = candidates.ctypes.data_as(lib.llama_token_data_p)
    return lib.llama_token_data_array(data, len(candidates), -1, False)
