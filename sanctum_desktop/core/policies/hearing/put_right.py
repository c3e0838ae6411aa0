"""Puts a line that was read back right, from what the person answers to it.

Three ways of correcting are told apart: both values are named ("Russo, not Rossi"); only the right
one is, and replaces the value of its kind that the line holds ("It ended in 2017"); or the deed or
title itself is denied ("I didn't lead it, I helped"), and the person's own clause takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final

from rapidfuzz.distance import Levenshtein

from sanctum_desktop.core.policies.hearing.corrections import swaps
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME, NUMBER_WORD

_SPOKEN_YEAR: Final = re.compile(
    rf"(?i)\b(?P<century>nineteen|twenty)[ -](?P<rest>{NUMBER_WORD}(?:[ -]{NUMBER_WORD})?)\b"
)
_CENTURY: Final = {"nineteen": 1900, "twenty": 2000}
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH: Final = re.compile(rf"\b(?:{MONTH_NAME})\b")
_NUMBER: Final = re.compile(
    rf"(?i)\b(?:\d[\d,.]*\d|\d|{NUMBER_WORD}(?:[ -](?:and )?{NUMBER_WORD})*)\b(?: (?:per ?cent|percent|%))?"
)
_NAME: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*[\w'’])(?:(?: (?:and|of|the|de|la|&))? (?:[A-ZÀ-Þ][\w'’.-]*[\w'’]))*"
)
_KINDS: Final = (_YEAR, _MONTH, _NUMBER, _NAME)
_EITHER: Final = (
    re.compile(r"(?i)(?:^|[.,;:] )(?P<right>[\w'’&%, -]{2,45}?)(?: (?:is it|it is|was it|was the job|is right))?,? (?:and )?not (?:in |at |to |from |an? |the )?(?P<wrong>[\w'’& -]{1,40}?)(?=[.,;!?]|$)"),
    re.compile(r"(?i)\b(?:scrap|drop|forget|strike) (?:the |that )?(?P<wrong>[\w'’& -]{1,30}?), (?:it'?s|it is|it was|put|make it) (?P<right>[\w'’& -]{1,40}?)(?=[.,;!?]|$)"),
)  # fmt: skip
_LEAD: Final = re.compile(
    r"(?i)^(?:(?:it'?s|it is|it was|i was|i am|i'm|that was|that'?s|my \w+ is|swap the name|the name is|no|an?|the|in|at|put|make (?:it|that)|down to)[, ]+)+"
)
_NEXT: Final = re.compile(r"(?i),? (?:I'?m|I am|I was|it'?s|it is|it was|and|but)$")
"""What already belongs to the "not" that follows: "a nursing assistant, I'm not a nurse"."""
_CHANGE: Final = re.compile(
    r"(?i)\b(?:change|turn|make|put|set) (?:that|it|this) (?:in)?(?:to )?(?P<right>[a-z][\w'’ -]{2,40}?)(?=[.,;!?]|$)"
)
_TITLE: Final = re.compile(
    r"(?i)\b(?:[a-z]+ )?(?:" + "|".join(sorted(words("titles"), key=len, reverse=True)) + r")\b"
)
_I_WAS: Final = re.compile(
    r"(?i)\b(?:I (?:was|am)|(?:my|the) (?:job|role|title|post|position)(?: there)? (?:was|is)) (?:just |only |really |actually )?(?:an? |the )?(?P<right>[a-z][a-z' -]{2,40}?)(?=[.,;!?]|$| like | there\b| at | in )"
)
_DENIED: Final = re.compile(
    r"(?i)\b(?:not|never|isn'?t|wasn'?t|didn'?t|don'?t|hadn'?t|haven'?t|no|wrong|nobody|mess|mistake|mixed|misspelled|too (?:big|much|strong|grand|large|high)|difference|by others|done by|where did you"
    r"|correct|please|sorry|oh dear|swap|scrap|you (?:write|wrote|put|said))\b|n['’]t\b|\?$"
)
_SHORT_YEAR: Final = re.compile(r"(?<![\d'.,])'?\b(\d\d)\b(?![\d,.%]\d|%| \w)")
_RANGE: Final = r"{a} (?:to|until|till|-|–) {b}|{b} (?:to|until|till|-|–) {a}"
_LAST: Final = re.compile(r"(?i)\b(?:left|leave|ended?|until|till|to|out|finish\w*|quit|stopped|up to)\b")  # fmt: skip
_FIRST: Final = re.compile(r"(?i)\b(?:began|begin|start\w*|joined|from|since|came|first)\b")
_OTHERS: Final = re.compile(
    r"(?i)\b(?:colleague|others?|somebody else|someone else|came from|my boss|the boss)\b"
)
_FORMS: Final = dict(line.split() for line in words("past_forms"))
"""What no first four letters bring together: "led" and "lead"."""
_SMALL: Final = frozenset(
    "a an the i it was is were that this them they he she we my our in on at of for by to from with and or not no".split()
)
_NO_NAME: Final = words("not_names") | frozenset(
    "i i'm i'd i've i'll it it's that that's the they this my our no not oh on in at by make put more hm we you he she swap where"
    " please there years ran sorry only exactly and but so yes ten nine five a an was for from".split()
)


def put_right(lines: Sequence[str], said: str) -> list[str]:
    """The lines as they should stand after that answer; one that is not concerned stays."""
    return _put_right(tuple(lines), said)


@lru_cache(maxsize=512)  # the whole talk is heard again at each turn
def _put_right(lines: tuple[str, ...], said: str) -> list[str]:
    said = with_years(said.replace("’", "'"))
    rules: list[Callable[[str, str], str]] = [_by_both]
    rules += [partial(_by_kind, kind) for kind in _KINDS]
    for rule in rules:
        better = [rule(line, said) for line in lines]
        if sum(map(bool, better)) == 1:  # where two lines could be meant, neither is touched
            return [new or line for new, line in zip(better, lines, strict=True)]
    concerned = _concerned(lines, said)
    if concerned is None:
        return list(lines)
    told = _denied(lines[concerned], said)
    return [*lines[:concerned], *([told] if told else []), *lines[concerned + 1 :]]


def _by_both(line: str, said: str) -> str:
    """Right and wrong are both named."""
    pairs = [(m["wrong"], m["right"]) for pattern in _EITHER for m in pattern.finditer(said)]
    for wrong, right in (*swaps(said), *pairs):
        old = wrong.strip()
        new = _of_its_kind(old, _LEAD.sub("", right.strip()))
        if new and _holds(line, old):
            return _replaced(line, old, new)
    return ""


def _of_its_kind(wrong: str, right: str) -> str:
    """A number for a number: of "2018 when I left, not 2019" only the year."""
    kind = next((kind for kind in (_YEAR, _MONTH, _NUMBER) if kind.fullmatch(wrong)), None)
    found = kind.search(right) if kind else None
    return found.group() if found else _NEXT.sub("", right)


def _by_kind(kind: re.Pattern[str], line: str, said: str) -> str:
    """Only the right value is named; it replaces the one of its kind in the line."""
    held = [value for value in _values(kind, line) if kind is not _NAME or not _opens(line, value)]
    if kind is _YEAR and held:
        said = re.sub(_SHORT_YEAR, f"{held[-1][:2]}\\1", said)
    known = {_norm(value) for value in held}
    spoken = [v for v in _values(kind, said) if kind is not _NAME or not _only_begins(said, v)]
    fresh = [value for value in spoken if _norm(value) not in known]
    if not held or not fresh:
        return ""
    named = [v for v in held if _norm(v) in map(_norm, spoken)]
    if named and re.search(_RANGE.format(a=re.escape(fresh[-1]), b=re.escape(named[-1])), said):
        named = [v for v in held if v not in named]  # "2000 to 2006": what is said again holds
    return _replaced(line, _which(held, named, fresh[-1], said), fresh[-1])


def _opens(line: str, value: str) -> bool:
    """True for a capital that only opens the line: "Fixed the heating"."""
    return line.startswith(f"{value} ") and " " not in value


def _only_begins(said: str, value: str) -> bool:
    """True for a capital that opens a sentence of the answer: "Part time at the library"."""
    begun = rf"(?:^|[.!?] ){re.escape(value)} (?!is\b|was\b|not\b|it\b)[a-z]"
    return " " not in value and re.search(begun, said) is not None


def _which(held: Sequence[str], named: Sequence[str], right: str, said: str) -> str:
    if named:
        return named[-1]
    if len(held) > 1 and right[:1].isdigit():
        return held[0] if _FIRST.search(said) and not _LAST.search(said) else held[-1]
    alike = [value for value in held if (" " in value) == (" " in right)]
    return min(alike or held, key=lambda value: Levenshtein.distance(value.lower(), right.lower()))


def _denied(line: str, said: str) -> str:
    """The person's own clause instead of the line; "" where they only took it back."""
    title = _TITLE.search(line)
    was = next((m for m in _I_WAS.finditer(said) if not _DENIED.search(m.group())), None)
    changed = _CHANGE.search(said)
    right = changed["right"] if changed else was["right"] if was else ""
    if title and right and not re.match(r"(?i)(?:one of|not|never|in|on|with)\b", right):
        return _replaced(line, title.group(), right)
    clauses = [c.strip() for c in re.split(r"[.,;!?]+ ?", said) if c.strip()]
    kept = [c for c in clauses if not _DENIED.search(c) and _tells(c)]
    return _own(kept[0]) if kept else ""


def _own(clause: str) -> str:
    meant = re.sub(r"(?i)^(?:i meant|more exactly|it was|it is|it's|actually) ", "", clause)
    return meant[0].upper() + meant[1:]


def _tells(clause: str) -> bool:
    """True for what the person did or was; false for what a colleague did."""
    if re.match(r"(?i)(?:my|the|his|her|their) \w+ .*\b(?:it|from|was|came|did|had)\b", clause):
        return False
    return len(clause.split()) > 1


def _concerned(lines: Sequence[str], said: str) -> int | None:
    """Which line a denial speaks of: the one that shares most words with it."""
    denies = any(p.search(said) for p in (_DENIED, _OTHERS, _I_WAS, _CHANGE))
    if not denies:
        return None
    if len(lines) == 1:
        return 0
    denied = " ".join(c for c in re.split(r"[.,;]", said) if _DENIED.search(c))
    for spoken in (denied, said):
        found = _most_alike(lines, spoken)
        if found is not None:
            return found
    return None


def _most_alike(lines: Sequence[str], said: str) -> int | None:
    """The one line that shares most words with what was said; None where two do."""
    spoken = stems(said)
    shared = [len(spoken & stems(line)) for line in lines]
    most = max(shared)
    return shared.index(most) if most and shared.count(most) == 1 else None


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """What the telling words begin with, so that "baked" and "baker" are alike."""
    words_ = re.findall(r"[\w']+", text.lower())
    return frozenset(_FORMS.get(word, word)[:4] for word in words_ if word not in _SMALL)


def _values(kind: re.Pattern[str], text: str) -> Iterator[str]:
    for match in kind.finditer(text):
        value = match.group()
        if kind is _NUMBER and (_YEAR.fullmatch(value) or text[match.end() :].startswith(" of ")):
            continue
        if kind is _NAME:
            value = _named(value, at_start=match.start() == 0 or text[match.start() - 2] in ".!?")
        if value:
            yield value


def _named(value: str, *, at_start: bool) -> str:
    """The name without a sentence's first word that is none."""
    parts = value.split()
    while parts and (parts[0].lower() in _NO_NAME or _MONTH.fullmatch(parts[0])):
        parts = parts[1:]
        at_start = False
    if at_start and len(parts) == 1 and _TITLE.fullmatch(parts[0]):
        return ""
    return " ".join(parts)


def with_years(said: str) -> str:
    """Years in digits: "twenty twenty-one"."""

    def year(match: re.Match[str]) -> str:
        rest = in_digits(match["rest"])
        if not rest.isdigit() or not 1 <= int(rest) <= 99:
            return match.group()
        return str(_CENTURY[match["century"].lower()] + int(rest))

    return _SPOKEN_YEAR.sub(year, said)


def _norm(value: str) -> str:
    return re.sub(r"[,\s]|per ?cent|percent|%", "", in_digits(value)).lower()


def _holds(line: str, value: str) -> bool:
    return bool(value) and re.search(rf"(?i)(?<!\w){re.escape(value)}(?!\w)", line) is not None


def _replaced(line: str, wrong: str, right: str) -> str:
    _, _, unit = right.partition(" ")
    if unit and _holds(line, f"{wrong} {unit}"):
        wrong = f"{wrong} {unit}"  # "5 percent, not 3" of "3 percent"
    found = re.sub(rf"(?i)(?<!\w){re.escape(wrong)}(?!\w)", lambda _: right, line, count=1)
    return found[0].upper() + found[1:] if line[:1].isupper() else found
