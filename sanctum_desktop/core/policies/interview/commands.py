"""Short answers that steer the talk rather than tell something."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Command(StrEnum):
    """What a steering answer asks for; TELL is an answer like any other."""

    TELL = "tell"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    REFUSE = "refuse"
    BACK = "back"
    STOP = "stop"
    SHOW = "show"
    GO_ON = "go_on"
    YES = "yes"
    EMPTY = "empty"
    NOISE = "noise"
    FOREIGN = "foreign"


_COMMANDS: Final = (
    (Command.STOP, r"stop|i want to stop|let'?s stop(?: here| there| now| for today)?|quit|exit|that'?s enough|enough for (?:today|now)|end|bye|goodbye|i'?m done|finish"),
    (Command.SHOW, r"(?:please )?(?:show me(?: the page| it| abby)?|let abby(?: show me)?|abby(?: please)?|let'?s see(?: it| the page)?|(?:show me )?(?:the|my) (?:page|resume|cv)(?: please)?)"),
    (Command.GO_ON, r"go on|continue|carry on|let'?s go on|keep going|more|a bit more|go ahead"),
    (Command.YES, r"yes|yeah|yep|sure|okay?|ok|right|correct|fine|perfect|(?:yes,? )?(?:that'?s|it'?s|all|everything(?: is|'s)?|looks) (?:right|good|correct|fine|true)|nothing(?: was| is|'s)? wrong"),
    (Command.BACK, r"(?:go )?back|previous(?: question)?|go back(?: please)?|last question again"),
    (Command.SKIP, r"skip(?: it| that| this)?(?: one| question)?|next(?: question)?(?: please)?|pass|no answer|n/?a|none|nothing|not really|no"),
    (Command.DONT_KNOW, r"i (?:really )?(?:don'?t|do not|dont) know|no idea|idk|don'?t know|not sure|i can'?t (?:say|remember)|hard to say|dunno"),
    (Command.REFUSE, r"i (?:don'?t|do not|dont) (?:want|like|wish|feel like)(?: to)? ?(?:talk|answer|say|this|that|speak|discuss|your|the)?.{0,30}|i'?d rather not.{0,20}|none of your business|no comment|private|too personal"),
)  # fmt: skip
_COMPILED: Final = tuple(
    (command, re.compile(rf"(?:well|um+|uh|hmm+|oh|no|ok|okay|please|sorry)?[,. ]*(?:{words})(?: please| thanks| thank you)?", re.IGNORECASE))
    for command, words in _COMMANDS
)  # fmt: skip
_LONGEST: Final = 60
"""Characters of the longest steering answer; more is a story."""

# A few words that stand in almost every sentence of a language and in none of English.
_FOREIGN: Final = {
    "es": "que los las una por para con como pero muy soy trabajo estoy desde",
    "fr": "je suis dans les des une pour avec mais mon travaille depuis c'est",
    "de": "ich bin und das nicht mit für aber eine arbeite seit auf mein",
    "pl": "jestem się nie pracuję jako przez oraz ale moja dla",
    "pt": "eu sou uma para com não mas trabalho desde muito meu",
    "it": "sono che per con una lavoro anche molto nel della",
}
_FOREIGN_WORDS: Final = {
    language: frozenset(words.split()) for language, words in _FOREIGN.items()
}


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def command(said: str) -> Command:
    """What the answer asks for."""
    clean = said.strip().strip(".!?,;: ").replace("’", "'")
    if not clean:
        return Command.EMPTY
    if len(clean) <= _LONGEST:
        for found, words in _COMPILED:
            if words.fullmatch(clean):
                return found
    if _noise(clean):
        return Command.NOISE
    return Command.FOREIGN if _foreign(clean) else Command.TELL


def _noise(said: str) -> bool:
    """Keys struck at random: hardly a vowel, or one letter over and over."""
    letters = [c for c in said.lower() if c.isalpha()]
    if len(letters) < 4 or not "".join(letters).isascii():  # noqa: PLR2004 - an acronym's length
        return not any(c.isalnum() for c in said)
    if len(set(letters)) <= 2:  # noqa: PLR2004 - "aaaa", "hahaha"
        return True
    words = re.findall(r"[a-z]+", said.lower())
    odd = [w for w in words if _odd(w)]
    return len("".join(odd)) * 2 > len(letters)


def _odd(word: str) -> bool:
    if len(word) < 5:  # noqa: PLR2004 - short words may lack a vowel
        return False
    rare = re.search(r"[bcdfghjklmnpqrstvwxz]{5,}|(?:asdf|sdfg|qwer|hjkl|zxcv)|(.)\1\1", word)
    return bool(rare) or not re.search(r"[aeiouy]", word)


def _foreign(said: str) -> bool:
    letters = [c for c in said if c.isalpha()]
    if sum(ord(c) > 0x250 for c in letters) * 2 > len(letters):  # noqa: PLR2004 - beyond Latin
        return True
    words = re.findall(r"[^\W\d_']+(?:'[^\W\d_]+)?", said.lower())
    most = max((sum(w in known for w in words) for known in _FOREIGN_WORDS.values()), default=0)
    return most >= 3 and most * 6 >= len(words)  # noqa: PLR2004 - three words are no accident
