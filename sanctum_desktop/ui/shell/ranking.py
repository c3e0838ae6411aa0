"""Which commands answer what was typed in the palette, the best first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from sanctum_desktop.ui.qt.commands import Command, CommandKind

_MOST: Final = 50
_WORD: Final = re.compile(r"\w+")
_ALWAYS: Final = (CommandKind.PLACE, CommandKind.ACT)
_PREFIX, _WORD_START, _WITHIN, _BESIDE, _SUBSEQUENCE = range(5)


def ranked(commands: Sequence[Command], query: str) -> list[Command]:
    """At most 50 of them; for an empty query the places and acts, as they were given.

    A command whose words begin with the query goes before one where each typed word begins a
    word, then one that holds it anywhere, one whose side words do, and one with its letters in
    order; within each, places before acts before what the person said, and short before long.
    """
    asked = " ".join(folded(query).split())
    if not asked:
        return [one for one in commands if one.kind in _ALWAYS][:_MOST]
    kinds = list(CommandKind)
    found = [(rank, one) for one in commands if (rank := _rank(one, asked)) is not None]
    found.sort(key=lambda pair: (pair[0], kinds.index(pair[1].kind), len(pair[1].words)))
    return [one for _, one in found[:_MOST]]


def folded(words: str) -> str:
    """Without case and accents: "resume" finds "Résumé"."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _rank(command: Command, asked: str) -> int | None:
    words = folded(command.words)
    if words.startswith(asked):
        return _PREFIX
    typed = asked.split()
    if _all_begin(typed, words):
        return _WORD_START
    if asked in words:
        return _WITHIN
    if command.beside and _all_begin(typed, f"{words} {folded(command.beside)}"):
        return _BESIDE
    # Among long sentences any few letters are found in order somewhere.
    if command.kind in _ALWAYS and _in_order(asked.replace(" ", ""), words):
        return _SUBSEQUENCE
    return None


def _all_begin(typed: Iterable[str], words: str) -> bool:
    found = _WORD.findall(words)
    return all(any(word.startswith(part) for word in found) for part in typed)


def _in_order(letters: str, words: str) -> bool:
    rest = iter(words)
    return all(letter in rest for letter in letters)
