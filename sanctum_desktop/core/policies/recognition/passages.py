"""Cuts an answer into what is read at once."""

from __future__ import annotations

import re
from typing import Final

MOST_WORDS: Final = 30
"""Words of a passage: what is meant is said in a breath, and two breaths explain each other."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+|\n+")


def sentences(said: str) -> list[str]:
    """The sentences of an answer that hold any word."""
    return [sentence for sentence in _SENTENCE_END.split(said) if sentence.strip()]


def passages(said: str) -> list[str]:
    """Runs of whole sentences of at most `MOST_WORDS`, each sharing one with the next.

    A sentence longer than that is cut into halves that overlap.
    """
    found: list[str] = []
    run: list[str] = []
    for sentence in (piece for one in sentences(said) for piece in _pieces(one)):
        if run and _words([*run, sentence]) > MOST_WORDS:
            found.append(" ".join(run))
            run = run[-1:] if _words([run[-1], sentence]) <= MOST_WORDS else []
        run.append(sentence)
    return [*found, " ".join(run)] if run else found


def _pieces(sentence: str) -> list[str]:
    words = sentence.split()
    if len(words) <= MOST_WORDS:
        return [sentence]
    half = MOST_WORDS // 2
    return [" ".join(words[n : n + MOST_WORDS]) for n in range(0, len(words) - half, half)]


def _words(run: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in run)
