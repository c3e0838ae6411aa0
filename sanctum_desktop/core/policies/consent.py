"""What may leave this computer: nothing but what a person has agreed to."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.net import Consent, NetRequest
from sanctum_desktop.core.domain.words import text


def refuse_unless_agreed(consent: Consent, needed: NetRequest, *, airplane: bool) -> None:
    """Raises NetRefused where the consent is to something else, or the airplane switch is on.

    A consent holds for what it was given for: not for another model, not for another host, and not
    to download what was only to be looked up.
    """
    if airplane:
        raise NetRefused(text("net.airplane"), advice=text("net.airplane.advice"))
    agreed = consent.request
    same = (agreed.purpose, agreed.about) == (needed.purpose, needed.about)
    if not same or not needed.hosts or not set(needed.hosts) <= set(agreed.hosts):
        raise NetRefused(text("net.not_agreed"), advice=text("net.not_agreed.advice"))
