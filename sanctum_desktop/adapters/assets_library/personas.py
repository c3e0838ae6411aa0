"""Personas from the TOML files that ship, one a persona."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from sanctum_desktop.core.domain.errors import NotFound
from sanctum_desktop.core.domain.persona import HandOver, Passed, Persona, Tool


def read_personas(folder: Path) -> tuple[Persona, ...]:
    """Every persona of a folder, by id.

    TypeError where a file names an unknown attribute, ValueError for a tool there is none of or
    for what nobody can pass.
    """
    return tuple(_read(file) for file in sorted(folder.glob("*.toml")))


class PersonaFiles:
    """The Personas port over a folder of such files, Gem first."""

    def __init__(self, folder: Path) -> None:
        read = read_personas(folder)
        self._all = {one.id: one for one in sorted(read, key=lambda one: one.id != "gem")}

    def all(self) -> Sequence[Persona]:
        return tuple(self._all.values())

    def get(self, persona: str) -> Persona:
        if persona not in self._all:
            names = ", ".join(one.name for one in self._all.values())
            raise NotFound(f"Nobody here is called {persona}.", advice=f"There are: {names}.")
        return self._all[persona]


def _read(file: Path) -> Persona:
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    read["goals"] = tuple(read["goals"])
    read["tools"] = tuple(Tool(name) for name in read["tools"])
    read["hand_overs"] = tuple(
        HandOver(one["to"], Passed(one["passes"])) for one in read.get("hand_overs", ())
    )
    return Persona(**read)
