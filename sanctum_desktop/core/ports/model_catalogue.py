"""The models that can be downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.models import CatalogueEntry


class ModelCatalogue(Protocol):
    """Lists what ships as a catalogue: names and places, no weights, no unproven figure.

    Raises BadInput, with line and key, where the catalogue is not as it should be.
    """

    def entries(self) -> Sequence[CatalogueEntry]: ...
