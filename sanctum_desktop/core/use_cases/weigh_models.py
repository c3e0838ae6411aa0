"""Weigh models against this machine: those known, and those that could be downloaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    FitVerdict,
    KnownModel,
    LikelyFit,
    ModelFit,
)
from sanctum_desktop.core.policies.likely_fit import likely_fits
from sanctum_desktop.core.policies.model_fit import (
    fit_sentence,
    model_fit,
    nearest,
    speed_sentence,
    with_card,
)
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
    nothing of this one.
    """

    def __init__(self, *, room: MemoryRoom, machine: str) -> None:
        self._room = room
        self._machine = machine

    def __call__(self, models: Sequence[KnownModel]) -> Mapping[str, WeighedModel]:
        """By id. A model that was not measured here goes by the nearest in size that was."""
        room = with_card(self._room.free(), models, self._machine)
        here = {one.id: found for one in models if (found := one.measured_on(self._machine))}
        weighed = {}
        for model in models:
            measured = here.get(model.id) or nearest(model.facts, tuple(here.values()))
            fit = model_fit(model.facts, room, measured=measured)
            weighed[model.id] = WeighedModel(fit, (fit_sentence(fit), speed_sentence(fit)))
        return weighed

    def likely(self, entries: Sequence[CatalogueEntry]) -> Mapping[str, LikelyFit]:
        """By id: what names and known sizes let one expect of models that are not here."""
        return likely_fits(entries, self._room.free())
