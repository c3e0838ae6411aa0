"""The ModelFinder port: models by the names of files and folders."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.model_files.containment import (
    is_folder,
    is_text,
    is_there,
    plain_file,
)
from sanctum_desktop.adapters.model_files.layouts import hash_in_name, place_of
from sanctum_desktop.adapters.model_files.ollama import is_ollama_folder, ollama_models
from sanctum_desktop.core.domain.errors import BadInput, NotFound
from sanctum_desktop.core.domain.models import FoundModel, ModelFile

_ENDING: Final = ".gguf"
_PICTURE_HALF: Final = "mmproj"
_SPLIT: Final = re.compile(r"(?i)(.+)-(\d{5})-of-(\d{5})\.gguf\Z")
_MOST_NAMES: Final = 200_000
_DEEPEST: Final = 12
_MOST_PARTS: Final = 1000


class FoundOnDisk:
    """Looks by name; a split model is one model, a link inside the folder is the file behind it.

    `usual_places` are the folders of other programs; those that are not there are passed over. A
    walk ends after 200,000 names or twelve folders down.
    """

    def __init__(self, usual_places: Sequence[Path]) -> None:
        self._usual_places = usual_places

    async def at(self, location: str) -> tuple[FoundModel, ...]:
        return await asyncio.to_thread(_at, Path(location))

    async def usual(self) -> tuple[FoundModel, ...]:
        return await asyncio.to_thread(self._usual)

    def _usual(self) -> tuple[FoundModel, ...]:
        places = [place for place in self._usual_places if is_folder(place)]
        return _each_once(model for place in places for model in _in_folder(place))


def _at(named: Path) -> tuple[FoundModel, ...]:
    path = Path(os.path.expanduser(named)).absolute()  # noqa: PTH111 - "~nobody" is a name too
    if not is_text(path):
        raise BadInput("That name is not readable text.", advice="Rename it and try again.")
    if is_folder(path):
        return _each_once(_in_folder(path))
    if not is_there(path):
        raise NotFound(f"There is nothing to read at {path}.", advice="Is the name right?")
    return (_named(path),)


def _named(file: Path) -> FoundModel:
    """The model of a file somebody named: a link to anywhere, but its other parts are near."""
    split = _SPLIT.match(file.name)
    if split and int(split[3]) <= _MOST_PARTS:
        model = _model(file, _parts(split), place_of(file).top)
        if model:
            return model
    real = file.resolve()
    place = place_of(file)
    known = ModelFile(path=str(real), bytes=real.stat().st_size, sha256=hash_in_name(real))
    return FoundModel(
        name=file.stem if file.suffix.lower() == _ENDING else file.name,
        files=(known,),
        found_in=place.found_in,
        repository=place.repository,
        revision=place.revision,
    )


def _in_folder(folder: Path) -> Iterator[FoundModel]:
    if is_ollama_folder(folder):
        yield from ollama_models(folder)
    if is_ollama_folder(folder / "models"):
        yield from ollama_models(folder / "models")
    for file in _walk(folder):
        split = _SPLIT.match(file.name)
        if split and (int(split[2]) != 1 or int(split[3]) > _MOST_PARTS):
            continue
        model = _model(file, _parts(split) if split else [file.name], folder)
        if model:
            yield model


def _walk(folder: Path) -> Iterator[Path]:
    """Files that are named as models, in order; folders behind links are not entered."""
    seen = 0
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders.sort()
        if len(here.relative_to(folder).parts) >= _DEEPEST:
            folders.clear()
        for name in sorted(names):
            seen += 1
            if seen > _MOST_NAMES:
                return
            low = name.lower()
            if low.endswith(_ENDING) and not low.startswith(_PICTURE_HALF):
                yield here / name


def _parts(split: re.Match[str]) -> list[str]:
    return [f"{split[1]}-{number:05}-of-{split[3]}.gguf" for number in range(1, int(split[3]) + 1)]


def _model(file: Path, names: Sequence[str], within: Path) -> FoundModel | None:
    """The model of these names beside `file`, of which those that are there; None if none is."""
    reals = [plain_file(file.with_name(name), within=within) for name in names]
    files = tuple(
        ModelFile(path=str(real), bytes=real.stat().st_size, sha256=hash_in_name(real))
        for real in reals
        if real
    )
    if not files:
        return None
    place = place_of(file)
    split = _SPLIT.match(file.name)
    return FoundModel(
        name=split[1] if split else file.stem,
        files=files,
        found_in=place.found_in,
        repository=place.repository,
        revision=place.revision,
    )


def _each_once(models: Iterator[FoundModel]) -> tuple[FoundModel, ...]:
    """One for each set of files: the hub's cache names the same blob in every revision."""
    once: dict[tuple[str, ...], FoundModel] = {}
    for model in models:
        once.setdefault(tuple(file.path for file in model.files), model)
    return tuple(
        sorted(once.values(), key=lambda model: (model.name.lower(), model.files[0].path))
    )
