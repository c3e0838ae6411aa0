"""Cuts a text into tokens that compare: digits for numbers, whole words for short forms."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.measures import in_digits, in_percent

_TOKEN: Final = re.compile(
    r"\d+(?:\.\d+)?|[£$€%]|[^\W\d_]+(?:'[^\W\d_]+)*|[.!?]+(?=\s|$)|[,;:–—()|]", re.UNICODE
)
_PUNCTUATION: Final = frozenset(",;:.!?–—()|")


def _table(*rows: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), whole) for pattern, whole in rows)


_IN_FULL: Final = _table(  # each has an apostrophe
    (r"\bwon't\b", "will not"),
    (r"\bcan't\b", "can not"),
    (r"(?<=\w)n't\b", " not"),
    (r"\b(i)'m\b", r"\1 am"),
    (r"(?<=\w)'re\b", " are"),
    (r"(?<=\w)'ve\b", " have"),
    (r"(?<=\w)'ll\b", " will"),
    (r"\b(i|we|they|you|he|she|it)'d\b", r"\1 would"),
    (r"\b(he|she|it|that|there|who|what|here|where)'s\b", r"\1 is"),
    (r"(?<=\w)'s\b", ""),
    (r"'em\b", "them"),
    (r"(?<=s)'(?=\s|$)", ""),
)
_OTHERWISE: Final = _table(
    (r"\bcannot\b", "can not"),
    (r"-in-law\b", ""),
    (r"\b(no|non)-(?=\w)", r"\1"),  # no-shows deny nothing
    (r"(?<=\d):(?=\d\d\b)", "."),
)
_SAME: Final = _table(
    (r"\band a half\b", "plushalf"),
    (r"(\w+)-(?:odd|ish|some)\b", r"about \1"),
    (r"\bsomething like\b", "about"),
    (r"\b(?:sort|kind) of\b", "sortof"),
    (r"£\s?(\d[\d,.]*)", r"\1 pounds"),
    (r"\$\s?(\d[\d,.]*)", r"\1 dollars"),
    (r"€\s?(\d[\d,.]*)", r"\1 euros"),
    (r"\b(?:two|2) times\b", "twice"),
    (r"\b(?:one|1) time\b", "once"),
    (r"\b(?:on|by) (?:(?:my|his|her|our|their|your) )?own\b", "alone"),
    (r"\bby (?:my|him|her)self\b", "alone"),
    (r"\b(?:goes|go|going|went|gone|comes|come|coming|came) down\b", "fell"),
    (r"\b(?:goes|go|going|went|gone|comes|come|coming|came) up\b(?! to\b| with\b)", "rose"),
    (r"\ba couple(?: of)?\b", "two"),
    (r"\b(?:a )?half a dozen\b", "six"),
    (r"\ba dozen\b", "twelve"),
    (r"\bper cent\b", "percent"),
    (r"\b(lead|leading|farm|stable|stage|deck) (hands?)\b", r"\1\2"),
    (r"\bsingle-?handed(?:ly)?\b", "alone"),
    (r"\bas well\b(?! as)", "also"),
    (r"\bat (?:the )?(?:most|max|maximum)\b|\bmaximum(?: of)?\b", "upto"),
    (r"\bfortnightly\b|\bevery (?:fortnight|other week|second week)\b", "every two weeks"),
    (r"\bhourly\b", "every hour"),
    (r"\bdaily\b", "every day"),
    (r"\bnightly\b", "every night"),
    (r"\bweekly\b", "every week"),
    (r"\bmonthly\b", "every month"),
    (r"\b(?:yearly|annually)\b", "every year"),
    (r"\bper\b|/", " a "),
)
_AFTER_DIGITS: Final = _table(
    (r"\b(\d+) (?:plushalf|and half)", r"\1.5"),
    (r"\band half\b(?! past)", "and 50%"),
    (r"\bhalf past (\d+)\b", r"\1.30"),
    (r"\bquarter past (\d+)\b", r"\1.15"),
    (r"\b(19|20)(\d\d) (to|until|till) (\d\d)\b(?!%)", r"\1\2 \3 \1\4"),
    (r"(?<=\d),(?=\d{3})", ""),
    (r"(?<=\d)s\b", ""),  # the under-12s
    (r"(?<=\d)(?=[a-z%])", " "),
)


def tokens(words: str) -> list[str]:
    """The words, numbers and stops of a text, in the forms the gate compares."""
    plain = words.replace("’", "'").replace("‘", "'")
    plain = _rewritten(plain, _IN_FULL) if "'" in plain else plain
    plain = _rewritten(_rewritten(plain, _OTHERWISE), _SAME)
    plain = in_digits(in_percent(re.sub(r"(?<=\w)-(?=\w)", " ", plain)))
    return _TOKEN.findall(_rewritten(plain, _AFTER_DIGITS))


def is_stop(token: str) -> bool:
    """True for a comma, a full stop and their like."""
    return token[0] in _PUNCTUATION


def _rewritten(words: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, whole in table:
        words = pattern.sub(whole, words)
    return words
