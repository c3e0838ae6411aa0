"""Looks into a model's files without loading it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.models import ModelFacts, ModelFile


class ModelInspector(Protocol):
    """Looks into one model's files, given in order, where they can do nothing.

    `inspect` reads the headers; nothing in them is believed or run. `chat` has the model's own
    chat template render words made by chance, and gives the marks that were found so; None where
    it has none, or none that anybody could use.

    Both raise ModelRefused for whatever is not a whole, consistent model or takes more time or
    memory than reading one may, NotFound for a file that is not there or may not be read, and
    EngineUnavailable where nothing can be read now. Cancelling ends the reading.
    """

    async def inspect(self, files: Sequence[ModelFile]) -> ModelFacts: ...

    async def chat(self, files: Sequence[ModelFile]) -> ChatMarks | None: ...
