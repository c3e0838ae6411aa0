"""Crisis lines from the TOML files that ship, one a country."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from sanctum_desktop.core.ports.crisis_lines import CrisisLine

INTERNATIONAL: Final = "international"


class CrisisFiles:
    """Reads `<country>.toml` of one folder, `international.toml` where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, country: str) -> tuple[CrisisLine, ...]:
        file = self._folder / f"{country.lower()}.toml"
        if not country.isalpha() or not file.exists():
            file = self._folder / f"{INTERNATIONAL}.toml"
        with file.open("rb") as stream:
            read = tomllib.load(stream)
        return tuple(CrisisLine(**line) for line in read["lines"])
