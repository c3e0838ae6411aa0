"""Looks into a model's files without loading it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.models import ModelFacts, ModelFile


class ModelInspector(Protocol):
    """Reads the headers of one model's files, given in order; nothing in them is believed or run.

    Raises ModelRefused for whatever is not a whole, consistent model, NotFound for a file that is
    not there or may not be read. Bounded in time and memory whatever the files hold. Cancelling
    stops waiting; the reading itself ends within seconds.
    """

    async def inspect(self, files: Sequence[ModelFile]) -> ModelFacts: ...
