"""A short mirror in the person's own words; none where the words do not lend themselves."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.lists import NEGATED, WITHDRAWN
from sanctum_desktop.core.policies.hearing.repairs import repaired
from sanctum_desktop.core.policies.hearing.text import sentences, without_fillers

_MADE: Final = re.compile(
    r"\bI (?:made|built|wrote|started|changed|moved|trained|taught|fixed|planned|found|showed|set up|organised|organized"
    r"|put|cleaned|designed|sold|drove|cooked|repaired|cut|kept|learned|learnt|look after|teach|drive|train|run)"
    r" (?P<thing>(?:the|a|an|our|new|two|three|four|five|six|all|every|their|his|her)? ?(?:[a-z'’-]+ ?){1,4}?)(?=[,.;:]| (?:and|that|which|because|so|for|to|in|on|at|with|from|by)\b)"
)
_LONGEST: Final = 6
_POINTING: Final = frozenset("it them as me him her us".split())
_EMPTY: Final = _POINTING | frozenset("this that these those all a the".split())


def mirror(said: str) -> str:
    """A few words of the answer, as they were said: "a turning and checking card"."""
    for sentence in sentences(repaired(said)):
        if WITHDRAWN.search(sentence.text) or NEGATED.search(sentence.text):
            continue
        match = _MADE.search(without_fillers(sentence.text))
        if match is None:
            continue
        thing = re.sub(
            r" (?:away|up|down|out|back|off|again|over|together|also)$", "", match["thing"].strip()
        )
        words = thing.split()
        if 1 < len(words) <= _LONGEST and words[0] not in _POINTING and words[-1] not in _EMPTY:
            return re.sub(r"^(?:our|my|their)\b", "the", thing)
    return ""
