"""What is said of a passphrase while it is typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sanctum_desktop.core.domain.secrets import GuessTime, Passphrase
from sanctum_desktop.core.domain.words import text


async def weighed(
    guess_time: Callable[[Passphrase], Awaitable[GuessTime]], passphrase: Passphrase
) -> str:
    """A sentence on how long guessing it takes; the vault alone decides whether it will do."""
    try:
        if not len(passphrase):
            return text("ui.first.hint.empty")
        return text(f"ui.strength.{await guess_time(passphrase)}")
    finally:
        passphrase.wipe()
