"""What goes wrong with a server, as errors with a sentence and an advice."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import EngineDied, EngineRefused, EngineUnavailable
from sanctum_desktop.core.domain.words import text


def refused(what: str) -> EngineRefused:
    """In the words of `server.<what>`."""
    return EngineRefused(text(f"server.{what}"), advice=text(f"server.{what}.advice"))


def unavailable(what: str, **values: object) -> EngineUnavailable:
    """In the words of `server.<what>`: what may well work later."""
    advice = text(f"server.{what}.advice")
    return EngineUnavailable(text(f"server.{what}", **values), advice=advice)


def died(what: str) -> EngineDied:
    """In the words of `server.<what>`: what came before is whole."""
    return EngineDied(text(f"server.{what}"), advice=text(f"server.{what}.advice"))
