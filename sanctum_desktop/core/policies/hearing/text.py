"""Sentences with their places in a turn, and the words of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MAX_HEARD: Final = 20_000
"""Characters of one answer that are mined; a longer paste is kept whole but read this far."""

_NO_WORD: Final = re.compile(r"\S{300,}")
"""A file pasted as text, a key held down."""

_END: Final = re.compile(
    r"(?:(?<=\b[Ii]n [A-Z])|(?<!\b[A-Z]))(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\be\.g)(?<!\ba\.m)(?<!\bp\.m)(?<!\.\.)"
    r"[.!?]+[\"'”’)]*(?=\s+[A-ZÀ-Þ0-9\"'“‘(])|\n+"
)
_FILLER: Final = re.compile(
    r"(?<![\w'’-])(?:um+|uh+|erm?|hmm+|ugh|eh|ah|ach|och|allora|goodness|gosh|(?<!as )well|okay|ok|so yeah|you know|i mean|kind of"
    r"|kinda|sort of|honestly|obviously|basically|literally|oh|yeah|yes|let me (?:see|count|think)"
    r"|let's see|i think|i guess|i suppose|really|actually|of course)(?![\w'’-])[,.]*\s*",
    re.IGNORECASE,
)
_UM: Final = re.compile(r"(?i),? (?:um+|uh+|erm?|hmm+),?(?= )")
_DOUBT: Final = r"(?:i think|i guess|i reckon|i suppose|i'd say|they said|he said|she said)"
_BETWEEN_COMMAS: Final = re.compile(
    rf"(?i),?\s{_DOUBT}(?:,| about| around| roughly)\s(?=(?:about |around )?(?:an? \w+|\d|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)"
)
_UNSURE: Final = re.compile(
    r"(?i)(^|[,;]?\s)(?:i think|i guess|i reckon|i suppose|i'd say),?\s+(?:it (?:was|is)\s+)?"
    r"(?=(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|a (?:hundred|third|quarter))\b)"
)
"""A doubt before a number is no filler: it is kept as "about"."""
_AGAIN: Final = re.compile(
    r"(?i)\b(?P<what>(?P<number>[\w'’-]+(?: [\w'’-]+)??)(?: [a-z]+){0,2})(?:\.{2,}|…|,)"
    r"\s+(?:yeah|yes|yep|right),?\s+(?P=number)(?=[.,;]|$)"
)
"""A number made sure of: "forty crates... yeah, forty crates"."""
_ABOUT: Final = re.compile(
    r"(?i)(?<!looks )(?<!look )(?<!feels )(?<!felt )\blike (?=(?:an? )?(?:\d|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b)"
)
_SOMETHING: Final = re.compile(r"(?i)\b[a-z]+ty-something,? (?=[a-z]+ty-[a-z]+\b|\d)")
"""A number groped for before it is found: "eighty-something, eighty-two"."""
_UNSURE_AFTER: Final = re.compile(
    r"(?i)\b(?P<number>(?:\d[\d,.]*|[a-z]+ty(?:-[a-z]+)?|[a-z]+teen|ten|eleven|twelve)(?:%| per ?cent)?),?"
    r" i (?:think|guess|believe|reckon)(?: it was| they (?:said|had it at))?\b"
)
_ABOUT_AGAIN: Final = re.compile(r"(?i)\b(?:about )*(?P<number>[\w-]+),? (?:about )+(?P=number)\b")
"""A number doubted and said again: "six, I think, about six"."""
_LIKE: Final = re.compile(r"(?i)\b(?P<be>am|is|are|was|were|be|been) like,? (?=\w+ing\b)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a turn: its words and where they start."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def without_noise(said: str) -> str:
    """The answer with blanks for what is too long to be a word; offsets stay."""
    return _NO_WORD.sub(lambda noise: " " * len(noise[0]), said)


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def sentences(said: str) -> tuple[Sentence, ...]:
    """Split an answer; offsets are those of the answer."""
    found = []
    begin = 0
    for match in _END.finditer(said):
        found.append(_trimmed(said, begin, match.end()))
        begin = match.end()
    found.append(_trimmed(said, begin, len(said)))
    return tuple(sentence for sentence in found if sentence.text)


def _trimmed(said: str, begin: int, end: int) -> Sentence:
    piece = said[begin:end]
    lead = len(piece) - len(piece.lstrip())
    return Sentence(piece.strip(), begin + lead)


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def without_fillers(words: str) -> str:
    """The same words without ums, and with single spaces."""
    words = _UM.sub("", words)
    clean = _SOMETHING.sub("", _AGAIN.sub(lambda m: m["what"], words))
    clean = _UNSURE_AFTER.sub(r"about \g<number>", clean)
    clean = _BETWEEN_COMMAS.sub(" about ", clean)
    clean = _LIKE.sub(r"\g<be> ", _ABOUT.sub("about ", _UNSURE.sub(r"\1about ", clean)))
    clean = _FILLER.sub("", clean)
    clean = _ABOUT_AGAIN.sub(r"about \g<number>", clean)
    clean = re.sub(r"\s+([,.;!?])", r"\1", clean)
    clean = re.sub(r"([,;])(?:\s*[,;.])+", r"\1", clean)
    return re.sub(r"\s+", " ", clean).strip(" ,;-–")


def items(words: str) -> Iterator[tuple[str, int]]:
    """The things a sentence lists, each with its place in the sentence.

    Commas, semicolons and "and" part things; what is in parentheses stays with its thing.
    """
    for match in re.finditer(r"(?:[^,;.()]|\([^)]*\)|(?<=\w)\.(?=\w))+", words):
        begin = match.start()
        for part in re.finditer(
            r"(?:(?!\s+(?:and|or|also|plus|but)\s).)+", match.group(), re.IGNORECASE
        ):
            piece = re.sub(
                r"^\s*(?:and|or|also|plus|but)\s+", "", part.group(), flags=re.IGNORECASE
            )
            offset = len(part.group()) - len(piece)
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                yield piece.strip(), begin + part.start() + offset + lead
