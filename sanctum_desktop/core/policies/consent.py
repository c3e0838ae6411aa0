"""What may leave this computer: nothing but what a person has agreed to."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.net import Consent, NetRequest
from sanctum_desktop.core.domain.words import text


def refuse_unless_agreed(consent: Consent | None, needed: NetRequest, *, airplane: bool) -> None:
    """Raises NetRefused where the consent is to something else, or the airplane switch is on.

    A consent holds for what it was given for: not for another model, not for another host, not for
    another text, and not to download what was only to be looked up. What is sent to this very
    computer needs none; the switch stops it all the same.
    """
    if airplane:
        raise NetRefused(text("net.airplane"), advice=text("net.airplane.advice"))
    if needed.here and needed.hosts:
        return
    if consent is None or not _covers(consent.request, needed):
        raise NetRefused(text("net.not_agreed"), advice=text("net.not_agreed.advice"))


def _covers(agreed: NetRequest, needed: NetRequest) -> bool:
    same = (agreed.purpose, agreed.about, agreed.body, agreed.here) == (
        needed.purpose,
        needed.about,
        needed.body,
        needed.here,
    )
    return same and bool(needed.hosts) and set(needed.hosts) <= set(agreed.hosts)
