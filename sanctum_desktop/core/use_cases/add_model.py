"""Add a model where it lies."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import Final

from sanctum_desktop.core.domain.errors import ModelRefused
from sanctum_desktop.core.domain.models import (
    FoundModel,
    KnownModel,
    ModelFile,
    ModelKind,
    ModelOrigin,
    Registry,
)
from sanctum_desktop.core.ports.model_inspector import ModelInspector
from sanctum_desktop.core.ports.model_registry import ModelRegistry

_LONGEST_ID: Final = 60


class AddModel:
    """Makes a model known after a look into it; nothing is copied, and the file stays as it is.

    The stranger's chat template stays in the file; what is kept are the marks it tells turns apart
    by, so that it is run now and never again. The first of its kind becomes the default. A
    model already known is looked into again and keeps its id and, where its files have the same
    size, what they were pinned to; where all of them do and they say the same of themselves, what
    was found out of it as well.
    """

    def __init__(self, *, inspector: ModelInspector, registry: ModelRegistry) -> None:
        self._inspector = inspector
        self._registry = registry

    async def __call__(
        self, found: FoundModel, *, origin: ModelOrigin = ModelOrigin.ADDED
    ) -> KnownModel:
        """Raises ModelRefused, NotFound, CannotWrite, EngineUnavailable."""
        facts = await self._inspector.inspect(found.files)
        if facts.kind is None:
            raise ModelRefused(
                "This file is a part for another model, not one that can be used by itself.",
                advice="Choose the model it belongs to.",
            )
        speaks = facts.kind is ModelKind.LANGUAGE
        chat = await self._inspector.chat(found.files) if speaks else None
        registry = await self._registry.read()
        before = _already(registry, found)
        model = KnownModel(
            id=before.id if before else _free_id(registry, found.name),
            name=facts.name or found.name,
            kind=facts.kind,
            origin=before.origin if before else origin,
            files=_pinned(found, before),
            facts=replace(facts, untrusted_chat_template=""),
            found_in=found.found_in,
            repository=found.repository,
            revision=found.revision,
            chat=chat,
        )
        if before and (before.files, before.facts) == (model.files, model.facts):
            model = replace(
                model,
                calibration=before.calibration,
                ceiling=before.ceiling,
                checked=before.checked,
            )
        await self._registry.keep(model)
        if model.kind not in registry.defaults:
            await self._registry.prefer(model.kind, model.id)
        return model


def _already(registry: Registry, found: FoundModel) -> KnownModel | None:
    places = [file.path for file in found.files]
    for model in registry.models:
        if [file.path for file in model.files] == places:
            return model
    return None


def _pinned(found: FoundModel, before: KnownModel | None) -> tuple[ModelFile, ...]:
    pins = {(file.path, file.bytes): file.sha256 for file in before.files} if before else {}
    return tuple(
        replace(file, sha256=pins.get((file.path, file.bytes)) or file.sha256)
        for file in found.files
    )


def _free_id(registry: Registry, name: str) -> str:
    """The name in small letters, digits, dots and dashes; numbered where it is taken."""
    plain = re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip(".-")[:_LONGEST_ID] or "model"
    taken = {model.id for model in registry.models}
    if plain not in taken:
        return plain
    return next(numbered for n in count(2) if (numbered := f"{plain}-{n}") not in taken)
