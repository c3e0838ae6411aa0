"""What has become of a number told in an earlier sentence: "It had 45 ... Now it's 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.facts import Measure
from sanctum_desktop.core.policies.hearing.measures import (
    AFTER,
    HEDGE,
    UNIT,
    UNIT_WORDS,
    in_digits,
    in_percent,
    tells_before,
)
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME

_AMOUNT: Final = re.compile(
    rf"(?P<amount>(?<![\w.,])[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?%?(?: (?:{UNIT_WORDS}))*)(?!\s?(?:nd|rd|th|st)\b)"
)


_NOT_SO: Final = re.compile(
    r"(?i)\b(?:if|would|want\w*|wish\w*|hop(?:e|ed|ing)|plan\w*|goal|target|should|my commute)\b"
)
"""What is only wished for, or of something else."""
_AT_FIRST: Final = re.compile(r"(?i)\bfirst (?:year|month|week|season|term)\b|\bback then\b")
_IN_YEAR: Final = re.compile(r"(?:And |But |So )?[Ii]n 20\d\d\b")
_TELLING_UNIT: Final = re.compile(
    r"%|[$£€]|\b(?:minutes|hours|days|weeks|points|litres|kilos|tonnes|lakh|crore)\b"
)
"""A unit two numbers of one answer share only where they are of one thing."""
_ONE_THING: Final = re.compile(
    r"(?i)(?P<lead>\b(?:it (?:was|is)|it['’]s|we had|there (?:was|is)|only|just) )one(?= (?!of\b|day\b|thing\b|time\b|more\b|by\b)[a-z]|[.,;!]|$)"
)
"""One that counts: "in 2025 it was one injury"."""
_SO_MUCH_LESS: Final = re.compile(r"(?i) (?:less|more|fewer|up|down|off|cheaper|faster|quicker)\b")
_AND_NOW: Final = re.compile(r"(?i)\band (?:now|today)\b(?=[^.;]*\d)")
_THIS_MONTH: Final = re.compile(rf"\b(?i:this|last) (?:{MONTH_NAME})\b")
_IN_A_YEAR: Final = re.compile(r"(?i)\b(?:in|of|by|since|until|till|from|year) (?:19|20)\d\d$")
_NOW_BEHIND: Final = re.compile(
    rf"(?<![\d.,])(?P<amount>\d(?:[\d,]*\d)?(?:\.\d+)?%?(?: (?:{UNIT_WORDS}))*)(?= (?:(?!of\b|and\b|but\b)[a-z]+ ){{0,2}}(?:now|today|these days)\b)"
)
"""The number before its "now": "it's fifty-one now", "thirty-four most weeks now"."""
_HEADED: Final = re.compile(
    r"\W*(?:(?i:only|just|about|around) )?(?P<amount>\d(?:[\d,]*\d)?(?:\.\d+)?%?)(?= (?:by|after) (?!(?:myself|hand)\b))"
)
"""The number before its "after": "Three point one by the end of 2023"."""
_WAS_BEFORE: Final = re.compile(
    r"(?i)(?:and |but )?(?:before|earlier|previously)(?: that| this| then| me)?,? (?:it|that|this|we|they)\b[^.;\d]{0,25}"
    r"(?P<n>\d+(?:\.\d+)?) (?P<unit>minute|hour|day|week|month)s?\b"
)
_IN_ONE: Final = re.compile(
    r"(?i)\b(?:in|takes?(?: me| us)?|within|only|it['’]s|is) (?:one|an?) (?P<unit>minute|hour|day|week|month)\b(?! (?:of|and|or))"
)
_A_YEAR: Final = re.compile(r"\b20[0-4]\d\b")
_PART: Final = re.compile(
    r"(?i)(?:and )?(?P<n>[2-9]|1\d) (?:of them |of those )?(?:(?:have |has )?(?:passed|become|became|stayed|finished)|are (?:still|now)|still|work) [a-z]"
)
_FEW: Final = 40
"""Of more than these nobody counts some by a bare number."""
_STEM: Final = 5
_LINKS: Final = frozenset("from with that which were they this when".split())


def change_since(told: Sequence[tuple[str, Measure]], words: str, about: str) -> Measure | None:
    """What this sentence says has become of a number told before it: "45 to 12".

    `told` are the sentences so far that hold one number. A number is the earlier one where its
    sentence says how it was, or where both count the same.
    """
    if _NOT_SO.search(words):
        return None
    said = in_digits(in_percent(words))
    later = _later_amount(_ONE_THING.sub(r"\g<lead>1", said))
    if later is None:
        return _it_was(told[-1:], said, words, about)
    counted = _counted(later.string[later.end() :])
    for sentence, measure in reversed(told):
        before = tells_before(sentence) or bool(_AT_FIRST.search(sentence))
        before = before or (not counted and _of_a_year(sentence, said))
        if later["amount"].strip() == "1" and not (
            _stems(counted) & _stems(_counted(sentence)) or (before and not counted)
        ):
            continue  # "it is one trip a month" after "two pumps were starting"
        unit = _TELLING_UNIT.search(measure.value + " " + measure.what.split(" ")[0])
        alike = unit and unit.group() in later["amount"]
        if before or alike or (counted and counted <= _counted(sentence)):
            return _pair_of(measure, later, words, about)
    return None


def _of_a_year(earlier: str, later: str) -> bool:
    """True where both sentences name their year: "8%, in 2022" and "3.1 by the end of 2023"."""
    years = [max(_A_YEAR.findall(words), default="") for words in (earlier, later)]
    return bool(years[0]) and (years[0] < years[1] or bool(_THIS_MONTH.search(later)))


def part_of(told: Sequence[tuple[str, Measure]], words: str) -> Measure | None:
    """How many of those just counted: "4 of 5" of "I had five apprentices. Four have passed"."""
    part = _PART.match(in_digits(words))
    for sentence, all_ in told[-1:] if part else ():
        many = re.search(
            rf"(?<![\d.,]){re.escape(all_.value)} (?:[a-z]+ )?[a-z]{{3,}}s\b", in_digits(sentence)
        )
        if part and many and all_.value.isdigit() and int(part["n"]) < int(all_.value) <= _FEW:
            return Measure(f"{part['n']} of {all_.value}", all_.what)
    return None


def _it_was(
    told: Sequence[tuple[str, Measure]], said: str, words: str, about: str
) -> Measure | None:
    """The change where how it was comes last: "It takes one day. Before it was three days"."""
    was = _WAS_BEFORE.match(said)
    for _, now in told if was else ():
        unit = now.what.split(" ")[0].removesuffix("s")
        if was and was["unit"] == unit and was["n"] != now.value:
            value = f"{was['n']} {unit}s to {now.value}"
            return Measure(value, about or now.what, hedged=bool(HEDGE.search(words)))
    return None


def lasting(words: str) -> Measure | None:
    """How long it takes, where that is one day or one hour, which no other number is told of."""
    one = _IN_ONE.search(words)
    return one and Measure("1", one["unit"].lower())


def _later_amount(said: str) -> re.Match[str] | None:
    """The number a sentence tells for the time after: no year, behind its word or before "now"."""
    after = _AND_NOW.search(said) or AFTER.search(said) or _IN_YEAR.match(said)
    if after is None:
        return None
    behind = (
        m for m in _AMOUNT.finditer(said, after.end()) if not _IN_A_YEAR.search(said[: m.end()])
    )
    found = next(behind, None) or next(_NOW_BEHIND.finditer(said), None)
    return found or _HEADED.match(said)


def _counted(words: str) -> set[str]:
    """The telling words of what a number counts, up to the next stop."""
    return set(re.findall(r"[a-z]{4,}", re.split(r"[,.;!?]\s", words.lower())[0])) - _LINKS


def _stems(words: set[str]) -> set[str]:
    return {word.removesuffix("s")[:_STEM] for word in words}


def _pair_of(earlier: Measure, later: re.Match[str], words: str, about: str) -> Measure | None:
    if " to " in earlier.value or earlier.value == later["amount"].strip():
        return None
    value = later["amount"].strip()
    if value.endswith("%") and (
        not earlier.value.endswith("%") or _SO_MUCH_LESS.match(later.string, later.end())
    ):
        return None  # "two drivers and a mechanic ... eight percent less"
    if earlier.value.endswith("%") and not value.endswith("%"):
        value += "%"
    unit = UNIT.match(earlier.what.split(" ")[0])
    was = f"{earlier.value} {unit.group()}" if unit else earlier.value
    what = about or earlier.what
    return Measure(f"{was} to {value}", what, hedged=bool(HEDGE.search(words)))
