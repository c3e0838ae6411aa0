"""Does a model fit: weights, cache and working memory against what is free."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctum_desktop.core.domain.models import (
    Calibration,
    FitVerdict,
    KnownModel,
    Measured,
    ModelFacts,
    ModelKind,
    ModelOrigin,
    Room,
)
from sanctum_desktop.core.policies.model_fit import (
    LEAST_CONTEXT,
    USUAL_CONTEXT,
    fit_sentence,
    model_fit,
    size,
    speed_sentence,
    with_card,
)

GIB = 1 << 30
# The shape of a common 8 B model at four bits: 36 layers, 8 heads that keep keys of 128 numbers.
FACTS = ModelFacts(
    architecture="some",
    kind=ModelKind.LANGUAGE,
    weight_bytes=5 * GIB,
    context_length=40_960,
    layers=36,
    embedding_length=4096,
    heads=32,
    cache_heads=8,
    cache_elements=36 * 8 * (128 + 128),
    vocabulary=151_936,
)
A_TOKEN = FACTS.cache_elements * 2
COMPUTE = 512 * (151_936 + 16 * 4096) * 4


def ram(count):
    return Room(ram_bytes=count)


def test_a_roomy_machine_takes_it_as_asked():
    fit = model_fit(FACTS, ram(16 * GIB))
    assert fit.verdict is FitVerdict.FITS
    assert (fit.context, fit.largest_context) == (USUAL_CONTEXT, 40_960)
    assert fit.cache_bytes == USUAL_CONTEXT * A_TOKEN
    assert fit.compute_bytes == COMPUTE
    assert fit.needed_bytes == 5 * GIB + USUAL_CONTEXT * A_TOKEN + COMPUTE
    assert fit_sentence(fit) == (
        "It fits: it needs 7.0 GB, and 16.6 GB can be used. It can keep about 6,100 words of"
        " a talk in mind (8,192 tokens)."
    )


def test_a_tight_machine_takes_it_with_a_shorter_memory():
    fit = model_fit(FACTS, ram(5 * GIB + COMPUTE + (512 << 20) + 4000 * A_TOKEN))
    assert fit.verdict is FitVerdict.FITS_SHORTER
    assert fit.context == fit.largest_context == 3840
    assert fit_sentence(fit).startswith("It fits with a shorter memory: about 2,900 words")


@pytest.mark.parametrize("free", [0, 2 * GIB, 5 * GIB + COMPUTE + (512 << 20)])
def test_a_small_machine_does_not(free):
    fit = model_fit(FACTS, ram(free))
    assert fit.verdict is FitVerdict.TOO_LARGE
    assert fit.context == 0
    assert "too large just now: it needs more than 5.8 GB" in fit_sentence(fit)


def test_a_machine_that_says_nothing():
    fit = model_fit(FACTS, Room(ram_bytes=None))
    assert fit.verdict is FitVerdict.UNKNOWN
    assert fit.context == USUAL_CONTEXT
    assert fit_sentence(fit).startswith("It needs about 7.0 GB. This computer does not say")


def test_a_smaller_cache_type_gives_a_longer_memory():
    free = ram(8 * GIB)
    lengths = [
        model_fit(FACTS, free, cache_type=name).largest_context for name in ("f16", "q8_0", "q4_0")
    ]
    assert lengths == sorted(set(lengths))


def test_a_model_of_short_context_fits_as_it_is():
    facts = ModelFacts(
        architecture="old", kind=ModelKind.LANGUAGE, weight_bytes=GIB, context_length=1024
    )
    fit = model_fit(facts, ram(4 * GIB))
    assert fit.verdict is FitVerdict.FITS
    assert fit.context == fit.largest_context == 1024


def test_a_model_that_says_nothing_of_context_or_cache():
    facts = ModelFacts(architecture="mamba", kind=ModelKind.LANGUAGE, weight_bytes=GIB)
    fit = model_fit(facts, ram(4 * GIB))
    assert (fit.verdict, fit.context, fit.cache_bytes) == (FitVerdict.FITS, USUAL_CONTEXT, 0)


def test_graphics_memory_takes_layers_and_counts_as_room():
    whole = model_fit(FACTS, Room(ram_bytes=2 * GIB, vram_bytes=24 * GIB))
    assert whole.verdict is FitVerdict.FITS
    assert whole.gpu_layers == 36
    part = model_fit(FACTS, Room(ram_bytes=8 * GIB, vram_bytes=4 * GIB))
    assert part.gpu_layers == (4 * GIB - COMPUTE) * 36 // (part.weight_bytes + part.cache_bytes)
    assert 0 < part.gpu_layers < 36
    for none in (None, 0, COMPUTE):
        assert model_fit(FACTS, Room(ram_bytes=16 * GIB, vram_bytes=none)).gpu_layers == 0


def test_speed_is_said_only_where_it_was_measured():
    unknown = model_fit(FACTS, ram(16 * GIB))
    assert unknown.tokens_per_s is None
    assert "has not been measured" in speed_sentence(unknown)
    measured = Measured(weight_bytes=GIB, tokens_per_s=40.0)
    known = model_fit(FACTS, ram(16 * GIB), measured=measured)
    assert known.tokens_per_s == pytest.approx(8.0)
    assert speed_sentence(known).startswith("About 6.0 words a second")


def test_speed_of_a_mixture_of_experts_is_not_known_from_its_size():
    measured = Measured(weight_bytes=GIB, tokens_per_s=40.0)
    facts = ModelFacts(
        architecture="moe", kind=ModelKind.LANGUAGE, weight_bytes=5 * GIB, experts=8
    )
    assert model_fit(facts, ram(16 * GIB), measured=measured).tokens_per_s is None


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "1 MB"), (310_400_000, "310 MB"), (10**9, "1.0 GB"), (2_449_000_000, "2.4 GB")],
)
def test_sizes_as_people_read_them(count, told):
    assert size(count) == told


sizes = st.integers(0, 1 << 44)


@given(sizes, st.integers(0, 1 << 20), st.integers(0, 1 << 32), sizes, st.integers(1, 1 << 20))
def test_what_is_said_to_fit_does(weights, elements, context, free, wanted):
    facts = ModelFacts(
        architecture="any",
        kind=ModelKind.LANGUAGE,
        weight_bytes=weights,
        cache_elements=elements,
        context_length=context,
    )
    fit = model_fit(facts, ram(free), wanted_context=wanted)
    if fit.verdict in {FitVerdict.FITS, FitVerdict.FITS_SHORTER}:
        assert fit.needed_bytes <= free
        assert fit.context <= max(context or wanted, 1)
        assert fit.context >= min(LEAST_CONTEXT, wanted, context or wanted)
    assert fit.context <= max(fit.largest_context, 0)
    assert fit_sentence(fit)


def test_graphics_memory_is_what_the_engine_told_of_on_this_machine():
    def measured(machine, card):
        calibration = Calibration(
            machine=machine,
            threads=2,
            batch_threads=2,
            reading_tokens_per_s=9.0,
            writing_tokens_per_s=9.0,
            card_bytes=card,
        )
        return KnownModel(
            id=f"{machine}{card}",
            name="",
            kind=ModelKind.LANGUAGE,
            origin=ModelOrigin.ADDED,
            files=(),
            facts=FACTS,
            calibration=calibration,
        )

    room, unmeasured = Room(ram_bytes=GIB), replace(measured("here", 1), calibration=None)
    models = [unmeasured, measured("here", 0), measured("here", 4 * GIB), measured("there", 9)]
    assert with_card(room, models, "here").vram_bytes == 4 * GIB
    assert with_card(room, models, "elsewhere") == room
    assert with_card(room, models[:2], "here") == room
