"""Turns a spoken sentence into a printed line by leaving words out, own verb first."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.measures import in_digits

_OPENING: Final = re.compile(
    r"^(?:(?:and|but|so|also|then|well|or|like|no|yes|yeah|now|still|anyway|plus|oh|right)\b[,.]?\s+)+",
    re.IGNORECASE,
)
_I_DID: Final = re.compile(
    r"^i(?:'ve| have| had|'d)?\s+(?:(?:also|just|mostly|mainly|then|even|still|really)\s+)*(?=[a-z]+)",
    re.IGNORECASE,
)
_INNER_I: Final = re.compile(
    r"(?i)(,|\band|\bthen|;)\s+i(?:'ve| have| had)?\s+(?=[a-z]+(?:ed|t|d|de|w|n|g|ke|ove)\b)"
)
_ASIDE: Final = re.compile(
    r"(?i)[,;–-]?\s*\b(?:i think|i mean|you know|i guess|i suppose|i'd say|they said|if that counts|honestly"
    r"|it's called|that's called|to be honest|in the middle of everything)\b[,]?"
)
_TRAILING: Final = re.compile(
    r"(?i)[,;–-]\s*(?:because|which|and (?:i|we) (?:was|were|am|hate|love|like)|i was|honestly|though|no,|yes,|love"
    r"|(?:but )?(?:i|it) (?:don'?t|do not) know)\b[^,;]*$"
)
_BE: Final = re.compile(r"(?i)^(?:'m|am|was|were|be|is|are)\b")
_HELD: Final = "\ue000"
_SPOKEN: Final = re.compile(
    r"(?i)\b(?:first|second|third|fourth|fifth)s?\b(?<!a third)(?<!a fifth)(?<!two thirds)(?<!two fifths)(?<!one third)(?<!one fifth)|\band a half\b(?: (?:hundred|thousand)\b)?"
    r"|\bone (?=more|of|time|person|year|idea|day\b)"
)
MAX_CHARACTERS: Final = 190
"""About two printed lines."""


def line_from(words: str) -> str:
    """The line of a sentence: no "I" in front, numbers in digits, no aside, no full stop."""
    line = _ASIDE.sub("", words.strip())
    line = _TRAILING.sub("", line).strip()
    line = _OPENING.sub("", line)
    opened = _I_DID.sub("", line)
    if opened != line and not _BE.match(opened):
        line = _INNER_I.sub(r"\1 ", opened)
    line = _quotes(_digits(line)).strip(" .,;:–-")
    line = re.sub(r"\s+", " ", _shortened(line))
    return line[:1].upper() + line[1:]


def _digits(line: str) -> str:
    """Numbers in digits; "second" and "29 and a half" stay as they were said."""
    kept = _SPOKEN.findall(line)
    digits = in_digits(_SPOKEN.sub(_HELD, line))
    for spoken in kept:
        digits = digits.replace(_HELD, spoken, 1)
    digits = digits.replace("a 5th", "a fifth").replace("a 3rd", "a third")
    return re.sub(r"\ba (?=\d{3})", "", digits)  # "a hundred and forty" is 140


def _quotes(line: str) -> str:
    """Typed quotes as printers set them."""
    line = re.sub(r"(?<=\w)'(?=\w)", "’", line)
    line = re.sub(r"(?<!\w)'([^']+)'(?!\w)", r"‘\1’", line)
    return re.sub(r'"([^"]+)"', r"“\1”", line)


def _shortened(line: str) -> str:
    """Whole clauses only: what does not fit two printed lines is left out from the end."""
    while len(line) > MAX_CHARACTERS:
        cut = max(line.rfind(mark, 0, len(line) - 1) for mark in (", ", "; ", " and ", " – "))
        if cut <= 0:
            return line
        line = line[:cut]
    return line
