"""Where a person's own prompts are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.assets_library.own_prompts import OwnPromptFiles
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides

_FOLDER: Final = "prompts"  # no vault can be called so


def own_prompts(home: Path) -> ReadPromptOverrides:
    """Those beside the vaults of that home, over those that ship."""
    return ReadPromptOverrides(OwnPromptFiles(home / _FOLDER))
