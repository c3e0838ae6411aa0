"""Who speaks: a persona with a purpose, a manner and the tools it may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One persona. `words` is the prefix of its messages in the catalogue of words.

    `prompt` names the prompt template a language model gets; "" where only the Guide speaks.
    """

    id: str
    name: str
    purpose: str
    manner: str
    goals: tuple[str, ...]
    tools: tuple[str, ...]
    voice: str
    avatar: str
    words: str
    prompt: str = ""
