"""Keep what was found out of a model while it was used."""

from __future__ import annotations

from dataclasses import replace

from sanctum_desktop.core.domain.models import Calibration, ModelFile
from sanctum_desktop.core.ports.model_registry import ModelRegistry


class NoteModel:
    """Keeps how fast a model is here, and in which state its files were found to be as pinned.

    Nothing is kept of a model that was removed, or has other files by now.
    """

    def __init__(self, *, registry: ModelRegistry) -> None:
        self._registry = registry

    async def __call__(
        self,
        model_id: str,
        files: tuple[ModelFile, ...],
        *,
        calibration: Calibration | None = None,
        checked: tuple[str, ...] = (),
    ) -> None:
        """Raises BadInput and CannotWrite as the registry does."""
        models = (await self._registry.read()).models
        known = next((one for one in models if one.id == model_id and one.files == files), None)
        if known is not None:
            await self._registry.keep(
                replace(
                    known,
                    calibration=calibration or known.calibration,
                    checked=checked or known.checked,
                )
            )
