"""The folders in which other programs keep models, by their own documented settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def usual_places(home: Path, environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Folders of LM Studio, Ollama and the Hugging Face cache; they need not be there."""

    def named(variable: str, otherwise: Path) -> Path:
        value = environment.get(variable)
        return Path(value).expanduser() if value else otherwise

    cache = named("XDG_CACHE_HOME", home / ".cache")
    hub = named("HF_HOME", cache / "huggingface") / "hub"
    return (
        home / ".lmstudio" / "models",
        home / ".cache" / "lm-studio" / "models",
        named("OLLAMA_MODELS", home / ".ollama" / "models"),
        Path("/usr/share/ollama/.ollama/models"),
        named("HF_HUB_CACHE", hub),
    )
