"""The double of the person who is asked whether a text may be sent."""

from __future__ import annotations

from sanctum_desktop.core.domain.hosted import HiddenWord, Hide, Outgoing
from sanctum_desktop.core.domain.net import Consent, ConsentAct


class ScriptedConsent:
    """The SendingConsent port: answers as told, and keeps what it was shown in `shown`.

    Of each text it first wants `hides` to stay here, which are its wishes no more then.
    """

    def __init__(self, *, agrees: bool = True) -> None:
        self.agrees = agrees
        self.hides: list[HiddenWord] = []
        self.shown: list[Outgoing] = []

    async def ask(self, outgoing: Outgoing, hide: Hide) -> Consent | None:
        self.shown.append(outgoing)
        while self.hides:
            outgoing = await hide(self.hides.pop(0))
            self.shown.append(outgoing)
        return Consent(request=outgoing.request, act=ConsentAct.BUTTON) if self.agrees else None
