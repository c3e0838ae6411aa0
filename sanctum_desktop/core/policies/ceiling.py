"""What a language model's tries say of it: what it does here, in marks and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.ceiling import Shortfall, Tried
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import Ceiling, CeilingMark, KnownModel
from sanctum_desktop.core.domain.words import text

LEAST_TRIES: Final = 3
"""Fewer within their time say nothing but that it is slow."""
PASSED: Final = 0.75
"""The share of its tries that a model has to pass."""
_HANGS: Final = frozenset({Shortfall.ENDLESS, Shortfall.ENDED})
"""What would keep a person waiting; once is too often."""
_WORDS_A_TOKEN: Final = 0.75  # of English, roughly


def ceiling_marks(tried: Sequence[Tried], features: Sequence[Feature]) -> tuple[CeilingMark, ...]:
    """One mark for each feature, in order; what was hardly tried is not done."""
    return tuple(
        _mark(feature, [one for one in tried if one.feature is feature]) for feature in features
    )


def ceiling_sentences(ceiling: Ceiling) -> tuple[str, ...]:
    """What a person is told of it: feature by feature, then how fast it was."""
    marks = {mark.feature: mark for mark in ceiling.marks}
    shown = [feature for feature in Feature if feature in marks or feature in ceiling.trusted]
    told = [
        _of_feature(feature, marks.get(feature), trusted=feature in ceiling.trusted)
        for feature in shown
    ]
    return (*told, *_of_speed(ceiling))


def as_tested(model: KnownModel, prompts: Mapping[Feature, str]) -> KnownModel:
    """The model without what it did with another version of a prompt: that was another test.

    What the person trusts it with stays, and so does what it never came to.
    """
    if model.ceiling is None or not model.ceiling.prompts:
        return model
    tested = {prompt.removesuffix("+own") for prompt in model.ceiling.prompts}
    marks = tuple(
        mark
        for mark in model.ceiling.marks
        if not mark.tries or prompts.get(mark.feature, "") in tested
    )
    if not marks and not model.ceiling.trusted:
        return replace(model, ceiling=None)
    return replace(model, ceiling=replace(model.ceiling, marks=marks))


def _mark(feature: Feature, tried: Sequence[Tried]) -> CeilingMark:
    lacked = Counter(one.shortfall for one in tried if one.shortfall)
    passed = len(tried) - lacked.total()
    enough = len(tried) >= LEAST_TRIES and passed >= PASSED * len(tried)
    return CeilingMark(
        feature=feature,
        passed=passed,
        tries=len(tried),
        does=enough and not _HANGS & set(lacked),
        shortfalls=tuple(lacked.most_common()),
    )


def _of_feature(feature: Feature, mark: CeilingMark | None, *, trusted: bool) -> str:
    what = text(f"models.feature.{feature}")
    if mark is None:
        return text("models.ceiling.trusted_untested", what=what)
    if mark.does:
        return text("models.ceiling.does", what=what, passed=mark.passed, tries=mark.tries)
    verdict = "trusted" if trusted else "guide"
    return " ".join([text(f"models.ceiling.{verdict}", what=what), *_reasons(mark)])


def _reasons(mark: CeilingMark) -> Iterator[str]:
    hardly_tried = mark.tries < LEAST_TRIES
    for shortfall, count in mark.shortfalls:
        if hardly_tried and shortfall is Shortfall.SLOW:
            continue
        yield text(f"models.ceiling.why.{shortfall}", count=count, tries=mark.tries)
    if hardly_tried:
        yield text("models.ceiling.too_slow", tries=mark.tries)


def _of_speed(ceiling: Ceiling) -> Iterator[str]:
    if ceiling.task_s:
        yield text("models.ceiling.task", seconds=f"{ceiling.task_s:.1f}")
    if ceiling.tokens_per_s:
        words = f"{ceiling.tokens_per_s * _WORDS_A_TOKEN:.1f}"
        first = f"{ceiling.first_token_s:.1f}"
        yield text("models.ceiling.speed", seconds=first, words=words)
