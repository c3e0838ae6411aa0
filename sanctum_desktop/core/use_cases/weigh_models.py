"""Weigh models against this machine: those known, and those that could be downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    FitVerdict,
    KnownModel,
    LikelyFit,
    Measured,
    ModelFit,
)
from sanctum_desktop.core.policies.likely_fit import likely_fits
from sanctum_desktop.core.policies.model_fit import fit_sentence, model_fit, speed_sentence
from sanctum_desktop.core.ports.memory_room import MemoryRoom


@dataclass(frozen=True, slots=True)
class WeighedModel:
    """Whether a known model fits now, and the sentences that say so and how fast it is here."""

    fit: ModelFit
    sentences: tuple[str, ...]

    @property
    def verdict(self) -> FitVerdict:
        return self.fit.verdict


class WeighModels:
    """Says whether models fit into the memory that is free now; no file of theirs is opened.

    `machine` names this machine as calibrations name it: what was measured on another says
    nothing of this one. "" is no machine.
    """

    def __init__(self, *, room: MemoryRoom, machine: Callable[[], str]) -> None:
        self._room = room
        self._machine = machine

    def __call__(self, models: Sequence[KnownModel]) -> Mapping[str, WeighedModel]:
        """By id. A model that was not measured here goes by the first that was."""
        room = self._room.free()
        here = {one.id: found for one in models if (found := self._measured(one))}
        usual = next(iter(here.values()), None)
        weighed = {}
        for model in models:
            fit = model_fit(model.facts, room, measured=here.get(model.id, usual))
            weighed[model.id] = WeighedModel(fit, (fit_sentence(fit), speed_sentence(fit)))
        return weighed

    def likely(self, entries: Sequence[CatalogueEntry]) -> Mapping[str, LikelyFit]:
        """By id: what names and known sizes let one expect of models that are not here."""
        return likely_fits(entries, self._room.free())

    def _measured(self, model: KnownModel) -> Measured | None:
        found = model.calibration
        if found is None or not found.machine or found.machine != self._machine():
            return None
        return Measured(
            weight_bytes=model.facts.weight_bytes, tokens_per_s=found.writing_tokens_per_s
        )
