"""Numbers of an achievement as they were said: pairs before and after, percents, sums, counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from sanctum_desktop.core.domain.facts import Measure
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME, NUMBER_WORD

_FRACTIONS: Final = {
    "a half": 50, "half": 50, "a third": 33, "two thirds": 67, "a quarter": 25,
    "three quarters": 75, "a fifth": 20, "a tenth": 10, "two fifths": 40, "one third": 33,
    "one quarter": 25, "one half": 50, "one fifth": 20,
}  # fmt: skip
_FRACTION: Final = re.compile(
    rf"(?<!and )(?<!and a )(?<!in )(?<!per )(?<!each )(?<!every )\b(?:{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})\b"
    r"(?! (?:and half|past|to|of an?\b|an?\b|hour|year|in\b))",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"\b(?P<part>\d{1,3}|[Oo]ne|[Aa])(?: [a-z]+(?= (?:in|out of) (?:every |each )))? (?:in|out of) (?:every |each |a )?(?P<whole>\d{1,3}|hundred)\b(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|million|thousand))"
)
"""A share told as so many in so many: "three in every ten"."""
HEDGE: Final = re.compile(
    r"(?i)\b(?:about|around|roughly|approximately|nearly|almost|maybe|perhaps|some|like|over|more than|just over"
    r"|just under|up to|at least|or so|-some|i think|i'd say)\b"
)
UNIT_WORDS: Final = (
    r"per ?cent|percent|%|lakh|crore|minutes?|mins?|hours?|days?|weeks?|months?|years?|seconds?|million|billion"
    r"|thousand|dollars?|pounds?|euros?|kg|kilos?|tonnes?|litres?|liters?|miles|km|degrees|cases?|points?"
)
_NUMBER: Final = rf"(?:1 in \d+|[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?(?:{UNIT_WORDS}))*)"
_HEDGES: Final = r"(?:(?:about|around|roughly|nearly|almost|maybe|like|now|only|just|is|it'?s|at|be|to|under|over|a|the|was|then|we are|we['’]?re|there are|they are),? )*"
_PAIR: Final = re.compile(
    rf"\bfrom\s+{_HEDGES}(?P<a>{_NUMBER})(?P<between>[^.\d]{{0,40}}?)\s(?:down |up )?to\s+{_HEDGES}(?P<b>{_NUMBER})",
    re.IGNORECASE,
)
_NOT_SO_MANY: Final = re.compile(
    rf"\b(?P<b>{_NUMBER})(?P<between>[^\d.;]{{0,30}}?),? (?:and not|not|instead of|rather than) {_HEDGES}(?P<a>{_NUMBER})(?![\w%])",
    re.IGNORECASE,
)
"""What it is now before what it was: "ninety days and not thirty"."""
_THEN_NOW: Final = re.compile(
    rf"(?P<a>{_NUMBER})(?P<between>[^\d]{{0,150}}?)\b(?:now,?|and then|then|it was then|after(?: that)?(?= (?:it )?(?:was|is)\b)|down to|got (?:that|it) to|to)\s+{_HEDGES}(?P<b>{_NUMBER})(?!\d| of (?:us|them|you)\b)",
    re.IGNORECASE,
)
_IS_NOW: Final = re.compile(
    rf"(?P<a>{_NUMBER})(?P<between>[^\d.;]{{0,60}}?)\b(?:and|,) (?:it|they)(?:'?(?:s|re)| is| are) {_HEDGES}(?P<b>{_NUMBER})"
    r"(?=[^.,;]{0,12}\b(?:now|today)\b)",
    re.IGNORECASE,
)
"""Both in one sentence, the now behind its number: "two percent when I came and it's one now"."""
_YEAR_BY_YEAR: Final = re.compile(
    rf"\bin (?P<then>(?:19|20)\d\d)\b(?P<between>[^.;\d]{{0,60}}?)(?P<a>{_NUMBER})[^.;\d]{{0,60}}?\b(?:in (?P<since>(?:19|20)\d\d)|(?:last|this) (?:year|season|winter|summer)|by (?:last |this |the end of )?(?:now|then|{MONTH_NAME}|20\d\d))\b[^.;\d]{{0,30}}?(?P<b>{_NUMBER})",
    re.IGNORECASE,
)
"""Two years with their numbers: "in 2018 we had sixty-four and in 2021 nineteen"."""
_BY_YEARS: Final = re.compile(
    rf"(?P<a>{_NUMBER})(?P<between>[^.;\d]{{0,30}}?) in (?P<then>(?:19|20)\d\d),? (?:and |but )?in (?P<since>(?:19|20)\d\d)[^.;\d]{{0,30}}?(?P<b>{_NUMBER})",
    re.IGNORECASE,
)
"""The same with the first year behind its number: "8.4 in 2023, and in 2025 9.2"."""
_FIRST_LAST: Final = re.compile(
    rf"\b(?:first|in the beginning|at the start)\b(?P<between>[^.;\d]{{0,60}}?)(?P<a>{_NUMBER})(?![^,;.]*\btimes?\b)[^.;\d]{{0,60}}?\b(?:last|this|now|today)\b[^.;\d]{{0,40}}?(?P<b>{_NUMBER})",
    re.IGNORECASE,
)
_ONE_BEFORE: Final = re.compile(
    rf"\b(?P<b>{_NUMBER})(?P<between>[^.;\d]{{0,40}}?),? (?:and )?(?:the (?:one|year|time|season) before|before (?:it was|that)|last year it was|it used to be) {_HEDGES}(?P<a>{_NUMBER})",
    re.IGNORECASE,
)
"""What it is now before what it was: "sold 1,400 tickets, the one before 950"."""
BEFORE: Final = re.compile(
    r"(?i)\b(?:before|used to|lost|(?:had|['’]d) been|when i (?:started|came|got it|took)|(?:we|i|it) (?:began|started) with|at first|was taking|took|was|were|had)\b"
)
AFTER: Final = re.compile(
    r"(?i)\b(?:now|today|became|(?:came|come|got|settled|went|gone) (?:down |up )?(?:to|at)|the (?:year|month|week|season) after|after (?:that|it)|^after (?:they|we|i|the [a-z]+) (?:were |was |had )?[a-z]+(?:ed|t|n)?|by the (?:end|second|third|fall|autumn|spring|summer|winter|next)|after (?:\w+ ){0,2}(?:half a |one |a |an )?(?:week|month|year|season|term)s?|(?<!when i )got (?:it|that|them)|went (?:down|up)|dropped|fell"
    rf"|rose|since then|then|last year|these days|hit|by 20\d\d|(?:from|since) that (?:day|moment|time|year)|(?:the )?(?:last|this) (?:\w+ )?(?:season|winter|summer|spring|autumn|month|quarter|term|(?-i:{MONTH_NAME}))|next (?:season|batch|group|class|generation|audit|round|harvest)|in the last \w+ (?:years?|months?)|(?:went|gone|fell|dropped|rose|grew|came) from)\b"
)
_CHANGES: Final = (
    _NOT_SO_MANY,
    _PAIR,
    _ONE_BEFORE,
    _YEAR_BY_YEAR,
    _BY_YEARS,
    _IS_NOW,
    _THEN_NOW,
    _FIRST_LAST,
)
_OF: Final = re.compile(
    r"\b(?P<a>\d(?:[\d,]*\d)?)\s+(?:out )?of\s+(?:the\s+)?(?P<b>\d(?:[\d,]*\d)?)\b", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s?(?:%|per ?cent\b|percent\b)", re.IGNORECASE)
_NONE: Final = re.compile(
    r"(?i)\b(?:zero|nil) (?P<what>(?:[a-z][a-z'’-]+ ){0,2}?[a-z][a-z'’-]+)"
    r"|(?:^|[,;] )(?:not one|no) (?P<harm>(?:[a-z][a-z-]+ )?(?:accident|injury|injurie|incident|complaint|fall|leak|recall|fatalitie)s?)\b"
)
_COUNT: Final = re.compile(
    r"(?<![\d.,-])(?P<n>[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?(?: (?:million|billion|thousand))?)"
    r"(?:-|\s+)(?P<what>(?:of )?(?:[a-z][a-z'’-]+ ){0,2}?[a-z][a-z'’-]+)",
)
_RATE: Final = re.compile(
    r"(?<![\d.,-])(?P<n>\d(?:[\d,]*\d)?(?:\.\d+)?) (?P<what>(?:times )?(?:a|last|this|per|each|every|in (?:a|the|one|each|every)) (?:day|night|shift|hour|week|month|quarter|year|season|spring|summer|autumn|winter|term))\b"
)
_SOONER: Final = re.compile(
    r"(?i)\b(?:gave|given|had|planned|scheduled|quoted|promised|allowed|budgeted|expected|reckoned|estimated)\b[^.;\d]{0,30}"
    r"\b(?P<planned>\d+(?:\.\d+)?) (?P<unit>minutes|hours|days|weeks|months)\b[^.;\d]{0,60}?\b(?:in|after|within) (?P<n>\d+(?:\.\d+)?)(?! ?[\d%])"
)
"""What was allowed and what it took: "they gave us 16 weeks and we were out in 14"."""
_SO_FAR: Final = re.compile(
    r"(?i), (?:about |around )?(?P<n>[2-9]|\d{2,4}) (?P<what>so far|until now|by now|altogether|in all|in total)(?=[.,;]|$)"
)
_OF_THEM: Final = re.compile(
    r"(?i)\b\d[\d,]* (?P<what>[a-z]{3,}s)\b[^.;\d]{0,40}, (?:(?:and|but) )?(?:of (?:them|those|which) |as (?:an? )?[a-z]+(?: [a-z]+)? |by myself |alone |mine )"
    r"(?P<n>[2-9]|\d{2,3})(?=[.,;]|$)"
)
"""A part of what was counted, its noun not said again: "320 houses, but as chief 140"."""
_BARE: Final = re.compile(
    r"(?i)\W*(?:(?:we|they|there) are |about |around |maybe )*(?P<n>[2-9]|\d{2,3}(?!\d))(?: (?P<what>so far|altogether|in all|in total|by now|of them))?[.!]?"
)
"""A number that is all that is said: "Fourteen so far.", "We are nine." """
UNIT: Final = re.compile(rf"(?i)(?:{UNIT_WORDS})$|^[$£€]")
_YEAR: Final = re.compile(r"^(?:19[5-9]\d|20[0-4]\d)$")
_NOT_COUNTED: Final = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "the",
        "a",
        "an",
        "to",
        "and",
        "or",
        "by",
        "was",
        "were",
        "is",
        "it",
        "i",
        "we",
        "they",
        "he",
        "she",
        "from",
        "for",
        "with",
        "that",
        "which",
        "so",
        "years",
        "year",
        "months",
        "month",
        "weeks",
        "week",
        "times",
        "time",
        "o'clock",
        "pm",
        "am",
    ]
)


_IN: Final = re.compile(
    r"(?i)\b(?:in|out of) (?:every |each |a )?(?:\d|[a-z]+ty\b|three\b|four\b|five\b|ten\b|hundred\b)"
)


def in_percent(words: str) -> str:
    """The text with fractions in percent: "a quarter" -> "25%", "one in four" -> "25%"."""
    text = _FRACTION.sub(lambda match: f"{_FRACTIONS[match.group().lower()]}%", words)
    if not _IN.search(text):
        return text
    digits = in_digits(text)
    # "from one in six to one in twenty": one in six is no whole percent, so neither is turned
    whole = all(_percent_of(match) for match in _SHARE.finditer(digits))
    return _SHARE.sub(_percent_of, digits) if whole else text


def _percent_of(match: re.Match[str]) -> str:
    """The share in percent; "" where that is no whole number."""
    part = int(match["part"]) if match["part"].isdigit() else 1
    whole = int(match["whole"]) if match["whole"].isdigit() else 100
    return f"{100 * part // whole}%" if part < whole and 100 * part % whole == 0 else ""


class DigitStep(NamedTuple):
    """A substitution on the way to digits, and words that need it, as `said` and as they come."""

    pattern: re.Pattern[str]
    instead: str | Callable[[re.Match[str]], str]
    said: str
    comes: str


@lru_cache(maxsize=4096)
def in_digits(words: str) -> str:
    """The text with numbers in digits: "forty-three" -> "43", "nought point six" -> "0.6"."""
    for step in FOR_THE_LIBRARY:
        words = step.pattern.sub(step.instead, words)
    words = _read_by_library(words)
    for step in AFTER_THE_LIBRARY:
        words = step.pattern.sub(step.instead, words)
    return words


def _read_by_library(words: str) -> str:
    from text_to_num import alpha2digit

    digits: str = alpha2digit(words, "en", 1.5)
    return digits


def _grown_together(match: re.Match[str]) -> str:
    return f"{_read_by_library(match['n'])}-"


def _halves(match: re.Match[str]) -> str:
    count = match["n"] if match["n"].isdigit() else "1"
    plural = "" if match["unit"].lower() == "million" else "s"
    return f"{count}.5 {match['unit']}{plural}"


FOR_THE_LIBRARY: Final = (
    DigitStep(
        re.compile(r"(?i)\bfifty[- ]fifty\b"), "half each",
        "we split it fifty-fifty", "we split it half each",
    ),
    DigitStep(  # a number grown together with what it counts
        re.compile(
            r"(?i)\b(?P<n>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six"
            r"|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)-"
            r"(?=(?!one|two|three|four|five|six|seven|eight|nine)[a-z]{3,})"
        ), _grown_together,
        "a twelve-chair salon", "a 12-chair salon",
    ),
    DigitStep(
        re.compile(r"(?i)\b(nought|zero|oh) point\b"), "zero point",
        "oh point six", "0.6",
    ),
    DigitStep(
        re.compile(r"\b(\w+)-hundred\b"), r"\1 hundred",
        "several-hundred guests", "several 100 guests",
    ),
    DigitStep(  # it stays a word, as people write it
        re.compile(rf"(?i)\b(m|b)illion\b(?! (?:and )?{NUMBER_WORD}\b)"), r"\1\1illion",
        "four million rows", "4 million rows",
    ),
    DigitStep(  # no number
        re.compile(r"(?i)\b(on)(es)\b"), r"\1_\2",
        "the two ones", "the 2 ones",
    ),
)  # fmt: skip
"""What a library for numbers in words reads otherwise, or not; each step sees what those before made."""
AFTER_THE_LIBRARY: Final = (
    DigitStep(re.compile("n_es"), "nes", "the two ones", "the 2 ones"),
    DigitStep(
        re.compile(r"(?i)\b(m|b)\1illion\b"), r"\1illion",
        "four million rows", "4 million rows",
    ),
    DigitStep(
        re.compile(r"(\d+) point (\d+)"), r"\1.\2",
        "20 point 5", "20.5",
    ),
    DigitStep(  # the half behind the point
        re.compile(
            r"(?i)\b(?P<n>\d+|one|an?) (?P<unit>minute|hour|day|week|month|year|tonne|kilo|million)s? and (?:a|one) half\b"
        ), _halves,
        "one day and a half", "1.5 days",
    ),
    DigitStep(  # none of what was counted before; "zero falls" stays as it is said
        re.compile(
            r"(?i)(?<=\b20\d\d )(?:zero|nil)\b(?=[.,;]|$)|(?<=\d to )(?:zero|nil)\b(?! [a-z])|(?<=\bnow )(?:zero|nil)\b(?=[.,;]|$)"
        ), "0",
        "in 2025 nil", "in 2025 0",
    ),
    DigitStep(
        re.compile(r"(?<=\d)0 (?:and something|odd) (?=[a-z])"), "0 ",
        "forty odd guests", "40 guests",
    ),
    DigitStep(
        re.compile(r"(?<![\d.,])(\d+),? and a half\b"), r"\1.5",
        "two and a half days", "2.5 days",
    ),
    DigitStep(
        re.compile(r"(?<![\d.,])(\d{1,3}) (?:grand|k)\b"), r"\1,000",
        "thirty grand", "30,000",
    ),
    DigitStep(
        re.compile(r"\b(?:one|One)(?= in \d| or \d)|(?<=\d to )one\b"), "1",
        "one in four", "1 in 4",
    ),
    DigitStep(
        re.compile(r"(?i)\b((?:now|down to)(?: it['’]s| is| it is)? )one(?=[.,;!]|$)"), r"\g<1>1",
        "from three down to one.", "from 3 down to 1.",
    ),
    DigitStep(
        re.compile(r"(?i)(?<=\d)\s?(?:per ?cent|percent)\b"), "%",
        "five per cent", "5%",
    ),
)  # fmt: skip
"""What it leaves as words, or was hidden from it."""


def measures(words: str) -> tuple[Measure, ...]:
    """The measures of one sentence, pairs first; years and clock times are none."""
    text = in_digits(in_percent(words))
    hedged = bool(HEDGE.search(words))
    subject = _subject(text)
    told = (pattern.search(text) for pattern in _CHANGES)
    pair = next((match for match in told if match), None)
    if pair and not _both_years(pair) and _of_one_kind(pair):
        beside = text[: pair.start()] + " " * len(pair.group()) + text[pair.end() :]
        return (
            Measure(_pair_value(pair), subject, hedged=hedged),
            *(Measure(f"{m['n']}%", subject, hedged=hedged) for m in _PERCENT.finditer(beside)),
        )
    found = [Measure(f"{m['a']} of {m['b']}", subject, hedged=hedged) for m in _OF.finditer(text)]
    found += [Measure(f"{m['n']}%", subject, hedged=hedged) for m in _PERCENT.finditer(text)]
    found += [
        Measure(m["n"], m["what"], hedged=hedged)
        for m in _COUNT.finditer(text)
        if not _YEAR.match(m["n"]) and m["what"].split()[-1] not in _NOT_COUNTED
        and m["n"] not in ("0", "1")
    ]  # fmt: skip
    for pattern in (_RATE, _OF_THEM, _SO_FAR):
        found += [Measure(m["n"], m["what"], hedged=hedged) for m in pattern.finditer(text)]
    found += [
        Measure(f"{m['n']} {m['unit']}", f"of {m['planned']}", hedged=hedged)
        for m in _SOONER.finditer(text)
    ]
    found += [Measure("0", m["what"] or m["harm"], hedged=hedged) for m in _NONE.finditer(words)]
    if bare := _BARE.fullmatch(text):
        found.append(Measure(bare["n"], bare["what"] or subject, hedged=hedged))
    unique = {measure.value: measure for measure in reversed(found)}
    return tuple(reversed(unique.values()))


def tells_before(words: str) -> bool:
    """True where a sentence says how it was, and not how it is now."""
    return bool(BEFORE.search(words)) and not AFTER.search(words)


def _both_years(pair: re.Match[str]) -> bool:
    return any(_YEAR.match(pair[part].strip()) for part in ("a", "b"))


def _of_one_kind(pair: re.Match[str]) -> bool:
    """False where only the second has a unit and the first counts another thing: "two parts ... five days"."""
    if UNIT.search(pair["a"]) or not UNIT.search(pair["b"]):
        return True
    return not re.match(r"\s(?!or so|each|every|per|a )[a-z]", pair["between"])


def _pair_value(pair: re.Match[str]) -> str:
    before, after = pair["a"].strip(), pair["b"].strip()
    unit = re.search(r"(?:[a-z%]+)$", after)
    if unit and unit.group() == "%" and not before.endswith("%"):
        before += "%"
    if before.endswith("%") and not after.endswith("%") and not unit:
        after += "%"
    if unit and before.endswith(unit.group()) and unit.group() != "%":
        before = before.removesuffix(unit.group()).strip()
    return f"{before} to {after}"


def _subject(text: str) -> str:
    """What the number is about: the first words that name a thing."""
    match = re.match(
        r"\W*(?:(?:and|so|then|also|before|the|our|my|a|we|i|it|that|this)\W+)*([a-z][\w' -]{2,40}?)\b"
        r"(?= (?:was|were|went|had|is|are|took|fell|rose|from|down|up)\b)",
        text,
        re.IGNORECASE,
    )
    return match.group(1).strip() if match else re.sub(r"\W+", " ", text)[:60].strip()
