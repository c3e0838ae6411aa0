"""Whether a model fits into this machine, with how much of a talk in mind, and how fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.models import (
    FitVerdict,
    KnownModel,
    Measured,
    ModelFacts,
    ModelFit,
    Room,
)
from sanctum_desktop.core.domain.words import text

USUAL_CONTEXT: Final = 8192
"""Tokens; a story session with its profile fits into it."""
LEAST_CONTEXT: Final = 2048
"""Tokens; below it one short task with its prompt has no room."""
CACHE_BYTES: Final = {"f16": 2.0, "q8_0": 34 / 32, "q4_0": 18 / 32}
"""Bytes one number of the attention cache takes, by its type."""
_STEP: Final = 256
_BATCH: Final = 512
_F32: Final = 4
_KEPT_FREE: Final = 512 << 20
"""Bytes left to the app itself and the rest of the machine."""
_WORDS_A_TOKEN: Final = 0.75  # of English, roughly; other languages take more tokens


def model_fit(
    facts: ModelFacts,
    room: Room,
    *,
    wanted_context: int = USUAL_CONTEXT,
    cache_type: str = "f16",
    measured: Measured | None = None,
) -> ModelFit:
    """Weights, attention cache and working memory against what is free.

    Every layer is counted with the whole context, which is too much for models whose layers look
    back a short way only: the estimate errs towards "too large". `facts` without cache figures
    count no cache. A model that said nothing of its context is taken to hold `wanted_context`.
    """
    longest = facts.context_length or wanted_context
    compute = _compute_bytes(facts)
    fixed = facts.weight_bytes + compute
    a_token = facts.cache_elements * CACHE_BYTES[cache_type]
    free = free_bytes(room)
    if free is None:
        largest = context = min(wanted_context, longest)
    else:
        largest = _largest_context(free - fixed, a_token, longest)
        context = min(wanted_context, longest, largest)
    cache = round(context * a_token)
    return ModelFit(
        verdict=_verdict(free, context, min(wanted_context, longest)),
        weight_bytes=facts.weight_bytes,
        cache_bytes=cache,
        compute_bytes=compute,
        free_bytes=free,
        context=context,
        largest_context=largest,
        gpu_layers=_gpu_layers(facts, room, facts.weight_bytes + cache, compute),
        tokens_per_s=_expected_speed(facts, measured),
    )


def fit_sentence(fit: ModelFit) -> str:
    """What a person is told of it."""
    needed = size(fit.needed_bytes)
    if fit.free_bytes is None:
        return text("models.fit.unknown", needed=needed)
    free = size(fit.free_bytes)
    if fit.verdict is FitVerdict.TOO_LARGE:
        return text("models.fit.too_large", needed=needed, free=free)
    tokens = f"{fit.context:,}"
    words = f"{round(fit.context * _WORDS_A_TOKEN, -2):,.0f}"
    return text(f"models.fit.{fit.verdict}", needed=needed, free=free, tokens=tokens, words=words)


def speed_sentence(fit: ModelFit) -> str:
    """How fast it would be here; that nobody knows, where nothing was measured."""
    if fit.tokens_per_s is None:
        return text("models.speed.unknown")
    return text("models.speed.expected", words=f"{fit.tokens_per_s * _WORDS_A_TOKEN:.1f}")


def nearest(facts: ModelFacts, measured: Sequence[Measured]) -> Measured | None:
    """The one whose weights are nearest in size to this model's."""
    return min(measured, key=lambda one: abs(one.weight_bytes - facts.weight_bytes), default=None)


def with_card(room: Room, models: Sequence[KnownModel], machine: str) -> Room:
    """The room with the graphics memory the engine once told of on that machine."""
    told = [one.calibration for one in models if one.calibration is not None]
    cards = [here.card_bytes for here in told if here.machine == machine]
    return replace(room, vram_bytes=max(cards, default=0) or None)


def size(count: int) -> str:
    """Bytes as people read them: "2.4 GB", "310 MB"."""
    if count >= 10**9:
        return f"{count / 10**9:,.1f} GB"
    return f"{max(1, round(count / 10**6))} MB"


def free_bytes(room: Room) -> int | None:
    """RAM less what must stay free, and the graphics memory; None where nobody says."""
    if room.ram_bytes is None:
        return None
    return max(0, room.ram_bytes - _KEPT_FREE) + (room.vram_bytes or 0)


def _compute_bytes(facts: ModelFacts) -> int:
    """One batch at its widest: the scores of all words, and a layer's states some times over.

    llama.cpp with flash attention asked for 4, 66 and 252 MiB where this says 5, 87 and 266;
    without flash attention it asks for more the longer the context is.
    """
    return _BATCH * (facts.vocabulary + 16 * facts.embedding_length) * _F32


def _largest_context(left: int, a_token: float, longest: int) -> int:
    if left < 0:
        return 0
    if a_token == 0:
        return longest
    fits = int(left / a_token)
    return longest if fits >= longest else fits // _STEP * _STEP


def _verdict(free: int | None, context: int, wanted: int) -> FitVerdict:
    if free is None:
        return FitVerdict.UNKNOWN
    if context < min(LEAST_CONTEXT, wanted):
        return FitVerdict.TOO_LARGE
    return FitVerdict.FITS if context >= wanted else FitVerdict.FITS_SHORTER


def _gpu_layers(facts: ModelFacts, room: Room, spread: int, compute: int) -> int:
    """How many layers, each with its part of weights and cache, the graphics memory takes."""
    left = (room.vram_bytes or 0) - compute
    if left <= 0 or facts.layers == 0 or spread == 0:
        return 0
    return min(facts.layers, left * facts.layers // spread)


def _expected_speed(facts: ModelFacts, measured: Measured | None) -> float | None:
    """A token reads all weights once, so speed goes with their size; not so with experts."""
    if measured is None or facts.experts or not facts.weight_bytes:
        return None
    return measured.tokens_per_s * measured.weight_bytes / facts.weight_bytes
