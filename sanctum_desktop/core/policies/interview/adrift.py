"""Answers that tell nothing of what was asked: small talk, and reasons for not telling.

Neither is an occasion to ask on: a number is not asked of a cat, nor an outcome of a shame. Both
are met with something smaller on the same matter, once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.hearing.highlights import does_something
from sanctum_desktop.core.policies.hearing.text import sentences
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.phrases import phrases

_OUT_OF_WORK: Final = re.compile(
    r"(?i)\b(?:(?:i'?m|i am|been|i was) (?:\w+ ){0,2}(?:unemployed|out of work|retired|jobless"
    r"|between (?:jobs|things|work|posts)|looking(?! after| for (?:ways|the))|laid off|redundant"
    r"|signed off)|not (?:\w+ )?(?:working|employed|doing (?:anything|much))"
    r"|no (?:job|work)(?: (?:now|at the moment|right now|since))?"
    r"|(?:lost|left|quit) my (?:job|work|place|post)"
    r"|(?:don'?t|do not|haven'?t|have not) (?:\w+ )?(?:work|worked|have (?:a|any) (?:job|work)"
    r"|got a job|a job)(?=[.,;!]|$| since| now| for| at the moment| any ?more| right now))"
)
_NOT_PROUD: Final = re.compile(
    r"(?i)(?:\b(?:not?|never|nothing|isn['’]?t|wasn['’]?t|don['’]?t|can['’]?t|wouldn['’]?t)\b.*\b(?:proud|pride|boast\w*|brag\w*|achievements?|accomplish\w*)\b"
    r"|\b(?:proud|pride|boasting|bragging|achievements?)\b.*\b(?:not|isn['’]?t|never|no word)\b)"
)
_NOT_YET: Final = re.compile(
    r"(?i)\b(?:come back to (?:that|it|this)|(?:not|ain['’]?t) ready|not (?:that|this) one)\b"
)
_OF_KIN: Final = re.compile(
    r"(?i)(?:oh |well |ah |wah |and |but |you know )*,?(?:my|our) (?:\w+ )?(?:wife|husband|(?:step)?(?:sister|brother)(?:-in-law)?|mother"
    r"|mum|mom|dad|father|(?:grand)?(?:daughter|son|mother|father|child)|kids?|cousin|aunt(?:y|ie)?|uncle|niece|nephew|neighbou?r)(?:['’]s)?\b"
)
_ASKS_BACK: Final = re.compile(r"(?i)\byou\b[^?]*\?$")
_OWN: Final = re.compile(r"(?:\bI\b|\b[Ww]e\b)")
_ROW: Final = 2
"""Commas of a bare row of things."""
_LONGEST: Final = 20
"""Words of a sentence that may be small talk."""
_DID: Final = re.compile(
    r"(?:so |then |but |and )*(?:I|we) (?!watch|want|like|lov|hat|need|ask|us)\w+ed\b"
)
_PASTIME: Final = re.compile(r"(?i)\b(?:used to (?:play|dance|sing|swim|box)|saw (?:a|the))\b")
_SCENE: Final = re.compile(r"(?i)(?:well,? |and |but |only )*there (?:was|were)(?: \w+){4}")
"""How a tale of others opens, after a "not proud": "There was an old man who could not walk"."""
_BELITTLES: Final = re.compile(r"(?i)\b(?:want|worth|count|special|interesting)\b")
_PIECES: Final = re.compile(r"[,;:]\s+|\s+(?:and|but)\s+")


def reluctant(said: str) -> bool:
    """True where it is said that there is nothing to tell, or nothing they would tell."""
    if phrases("reluctant").search(said):
        return True
    parts = sentences(said)
    return bool(parts) and bool(_NOT_PROUD.search(parts[-1].text) or _NOT_YET.search(said))


def out_of_work(said: str) -> bool:
    """True for somebody who has no job at present."""
    return bool(_OUT_OF_WORK.search(said.replace("\u2019", "'")))


def postponed(said: str) -> bool:
    """True where the answer ends with the wish to begin elsewhere."""
    parts = sentences(said)
    return len(parts) > 1 and command(parts[-1].text) in (Command.SKIP, Command.REFUSE)


def is_aside(said: str) -> bool:
    """True where all that was said is small talk."""
    return tells_nothing(said) and not reluctant(said)


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def tells_nothing(said: str) -> bool:
    """True where nothing is left once small talk and reluctance are taken out."""
    parts = [part.text for part in sentences(said)]
    return any(map(beside, parts)) and not any(map(_tells, parts))


def ends_reluctant(said: str) -> bool:
    """True where the last thing said is that they would rather not: the rest was no story.

    "You'll not want that" after something told is no wish to leave it, and the story stands.
    """
    parts = [part.text for part in sentences(said)]
    if not parts or not reluctant(parts[-1]):
        return False
    return not (_BELITTLES.search(parts[-1]) and any(map(_did, parts[:-1])))


def beside(words: str) -> bool:
    """True for words that hold small talk or reluctance; a long tale has its asides, and tells."""
    short = len(words.split()) <= _LONGEST
    small_talk = phrases("aside").search(words) or _OF_KIN.match(words) or _ASKS_BACK.search(words)
    return reluctant(words) or (short and small_talk is not None)


def _is_row(sentence: str) -> bool:
    return sentence.count(",") >= _ROW and not re.match(r"(?i)(?:he|she|they|it)\b", sentence)


def _did(sentence: str) -> bool:
    return _is_row(sentence) or does_something(sentence)


def _tells(sentence: str) -> bool:
    """A deed, or a bare row of things; what is asked back is neither."""
    if sentence.endswith("?"):
        return False
    if not beside(sentence):
        told = _OWN.search(sentence) or _SCENE.match(sentence) or _is_row(sentence)
        return len(sentence.split()) > 1 and bool(told)
    pieces = [p for p in _PIECES.split(sentence) if not (reluctant(p) or _PASTIME.search(p))]
    return any(does_something(piece) or _DID.match(piece) for piece in pieces)
