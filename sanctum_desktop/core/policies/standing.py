"""Reads off a talk, its facts and its page where the person stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn, TurnKind
from sanctum_desktop.core.domain.facts import BESIDE_A_DEED, Fact, Section
from sanctum_desktop.core.domain.standing import Daytime, Standing, Step

DEEP_PAUSE: Final = timedelta(weeks=2)
_ASKED: Final = re.compile(r"[^.!?\n]*\?$")
_TITLE: Final = re.compile(r"(?i)(?:dr|mrs?|ms|mx|miss|prof|professor|sir|dame|rev|sister)\.?")
_UNTIL: Final = (
    (5, Daytime.NIGHT),
    (12, Daytime.MORNING),
    (18, Daytime.AFTERNOON),
    (22, Daytime.EVENING),
    (24, Daytime.NIGHT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A talk as it is kept; `written_at` is its page's and `exported_at` the last file's."""

    turns: Sequence[Turn] = ()
    facts: Sequence[Fact] = ()
    enough: bool = False
    written_at: datetime | None = None
    exported_at: datetime | None = None


def standing_of(told: Told, now: datetime) -> Standing:
    """Where the person stands at `now`, in their local time."""
    shown = [fact for fact in told.facts if fact.may_be_printed]
    last = told.turns[-1] if told.turns else None
    step = _step(told)
    return Standing(
        step=step,
        daytime=daytime(now),
        first_name=first_name(_name(shown)),
        said=_said(shown),
        asked=_asked(last) if step is not Step.BEGIN else "",
        away=last is not None and now - last.said_at >= DEEP_PAUSE,
        page=told.written_at is not None,
        enough=told.enough,
        saved_on=told.exported_at.date() if told.exported_at else None,
    )


def daytime(now: datetime) -> Daytime:
    return next(part for until, part in _UNTIL if now.hour < until)


def first_name(name: str) -> str:
    """What the person is called by, "" where the name begins with an initial."""
    _, comma, given = name.partition(",")
    for word in (given if comma else name).split():
        if _TITLE.fullmatch(word):
            continue
        if len(word.rstrip(".")) < 2:  # noqa: PLR2004 - an initial
            return ""
        return word.capitalize() if word.isupper() or word.islower() else word
    return ""


def _step(told: Told) -> Step:
    answers = [turn.said_at for turn in told.turns if turn.speaker is Speaker.PERSON]
    if not answers:
        return Step.BEGIN
    if told.written_at is not None and told.written_at >= answers[-1]:
        saved = told.exported_at is not None and told.exported_at >= answers[-1]
        return Step.LOOK if saved else Step.SAVE
    finished = told.turns[-1].kind is TurnKind.CLOSING
    return Step.SHOW if finished and told.enough else Step.GO_ON


def _name(facts: Sequence[Fact]) -> str:
    names = [f.value for f in facts if f.section is Section.BASICS and f.name == "name"]
    return names[-1] if names else ""


def _said(facts: Sequence[Fact]) -> str:
    """Of what may be printed only: Home lies open, and what hurt or was confided does not."""
    told = [f for f in facts if f.section is not Section.BASICS and f.name not in BESIDE_A_DEED]
    last = max(told, key=lambda fact: (fact.source.turn, fact.source.end), default=None)
    return last.source.quote if last else ""


def _asked(last: Turn | None) -> str:
    if last is None or last.kind is not TurnKind.QUESTION:
        return ""
    asked = _ASKED.search(last.text)
    return asked[0].strip() if asked else ""
