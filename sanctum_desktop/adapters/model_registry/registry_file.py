"""The ModelRegistry port over `models.json`, which every process of this installation shares."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from sanctum_desktop.core.domain.errors import BadInput, CannotWrite
from sanctum_desktop.core.domain.models import KnownModel, ModelKind, Registry
from sanctum_desktop.runtime.files import PRIVATE_FILE, PRIVATE_FOLDER, write_atomically
from sanctum_desktop.runtime.translate import translate

NAME: Final = "models.json"
_LOCK: Final = ".models.lock"
_VERSION: Final = 1
_MOST_BYTES: Final = 16 << 20
_PATIENCE_S: Final = 5


class _Kept(msgspec.Struct, frozen=True):
    """The file as it is written; a field we do not know is dropped by the next change."""

    version: int
    models: tuple[KnownModel, ...] = ()
    defaults: dict[ModelKind, str] = {}


class RegistryFile:
    """Each change is one read and one whole write under a lock of `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def read(self) -> Registry:
        return await asyncio.to_thread(self._read)

    async def keep(self, model: KnownModel) -> None:
        await self._change(lambda registry: _with(registry, model))

    async def forget(self, model_id: str) -> None:
        await self._change(lambda registry: _without(registry, model_id))

    async def prefer(self, kind: ModelKind, model_id: str) -> None:
        def preferred(registry: Registry) -> Registry:
            return Registry(registry.models, {**registry.defaults, kind: model_id})

        await self._change(preferred)

    async def _change(self, change: Callable[[Registry], Registry]) -> None:
        await asyncio.to_thread(self._changed, change)

    def _changed(self, change: Callable[[Registry], Registry]) -> None:
        with translate({Timeout: _busy, OSError: _unwritable, NotImplementedError: _unlockable}):
            self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            with FileLock(self._folder / _LOCK, timeout=_PATIENCE_S, mode=PRIVATE_FILE):
                registry = change(self._read())
                kept = _Kept(_VERSION, registry.models, dict(registry.defaults))
                write_atomically(self._folder / NAME, msgspec.json.encode(kept))

    def _read(self) -> Registry:
        file = self._folder / NAME
        try:
            with file.open("rb") as stream:
                untrusted = stream.read(_MOST_BYTES)
            kept = msgspec.json.decode(untrusted, type=_Kept)
        except FileNotFoundError:
            return Registry()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise BadInput(
                f"The list of models, {file}, cannot be read. The models themselves are safe.",
                advice="Move that file away and add the models again.",
            ) from error
        if kept.version != _VERSION:
            raise BadInput(
                f"The list of models, {file}, is of a newer Sanctum.", advice="Use that one."
            )
        return Registry(kept.models, kept.defaults)


def _with(registry: Registry, model: KnownModel) -> Registry:
    """In the place of the model of that id, else at the end."""
    models = {known.id: known for known in registry.models} | {model.id: model}
    return Registry(tuple(models.values()), registry.defaults)


def _without(registry: Registry, model_id: str) -> Registry:
    models = tuple(model for model in registry.models if model.id != model_id)
    defaults = {kind: one for kind, one in registry.defaults.items() if one != model_id}
    return Registry(models, defaults)


def _unwritable(error: OSError) -> CannotWrite:
    reason = error.strerror or "the system refused"
    return CannotWrite(f"The list of models could not be written: {reason}.")


def _unlockable(_error: NotImplementedError) -> CannotWrite:
    return CannotWrite(
        "The drive with the list of models cannot lock files.",
        advice="Set SANCTUM_HOME to a folder on another drive.",
    )


def _busy(_error: Timeout) -> CannotWrite:
    return CannotWrite("Another Sanctum is changing the list of models.", advice="Try again.")
