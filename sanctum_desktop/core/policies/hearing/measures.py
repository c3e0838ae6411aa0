"""Numbers of an achievement as they were said: pairs before and after, percents, sums, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.facts import Measure
from sanctum_desktop.core.policies.hearing.vocabulary import NUMBER_WORD

_FRACTIONS: Final = {
    "a half": 50, "half": 50, "a third": 33, "two thirds": 67, "a quarter": 25,
    "three quarters": 75, "a fifth": 20, "a tenth": 10, "two fifths": 40, "one third": 33,
    "one quarter": 25, "one half": 50, "one fifth": 20,
}  # fmt: skip
_FRACTION: Final = re.compile(
    rf"(?<!and )(?<!and a )(?<!in )(?<!per )(?<!each )(?<!every )\b(?:{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})\b"
    r"(?! (?:and half|past|to|of a|an?\b|hour|year|in\b))",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"\b(?P<part>\d{1,3}|[Oo]ne|[Aa])(?: [a-z]+(?= (?:in|out of) (?:every |each )))? (?:in|out of) (?:every |each |a )?(?P<whole>\d{1,3}|hundred)\b(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|million|thousand))"
)
"""A share told as so many in so many: "three in every ten"."""
_HEDGE: Final = re.compile(
    r"(?i)\b(?:about|around|roughly|approximately|nearly|almost|maybe|perhaps|some|like|over|more than|just over"
    r"|just under|up to|at least|or so|-some|i think|i'd say)\b"
)
_UNIT_WORDS: Final = (
    r"per ?cent|percent|%|lakh|crore|minutes?|mins?|hours?|days?|weeks?|months?|years?|seconds?|million|billion"
    r"|thousand|dollars?|pounds?|euros?|kg|kilos?|tonnes?|litres?|liters?|miles|km|degrees|cases?|points?"
)
_NUMBER: Final = rf"(?:1 in \d+|[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?(?:{_UNIT_WORDS}))*)"
_HEDGES: Final = r"(?:(?:about|around|roughly|nearly|almost|maybe|like|now|only|just|is|it'?s|at|be|to|under|over|a|the|was|then),? )*"
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
    rf"(?P<a>{_NUMBER})(?P<between>[^\d]{{0,150}}?)\b(?:now|and then|then|it was then|down to|got (?:that|it) to|to)\s+{_HEDGES}(?P<b>{_NUMBER})(?!\d| of (?:us|them|you)\b)",
    re.IGNORECASE,
)
_IS_NOW: Final = re.compile(
    rf"(?P<a>{_NUMBER})(?P<between>[^\d.;]{{0,60}}?)\b(?:and|,) (?:it|they)(?:'?(?:s|re)| is| are) {_HEDGES}(?P<b>{_NUMBER})"
    r"(?=[^.,;]{0,12}\b(?:now|today)\b)",
    re.IGNORECASE,
)
"""Both in one sentence, the now behind its number: "two percent when I came and it's one now"."""
_YEAR_BY_YEAR: Final = re.compile(
    rf"\bin (?P<then>(?:19|20)\d\d)\b(?P<between>[^.;\d]{{0,60}}?)(?P<a>{_NUMBER})[^.;\d]{{0,60}}?\b(?:in (?P<since>(?:19|20)\d\d)|(?:last|this) (?:year|season|winter|summer))\b[^.;\d]{{0,30}}?(?P<b>{_NUMBER})",
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
    r"|rose|since then|then|last year|these days|hit|by 20\d\d|(?:from|since) that (?:day|moment|time|year)|(?:the )?(?:last|this) (?:\w+ )?(?:season|winter|summer|spring|autumn|month|quarter|term)|in the last \w+ (?:years?|months?)|(?:went|gone|fell|dropped|rose|grew|came) from)\b"
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
_AMOUNT: Final = re.compile(
    rf"(?P<amount>(?<![\w.,])[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?%?(?: (?:{_UNIT_WORDS}))*)(?!\s?(?:nd|rd|th|st)\b)"
)
_OF: Final = re.compile(
    r"\b(?P<a>\d(?:[\d,]*\d)?)\s+(?:out )?of\s+(?:the\s+)?(?P<b>\d(?:[\d,]*\d)?)\b", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s?(?:%|per ?cent\b|percent\b)", re.IGNORECASE)
_NONE: Final = re.compile(r"(?i)\b(?:zero|nil) (?P<what>(?:[a-z][a-z'’-]+ ){0,2}?[a-z][a-z'’-]+)")
_HYPHENED: Final = re.compile(
    r"(?i)\b(?P<n>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six"
    r"|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)-"
    r"(?=(?!one|two|three|four|five|six|seven|eight|nine)[a-z]{3,})"
)
"""A number grown together with what it counts: "a twelve-chair salon"."""
_COUNT: Final = re.compile(
    r"(?<![\d.,-])(?P<n>[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?(?: (?:million|billion|thousand))?)"
    r"(?:-|\s+)(?P<what>(?:of )?(?:[a-z][a-z'’-]+ ){0,2}?[a-z][a-z'’-]+)",
)
_RATE: Final = re.compile(
    r"(?<![\d.,-])(?P<n>\d(?:[\d,]*\d)?(?:\.\d+)?) (?P<what>(?:a|per|each|every|in (?:a|the|one|each|every)) (?:day|night|shift|hour|week|month|quarter|year|season|spring|summer|autumn|winter|term))\b"
)
_BARE: Final = re.compile(
    r"(?i)\W*(?:(?:we|they|there) are |about |around |maybe )*(?P<n>[2-9]|\d{2,3}(?!\d))(?: (?P<what>so far|altogether|in all|in total|by now|of them))?[.!]?"
)
"""A number that is all that is said: "Fourteen so far.", "We are nine." """
_UNIT: Final = re.compile(rf"(?i)(?:{_UNIT_WORDS})$|^[$£€]")
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


@lru_cache(maxsize=4096)
def in_digits(words: str) -> str:
    """The text with numbers in digits: "forty-three" -> "43", "nought point six" -> "0.6"."""
    from text_to_num import alpha2digit

    text = re.sub(r"(?i)\bfifty[- ]fifty\b", "half each", words)
    text = _HYPHENED.sub(lambda m: f"{alpha2digit(m['n'], 'en', 1.5)}-", text)
    text = re.sub(r"\b(nought|zero|oh) point\b", "zero point", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\w+)-hundred\b", r"\1 hundred", text)
    # "million" stays a word, as people write it; "one" alone is mostly a pronoun.
    text = re.sub(rf"(?i)\b(m|b)illion\b(?! (?:and )?{NUMBER_WORD}\b)", r"\1\1illion", text)
    text = re.sub(r"(?i)\b(on)(es)\b", r"\1_\2", text)  # "the small ones" are no number
    digits: str = alpha2digit(text, "en", 1.5).replace("n_es", "nes")
    digits = re.sub(r"(?i)\b(m|b)\1illion\b", r"\1illion", digits)
    digits = re.sub(r"(\d+) point (\d+)", r"\1.\2", digits)
    digits = re.sub(r"(?<=\d)0 (?:and something|odd) (?=[a-z])", "0 ", digits)
    digits = re.sub(r"(?<![\d.,])(\d+),? and a half\b", r"\1.5", digits)
    digits = re.sub(r"(?<![\d.,])(\d{1,3}) (?:grand|k)\b", r"\1,000", digits)
    digits = re.sub(r"\b(?:one|One)(?= in \d| or \d)|(?<=\d to )one\b", "1", digits)
    digits = re.sub(
        r"(?i)\b((?:now|down to)(?: it['’]s| is| it is)? )one(?=[.,;!]|$)", r"\g<1>1", digits
    )
    return re.sub(r"(?<=\d)\s?(?:per ?cent|percent)\b", "%", digits, flags=re.IGNORECASE)


def measures(words: str) -> tuple[Measure, ...]:
    """The measures of one sentence, pairs first; years and clock times are none."""
    text = in_digits(in_percent(words))
    hedged = bool(_HEDGE.search(words))
    subject = _subject(text)
    told = (pattern.search(text) for pattern in _CHANGES)
    pair = next((match for match in told if match), None)
    if pair and not _both_years(pair) and _of_one_kind(pair):
        return (Measure(_pair_value(pair), subject, hedged=hedged),)
    found = [Measure(f"{m['a']} of {m['b']}", subject, hedged=hedged) for m in _OF.finditer(text)]
    found += [Measure(f"{m['n']}%", subject, hedged=hedged) for m in _PERCENT.finditer(text)]
    found += [
        Measure(m["n"], m["what"], hedged=hedged)
        for m in _COUNT.finditer(text)
        if not _YEAR.match(m["n"]) and m["what"].split()[-1] not in _NOT_COUNTED
        and m["n"] not in ("0", "1")
    ]  # fmt: skip
    found += [Measure(m["n"], m["what"], hedged=hedged) for m in _RATE.finditer(text)]
    found += [Measure("0", m["what"], hedged=hedged) for m in _NONE.finditer(words)]
    if bare := _BARE.fullmatch(text):
        found.append(Measure(bare["n"], bare["what"] or subject, hedged=hedged))
    unique = {measure.value: measure for measure in reversed(found)}
    return tuple(reversed(unique.values()))


def tells_before(words: str) -> bool:
    """True where a sentence says how it was, and not how it is now."""
    return bool(BEFORE.search(words)) and not AFTER.search(words)


_AT_FIRST: Final = re.compile(r"(?i)\bfirst (?:year|month|week|season|term)\b|\bback then\b")
_IN_YEAR: Final = re.compile(r"(?:And |But |So )?[Ii]n 20\d\d\b")
_TELLING_UNIT: Final = re.compile(
    r"%|[$£€]|\b(?:minutes|hours|days|weeks|points|litres|kilos|tonnes|lakh|crore)\b"
)
"""A unit two numbers of one answer share only where they are of one thing."""
_ONE_THING: Final = re.compile(
    r"(?i)(?P<lead>\b(?:it (?:was|is)|it['’]s|we had|there (?:was|is)|only|just) )one(?= (?!of\b|day\b|thing\b|time\b|more\b|by\b)[a-z])"
)
"""One that counts: "in 2025 it was one injury"."""
_SO_MUCH_LESS: Final = re.compile(r"(?i) (?:less|more|fewer|up|down|off|cheaper|faster|quicker)\b")
_IN_A_YEAR: Final = re.compile(r"(?i)\b(?:in|of|by|since|until|till|from|year) (?:19|20)\d\d$")
_NOW_BEHIND: Final = re.compile(
    rf"(?<![\d.,])(?P<amount>\d(?:[\d,]*\d)?(?:\.\d+)?%?(?: (?:{_UNIT_WORDS}))*)(?= (?:(?!of\b|and\b|but\b)[a-z]+ ){{0,2}}(?:now|today|these days)\b)"
)
"""The number before its "now": "it's fifty-one now", "thirty-four most weeks now"."""
_STEM: Final = 5
_LINKS: Final = frozenset("from with that which were they this when".split())


def change_since(told: Sequence[tuple[str, Measure]], words: str, about: str) -> Measure | None:
    """What this sentence says has become of a number told before it: "45 to 12".

    `told` are the sentences so far that hold one number. A number is the earlier one where its
    sentence says how it was, or where both count the same.
    """
    said = in_digits(in_percent(words))
    later = _later_amount(_ONE_THING.sub(r"\g<lead>1", said))
    if later is None:
        return None
    counted = _counted(later.string[later.end() :])
    for sentence, measure in reversed(told):
        if later["amount"].strip() == "1" and not _stems(counted) & _stems(_counted(sentence)):
            continue  # "it is one trip a month" after "two pumps were starting"
        before = tells_before(sentence) or _AT_FIRST.search(sentence)
        unit = _TELLING_UNIT.search(measure.value + " " + measure.what.split(" ")[0])
        alike = unit and unit.group() in later["amount"]
        if before or alike or (counted and counted <= _counted(sentence)):
            return _pair_of(measure, later, words, about)
    return None


def _later_amount(said: str) -> re.Match[str] | None:
    """The number a sentence tells for the time after: no year, behind its word or before "now"."""
    after = AFTER.search(said) or _IN_YEAR.match(said)
    if after is None:
        return None
    behind = (
        m for m in _AMOUNT.finditer(said, after.end()) if not _IN_A_YEAR.search(said[: m.end()])
    )
    return next(behind, None) or next(_NOW_BEHIND.finditer(said), None)


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
    unit = _UNIT.match(earlier.what.split(" ")[0])
    was = f"{earlier.value} {unit.group()}" if unit else earlier.value
    what = about or earlier.what
    return Measure(f"{was} to {value}", what, hedged=bool(_HEDGE.search(words)))


def _both_years(pair: re.Match[str]) -> bool:
    return any(_YEAR.match(pair[part].strip()) for part in ("a", "b"))


def _of_one_kind(pair: re.Match[str]) -> bool:
    """False where only the second has a unit and the first counts another thing: "two parts ... five days"."""
    if _UNIT.search(pair["a"]) or not _UNIT.search(pair["b"]):
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
