"""Offers and weighs passphrases, off the window's thread: their lists take a while to load."""

from __future__ import annotations

import asyncio

from sanctum_desktop.core.domain.secrets import GuessTime, Passphrase


async def offer() -> str:
    """Five words, drawn now."""
    from sanctum_desktop.core.policies.passphrase_offer import offer_passphrase

    return await asyncio.to_thread(offer_passphrase)


async def guess_time(passphrase: Passphrase) -> GuessTime:
    """How long somebody would need to guess it."""
    from sanctum_desktop.core.policies.passphrase_offer import strength

    return (await asyncio.to_thread(strength, passphrase.reveal().decode())).takes
