"""A short mirror in the person's own words; none where the words do not lend themselves.

A wrong or crooked mirror is worse than none, so each rule takes only what is surely a thing: what
somebody made, what was heard as a fact, a whole short answer, or a thing between its article or
number and the next small word. Nothing denied, withdrawn, confided or heavy is said back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.hearing.lists import LANGUAGES, NEGATED, WITHDRAWN
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.repairs import repaired
from sanctum_desktop.core.policies.hearing.text import sentences, without_fillers
from sanctum_desktop.core.policies.interview.adrift import beside, reluctant
from sanctum_desktop.core.policies.interview.mirror_rules import (
    KIN,
    LONGEST,
    OF_NUMBERS,
    RULES,
    in_full,
    is_of_others,
    made,
    noun,
)
from sanctum_desktop.core.policies.interview.things import (
    NO_THING,
    SMALL,
    is_number,
)
from sanctum_desktop.core.policies.phrases import phrases

_ONE_OF: Final = re.compile(r"(?i)\bI\b[^.!?]*\b(?P<share>one of (?:the )?(?:two|three|four|five|six|seven|eight|\w+ty|\d+))\b")  # fmt: skip
_HEAVY: Final = re.compile(
    r"(?i)\b(?:die[ds]?|dying|dead|death|killed|suicide|cancer|drunk|drinking|prison|jail|sacked|fired|heart attack|stroke|fault|boring|stupid|silly|embarrass\w+|awful|terrible|useless|dumb|cry|cries|cried|done with|fed up|sick of"
    r"|(\w+) \1|nothing|nobody|no|not|never|without|barely|hardly|police|divorce\w*|debt)\b"
)
"""What is not said back to anybody: a no, a hurt, what runs the person down."""
_HEADS_A_CLAUSE: Final = re.compile(r"(?i)(?:,? (?:but|because|so) |[;:–—]\s*|, |\.\.\.\s*)")
_TITLE: Final = ("position", "name")
_LANGUAGES: Final = frozenset(language.lower() for language in LANGUAGES)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)
_NO: Final = re.compile(
    rf"(?i){NEGATED.pattern}|\w+n['’]t\b|\b(?:nobody|no one|none|neither|nor)\b"
)
_NOTHING_MUCH: Final = re.compile(r"(?i)^(?:it(?:['’]s| is| was) )?(?:nothing|not)(?: (?:special|much|really|fancy))*,\s*")  # fmt: skip
_UNTIL_NOT: Final = re.compile(r"(?i)\b(?:until|till) \w+ \w+n['’]?t\b")
_BEGINS_ANEW: Final = re.compile(r"(?:(?:and|but|so) )?(?:I|[Ww]e)\b")
_OWN: Final = re.compile(r"\b(?:I|[Ww]e)\b")
_AT_COMMAS: Final = re.compile(r"[,;] ")
_OF_ONESELF: Final = re.compile(r"\b(?:I|[Ww]e)\b|\b(?:19|20)\d\d\b")
"""What is worth saying back of a sentence with family in it: "since the autumn of 2009"."""
FIRMS: Final = re.compile(r"(?i)^(?:the )?(?:firm|company|place|outfit|boat|shop)['’]s ")
_GROPING: Final = re.compile(
    r"(?i)\b(?:wait|hang on|hold on|sorry|correction|i mean|i say(?=,)|or was it|let me (?:think|count)|actually|no wait|no(?=, (?!no)))\b[\s,.!]*"
)
"""A number is being looked for; which of those said is the right one is not for a mirror."""


def sayable(said: str) -> tuple[str, ...]:
    """The sentences of an answer, or clauses of them, out of which something may be said back.

    None of an answer that says "one of five": its share alone is said back. Where a number was
    being looked for, none with a number.
    """
    if confided(said) or phrases("tender").search(said) or _ONE_OF.search(said):
        return ()
    last, groping = _after_groping(said)
    clauses = (without_fillers(clause) for clause in _safe_clauses(last))
    return tuple(part for part in clauses if not (groping and re.search(r"\d", in_digits(part))))


def unfit_to_mirror(words: str) -> bool:
    """True for what hurts, denies or runs down, and for kin: it is not said back to anybody."""
    return bool(_HEAVY.search(words) or KIN.search(words))


def mirror(said: str, facts: Sequence[Fact] = (), before: Sequence[str] = ()) -> str:
    """A few words of the answer, as they were said: "a turning and checking card".

    `facts` are those heard in this answer; what stands in `before` has been said back already.
    """
    past = [words.lower() for words in before]
    fresh = (thing for thing in mirrors(said, facts) if not any(thing.lower() in p for p in past))
    return next(fresh, "")


def mirrors(said: str, facts: Sequence[Fact] = ()) -> Iterator[str]:
    """What could be said back, the surest first."""
    if confided(said) or phrases("tender").search(said):
        return
    shared = _ONE_OF.search(said)
    if shared:
        yield shared["share"]
        return
    if _job(facts):
        yield _job(facts)
    last, groping = _after_groping(said)
    clauses = [without_fillers(clause) for clause in _safe_clauses(last)]
    whole = [part.text for part in sentences(last) if not beside(part.text)]
    whole = whole if repaired(said) == said else []
    rules = [rule for rule in RULES if not (groping and rule in OF_NUMBERS)]
    looked_at = ((in_full, whole), *((rule, clauses) for rule in rules))
    found = (thing for rule, parts in looked_at for part in parts for thing in rule(part, facts))
    yield from (thing for thing in found if not _HEAVY.search(thing))


def things_told(said: str, least: int = 2) -> Iterator[str]:
    """What was made, or told of at some length, as things: "a turning chart".

    Of fewer than `least` telling words it tells too little to be taken up later: "a head".
    """
    if confided(said) or phrases("tender").search(said):
        return
    clauses = _safe_clauses(_after_groping(said)[0])
    parts = [without_fillers(clause) for clause in clauses if not is_of_others(clause)]
    found = ((thing, part) for rule in (made, noun) for part in parts for thing in rule(part, ()))
    for thing, part in found:
        content = {word.lower() for word in thing.split()} - SMALL - NO_THING
        if thing.split()[0] in ("every", "each") or (len(content) == 1 and not _OWN.search(part)):
            continue
        if len(content) >= least and not (is_number(thing.split()[0]) or _HEAVY.search(thing)):
            yield thing


def _after_groping(said: str) -> tuple[str, bool]:
    """What was said once the right word was found; what came before it is not so."""
    groping = [match for match in _GROPING.finditer(said) if match.end() < len(said)]
    return (said[groping[-1].end() :], True) if groping else (said, False)


def mid_sentence(thing: str, said: str) -> str:
    """As it stands inside a sentence: what began with a capital only because it came first."""
    if thing.startswith("the "):
        return f"the {mid_sentence(thing.removeprefix('the '), said)}"
    first, _, rest = thing.partition(" ")
    proper = first.strip(",").lower() in _LANGUAGES or first.lower() in _MONTHS
    inside = re.search(rf"[^\s.!?:]\s+{re.escape(first)}\b", said)
    if proper or inside or not rest or rest != rest.lower() or first[1:] != first[1:].lower():
        return thing
    return f"{first.lower()} {rest}"


def _safe_clauses(said: str) -> Iterator[str]:
    """Sentences that may be said back; of one with a "no" in it only some clauses."""
    for sentence in sentences(repaired(said)):
        text = re.sub(r"\s+", " ", sentence.text)
        if WITHDRAWN.search(text) or _UNTIL_NOT.search(text) or reluctant(text):
            continue
        if beside(text):
            yield from (
                p for p in _AT_COMMAS.split(text) if _OF_ONESELF.search(p) and not beside(p)
            )
            continue
        if _NO.search(text):
            yield from _clauses_without_a_no(text)
        else:
            yield text


def _clauses_without_a_no(sentence: str) -> Iterator[str]:
    """Those before the "no", and those after it that begin anew with "I": a "no" reaches far."""
    reached = False
    for clause in _HEADS_A_CLAUSE.split(_NOTHING_MUCH.sub("", sentence)):
        reached = bool(_NO.search(clause)) or (reached and not _BEGINS_ANEW.match(clause))
        if not reached:
            yield clause


def _job(facts: Sequence[Fact]) -> str:
    """Title and place of a job just told: "Staff nurse, St Oswin's Hospital"."""
    said = {
        f.name: FIRMS.sub("", f.source.quote)
        for f in reversed(facts)
        if f.entry.startswith("job") and f.name in _TITLE
    }
    told = [said[name].strip(" .,") for name in _TITLE if name in said]
    if told[1:] and told[1].lower() in told[0].lower():
        told.pop()  # "technician of laboratory", in a laboratory
    return ", ".join(told) if told and all(len(words.split()) <= LONGEST for words in told) else ""
