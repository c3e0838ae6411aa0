"""What of a talk may be taken up again: nothing told between us, in danger or in distress."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition import log_odds
from sanctum_desktop.core.policies.safety import danger, distress, surely_distress

_SURELY_BEYOND_WORK: Final = 9.0
"""Log-odds from which even anger about applications is heard as hurt first."""
_SURELY_MEANT: Final = 4.0
"""Log-odds of danger from which nobody is told that it may have been misread."""
_HARDLY_MEANT: Final = 1.0
"""Log-odds of danger below which the talk is not interrupted."""
_GRIEF: Final = re.compile(
    r"(?i)\bmy (?:\w+ )?(?:mother|father|mum|mom|dad|husband|wife|son|daughter|child|baby|brother"
    r"|sister|partner|friend|nan|gran\w*|uncle|aunt|cousin)\b[^.!?]{0,20}"
    r"\b(?:died|passed away|is dead|was buried)\b"
    r"|\bi lost my (?:mother|father|mum|mom|dad|husband|wife|son|daughter|child|baby|brother)\b"
)
_UNANSWERED: Final = re.compile(
    r"(?i)\b(?:applications?|rejections?|letters|interviews|pick up|hear back"
    r"|(?:call|ring|write|get) back)\b"
)
"""Anger at silence is what a coach is for; a menu of ways out is no answer to it."""
_MONEY: Final = re.compile(r"(?i)\b(?:no money|afford|rent|bills?)\b")
_A_WISH: Final = re.compile(r"(?i)\bi(?:['’]?d| would| want| wish| need| could)\b")
"""What money stands in the way of is a hindrance, as long as somebody says what they want."""
_AFRAID_TO: Final = re.compile(
    r"(?i)\b(?:scared|afraid|nervous|shy|worried)\b[^.!?]{0,30}"
    r"\b(?:they|he|she|people|ask|say|tell|apply|speak|phone|call)\b"
)
"""A fear beside a wish is what is in the way of it, and a coach is for that."""
_SURELY_ASKED: Final = 4.0
_ASKS_BACK: Final = re.compile(
    r"(?i)\b(?:(?:do|did|can|could|will|would) you (?:still |even )?(?:remember|recall)"
    r" (?:what|when|how|where|who|which|the|my|me)"
    r"|(?:what|when|where|how) did i (?:say|tell|mention|want)|did i (?:say|tell|mention))\b"
    r"[^.!?]*\?\W*$"
)
_OF_SILENCE: Final = re.compile(
    r"(?i)\b(?:no|not|never|nobody|none|between|private|secret|quiet|forget|leave|skip|drop|cut|keep|delete|out"
    r"|off)\b|n['’]t\b"
)
"""With one of these in it, a question may be a request for silence all the same."""


def answers(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """What the person said."""
    return tuple(turn for turn in turns if turn.speaker is Speaker.PERSON)


def open_answers(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Of these, what may be said again and handed on."""
    hushed = hushed_in(turns)
    return tuple(
        turn for turn in answers(turns) if turn.index not in hushed and is_open(turn.text)
    )


def hushed_in(turns: Sequence[Turn]) -> frozenset[int]:
    """Indexes of the answers that a later one asks to keep quiet; to ask back is no such wish."""
    return silenced([turn for turn in turns if not asks_back(turn.text)])


def asks_back(said: str) -> bool:
    """True where the person only asks what they said before.

    The learned listeners take "do you remember what I said of ..." for a request for silence.
    """
    return _ASKS_BACK.search(said) is not None and not _OF_SILENCE.search(said)


@lru_cache(maxsize=1024)  # the whole talk is read again at each turn
def is_open(said: str) -> bool:
    """True for words that hold nothing confided, nothing hard, and no way to reach anybody."""
    hard = danger(said) or distress(said)
    return not (hard or confided(said) or tells_how_to_reach(said))


@lru_cache(maxsize=1024)
def is_hurt(said: str, *, recounted: bool = False) -> bool:
    """True where somebody is surely in distress, so that nothing else is talked of first.

    Where a question about work is answered (`recounted`), only what is said in plain words counts.
    """
    odds = log_odds("distress", said)
    of_business = _UNANSWERED.search(said) or (_MONEY.search(said) and _A_WISH.search(said))
    if of_business and odds < _SURELY_BEYOND_WORK:
        return False
    if _AFRAID_TO.search(said) and _A_WISH.search(said):
        return False
    return surely_distress(said, in_plain_words=recounted)


def is_between_us(said: str) -> bool:
    """True for what is said again to nobody, the person included."""
    return danger(said) or confides(said)


def confides(said: str) -> bool:
    """True where silence is surely asked for; what only may be confided is not quoted either."""
    asked = phrases("confided").search(said) or log_odds("confided", said) > _SURELY_ASKED
    return bool(asked and confided(said)) and not asks_back(said)


def is_surely_danger(said: str) -> bool:
    """True where a phrase says so, or the learned listeners are sure of it."""
    return phrases("danger").search(said) is not None or log_odds("danger", said) > _SURELY_MEANT


def is_hardly_danger(said: str) -> bool:
    """True where danger is heard, but by no phrase and faintly, or where somebody has died.

    Nothing is interrupted for it; a number to call stands above the reply all the same, since of
    people in danger some thirty in a thousand speak no plainer.
    """
    faint = log_odds("danger", said) < _HARDLY_MEANT or is_grief(said)
    return danger(said) and faint and not is_surely_danger(said)


def is_grief(said: str) -> bool:
    """True where somebody close has died."""
    return _GRIEF.search(said) is not None
