"""What goes wrong with a server, as errors with a sentence and an advice."""

from __future__ import annotations

from sanctum_desktop.core.domain.errors import LLMDied, LLMRefused, LLMUnavailable
from sanctum_desktop.core.domain.words import text


def refused(what: str) -> LLMRefused:
    """In the words of `server.<what>`."""
    return LLMRefused(text(f"server.{what}"), advice=text(f"server.{what}.advice"))


def unavailable(what: str, **values: object) -> LLMUnavailable:
    """In the words of `server.<what>`: what may well work later."""
    advice = text(f"server.{what}.advice")
    return LLMUnavailable(text(f"server.{what}", **values), advice=advice)


def died(what: str) -> LLMDied:
    """In the words of `server.<what>`: what came before is whole."""
    return LLMDied(text(f"server.{what}"), advice=text(f"server.{what}.advice"))
