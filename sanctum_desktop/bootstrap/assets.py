"""Finds shipped files in a checkout, an installed wheel and a frozen app alike."""

from __future__ import annotations

import sys
from pathlib import Path

from sanctum_desktop.core.domain.errors import SanctumBug


def asset_path(*parts: str) -> Path:
    """The file or folder under `assets/`; SanctumBug where the build forgot it.

    A frozen app unpacks assets beside its modules (`sys._MEIPASS`), a wheel holds them inside the
    package, a checkout has them at its top. The first that exists is taken.
    """
    return shipped_path("assets", *parts)


def shipped_path(*parts: str) -> Path:
    """As `asset_path`, for what stands beside `assets/`."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package, package.parent]
    if frozen is not None:
        places.insert(0, Path(frozen))
    for place in places:
        found = place.joinpath(*parts)
        if found.exists():
            return found
    raise SanctumBug(f"this build holds no {'/'.join(parts)}")
