"""Which vault a folder holds, asked without a key."""

from __future__ import annotations

from pathlib import Path

from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.adapters.sqlcipher.presence import vault_exists
from sanctum_desktop.core.domain.errors import SanctumError


def vault_in(folder: Path) -> str:
    """The vault's id, "" where there is none or its header is lost."""
    if not vault_exists(folder):
        return ""
    try:
        return read_header(folder)[0].vault
    except (SanctumError, OSError):
        return ""
