"""Where things are on this machine: the folder of vaults."""

from __future__ import annotations

import os
from pathlib import Path


def vaults_home() -> Path:
    """`SANCTUM_HOME`, or the place this system keeps an application's data."""
    named = os.environ.get("SANCTUM_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("sanctum", appauthor=False) / "vaults"


def default_vault() -> Path:
    """The vault the window opens, and the verbs use when none is named."""
    return vaults_home() / "main"
