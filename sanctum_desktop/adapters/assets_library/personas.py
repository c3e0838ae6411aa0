"""Personas from the TOML files that ship, one a persona."""

from __future__ import annotations

import tomllib
from pathlib import Path

from sanctum_desktop.core.domain.persona import Persona


def read_personas(folder: Path) -> tuple[Persona, ...]:
    """Every persona of a folder, by id; TypeError where a file names an unknown attribute."""
    found = []
    for file in sorted(folder.glob("*.toml")):
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        read |= {name: tuple(read[name]) for name in ("goals", "tools")}
        found.append(Persona(**read))
    return tuple(found)
