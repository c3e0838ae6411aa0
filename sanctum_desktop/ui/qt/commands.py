"""What the palette offers, as the screens tell the shell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable


class CommandKind(StrEnum):
    """What a command leads to; the palette says it beside the words (`ui.palette.kind.*`)."""

    PLACE = "place"
    ACT = "act"
    TALK = "talk"
    FACT = "fact"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done or gone to, found by its `words` and what lies `beside` them.

    `run` is called after the palette has closed; where the command is of a screen, that screen is
    shown before (`screen`: "talk", "resume", "models", "settings", or "" for where one is).
    """

    words: str = field(repr=False)
    run: Callable[[], None]
    kind: CommandKind = CommandKind.ACT
    screen: str = ""
    beside: str = field(default="", repr=False)
    key: str = ""


@runtime_checkable
class OffersCommands(Protocol):
    """A view model whose screen contributes to the palette; asked each time it opens."""

    def commands(self) -> Iterable[Command]: ...
