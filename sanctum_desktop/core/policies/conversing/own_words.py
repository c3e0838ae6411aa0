"""The person's own words as they are said back: cut to what was meant, and turned to "you"."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.quiet import is_between_us
from sanctum_desktop.core.policies.hearing.lists import LANGUAGES
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition import recognised

_END: Final = re.compile(r"[.!?\n]+")
_GOES_ON: Final = re.compile(
    r"(?i),? (?:but|because|so that|so|although|though|which|since|if|when i|and i|and then i|and we"
    r"|or maybe|as long as)\b|, (?=(?:he|she|they|it|we|i|the|my|that|this|now)\b)|[;:(–—]| - "
)
_TRAILS: Final = re.compile(
    r"(?i)[,\s]*\b(?:you know|please|i guess|i suppose|i think|maybe|or so|or something|really"
    r"|that['’]?s (?:all|it)|anyway|honestly|and|or|the|a|an|to|of|for|with|in|at|my)\W*$"
)
_LONGEST: Final = 12
_FRAGMENT: Final = 5
"""Words of the longest answer that is taken as it stands."""
_TURNS: Final = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
    "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "our": "your",
}  # fmt: skip
_SELF: Final = re.compile(r"(?i)\b(?:i|i['’]\w+|me|my|mine|myself|we|us|our)\b")
_OURS: Final = re.compile(r"(?i)\b(?:we|us|ours|you|your)\b")
_PERSON: Final = re.compile(r"(?i)\b(?:i|i['’]\w+|we|you|he|she|they|it|there|this|that)\b")
_HURTS: Final = re.compile(
    r"(?i)\b(?:die[ds]?|dead|death|kill\w*|cancer|stupid|useless|idiots?|worthless|loser|failure"
    r"|fired|sacked|prison|drunk|hate|shit|crap|damn|fuck\w*|bloody|old (?:man|woman)|boring)\b"
)
_CAPITALS: Final = frozenset(
    {language.lower() for language in LANGUAGES}
    | set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may"
        " june july august september october november december i".split()
    )
)
_STARTS: Final = re.compile(
    r"(?i)^(?:(?:well|so|just|only|and|ok|okay|maybe|perhaps|oh|yes|then)[,.]* )+"
)


def sentences_of(said: str) -> list[str]:
    """Its sentences, without their ends."""
    return [part.strip() for part in _END.split(said) if part.strip()]


def cut(words: str, most: int = _LONGEST) -> str:
    """The words up to where the sentence goes on to something else; "" where that is too long."""
    told = _END.split(_GOES_ON.split(words.strip(), maxsplit=1)[0])[0]
    if len(told.split()) > most:
        told = told.split(",")[0]
    while (shorter := _TRAILS.sub("", told)) != told:
        told = shorter
    told = told.strip(" ,'\"“”‘’-")
    return told if 0 < len(told.split()) <= most else ""


def fragment(said: str) -> str:
    """A short answer without a person in it, as it stands: "better hours"."""
    parts = sentences_of(said)
    told = plainly(parts[0]) if len(parts) == 1 else ""
    short = 0 < len(told.split()) <= _FRAGMENT
    fit = short and not (_PERSON.search(told) or "?" in said)
    return inside(told) if fit else ""


def plainly(words: str) -> str:
    """Without the small words people begin and end with: "just less nights, I suppose"."""
    told = _STARTS.sub("", words.strip())
    while (shorter := _TRAILS.sub("", told)) != told:
        told = shorter
    return told.strip(" ,")


def inside(words: str) -> str:
    """As it stands inside a sentence: a capital only where the word has one everywhere."""
    first = words.split(maxsplit=1)[0] if words else ""
    named = (
        first.lower().strip(",.;:").removesuffix("s") in _CAPITALS
        or first[1:] != first[1:].lower()
    )
    return words if named or words != first + words[len(first) :].lower() else _lower(words)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def turned(words: str) -> str:
    """What was "my" is "your" when somebody else says it; "" where it is not sure who is meant."""
    if _OURS.search(words):
        return ""

    def other(match: re.Match[str]) -> str:
        return _TURNS.get(match.group().lower().replace("’", "'"), match.group())

    return re.sub(r"[A-Za-z]+(?:['’][A-Za-z]+)?", other, words)


def as_said(words: str) -> str:
    """Between marks where the person speaks of themselves: it is theirs, and is not turned."""
    return text("talk.quoted", words=words) if _SELF.search(words) else inside(words)


def may_be_said_back(words: str) -> bool:
    """True for what neither hurts nor runs anybody down, and was not told between us."""
    hurts = any(found.search(words) for found in (_HURTS, phrases("tender"), phrases("distress")))
    kept = is_between_us(words) or tells_how_to_reach(words)
    return not (hurts or kept or recognised("minimising", words))


def stands_in(thing: str, said: str) -> bool:
    """True where the words stand in the answer as they are said back, but for whose they are."""
    own = re.sub(r"(?i)\byour\b", "@", thing).lower()
    return bool(thing) and own in re.sub(r"(?i)\b(?:my|our)\b", "@", said).lower()
