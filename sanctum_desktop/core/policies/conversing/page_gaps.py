"""The gaps of a page, told apart: which there are, and which of them Gem asks about first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.words import known, text
from sanctum_desktop.core.policies.conversing.intake import Intake
from sanctum_desktop.core.policies.conversing.quiet import confides
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command, command

_KINDS: Final = ("name", "dates", "numbers", "edited", "lead")
_FOR_GEM: Final = ("name", "dates", "numbers")
_GEM: Final = "gem"
_OFFERED_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: its kind, the whole sentence beside the page, and the place it is of."""

    kind: str
    words: str = field(repr=False)
    name: str = field(default="", repr=False)

    @property
    def brief(self) -> str:
        """As part of a sentence: "no dates for Northmoor Hospital"."""
        if self.kind in _FOR_GEM:
            return text(f"abby.talk.gap.{self.kind}", name=self.name)
        return (self.words[:1].lower() + self.words[1:]).rstrip(".")

    @property
    def is_for_gem(self) -> bool:
        """True where telling would close it."""
        return self.kind in _FOR_GEM


def read_gap(words: str) -> Gap:
    """The gap of a sentence of the page's; kind "other" for one of another hand."""
    for kind in _KINDS:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(known(f"abby.gap.{kind}")))
        found = re.fullmatch(pattern, f"{words.rstrip('.')}.")
        if found:
            return Gap(kind, words, found.groupdict().get("name", ""))
    return Gap("other", words)


def gaps_first(words: Sequence[str]) -> tuple[Gap, ...]:
    """Those that telling would close, the gravest first, then the rest."""
    gaps = [read_gap(one) for one in words]
    order = {kind: place for place, kind in enumerate(_KINDS)}
    return tuple(sorted(gaps, key=lambda gap: order.get(gap.kind, len(order))))


def _leaves(said: str) -> bool:
    asked = asked_back(said) is AskedBack.REPEATED
    return asked or command(said) in (Command.SKIP, Command.REFUSE) or confides(said)


def lacking(turns: Sequence[Turn], gaps: Sequence[Gap]) -> Intake:
    """Which gaps are still to be offered: not those offered twice, or left alone once."""
    needs = tuple(gap.words for gap in gaps if gap.is_for_gem)
    asked: dict[str, int] = {}
    left: set[str] = set()
    offered = ""
    for turn in turns:
        if turn.speaker is Speaker.INTERVIEWER:
            offered = next((a.about for a in turn.actions if a.hand_over == _GEM), "")
            asked[offered] = asked.get(offered, 0) + 1
        elif _leaves(turn.text):
            left |= {offered, *(gap.words for gap in gaps if gap.name and gap.name in turn.text)}
    missing = (n for n in needs if n not in left and asked.get(n, 0) < _OFFERED_ENOUGH)
    return Intake(needs=needs, known={}, asked=asked, missing=tuple(missing))
