"""What a vault may be called: safe as a folder's name on every system."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.domain.errors import BadInput

MOST_CHARACTERS: Final = 60
_NAME: Final = re.compile(rf"(?!-)[A-Za-z0-9-]{{1,{MOST_CHARACTERS}}}(?<!-)\Z")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9]|logs|prompts)\Z")
"""Devices of Windows, and the folders of logs and of own prompts beside the vaults."""


def is_vault_name(name: str) -> bool:
    """True for letters, digits and dashes, no dash at the ends, and no device's name."""
    return bool(_NAME.match(name)) and not _RESERVED.match(name)


def refuse_bad_name(name: str) -> None:
    """BadInput unless the name may be a vault's."""
    if not is_vault_name(name):
        raise BadInput(
            f"A vault cannot be called {name!r}.",
            advice=f"Take letters (a to z), digits and dashes, at most {MOST_CHARACTERS}.",
        )
