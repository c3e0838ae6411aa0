"""What is looked for, as words; where they stand in a text, and the part of it that is shown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SHOWN: Final = 120
"""Characters of a text around what was found."""
MOST_TYPED: Final = 500
"""Characters that are looked at of what was typed: a page pasted by mistake is no search."""
_BEFORE: Final = 30
# What stands on, under and beside letters: no letter by itself, but never the end of a word.
_MARKS: Final = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    r"\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a"
    r"\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Writing without spaces between words: a run of it is no word, and is looked for as it stands."""
_RUN: Final = re.compile(
    rf"(?P<unspaced>[{UNSPACED}][{UNSPACED}{_MARKS}]*)"
    rf"|(?P<word>(?![{UNSPACED}])[^\W_](?:(?![{UNSPACED}])[^\W_]|[{_MARKS}])*)"
)
_SYMBOLS: Final = frozenset(("So", "Sk"))


@dataclass(frozen=True, slots=True)
class Sought:
    """`words` a text must hold, the last also as the beginning of one if it is `open`.

    A single letter is the beginning of too many words to be looked for as one.

    `pieces` are what it must hold wherever it stands: writing without spaces, and signs that are
    no letters.
    """

    words: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    open: bool = False

    def __bool__(self) -> bool:
        return bool(self.words or self.pieces)


def sought_in(typed: str) -> Sought:
    """What somebody means who typed that: words alone, whatever else stands between them."""
    typed = typed[:MOST_TYPED].encode("utf-8", "replace").decode("utf-8")
    words: list[str] = []
    pieces: list[str] = []
    last = False
    for found in _RUN.finditer(typed):
        (words if found["word"] else pieces).append(found.group())
        last = len(found["word"] or "") > 1
    pieces += [sign for sign in typed if unicodedata.category(sign) in _SYMBOLS]
    return Sought(tuple(words), tuple(dict.fromkeys(pieces)), last)


def places_of(sought: Sought, told: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word and piece in `told`, in order; a mark may cover several."""
    return _joined(sorted((*_words_in(sought, told), *_pieces_in(sought, told))))


def holds(sought: Sought, told: str) -> bool:
    """True where a text holds all of it."""
    said = [plain(run["word"]) for run in _RUN.finditer(told) if run["word"]]
    *closed, last = [plain(word) for word in sought.words] or [""]
    if not sought.open:
        closed.append(last)
    begun = not sought.open or any(word.startswith(last) for word in said)
    lower = _lower(told)
    return (
        begun
        and all(word in said for word in filter(None, closed))
        and all(_lower(piece) in lower for piece in sought.pieces)
    )


def snippet_of(sought: Sought, told: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of a text around what was found, on one line, and where that stands in it."""
    places = places_of(sought, told)
    start = _start(places, told)
    end = min(len(told), start + SHOWN)
    if end < len(told):
        end = max(told.rfind(" ", start + SHOWN // 2, end), 0) or end
    before, after = "…" if start else "", "…" if end < len(told) else ""
    shown = "".join(" " if sign.isspace() else sign for sign in told[start:end])
    moved = len(before) - start
    marks = tuple((a + moved, min(b, end) + moved) for a, b in places if start <= a < end)
    return f"{before}{shown}{after}", marks


def plain(word: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _start(places: tuple[tuple[int, int], ...], told: str) -> int:
    """Of the part with the most different words of those found; the first of several."""
    best, most, ahead = 0, 0, 0
    words = [plain(told[start:end]) for start, end in places]
    within: Counter[str] = Counter()
    for place, (at, _) in enumerate(places):
        while ahead < len(places) and places[ahead][0] < at + SHOWN - _BEFORE:
            within[words[ahead]] += 1
            ahead += 1
        if len(within) > most:
            best, most = at, len(within)
        within[words[place]] -= 1
        within += Counter()  # drops what is no longer there
    if best <= _BEFORE:
        return 0
    space = told.find(" ", best - _BEFORE, best)
    return best if space < 0 else space + 1


def _words_in(sought: Sought, told: str) -> Iterator[tuple[int, int]]:
    whole = {plain(word) for word in sought.words}
    begun = plain(sought.words[-1]) if sought.open else None
    for found in _RUN.finditer(told):
        word = plain(found["word"] or "")
        if word in whole:
            yield found.span()
        elif begun is not None and word and word.startswith(begun):
            yield found.start(), found.end()


def _pieces_in(sought: Sought, told: str) -> Iterator[tuple[int, int]]:
    lower = _lower(told)
    for piece in sought.pieces:
        for found in re.finditer(re.escape(_lower(piece)), lower):
            yield found.span()


def _lower(told: str) -> str:
    """Of ASCII alone, as the database does it: each character stays where it is."""
    return told.translate(_TO_LOWER)


def _joined(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


_TO_LOWER: Final = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
