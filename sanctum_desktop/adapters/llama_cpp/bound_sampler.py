"""Chooses tokens that a grammar allows, without asking the grammar about the whole vocabulary.

Asking costs a microsecond a token or more, each time: too much for 128,000. So the chain's own
choice is tried first, then the likeliest, then those whose first character can come now (found by
asking about single characters), and all of them only when nothing else is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from ctypes import byref
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sanctum_desktop.adapters.llama_cpp.grammar import ROOT
from sanctum_desktop.adapters.llama_cpp.native import complaints, lib
from sanctum_desktop.adapters.llama_cpp.sampling import CANDIDATE, Sampler, as_array
from sanctum_desktop.adapters.llama_cpp.vocabulary import Vocabulary
from sanctum_desktop.core.domain.errors import SanctumBug

_LIKELIEST: Final = 256
_ASCII: Final = 128

Tokens = NDArray[np.int32]


class FirstCharacters:
    """Which tokens of a vocabulary begin with which ASCII character."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def _by_first(self) -> dict[int, Tokens]:
        found: dict[int, list[int]] = defaultdict(list)
        for token in range(self._vocabulary.size):
            piece = self._vocabulary.piece(token)
            if piece and piece[0] < _ASCII:
                found[piece[0]].append(token)
        return {first: np.array(tokens, np.int32) for first, tokens in found.items()}

    @cached_property
    def alone(self) -> Tokens:
        """One token of a single character for each first character; not all need have one."""
        alone = [
            next((t for t in tokens if len(self._vocabulary.piece(int(t))) == 1), None)
            for tokens in self._by_first.values()
        ]
        return np.array([token for token in alone if token is not None], np.int32)

    def like(self, allowed: Tokens) -> Tokens:
        """All tokens that begin as one of `allowed` does."""
        firsts = {self._vocabulary.piece(int(token))[0] for token in allowed}
        chosen = [self._by_first[first] for first in firsts]
        return np.concatenate(chosen) if chosen else np.empty(0, np.int32)


class Grammar:
    """A compiled grammar; each answer follows a copy of it. `close` frees it."""

    def __init__(self, source: str, vocabulary: Vocabulary) -> None:
        with complaints():
            handle = lib.llama_sampler_init_grammar(
                vocabulary.handle, source.encode(), ROOT.encode()
            )
        if not handle:
            raise SanctumBug("a grammar cannot be compiled")
        self._handle = handle

    def copy(self) -> lib.llama_sampler_p:
        """The same, at its beginning; whoever asks frees it."""
        copy: lib.llama_sampler_p = lib.llama_sampler_clone(self._handle)
        return copy

    def close(self) -> None:
        lib.llama_sampler_free(self._handle)


class BoundSampler:
    """A sampler that follows a grammar through one answer. `close` frees its copy of it."""

    def __init__(self, sampler: Sampler, grammar: Grammar, firsts: FirstCharacters) -> None:
        self._sampler = sampler
        self._grammar = grammar.copy()
        self._firsts = firsts

    def next(self, logits: NDArray[np.float32]) -> int:
        """The next token by the logits of all; it is noted on both sides."""
        token = self._sampler.choose(_candidates(logits, np.arange(len(logits), dtype=np.int32)))
        if not len(self._allowed(np.array([token], np.int32))):
            token = self._of_allowed(logits)
        lib.llama_sampler_accept(self._grammar, token)
        self._sampler.note(token)
        return token

    def close(self) -> None:
        lib.llama_sampler_free(self._grammar)

    def _of_allowed(self, logits: NDArray[np.float32]) -> int:
        for tokens in self._wider(logits):
            allowed = self._allowed(tokens)
            if len(allowed):
                return self._sampler.choose(_candidates(logits, allowed))
        raise SanctumBug("a grammar allows no token")

    def _wider(self, logits: NDArray[np.float32]) -> Iterator[Tokens]:
        count = min(_LIKELIEST, len(logits))
        yield np.argpartition(logits, -count)[-count:].astype(np.int32)
        yield self._firsts.like(self._allowed(self._firsts.alone))
        yield np.arange(len(logits), dtype=np.int32)

    def _allowed(self, tokens: Tokens) -> Tokens:
        """Those of the tokens that can come now."""
        candidates = np.zeros(len(tokens), CANDIDATE)
        candidates["id"] = tokens
        array = as_array(candidates)
        lib.llama_sampler_apply(self._grammar, byref(array))
        allowed: Tokens = tokens[np.isfinite(candidates["logit"])]
        return allowed


def _candidates(logits: NDArray[np.float32], tokens: Tokens) -> NDArray[np.void]:
    candidates = np.zeros(len(tokens), CANDIDATE)
    candidates["id"] = tokens
    candidates["logit"] = logits[tokens]
    return candidates
