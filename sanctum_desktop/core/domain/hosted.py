"""Language models on servers: where they are, what for, what would be sent, and what it cost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from sanctum_desktop.core.domain.net import NetPurpose, NetRequest
from sanctum_desktop.core.domain.words import text

ServerId = NewType("ServerId", str)


class Dialect(StrEnum):
    """Which interface a server speaks."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class Nearness(StrEnum):
    """Where a server is: on this very computer, in the house or practice, or out in the world.

    Only `HERE` needs no consent: what is sent there does not leave the computer.
    """

    HERE = "here"
    NEARBY = "nearby"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """The most a person lets a server be used for in a day; None is no cap.

    `spending` is in the currency of the prices the person typed, per million tokens; without a
    price nothing can be said about spending, and only requests are capped.
    """

    requests_a_day: int | None = 200
    spending_a_day: float | None = None
    price_in: float | None = None
    price_out: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedServer:
    """A server the person named; its key is kept apart, in the vault, and never printed.

    `url` is the base of its interface ("https://host/v1"). `purposes` are what the person opted in
    to, none at first; for those in `unseen` each text is sent without being shown before. `rank`
    orders several for one purpose, the smallest first.
    """

    id: ServerId
    name: str = field(repr=False)
    dialect: Dialect
    url: str = field(repr=False)
    model: str = field(repr=False)
    nearness: Nearness
    purposes: frozenset[NetPurpose] = frozenset()
    unseen: frozenset[NetPurpose] = frozenset()
    caps: Caps = Caps()
    rank: int = 0
    has_key: bool = False
    used_at: datetime | None = None

    @property
    def learns(self) -> tuple[str, ...]:
        """What whoever runs it learns besides a text, in sentences."""
        told = [text("ui.sending.key")] if self.has_key else []
        told.append(text(f"ui.sending.{self.nearness}"))
        if self.nearness is Nearness.NEARBY and self.url.startswith("http:"):
            told.append(text("ui.servers.plain"))
        return tuple(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a server was used for on a day; `spent` as far as its prices are known."""

    on: date
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    spent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What would be sent, before it is: shown to the person word for word.

    `server` is its name, as the person gave it; `id` tells two of one name apart. `untold` are the
    placeholders and what each stands for, which stays here; `text` is exactly what the body's
    messages hold, `request.body` its digest. So many characters of it are `instructions` to the
    model, the same each time; what is the person's follows.
    """

    request: NetRequest
    id: ServerId
    server: str = field(repr=False)
    text: str = field(repr=False)
    untold: Mapping[str, str] = field(default_factory=dict, repr=False)
    instructions: int = 0


@dataclass(frozen=True, slots=True)
class HiddenWord:
    """A word, or a few, that the person wants to stay here: a name that looks like plain words.

    `code` are the letters that go in its place with a number behind ("Bank_1"); "" where the usual
    placeholder does.
    """

    words: str = field(repr=False)
    code: str = field(default="", repr=False)


Hide: TypeAlias = Callable[[HiddenWord], Awaitable[Outgoing]]
"""Keeps a word here from now on, and gives the text made anew: it takes the place of that before,
which nobody can agree to any more. BadInput for what is no word; nothing has changed then."""
