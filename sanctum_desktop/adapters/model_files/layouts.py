"""What the place of a file tells of it, in the folders of LM Studio and of Hugging Face."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LM_STUDIO: Final = "LM Studio"
HUGGING_FACE: Final = "Hugging Face"
_HUB_MODEL: Final = re.compile(r"models--([^/]+?)--([^/]+)\Z")
_LM_STUDIO_FOLDERS: Final = ((".lmstudio", "models"), ("lm-studio", "models"))
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
_BLOBS: Final = "blobs"
_SNAPSHOTS: Final = "snapshots"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose folder a file is in; `top` is the folder its links may lead to."""

    top: Path
    found_in: str = ""
    repository: str = ""
    revision: str = ""


def place_of(file: Path) -> Place:
    """By the names of the folders alone; `file` is absolute and its links are not followed."""
    for folder in file.parents:
        hub = _HUB_MODEL.match(folder.name)
        below = file.relative_to(folder).parts
        if hub and below[0] == _SNAPSHOTS and len(below) > len((_SNAPSHOTS, "revision")):
            return Place(folder, HUGGING_FACE, f"{hub[1]}/{hub[2]}", below[1])
    parts = file.parts
    for names in _LM_STUDIO_FOLDERS:
        for at in range(len(parts) - len(names) - 2):
            if parts[at : at + 2] == names:
                repository = "/".join(parts[at + 2 : at + 4])
                return Place(file.parent, LM_STUDIO, repository)
    return Place(file.parent)


def hash_in_name(real: Path) -> str:
    """The SHA-256 a blob of the hub's cache is named by, "" for any other file."""
    named = real.parent.name == _BLOBS and _SHA256.match(real.name)
    return real.name if named else ""
