"""How models are told of: in plain words, and what is not known is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLocale

from sanctum_desktop.core.domain.errors import SanctumError
from sanctum_desktop.core.domain.models import (
    CeilingMark,
    FileState,
    FitVerdict,
    KnownModel,
    LikelyFit,
    ListedModel,
    ModelFile,
    ModelKind,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.tell_error import tell_error
from sanctum_desktop.core.use_cases.weigh_models import WeighedModel
from sanctum_desktop.ui.features.models.rows import FactRow
from sanctum_desktop.ui.qt.dates import long_day
from sanctum_desktop.ui.qt.sizes import size

_WORDS_A_TOKEN: Final = 0.75
_JUDGED: Final = (FitVerdict.FITS, FitVerdict.TOO_LARGE)


def printable(untrusted: str) -> str:
    """A name or a place from a disk without what would break a line or turn it round."""
    return "".join(sign for sign in untrusted if sign.isprintable())


def told(error: SanctumError) -> str:
    return tell_error(error)


def total(files: Sequence[ModelFile]) -> int:
    return sum(file.bytes for file in files)


def listed_words(*parts: str) -> str:
    """Those of the parts that say something, in one line."""
    return "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)


def known_about(listed: ListedModel, weighed: WeighedModel) -> str:
    """What it is for, how it is packed, how large it is, whether it fits."""
    model = listed.model
    packing = model.facts.quantisation[0][0] if model.facts.quantisation else ""
    fit = "" if listed.state is FileState.MISSING else fit_words(weighed.verdict)
    return listed_words(kind_words(model.kind), packing, size(total(model.files)), fit)


def kind_words(kind: ModelKind) -> str:
    return text(f"ui.models.kind.{kind}")


def fit_words(verdict: FitVerdict) -> str:
    """A few words on it, "" where nobody can say."""
    return "" if verdict is FitVerdict.UNKNOWN else text(f"ui.models.fit.{verdict}")


def likely_words(likely: LikelyFit) -> str:
    """A few words on what is to be expected, or that nothing is."""
    if not likely.file_bytes:
        return text("ui.models.likely.nothing")
    return text(f"ui.models.likely.{likely.verdict}") if likely.verdict in _JUDGED else ""


def passed(mark: CeilingMark) -> str:
    return text("ui.models.passed", passed=mark.passed, tries=mark.tries)


def ceiling_of(model: KnownModel) -> Iterator[FactRow]:
    """What its ceiling test found, feature by feature."""
    if model.ceiling is None:
        return
    for mark in model.ceiling.marks:
        trusted = mark.feature in model.ceiling.trusted and not mark.does
        end = "trusted" if trusted else "does" if mark.does else "guide"
        label = text(f"models.feature.{mark.feature}")
        yield FactRow(label, f"{text(f'ui.models.mark.{end}')} {passed(mark)}")
    yield FactRow(text("ui.models.tested"), long_day(model.ceiling.tested_at.astimezone().date()))


def facts_of(model: KnownModel) -> Iterator[FactRow]:
    """All that is known of it; what its header does not say is left out."""
    for label, value in (*_places(model), *_header(model), *_measured(model)):
        if value:
            yield FactRow(text(f"ui.models.fact.{label}"), value)


def _places(model: KnownModel) -> Iterator[tuple[str, str]]:
    for file in model.files[1:]:  # the first is told above, with what can be done with it
        yield "file", printable(file.path)
    yield "found_in", printable(model.found_in)
    yield "repository", printable(listed_words(model.repository, model.revision))
    yield "id", model.id
    for file in model.files:
        yield "sha256", file.sha256 or text("ui.models.fact.unpinned")


def _header(model: KnownModel) -> Iterator[tuple[str, str]]:
    facts = model.facts
    yield "licence", facts.licence or text("ui.models.fact.unsaid")
    yield "architecture", facts.architecture
    yield "parameters", _parameters(facts.parameters)
    yield "packing", _packing(model)
    if facts.context_length:
        words = _count(round(facts.context_length * _WORDS_A_TOKEN / 100) * 100)
        yield (
            "context",
            text("ui.models.fact.tokens", tokens=_count(facts.context_length), words=words),
        )
    yield "layers", _count(facts.layers)
    yield "width", _count(facts.embedding_length)
    yield "heads", _count(facts.heads)
    yield "cache_heads", _count(facts.cache_heads)
    yield "cache", _count(facts.cache_elements)
    yield "experts", _count(facts.experts)
    yield "vocabulary", _count(facts.vocabulary)
    yield "tokenizer", facts.tokenizer
    yield "format", f"GGUF {facts.format_version}" if facts.format_version else ""


def _measured(model: KnownModel) -> Iterator[tuple[str, str]]:
    found = model.calibration
    if found is not None:
        yield "threads", f"{found.threads} / {found.batch_threads}"
        yield "speeds", f"{found.writing_tokens_per_s:.1f} / {found.reading_tokens_per_s:.1f}"


def _packing(model: KnownModel) -> str:
    whole = model.facts.weight_bytes or 1
    shares = ((name, round(100 * count / whole)) for name, count in model.facts.quantisation)
    return ", ".join(f"{name} {share}\N{NO-BREAK SPACE}%" for name, share in shares if share)


def _parameters(count: int) -> str:
    if not count:
        return ""
    large = count >= 10**9
    figure = count / (10**9 if large else 10**6)
    return text(f"ui.models.fact.{'billions' if large else 'millions'}", count=f"{figure:,.1f}")


def _count(figure: int) -> str:
    return QLocale().toString(figure) if figure else ""
