"""Chooses among the wordings of a message, so that nobody meets the same one twice too soon."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sanctum_desktop.core.domain.words import variants

MEMORY = 10
"""Turns within which no wording comes again."""


def choose(prefix: str, used: Sequence[str], seed: str) -> str:
    """The id of a variant not used lately; the one used longest ago where all were.

    The seed (the conversation's id) makes sessions differ and one session repeatable.
    """
    ids = variants(prefix)
    start = int.from_bytes(hashlib.sha256(f"{seed}{prefix}".encode()).digest()[:2]) % len(ids)
    rotated = [*ids[start:], *ids[:start]]
    fresh = [message for message in rotated if message not in used]
    if fresh:
        return fresh[0]
    return min(rotated, key=lambda message: len(used) - 1 - list(reversed(used)).index(message))
