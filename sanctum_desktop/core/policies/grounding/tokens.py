"""Cuts a text into tokens that compare: digits for numbers, whole words for short forms."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sanctum_desktop.core.policies.grounding.lexicon import pairs
from sanctum_desktop.core.policies.hearing.measures import in_digits, in_percent

_TOKEN: Final = re.compile(
    r"\d+(?:\.\d+)?|[£$€%]|[^\W\d_]+(?:'[^\W\d_]+)*|[.!?]+(?=\s|$)|[,;:–—()|]", re.UNICODE
)
_PUNCTUATION: Final = frozenset(",;:.!?–—()|")


_SLIGHTLY: Final = (
    r"\b(?:a (?:little )?bit|a little|a tad|a touch|somewhat)"
    r"(?= (?:less|more|better|faster|quicker)\b| ?[,.;!?|]| ?$)"
)


def _table(*rows: tuple[str, str, str]) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Rows of: what any match holds (cheap to look for), the pattern, what stands instead."""
    return tuple(
        (held, re.compile(pattern, re.IGNORECASE), whole) for held, pattern, whole in rows
    )


_IN_FULL: Final = _table(  # each has an apostrophe
    ("won't", r"\bwon't\b", "will not"),
    ("can't", r"\bcan't\b", "can not"),
    ("n't", r"(?<=\w)n't\b", " not"),
    ("'m", r"\b(i)'m\b", r"\1 am"),
    ("'re", r"(?<=\w)'re\b", " are"),
    ("'ve", r"(?<=\w)'ve\b", " have"),
    ("'ll", r"(?<=\w)'ll\b", " will"),
    ("'d", r"\b(i|we|they|you|he|she|it)'d\b", r"\1 would"),
    ("'s", r"\b(he|she|it|that|there|who|what|here|where)'s\b", r"\1 is"),
    ("'s", r"(?<=\w)'s\b", ""),
    ("'em", r"'em\b", "them"),
    ("s'", r"(?<=s)'(?=\s|$)", ""),
)
_OTHERWISE: Final = _table(
    ("cannot", r"\bcannot\b", "can not"),
    ("-in-law", r"-in-law\b", ""),
    ("-", r"\b(no|non)-(?=\w)", r"\1"),  # no-shows deny nothing
    (":", r"(?<=\d):(?=\d\d\b)", "."),
)
_SAME: Final = _table(
    ("half", r"\band a half\b", "plushalf"),
    ("-", r"(\w+)-(?:odd|ish|some)\b", r"about \1"),
    (" of", r"\b(?:sort|kind) of\b", "sortof"),
    ("£", r"£\s?(\d[\d,.]*)", r"\1 pounds"),
    ("$", r"\$\s?(\d[\d,.]*)", r"\1 dollars"),
    ("€", r"€\s?(\d[\d,.]*)", r"\1 euros"),
    ("own", r"\b(?:on|by) (?:(?:my|his|her|our|their|your) )?own\b", "alone"),
    ("self", r"\bby (?:my|him|her)self\b", "alone"),
    (" me", r"\b(?:just|only) me\b(?! and\b)", "alone"),
    (" down", r"\b(?:goes|go|going|went|gone|comes|come|coming|came) down\b", "fell"),
    (" up", r"\b(?:goes|go|going|went|gone|comes|come|coming|came) up\b(?! to\b| with\b)", "rose"),
    ("hand", r"\b(lead|leading|farm|stable|stage|deck) (hands?)\b", r"\1\2"),
    ("single", r"\bsingle-?handed(?:ly)?\b", "alone"),
    ("as well", r"\bas well\b(?! as)", "also"),
    ("max", r"\bmaximum(?: of)?\b|\bmax(?=[,.;|]|$)", "upto"),
    ("", _SLIGHTLY, "slightly"),
    ("once ", r"\bonce (?:a|an|each|every|per) (?=hour|day|week|month|quarter|year)", "every "),
    ("", r"(?<=\d) ?a\.?m\b\.?", " in the morning"),
    ("per ", r"\bper\b", " a "),
    ("/", "/", " a "),
)
_AFTER_DIGITS: Final = _table(
    ("half", r"\b(\d+) (?:plushalf|and half)", r"\1.5"),
    ("half", r"\band half\b(?! past)", "and 50%"),
    ("half past", r"\bhalf past (\d+)\b", r"\1.30"),
    ("quarter past", r"\bquarter past (\d+)\b", r"\1.15"),
    ("a good ", r"\ba good (?=\d)", "over "),
    ("easily ", r"\beasily (?=\d)", "over "),
    ("", r"\b(?:close (?:to|on)|pushing|not (?:quite|even)) (?=\d)", "under "),
    ("best part", r"\b(?:the )?best part of (?=an? |\d)", "under "),
    ("say", r"\bsay,? (?=\d)", "about "),
    ("", r"\b(\d+) ?(?:plus|\+|and (?:up|more)\b)", r"over \1"),
    ("out of", r"(?<=\d) out of (?=\d)", " of "),
    (" old", r"(?<=\d) years? olds?\b", " aged"),
    ("", r"\b(19|20)(\d\d) (to|until|till) (\d\d)\b(?!%)", r"\1\2 \3 \1\4"),
    (",", r"(?<=\d),(?=\d{3})", ""),
    ("s", r"(?<=\d)s\b", ""),  # the under-12s
    ("", r"(?<=\d)(?=[a-z%])", " "),
)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all turns of speech, the longest first, and what each is compared as.

    Parted by first letters, which may be capitals as "I" may: so few ways are tried at each place.
    """
    plain = {
        one.strip(): whole for whole, ways in pairs("phrases", "=") for one in ways.split("|")
    }
    longest = sorted(plain, key=len, reverse=True)
    ways = []
    for first in sorted({one[0] for one in plain}):
        rest = "|".join(re.escape(one[1:]) for one in longest if one[0] == first)
        rest = rest.replace(r"\ i\ ", r"\ [iI]\ ")
        ways.append(f"[{first}{first.upper()}](?:{rest})")
    return re.compile(rf"\b(?:{'|'.join(ways)})\b"), plain


def tokens(words: str) -> list[str]:
    """The words, numbers and stops of a text, in the forms the gate compares."""
    plain = words.replace("’", "'").replace("‘", "'")
    plain = _rewritten(plain, _IN_FULL) if "'" in plain else plain
    pattern, whole = _phrases()
    plain = pattern.sub(lambda found: whole[found[0].lower()], _rewritten(plain, _OTHERWISE))
    plain = _rewritten(plain, _SAME)
    plain = in_digits(in_percent(re.sub(r"(?<=\w)-(?=\w)", " ", plain)))
    return _TOKEN.findall(_rewritten(plain, _AFTER_DIGITS))


def is_stop(token: str) -> bool:
    """True for a comma, a full stop and their like."""
    return token[0] in _PUNCTUATION


def _rewritten(words: str, table: tuple[tuple[str, re.Pattern[str], str], ...]) -> str:
    plain = words.lower()
    for held, pattern, whole in table:
        if held in plain:
            words = pattern.sub(whole, words)
    return words
