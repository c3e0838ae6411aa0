"""What is asked of the hosted models' net process, and what it answers with."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from sanctum_desktop.core.domain.hosted import Dialect, Nearness
from sanctum_desktop.core.domain.language import PartKind, ReplyReason
from sanctum_desktop.runtime.net_calls import Exchange


class Patience(msgspec.Struct, frozen=True):
    """How long to wait for a server, in seconds, and how often to try.

    `silence_s` is for a connection, a first byte and each next one, `within_s` for the whole of an
    answer and for all tries that came to nothing; `wait_s`, before another try, doubles from try
    to try, with some chance in it.
    """

    silence_s: float = 30.0
    within_s: float = 600.0
    tries: int = 3
    wait_s: float = 0.5


class Place(msgspec.Struct, frozen=True):
    """A server: the base of its interface, its only host, how near it has to be, and the key."""

    dialect: Dialect
    url: str
    host: str
    near: Nearness
    key: str = ""

    def __repr__(self) -> str:
        return "Place(…)"


class Chat(msgspec.Struct, frozen=True, tag=True):
    """Send exactly this body, and stream the reply."""

    place: Place
    body: str
    patience: Patience

    def __repr__(self) -> str:
        return "Chat(…)"


class ListModels(msgspec.Struct, frozen=True, tag=True):
    """Which models are there?"""

    place: Place
    patience: Patience


class Words(msgspec.Struct, frozen=True, tag=True):
    """The next words of a reply."""

    kind: PartKind
    text: str


class Ended(msgspec.Struct, frozen=True, tag=True):
    """A reply is whole; tokens are 0 where the server does not say."""

    reason: ReplyReason
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0


class NotTaken(msgspec.Struct, frozen=True, tag=True):
    """The server does not know something that was asked of it; an error follows."""


class Listed(msgspec.Struct, frozen=True, tag=True):
    """The ids of a server's models."""

    ids: tuple[str, ...]


HostedRequest: TypeAlias = Chat | ListModels
HostedItem: TypeAlias = Words | Ended | NotTaken | Listed | Exchange
