"""What a server may be used for: purposes, caps, and the last look at what would be sent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sanctum_desktop.core.domain.errors import NetRefused, SanctumBug
from sanctum_desktop.core.domain.hosted import Caps, HostedServer, Nearness, Use
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.net import NetPurpose
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.placeholders.kinds import Kind
from sanctum_desktop.core.policies.placeholders.known import KnownName

PURPOSE_OF: Final[Mapping[Feature, NetPurpose]] = {
    Feature.CONVERSE: NetPurpose.CONVERSE,
    Feature.MIRROR: NetPurpose.GEM_WORDING,
    Feature.FOLLOW_UP: NetPurpose.GEM_WORDING,
    Feature.RESUME_LINE: NetPurpose.RESUME_LINES,
}
"""What a person opts in to, for what a model may do."""

_CHARACTERS_A_TOKEN: Final = 3
"""Fewer than most tokenisers need, so that a guess is rather too high."""
_THINKS: Final = re.compile(
    r"(?:^|[/:])(?:o\d|gpt-(?:[5-9]|\d\d|oss)|qwq|deepseek-r)|think|reason", re.IGNORECASE
)
"""Names of models that think in any case; others are told not to, or need not be."""
_ROOM_TO_THINK: Final = 2048
_MILLION: Final = 1_000_000
_FIGURES: Final = re.compile(r"\d(?:[\s()/.,\-\u2010-\u2015]{0,3}\d)*")
_TOLD_APART: Final = 7
"""The last figures of a telephone are the same with its country and without."""


def servers_for(servers: Iterable[HostedServer], purpose: NetPurpose) -> tuple[HostedServer, ...]:
    """Those the person opted in for it, the smallest rank first."""
    chosen = (server for server in servers if purpose in server.purposes)
    return tuple(sorted(chosen, key=lambda server: server.rank))


def guessed_tokens(told: str) -> int:
    """How many tokens a text takes at most, about, where no server said."""
    return math.ceil(len(told.encode("utf-8", "replace")) / _CHARACTERS_A_TOKEN)


def room_to_think(model: str) -> int:
    """Tokens a model needs before its answer, which count as said; 0 where it does not think."""
    return _ROOM_TO_THINK if _THINKS.search(model) else 0


def cost(caps: Caps, tokens_in: int, tokens_out: int) -> float:
    """What so many tokens take, as far as the prices are known; in their currency."""
    told = tokens_in * (caps.price_in or 0.0) + tokens_out * (caps.price_out or 0.0)
    return told / _MILLION


def refuse_over_caps(server: HostedServer, used: Use, most_cost: float) -> None:
    """Raises NetRefused where one more request could be more than the person lets it have today.

    What is on this very computer costs nobody anything, so nothing of it is capped.
    """
    caps = server.caps
    if server.nearness is Nearness.HERE:
        return
    if caps.requests_a_day is not None and used.requests >= caps.requests_a_day:
        raise NetRefused(
            text("sending.cap.requests", most=caps.requests_a_day),
            advice=text("sending.cap.advice"),
        )
    if caps.spending_a_day is not None and used.spent + most_cost > caps.spending_a_day:
        raise NetRefused(
            text("sending.cap.spending", most=f"{caps.spending_a_day:g}"),
            advice=text("sending.cap.advice"),
        )


def refuse_how_to_reach(body: str, known: Iterable[KnownName]) -> None:
    """SanctumBug where a mail, a link or a telephone of the person's is in what would be sent.

    Placeholders stand for them by then: this is the last look, and finds only a fault of ours.
    """
    plain, figures = body.casefold(), frozenset(_runs(body))
    for name in known:
        if name.kind in (Kind.MAIL, Kind.LINK) and name.text.strip().casefold() in plain:
            raise SanctumBug("a way to reach the person was about to be sent")
        if name.kind is Kind.PHONE:
            last = "".join(filter(str.isdigit, name.text))[-_TOLD_APART:]
            if len(last) == _TOLD_APART and any(last in run for run in figures):
                raise SanctumBug("a telephone of the person's was about to be sent")


def _runs(told: str) -> Iterator[str]:
    for match in _FIGURES.finditer(told):
        yield "".join(filter(str.isdigit, match.group()))
