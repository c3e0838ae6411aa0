"""The gate for single values: a title, an employer, a school, a skill, a certificate, a date.

A value claims no deed, so it needs no laying: each of its words must stand in its evidence, in the
same form but for case, number, spelling and digits, and close together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.grounding.kinds import is_person
from sanctum_desktop.core.policies.grounding.lexicon import lines
from sanctum_desktop.core.policies.grounding.reading import By, Word, read
from sanctum_desktop.core.policies.grounding.roots import american
from sanctum_desktop.core.policies.grounding.tokens import tokens
from sanctum_desktop.core.policies.hearing.vocabulary import MONTHS

_ISO: Final = re.compile(r"(?<![\d-])((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?(?![\d-])")
_JOINS: Final = frozenset("a an the of in on at for to and with & by".split())
_SMALLER: Final = frozenset(
    "assistant deputy acting junior trainee student apprentice associate vice under sub helper"
    " volunteer temporary interim second third cover relief former".split()
)
_DEGREES: Final = frozenset("bachelor master doctor".split())
_OTHERS: Final = frozenset("for to under by".split())
_SKIPPED: Final = frozenset("a an the my our his her their this that".split())
_NOT_MINE: Final = frozenset("my our his her their".split())
_STRETCH: Final = 4
"""Words of the evidence that may stand between two of a value."""


def unsaid(value: str, evidence: Sequence[str]) -> tuple[str, ...]:
    """The words of a printed value that its evidence does not hold; empty where it holds all.

    Any one quote may carry the value, none of it by halves: "Head" of one quote and "retail" of
    another are no head of retail. A name somebody else bears, or a title made smaller by a word
    that was left out ("assistant", "not"), counts as unsaid too.
    """
    if not value.strip():
        return ()
    missing = [_missing(value, quote) for quote in evidence if quote.strip()]
    return min(missing, key=len) if missing else tuple(value.split())


def _missing(value: str, quote: str) -> tuple[str, ...]:
    dates = tuple(found[0] for found in _ISO.finditer(value) if not _dated(found, quote))
    plain = _ISO.sub(" ", value)
    ways = [plain, *_in_full(plain)]
    missing = [_words_missing(way, plain, quote) for way in ways]
    return dates if () in missing else dates + missing[0]


def _words_missing(way: str, value: str, quote: str) -> tuple[str, ...]:
    said = read(quote)
    wanted = [word for word in read(way) if word.low not in _JOINS]
    forms = {_form(word) for word in said}
    missing = tuple(dict.fromkeys(word.raw for word in wanted if _form(word) not in forms))
    if missing or not wanted:
        return missing
    return () if _stands(wanted, said) else tuple(value.split())


def _form(word: Word) -> str:
    """A word as a value is compared: "teachers" is "teacher", and neither is "teaching"."""
    raw = american(word.low)
    if raw[0].isdigit():
        return word.lemma
    if raw.endswith("ies"):
        return raw[:-3] + "y"
    plural = raw.endswith("s") and not raw.endswith(("ss", "us", "is")) and len(raw) > 3  # noqa: PLR2004
    return raw[:-1] if plural else raw


def _stands(wanted: Sequence[Word], said: Sequence[Word]) -> bool:
    """True where the words stand together somewhere, as the person's own and not denied."""
    forms = [_form(word) for word in said]
    starts = [n for n, form in enumerate(forms) if form == _form(wanted[0])]
    starts += [n for n, form in enumerate(forms) if form == _form(wanted[-1])]
    return any(
        (places := _together([_form(word) for word in wanted], forms, start)) is not None
        and _own(wanted, said, places)
        for start in starts
    )


def _together(wanted: Sequence[str], forms: Sequence[str], start: int) -> list[int] | None:
    """The places of all the words around this start; None where one is too far away."""
    reach = _STRETCH + len(wanted)
    window = range(max(0, start - reach), min(len(forms), start + reach + 1))
    places = []
    for form in wanted:
        free = [n for n in window if forms[n] == form and n not in places]
        if not free:
            return None
        places.append(min(free, key=lambda n: abs(n - start)))
    return sorted(places)


def _own(wanted: Sequence[Word], said: Sequence[Word], places: Sequence[int]) -> bool:
    """True where nothing denies the words and, in a title, nobody else bears it."""
    first, last = places[0], places[-1]
    if any(said[n].denied or said[n].phrase != said[first].phrase for n in places):
        return False
    degree = len(wanted) > 1 and wanted[0].low in _DEGREES
    if degree or not (is_person(wanted[0].raw) or is_person(wanted[-1].raw)):
        return True
    mine = any(word.low == "me" for word in said[max(0, first - _STRETCH) : first])
    if said[last].by is By.OTHER and not mine:
        return False
    before = [word.low for word in said[max(0, first - 3) : first]]
    while before and before[-1] in _SKIPPED - _NOT_MINE:
        before.pop()
    smaller = before[-1:] and before[-1] in _SMALLER | _OTHERS | _NOT_MINE
    serves = len(before) > 1 and before[-1] in ("to", "of") and before[-2] in _SMALLER
    return not (smaller or serves or said[last].actor)


def _dated(found: re.Match[str], quote: str) -> bool:
    """True for 2019-03 where "March 2019" was said, and for 2019 where "2019" was."""
    year, month, day = found.groups()
    said = [token.lower() for token in tokens(quote)]
    if year not in said:
        return False
    if month is None:
        return True
    name = MONTHS[int(month) - 1] if 1 <= int(month) <= len(MONTHS) else ""
    named = any(name and (one == name or one == name[:3]) for one in said)
    return (named or f"{year}-{month}" in quote) and (day is None or str(int(day)) in said)


def _in_full(value: str) -> list[str]:
    """The value with an abbreviation of the list spelled out, and the reverse."""
    low = value.lower()
    ways = []
    for short, full in _abbreviations():
        for one, other in ((short, full), (full, short)):
            pattern = rf"(?<!\w){re.escape(one)}(?!\w)"
            if re.search(pattern, low):
                ways.append(re.sub(pattern, other, low))
    return ways


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[tuple[str, str], ...]:
    rows = (line.split(" = ", 1) for line in lines("abbreviations"))
    return tuple((short.strip(), full.strip()) for short, full in rows)
