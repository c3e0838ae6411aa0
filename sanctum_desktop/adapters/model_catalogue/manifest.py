"""The ModelCatalogue port over a TOML file with a strict schema."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import msgspec

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.models import (
    LARGEST_BYTES,
    CatalogueEntry,
    CatalogueFile,
    ModelKind,
)

_TABLE: Final = "[[model]]"
_FILE_TABLE: Final = "[[model.files]]"
_PLACE: Final = re.compile(r"(?P<what>.*?) - at `\$\.?(?P<path>[^`]*)`", re.DOTALL)
_INDEX: Final = re.compile(r"model\[(\d+)\](?:\.files\[(\d+)\])?(?:\.(\w+))?")

# What Windows takes for a device is no file there, nor is a name that ends in a dot.
_DEVICE: Final = (
    r"(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|(?:COM|com|LPT|lpt)[0-9])"
)
_NAME: Final = rf"(?!{_DEVICE}(?:[./]|\Z))[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?"

_Id = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?\Z")]
_Repository = Annotated[str, msgspec.Meta(pattern=rf"\A{_NAME}/{_NAME}\Z")]
_Path = Annotated[str, msgspec.Meta(pattern=rf"\A{_NAME}(?:/{_NAME})*\Z", max_length=200)]
_Revision = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{40})?\Z")]
_Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
_Bytes = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_BYTES)]


class _File(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    path: _Path
    sha256: _Sha256 = ""
    bytes: _Bytes = 0


class _Model(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: _Id
    kind: ModelKind
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    repository: _Repository
    files: Annotated[list[_File], msgspec.Meta(min_length=1)]
    revision: _Revision = ""
    licence: str = ""
    ram: _Bytes = 0


class _Manifest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    model: list[_Model]


class ShippedManifest:
    """Reads the file each time it is asked; BadInput says line and key of what is wrong."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def entries(self) -> Sequence[CatalogueEntry]:
        try:
            written = self._file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"The catalogue {self._file} cannot be read.") from error
        try:
            read = msgspec.convert(tomllib.loads(written), _Manifest)
        except tomllib.TOMLDecodeError as error:
            raise self._wrong(str(error)) from error
        except msgspec.ValidationError as error:
            raise self._wrong(_with_line(str(error), written)) from error
        twice = [name for name, times in Counter(m.id for m in read.model).items() if times > 1]
        if twice:
            raise self._wrong(f"the id {twice[0]} stands there twice")
        return [_entry(model) for model in read.model]

    def _wrong(self, why: str) -> BadInput:
        return BadInput(f"The catalogue {self._file} is not as it should be: {why}.")


def _entry(model: _Model) -> CatalogueEntry:
    return CatalogueEntry(
        id=model.id,
        kind=model.kind,
        name=model.name,
        repository=model.repository,
        files=tuple(
            CatalogueFile(path=one.path, sha256=one.sha256, bytes=one.bytes) for one in model.files
        ),
        revision=model.revision,
        licence=model.licence,
        ram_bytes=model.ram,
    )


def _with_line(message: str, written: str) -> str:
    """The checker's sentence with the line where the table or the key stands."""
    place = _PLACE.match(message)
    index = _INDEX.match(place["path"]) if place else None
    if not place or not index:
        return message
    line = _line_of(written, int(index[1]), index[2], index[3])
    return f"{place['what']} (line {line}, {place['path']})"


def _line_of(written: str, model: int, file: str | None, key: str | None) -> int:
    """Counted from 1: of the key where it is written, else of the table it is missing in."""
    lines = [line.split("#")[0].strip() for line in written.splitlines()]
    start = [number for number, line in enumerate(lines) if line == _TABLE][model]
    if file is not None:
        tables = [number for number, line in enumerate(lines) if line == _FILE_TABLE]
        within = [number for number in tables if number > start]
        start = within[int(file)] if int(file) < len(within) else start
    for number, line in enumerate(lines[start + 1 :], start + 1):
        if line.startswith("[["):
            break
        if key and re.match(rf"{key}\s*=", line):
            return number + 1
    return start + 1
