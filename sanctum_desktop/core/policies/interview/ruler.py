"""The confidence ruler: 0 to 10, asked early and at the close, for the person alone.

It must cost nothing: it waits until something has been told, is not held out to anybody who was
just hurt or made themselves small, takes any word for a no, and is never asked again. At the close
it is asked only of those who gave a number before, and both are said plainly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn, TurnKind
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.hearing.highlights import does_something
from sanctum_desktop.core.policies.interview.adrift import out_of_work, reluctant
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition import recognised
from sanctum_desktop.core.policies.safety import distress

BEFORE: Final = "gem.ruler.before"
AFTER: Final = "gem.ruler.after"
_ENOUGH_TOLD: Final = 3
_WORDS: Final = "zero one two three four five six seven eight nine ten".split()
_NUMBER: Final = re.compile(
    rf"(?i)(?<![\d.,])(?P<digits>10|\d)(?P<half>[.,]5)?(?![\d%]|[.,]\d)|\b(?P<word>{'|'.join(_WORDS)})\b"
)
_TOP: Final = 10
_OF_THE_RULER: Final = re.compile(
    rf"(?i)^(?:[\w'’]+,? ){{0,3}}?(?:\d|{'|'.join(_WORDS)})"
    r"(?:[.,!]|$| (?:out|of|or|maybe|because|and|but|at|if|on)\b)"
    r"|\b(?:sure|unsure|confiden\w*|scale|out of (?:ten|10)|to offer|worth)\b"
)
"""Begins with the number, or speaks of being sure."""


def given(turns: Sequence[Turn], prefix: str) -> str:
    """The number answered to that ruler, "3" or "7.5"; "" where there is none."""
    for asked, answer in pairwise(turns):
        if asked.kind is TurnKind.RULER and asked.wording.startswith(prefix):
            return _number(answer.text) if answer.speaker is Speaker.PERSON else ""
    return ""


def answers(said: str) -> bool:
    """True where it may be an answer to the ruler; false for one who simply tells on.

    What was done is not to be lost because a number was asked for. All else is private.
    """
    tells_on = command(said) is Command.TELL and does_something(said)
    return not tells_on or _OF_THE_RULER.search(said) is not None


def was_asked(turns: Sequence[Turn], prefix: str) -> bool:
    return any(turn.wording.startswith(prefix) for turn in turns)


def at_ease(turns: Sequence[Turn]) -> bool:
    """True where enough was told, and nobody was hurt, refused, or made themselves small."""
    said = [turn.text for turn in turns if turn.speaker is Speaker.PERSON]
    told = sum(command(words) is Command.TELL for words in said)
    return told >= _ENOUGH_TOLD and not any(map(_is_tender, said))


def _is_tender(said: str) -> bool:
    heavy = distress(said) or confided(said) or phrases("tender").search(said)
    small = recognised("minimising", said) or reluctant(said) or out_of_work(said)
    return bool(heavy or small) or command(said) is Command.REFUSE


def _number(said: str) -> str:
    match = _NUMBER.search(said)
    if match is None:
        return ""
    if match["word"]:
        return str(_WORDS.index(match["word"].lower()))
    half = match["half"] and int(match["digits"]) < _TOP
    return f"{match['digits']}.5" if half else match["digits"]
