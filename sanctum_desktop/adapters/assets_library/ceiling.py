"""The talks a model is tried on, from the TOML files that ship, one a feature."""

from __future__ import annotations

import tomllib
from pathlib import Path

from sanctum_desktop.core.domain.ceiling import CeilingCase
from sanctum_desktop.core.domain.model_tasks import Feature


def read_ceiling(folder: Path) -> tuple[CeilingCase, ...]:
    """Every case of `<feature>.toml`, feature by feature."""
    found = []
    for feature in Feature:
        with (folder / f"{feature}.toml").open("rb") as stream:
            cases = tomllib.load(stream)["case"]
        found += [_case(feature, **one) for one in cases]
    return tuple(found)


def _case(feature: Feature, *, name: str, answers: list[str], persona: str = "gem") -> CeilingCase:
    return CeilingCase(name, feature, tuple(answers), persona)
