"""Asks the person whether exactly this may be sent."""

from __future__ import annotations

from typing import Protocol

from sanctum_desktop.core.domain.hosted import Hide, Outgoing
from sanctum_desktop.core.domain.net import Consent


class SendingConsent(Protocol):
    """Shows the text and waits for the person; None is a no. Never answers by itself.

    A word they want to stay here goes to `hide`, whose text is shown in place of the one before;
    their yes is to the one shown last.

    Cancelling takes the question away. A purpose nobody opted in to is not asked about.
    """

    async def ask(self, outgoing: Outgoing, hide: Hide) -> Consent | None: ...
