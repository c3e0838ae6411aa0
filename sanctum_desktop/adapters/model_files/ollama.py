"""Models as Ollama keeps them: manifests that name blobs by their hash."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from sanctum_desktop.adapters.model_files.containment import is_folder, plain_file
from sanctum_desktop.core.domain.models import FoundModel, ModelFile

NAME: Final = "Ollama"
_WEIGHTS: Final = "application/vnd.ollama.image.model"
_DIGEST: Final = re.compile(r"sha256[:-]([0-9a-f]{64})\Z")
_MOST_BYTES: Final = 1 << 20
_MOST_MANIFESTS: Final = 10_000
_PARTS: Final = 4  # registry, owner, model, tag
_USUAL_REGISTRY: Final = "registry.ollama.ai"
_USUAL_OWNER: Final = "library"


class _Layer(msgspec.Struct):
    mediaType: str  # noqa: N815 - the manifest's own name
    digest: str


class _Manifest(msgspec.Struct):
    layers: list[_Layer]


def is_ollama_folder(folder: Path) -> bool:
    """True for a folder of manifests and blobs."""
    return is_folder(folder / "manifests") and is_folder(folder / "blobs")


def ollama_models(folder: Path) -> Iterator[FoundModel]:
    """Each model whose manifest can be read and whose blobs are in `folder`; others are passed."""
    seen = 0
    for place, folders, names in os.walk(folder / "manifests"):
        folders.sort()
        for name in sorted(names):
            seen += 1
            if seen > _MOST_MANIFESTS:
                return
            model = _model(folder, Path(place) / name)
            if model:
                yield model


def _model(folder: Path, manifest: Path) -> FoundModel | None:
    read = _read(folder, manifest)
    if read is None:
        return None
    blobs = [_blob(folder, layer) for layer in read.layers if layer.mediaType == _WEIGHTS]
    files = tuple(blob for blob in blobs if blob)
    if not files or len(files) != len(blobs):
        return None
    name = _name(manifest.relative_to(folder / "manifests").parts)
    return FoundModel(name=name, files=files, found_in=NAME, repository=name)


def _read(folder: Path, manifest: Path) -> _Manifest | None:
    real = plain_file(manifest, within=folder)
    if real is None or real.stat().st_size > _MOST_BYTES:
        return None
    try:
        return msgspec.json.decode(real.read_bytes(), type=_Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None  # a half-written manifest is Ollama's own affair


def _blob(folder: Path, layer: _Layer) -> ModelFile | None:
    digest = _DIGEST.match(layer.digest)
    if not digest:
        return None
    for mark in "-:":  # older versions wrote a colon
        real = plain_file(folder / "blobs" / f"sha256{mark}{digest[1]}", within=folder)
        if real:
            return ModelFile(path=str(real), bytes=real.stat().st_size, sha256=digest[1])
    return None


def _name(parts: tuple[str, ...]) -> str:
    """As one types it for `ollama run`: owner and registry only where they are not the usual."""
    if len(parts) != _PARTS:
        return ":".join(parts[-2:])
    registry, owner, model, tag = parts
    if registry != _USUAL_REGISTRY:
        return f"{registry}/{owner}/{model}:{tag}"
    return f"{model}:{tag}" if owner == _USUAL_OWNER else f"{owner}/{model}:{tag}"
