"""The double of the person who is asked whether a text may be sent."""

from __future__ import annotations

from sanctum_desktop.core.domain.hosted import Outgoing
from sanctum_desktop.core.domain.net import Consent, ConsentAct


class ScriptedConsent:
    """The SendingConsent port: answers as told, and keeps what it was shown in `shown`."""

    def __init__(self, *, agrees: bool = True) -> None:
        self.agrees = agrees
        self.shown: list[Outgoing] = []

    async def ask(self, outgoing: Outgoing) -> Consent | None:
        self.shown.append(outgoing)
        return Consent(request=outgoing.request, act=ConsentAct.BUTTON) if self.agrees else None
