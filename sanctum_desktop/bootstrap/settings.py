"""Where things are on this machine: the folder of vaults."""

from __future__ import annotations

import os
from pathlib import Path

from sanctum_desktop.core.policies.vault_names import refuse_bad_name


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


def vault_folder(named: str | None) -> Path:
    """The folder of the vault that is named, by its name in the folder of vaults or by a path.

    Raises BadInput for a name no vault may have.
    """
    if not named:
        return default_vault()
    here, at_home = Path(named).expanduser(), vaults_home() / named
    if "/" in named or os.sep in named or (here.is_dir() and not at_home.is_dir()):
        return here
    refuse_bad_name(named)
    return at_home
