"""What was told between us: the parts of an answer that must stand on no page.

The request and its own sentence are hidden. A request that names nothing by itself ("please don't
write that") also hides what it points to: the sentence before it, or, where it opens the answer,
the one after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.hearing.text import MAX_HEARD, Sentence
from sanctum_desktop.core.policies.phrases import phrases, plain
from sanctum_desktop.core.policies.recognition import log_odds, recognised

_BREAK: Final = re.compile(r"[.!?]+(?=\s|$)|\n+")
_POINTING: Final = re.compile(
    r"^(?:(?!,|\bthat (?:i|we|he|she|they|it)\b).)*\b(?:it|this|that|these|those|them)\b(?! (?:was|is|were|has|i|we|he|she|they)\b)"
)
"""A request about what was said before it, and not about what it says itself."""
_A_POINTER: Final = re.compile(r"\b(?:it|this|that|these|those|them)\b")
_LEANS: Final = re.compile(
    r"(?i)(?:and |but |so |then )*(?:it|they|he|she|this|that|these|those|nobody|no one|nothing)(?:['’]\w+)?\b"
)
_NARRATED: Final = re.compile(
    r"(?:(?<!can )(?<!could )(?<!may )(?<!shall )(?<!should )\b(?:i|we|he|she|they)(?: (?:only|just|then|always|often))?"
    r" (?:takes?|took|cuts?|drop(?:ped)?|left)\b|\b(?:do|take|pass) [a-z ]+ to keep it\b|, we stay here\b"
    r"|\byou takes? the \w+ off\b|\b(?:for|to) me it's (?:personal|private)\b|\bfor the two (?!of\b|only\b|alone\b)\w+"
    r"|\b(?:almost|hardly) (?:nobody|no one|anybody|anyone) can\b)"
)
"""What only sounds like a request: "I only cut it", "when people are stuck I take them out"."""
_OF_WISHES: Final = re.compile(r"what i (?:don't|do not|wouldn't) want is (?:an?|the|to be)\b")
_OF_PEOPLE: Final = re.compile(
    r"\b(?:i|i'\w+|me|my|mine|we|us|our|you|your|he|she|his|her|him|they|them|their|people|anyone|nobody|no|not|dont|please"
    r"|let|leave|skip|forget|drop|cut|bin|stop|pause|call|keep|hide|lose|give|put|write|say|tell|knows?|everyone|see|read|show|page|paper|cv|print"
    r"|this|that|it|out|off|between|secret|private|quiet|part|bit)\b"
)
"""Words one of which a request has, or what is confided; a list of tools has none."""
_SURE: Final = 2.5
"""Log-odds from which a sentence is a request without any of these."""
_NAMED_IN_IT: Final = re.compile(
    r"(?:don't|do not|never) (?:put|write|mention|quote|say|print) (?:the|my) (?P<what>[a-z]{4,})$"
)
_STEM: Final = 5
_OF_WHAT_SORT: Final = re.compile(r"^(?:that|this|it)(?:'s| is| was)(?: \w+){1,3},")
"""What the person calls it, before the request: "that's family, don't put it in"."""
_PUTS_RIGHT: Final = re.compile(
    r"(?i)\W*(?:(?:i (?:must|should|have to|want to)|let me) correct|correction)\b"
)
"""Asks that what is right be written, where no phrase asks for silence besides."""
_OF_ITSELF: Final = re.compile(
    r"(?!(?:it|this|that|they|these|those)\b)(?!.*\b(?:all|this|these|those|everything|whole)\b)[^,]*\b(?:ran out|run out|lapsed|expired|half ?way|not (?:finished|passed))\b[^,]*?(?:,| so| but)"
)
"""What is not held, named in the request: "the rescue card ran out, so don't pretend I have it"."""
_BRIEF: Final = 14
"""Words of a request that tells nothing besides."""
_EMPTY: Final = frozenset(
    "please pls oh and so but just ok okay then that this it one i say now for a the to is be you me"
    " can could may part bit thing or not no here there on in of if yes well by my don't want i'd"
    " page thanks again i'm about what said tell was anyone anybody them they".split()
)
"""Words that name nothing of a life."""


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def confided(said: str) -> tuple[tuple[int, int], ...]:
    """Places, start to end, of the sentences the person wants on no page."""
    parts = _sentences(said[:MAX_HEARD])
    hidden: set[int] = set()
    clauses: list[tuple[int, int]] = []
    for number, part in enumerate(parts):
        if not _asks(part.text):
            continue
        hidden.add(number)
        if (named := _named_before(parts, number)) is not None:
            clauses.append(named)
        elif _names_nothing(part.text) or _points_back(part.text):
            hidden |= _pointed_to(parts, number)
    whole = [(parts[n].start, parts[n].end) for n in sorted(hidden)]
    return tuple(sorted([*whole, *clauses]))


def _asks(words: str) -> bool:
    """True for a request, or for what is told in confidence: not for work that sounds like it."""
    if not recognised("confided", words):
        return False
    said = plain(words)
    asked = phrases("confided").finditer(words)
    if not asked:
        unsure = log_odds("confided", words) < _SURE
        no_request = _OF_WISHES.search(said) or _PUTS_RIGHT.match(words)
        return not ((unsure and not _OF_PEOPLE.search(said)) or no_request)
    narrated = [match.span() for match in _NARRATED.finditer(said)]
    return not all(
        any(begin < match.end() and match.start() < end for begin, end in narrated)
        for match in asked
    )


def _named_before(parts: Sequence[Sentence], request: int) -> tuple[int, int] | None:
    """The clause that tells what the request names: "..., after failing once. Don't put the failing"."""
    asked = _NAMED_IN_IT.search(plain(parts[request].text).rstrip(".! "))
    if asked is None or not request:
        return None
    before = parts[request - 1]
    begin = 0
    for clause in plain(before.text).split(","):
        if f" {asked['what'][:_STEM]}" in f" {clause}" and begin:
            return before.start + begin, before.start + begin + len(clause)
        begin += len(clause) + 1
    return None


def _pointed_to(parts: Sequence[Sentence], request: int) -> set[int]:
    """The sentence before the request, and what that leans on ("They gave it to ..."), or the next."""
    if not request:
        return {min(1, len(parts) - 1)}
    first = request - 1
    while first and _LEANS.match(parts[first].text):
        first -= 1
    return set(range(first, request))


def silenced(turns: Sequence[Turn]) -> frozenset[int]:
    """Indexes of the answers that the next one asks to keep quiet as a whole."""
    answers = [turn for turn in turns if turn.speaker is Speaker.PERSON]
    return frozenset(
        told.index for told, next_ in pairwise(answers) if asks_for_silence(next_.text)
    )


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def asks_for_silence(said: str) -> bool:
    """True where the answer is nothing but the request: it speaks of the answer before."""
    parts = _sentences(said[:MAX_HEARD])
    asked = len(parts) == 1 and _asks(parts[0].text)
    return asked and (_names_nothing(parts[0].text) or _points_back(parts[0].text))


def _names_nothing(words: str) -> bool:
    rest = plain(words)
    for asked in phrases("confided").finditer(words):
        rest = rest[: asked.start()] + " " * len(asked.group()) + rest[asked.end() :]
    return all(word in _EMPTY for word in re.findall(r"[\w']+", rest))


def _points_back(words: str) -> bool:
    """True where "this" is what was said before: "Please don't write this, my son will read"."""
    if _OF_ITSELF.match(plain(words)):
        return False
    asked = phrases("confided").search(words)
    if asked is None:  # heard without a phrase that could be cut out
        return len(words.split()) <= _BRIEF and _A_POINTER.search(plain(words)) is not None
    before = re.findall(r"[\w']+", _OF_WHAT_SORT.sub("", plain(words[: asked.start()])))
    to_it = _POINTING.search(plain(words[asked.start() :]))
    return to_it is not None and all(word in _EMPTY for word in before)


def _sentences(said: str) -> list[Sentence]:
    found = []
    begin = 0
    for match in [*_BREAK.finditer(said), None]:
        end = match.end() if match else len(said)
        piece = said[begin:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            found.append(Sentence(piece.strip(), begin + lead))
        begin = end
    return found
