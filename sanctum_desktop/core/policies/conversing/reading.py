"""An attached text in passages: sentences, lines of lists and headings, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment, Citation

MOST_SENTENCES: Final = 3
"""Of one quotation."""
_MOST_QUOTED: Final = 480
"""Characters of one; a sentence that is longer is quoted by itself."""
_MARK: Final = re.compile(
    r"[ \t>]*(?:(?P<hash>#{1,6})[ \t]+|(?:[-*•·–▪◦]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+)?"
)
_NUMBERED: Final = re.compile(
    r"(?:\d{1,2}\.){1,4}\d{0,2}\s+|(?:chapter|unit|module|part|lesson|week|section)\s+\w+\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bNo)(?<!\bMrs)(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bvs)(?<!\bapprox)"
    r"[.!?…。]+[\"'”’)\]]*(?=\s+[^\Wa-z_]|\s+[\"'“‘(\[]|$)"
)
_NEXT_LINE: Final = re.compile(r"[;,.]?[ \t]*\n[ \t>]*(?:[-*•·–▪◦]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+")
_MOST_WORDS_OF_A_HEADING: Final = 9
_WRAPPED: Final = 50
"""Characters of a line from which the next may go on with its sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a line of a list or a heading. `under` is the heading it stands under.

    `piece` numbers the paragraph or line of a list it is part of.
    """

    text: str = field(repr=False)
    start: int
    end: int
    piece: int
    heading: bool = False
    listed: bool = False
    under: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    hashed: bool
    listed: bool
    first: bool
    """True after an empty line, or at the beginning."""
    last: bool


@lru_cache(maxsize=16)
def passages(untrusted_text: str) -> tuple[Passage, ...]:
    """Every passage of a text, in its order."""
    found: list[Passage] = []
    under = ""
    for number, piece in enumerate(_pieces(untrusted_text)):
        first = piece[0]
        start, end = first.start, piece[-1].end
        words = untrusted_text[start:end]
        if len(piece) == 1 and _is_heading(words, first):
            under = words.strip(" *_:#")
            found.append(Passage(words, start, end, number, heading=True, under=under))
            continue
        for begin, stop in _sentences(words):
            told = words[begin:stop]
            place = (start + begin, start + stop)
            found.append(Passage(told, *place, number, listed=first.listed, under=under))
    return tuple(found)


def cite(attachment: Attachment, start: int, end: int) -> Citation:
    """That passage of the text, with its page where the text has pages."""
    page = bisect_right(attachment.pages, start) if len(attachment.pages) > 1 else None
    quote = attachment.untrusted_text[start:end]
    return Citation(of=attachment.id, start=start, end=end, quote=quote, page=page)


def quoted(quote: str) -> str:
    """A passage as it is read in a sentence: on one line, without marks of lists and emphasis."""
    quote = _NEXT_LINE.sub("; ", quote)
    return " ".join(re.sub(r"[*_`]{1,3}(?=\w)|(?<=[\w.,!?])[*_`]{1,3}", "", quote).split())


def run_from(all_: Sequence[Passage], at: int) -> tuple[int, int]:
    """Places of the passage and of those that go on with it: three sentences of one piece at most.

    Lines of one list go together.
    """
    first = last = all_[at]
    count = 1
    for one in all_[at + 1 : at + MOST_SENTENCES]:
        goes_on = one.piece == first.piece or (one.listed and first.listed)
        if one.heading or not goes_on or one.end - first.start > _MOST_QUOTED:
            break
        last, count = one, count + 1
    return first.start, last.end


def _pieces(untrusted_text: str) -> Iterator[list[_Line]]:
    """Paragraphs, headings and lines of lists: lines that were only wrapped stand together."""
    piece: list[_Line] = []
    for line in _lines(untrusted_text):
        if piece and not _goes_on(untrusted_text, piece[-1], line):
            yield piece
            piece = []
        piece.append(line)
    if piece:
        yield piece


def _lines(untrusted_text: str) -> Iterator[_Line]:
    rows = untrusted_text.split("\n")
    at = 0
    for n, row in enumerate(rows):
        mark = _MARK.match(row)
        lead = mark.end() if mark else 0
        words = row[lead:].rstrip()
        if words:
            hashed = bool(mark and mark["hash"])
            listed = bool(mark and mark.group().strip(" \t>")) and not hashed
            first = n == 0 or not rows[n - 1].strip()
            last = n + 1 == len(rows) or not rows[n + 1].strip()
            start = at + lead
            yield _Line(start, start + len(words), hashed, listed, first, last)
        at += len(row) + 1


def _goes_on(untrusted_text: str, before: _Line, line: _Line) -> bool:
    if line.first or line.listed or line.hashed or before.hashed:
        return False
    told = untrusted_text[before.start : before.end]
    return len(told) >= _WRAPPED and not _NUMBERED.match(untrusted_text[line.start : line.end])


def _is_heading(words: str, line: _Line) -> bool:
    if line.hashed:
        return True
    few = len(words.split()) <= _MOST_WORDS_OF_A_HEADING
    if not few or words[-1] in ".!?;,…" or not any(c.isalpha() for c in words):
        return False
    if words.endswith(":"):
        return not line.listed
    if line.listed:
        return bool(line.first and line.last)  # "1. Title" by itself
    upper = words.isupper() and len(words) > _WORD
    return (upper or bool(_NUMBERED.match(words)) or line.first) and words[0].upper() == words[0]


_WORD: Final = 3


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in [*_ENDS.finditer(words), None]:
        stop = match.end() if match else len(words)
        told = words[begin:stop]
        if told.strip():
            lead = len(told) - len(told.lstrip())
            yield begin + lead, begin + len(told.rstrip())
        begin = stop
